import ReportModel
import Testing

@testable import ReportIndex

/// What holds for every query, tried on many with seeds.
@Suite struct QueryPropertyTests {
  /// Text as somebody could type it who has not read the grammar.
  private func randomTyping(_ random: inout Seeded) -> String {
    let bits = [
      "sand", "channel", "and", "OR", "not", "-", "(", ")", "\"", "“", "”", "/", "\\", "*", ":", "speaker:", "to:",
      "date:", "said:", "section:", "note:", "outlet:", "kind:", "Kind:nested", "2021-05", "..", "2021", "s1", " ", " ",
      "\r\n", "e\u{301}", "\u{301}", "😀", "[", "]", "{", "}", "?", "+", "(?", "(?<n>", "\\Q", "\\p{", "12:30", "x:",
      "\u{0}", "'", "~", "X", "1/", "\u{FEFF}", "한",
    ]
    return (0..<Int.random(in: 0...12, using: &random)).map { _ in bits.randomElement(using: &random) ?? "" }.joined()
  }

  @Test func anyTextIsAQueryOrAnErrorInIt() {
    var random = Seeded(41)
    var queries = 0
    for _ in 0..<4000 {
      let text = randomTyping(&random)
      do throws(QueryError) {
        let query = try Query(parsing: text)
        queries += 1
        #expect(query == query.normalized, "“\(text)”")
        #expect((try? Query(parsing: query.description)) == query, "“\(text)” is printed “\(query)”")
      } catch {
        #expect(error.column >= 1 && error.column <= text.count + 1, "“\(text)”: \(error)")
        #expect(!error.problem.isEmpty && !error.expected.isEmpty, "“\(text)”")
      }
      for column in [0, 1, text.count / 2, text.count + 1, text.count + 9] {
        let completions = ambry.completions(of: text, at: column)
        #expect(completions.count <= Catalog.mostCompletions)
        #expect(completions.allSatisfy { $0.columns.lowerBound >= 1 && $0.columns.upperBound <= text.count + 1 })
      }
    }
    #expect(queries > 200)
  }

  @Test(arguments: ["(", "not ", "-", "-(", "a or (", "((a) "])
  func deepNestingIsAnError(_ opening: String) {
    for count in [50, 99, 120, 2000, 50_000] {
      let text = String(repeating: opening, count: count) + "a"
      do throws(QueryError) {
        let query = try Query(parsing: text)
        #expect((try? Query(parsing: query.description)) == query && count < 120)
      } catch { #expect(error.column <= text.count + 1) }
    }
  }

  @Test func manyWordsAreAsked() throws {
    let query = try Query(parsing: String(repeating: "sand or ", count: 1200) + "sea")
    #expect(ambry.quotations(matching: query).quotations.count == 2)
    #expect(ambry.quotations(matching: query).places.count == 2)
  }

  @Test func aPrintedQueryIsReadBack() {
    var random = Seeded(43)
    for _ in 0..<5000 {
      let query = randomQuery(&random, depth: 4)
      #expect((try? Query(parsing: query.description)) == query.normalized, "“\(query)”")
      #expect(query.normalized.normalized == query.normalized)
      #expect(query.normalized.description == query.description)
    }
  }

  @Test func whatIsNotFoundIsTheRest() {
    var random = Seeded(47)
    let all = ambry.quotations(matching: .everything).quotations
    #expect(all.count == 5)
    for _ in 0..<1000 {
      let query = randomQuery(&random, depth: 3)
      let found = Set(ambry.quotations(matching: query).quotations)
      let rest = Set(ambry.quotations(matching: .not(query)).quotations)
      #expect(found.isDisjoint(with: rest) && found.union(rest) == Set(all), "\(query)")
    }
  }

  @Test func alternativesAreTheUnionAndWhatHoldsTogetherTheIntersection() {
    var random = Seeded(53)
    for _ in 0..<1000 {
      let (a, b) = (randomQuery(&random, depth: 2), randomQuery(&random, depth: 2))
      let (left, right) = (ambry.quotations(matching: a), ambry.quotations(matching: b))
      let any = ambry.quotations(matching: .any([a, b]))
      let all = ambry.quotations(matching: .all([a, b]))
      #expect(Set(any.quotations) == Set(left.quotations).union(right.quotations), "\(a) | \(b)")
      #expect(Set(any.places) == Set(left.places).union(right.places), "\(a) | \(b)")
      #expect(Set(all.quotations) == Set(left.quotations).intersection(right.quotations), "\(a) | \(b)")
      #expect(Set(all.places).isSubset(of: any.places), "\(a) | \(b)")
      #expect(any.quotations == any.quotations.sorted { ambry.said(before: $0, $1) })
      #expect(any.places == any.places.sorted())
    }
  }

  @Test func limitsByAQueryLeaveWhatItFinds() {
    var random = Seeded(59)
    for _ in 0..<500 {
      let (a, b) = (randomQuery(&random, depth: 2), randomQuery(&random, depth: 2))
      let limits = Limits([.init(.include, .query(a)), .init(.exclude, .query(b))])
      #expect(
        ambry.quotations(under: limits, nested: true) == ambry.quotations(matching: .all([a, .not(b)])).quotations)
    }
  }

  @Test func theIndexFindsWhatAWalkOverTheTextFinds() {
    var random = Seeded(61)
    for round in 0..<60 {
      let text = randomText(&random, length: 400)
      let catalog = Catalog(ReportFixture(text).made())
      for _ in 0..<30 {
        let word = randomText(&random, length: Int.random(in: 1...8, using: &random))
        guard let pattern = SearchPattern(word), pattern.kept.isEmpty, pattern.isOneWord else { continue }
        for isOpen in [false, true] {
          let scanned = catalog.scannedPlaces(of: pattern, isOpen: isOpen)
          #expect(catalog.words.places(of: word, prefix: isOpen) == scanned, "\(round): “\(word)” in “\(text)”")
        }
      }
    }
  }
}

extension Catalog {
  fileprivate func said(before a: Int, _ b: Int) -> Bool {
    report.quotations[a].range != report.quotations[b].range
      ? report.quotations[a].range < report.quotations[b].range : a < b
  }
}

/// A query of any shape about the words and names of `ambry`.
func randomQuery(_ random: inout Seeded, depth: Int) -> Query {
  let words = [
    "channel", "sand", "Castow", "the lead came", "ask", "sea", "is three. the channel", "or", "ambry lantern", "s2",
    "12:30", "a\"b", "back\\slash", "-dash", "star*", "*", "Isma'il", "d’eau", "\"", "/", "x:y", "(", "e\u{301}",
    "2", "[inner]", "nobody, has", "drowned",
  ]
  let patterns = ["chan+el", "\\bsea\\b", "^Ask", "a/b", "\\/", "[A-Z]\\w+", "(?i)ASK", "\\Q/\\E", "x?", "“"]
  let dates = [
    "2021", "2021-05", "2021-05-19", "2021-05-10/2021-05-21", "../2021-05", "2021-06/..", "202X", "2021-05~",
  ]
  func word() -> String { words.randomElement(using: &random) ?? "" }
  func list() -> [Query] {
    (0..<Int.random(in: 0...3, using: &random)).map { _ in randomQuery(&random, depth: depth - 1) }
  }
  switch Int.random(in: 0...(depth > 0 ? 11 : 6), using: &random) {
  case 0, 1:
    let typed = word()
    return SearchPattern(typed) == nil ? .words("sand") : .words(typed)
  case 2:
    let typed = word()
    return SearchPattern(typed) == nil ? .prefix("cha") : .prefix(typed)
  case 3: return .regex(patterns.randomElement(using: &random) ?? "a")
  case 4:
    let name: Query.Name = [.any, .words(word()), .prefix(word())].randomElement(using: &random) ?? .any
    return .name(Query.NameField.allCases.randomElement(using: &random) ?? .to, name)
  case 5:
    let date = dates.randomElement(using: &random).flatMap { EDTF(parsing: $0) }
    return .date(Bool.random(using: &random) ? .date : .said, Int.random(in: 0...4, using: &random) > 0 ? date : nil)
  case 6: return .kind(Quotation.Kind.allCases.randomElement(using: &random) ?? .block)
  case 7, 8: return .not(randomQuery(&random, depth: depth - 1))
  case 9, 10: return .all(list())
  default: return .any(list())
  }
}
