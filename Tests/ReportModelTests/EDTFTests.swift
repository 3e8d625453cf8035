import ReportModel
import Testing

@Suite struct EDTFTests {
  @Test(arguments: [
    "2021-05-23", "2021-05", "2021-05~", "2021-05-23~", "2021", "1999~", "195X", "2021-21", "2021-24", "2021-33",
    "2021-36", "2021-05-10/2021-05-21", "../1979", "2021-05-10/..", "../..", "2021-05~/2021-06",
    "2018-10-11T14:16:00-04:00", "0044-03-15", "2020-02-29",
  ])
  func whatIsPrintedIsRead(text: String) {
    #expect(EDTF(parsing: text)?.description == text)
  }

  @Test(arguments: [
    "", "21", "2021-5", "2021-13", "2021-00", "2021-02-29", "2021-06-31", "2021-05-00", "2021-21-01", "2021-25",
    "2021-05-10/", "/", "a/b", "2021-05-10/2021-05-11/2021-05-12", "2021-05-1x", "May 2021", "2021-05-10-11",
  ])
  func whatIsNotPrintedIsNotRead(text: String) {
    #expect(EDTF(parsing: text) == nil)
  }

  @Test(arguments: [
    ("2021-05-23", "2021-05-23", "2021-05-23"),
    ("2021-02", "2021-02-01", "2021-02-28"),
    ("2020-02~", "2020-02-01", "2020-02-29"),
    ("2021", "2021-01-01", "2021-12-31"),
    ("195X", "1950-01-01", "1959-12-31"),
    ("2021-21", "2021-03-01", "2021-05-31"),
    ("2021-24", "2020-12-01", "2021-02-28"),
    ("2021-34", "2021-04-01", "2021-06-30"),
    ("2021-05-10/2021-06", "2021-05-10", "2021-06-30"),
  ])
  func aDateCoversItsDays(text: String, first: String, last: String) throws {
    let date = try #require(EDTF(parsing: text))
    #expect(date.firstDay == EDTF(parsing: first)?.firstDay)
    #expect(date.lastDay == EDTF(parsing: last)?.firstDay)
  }

  @Test func openEndsGoOnForever() {
    #expect(EDTF(from: nil, to: .init(year: 1979)).firstDay == Int.min)
    #expect(EDTF(from: .init(year: 1979), to: nil).lastDay == Int.max)
    #expect(EDTF(from: nil, to: nil).overlaps(EDTF(year: 1)))
  }

  @Test func datesOverlapWhenTheyShareADay() throws {
    func overlap(_ a: String, _ b: String) throws -> Bool {
      let (x, y) = (try #require(EDTF(parsing: a)), try #require(EDTF(parsing: b)))
      #expect(x.overlaps(y) == y.overlaps(x))
      return x.overlaps(y)
    }
    #expect(try overlap("2021-05", "2021-05-31"))
    #expect(try !overlap("2021-05", "2021-06-01"))
    #expect(try overlap("2021-05-10/2021-05-21", "2021-05-21/.."))
    #expect(try overlap("2021-24", "2021-01-15"))
  }

  @Test func daysAreNumberedBothWays() {
    #expect(CivilDay.number(year: 1970, month: 1, day: 1) == 0)
    #expect(CivilDay.number(year: 2000, month: 3, day: 1) == 11_017)
    #expect(CivilDay.weekday(0) == 3)
    #expect(CivilDay.weekday(-4) == 6)
    for number in stride(from: -800_000, through: 800_000, by: 97) {
      let date = CivilDay.date(number)
      #expect(CivilDay.number(year: date.year, month: date.month, day: date.day) == number)
    }
    #expect([1900, 2000, 2021, 2024].map { CivilDay.count(year: $0, month: 2) } == [28, 29, 28, 29])
  }

  @Test func datesAreInOrderOfTheirFirstDay() {
    let dates = ["2021-05-10", "2021-05", "2021", "2020-12-31", "../2020"].compactMap { EDTF(parsing: $0) }
    #expect(dates.sorted().map(\.description) == ["../2020", "2020-12-31", "2021", "2021-05", "2021-05-10"])
  }
}
