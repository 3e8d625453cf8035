import ReportIndex
import ReportModel
import Testing

/// Places in a few letters, and limits that are kept as text.
@Suite struct LocatorTests {
  private func fixture() -> Catalog {
    var fixture = ReportFixture(
      """
      Harbour

      Oke said: "The quay is ours."[1]

      Lighthouse

      Bell said: "The lamp is lit."[2] Bell added: "It stays lit."

      [1] The Gull, May 3, 2020.
      [2] The Tern, May 4, 2020.
      """)
    fixture.section("Harbour")
    let oke = fixture.speaker("Ada Oke")
    let first = fixture.note("1")
    fixture.quotation("The quay is ours.", by: oke, said: "2020-05-03", notes: [first])
    fixture.section("Lighthouse")
    let bell = fixture.speaker("Tom Bell")
    let second = fixture.note("2")
    fixture.quotation("The lamp is lit.", by: bell, said: "2020-05", notes: [second])
    fixture.quotation("It stays lit.", by: bell)
    return Catalog(fixture.report)
  }

  @Test(arguments: [
    ("q12", Locator.quotation(12)), ("#q12", .quotation(12)), (" Q3 ", .quotation(3)), ("n8", .note("8")),
    ("niv", .note("iv")), ("s3", .section(3)), ("812", .line(812)), ("l812", .line(812)), ("34%", .percent(34)),
  ])
  func whatIsTypedIsRead(typed: String, locator: Locator) {
    #expect(Locator(typed) == locator)
    #expect(Locator(locator.description) == locator)
  }

  @Test(arguments: ["", "#", "q", "q1x", "x12", "101%", "%", "-3", "q 1", "n", "n a", "99999999999999999999", "١٢"])
  func whatIsNoneIsRefused(typed: String) { #expect(Locator(typed) == nil) }

  @Test func itLeadsToThePlaceThatItNames() throws {
    let catalog = fixture()
    let report = catalog.report
    #expect(try catalog.range(of: .quotation(2)) == report.quotations[1].range)
    #expect(try catalog.range(of: .section(2)) == report.sections[1].title)
    #expect(try catalog.range(of: .line(1)).start == 0)
    #expect(try catalog.range(of: .percent(0)).start == 0)
    #expect(try catalog.range(of: .percent(100)).end >= report.text.count - 1)
    for index in report.quotations.indices {
      #expect(catalog.locator(at: report.quotations[index].range.start) == .quotation(index + 1))
    }
    #expect(catalog.locator(at: report.sections[1].title.start) == .section(2))
    #expect(catalog.locator(at: report.text.count) == .line(report.text.lineCount))
  }

  @Test(arguments: [
    (Locator.quotation(4), "no quotation q4 · the last is q3"), (.quotation(0), "no quotation q0 · the last is q3"),
    (.section(3), "no section s3 · the last is s2"), (.note("9"), "no note 9 in this report"),
    (.line(0), "no line 0 · the last is 10"), (.line(11), "no line 11 · the last is 10"),
  ])
  func whereThereIsNoSuchPlaceItSaysSo(locator: Locator, words: String) {
    #expect(throws: Catalog.NoSuchPlace(words: words)) { try fixture().range(of: locator) }
  }

  @Test func limitsComeBackFromTheirText() throws {
    let catalog = fixture()
    let query = try Query(parsing: "lamp or quay*")
    let limits = Limits(
      [
        .init(.include, .speaker(1)), .init(.exclude, .section(0)), .init(.include, .note(1)),
        .init(.include, .date(try #require(EDTF(parsing: "2020-05")))), .init(.exclude, .query(query)),
      ], isOn: false)
    let text = catalog.text(of: limits)
    #expect(
      text == """
        + speaker:"Tom Bell"
        - section:Harbour
        + note:2
        + said:2020-05
        -& lamp or quay*
        """)
    #expect(catalog.limits(from: text, areOn: false) == limits)
    #expect(catalog.limits(from: "") == Limits())
    #expect(catalog.limits(from: "nonsense\n+ (unclosed\n+& lamp").clauses == [.init(.include, .query(.words("lamp")))])
  }

  @Test func inAReportWithoutTheNameTheClauseStaysAQuery() throws {
    let catalog = fixture()
    let limits = catalog.limits(from: "+ speaker:\"Una Marsh\"")
    #expect(limits.clauses == [.init(.include, .query(try Query(parsing: "speaker:\"Una Marsh\"")))])
    #expect(catalog.quotations(under: limits).isEmpty)
  }
}
