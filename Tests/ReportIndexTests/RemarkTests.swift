import ReportModel
import Testing

@testable import ReportIndex

/// What a reader has written to quotations, asked by queries.
@Suite struct RemarkTests {
  private func found(_ typed: String, _ remarks: [Int: [String]]) throws -> [Int] {
    let catalog = fixture.having(remarks)
    return catalog.quotations(matching: try Query(parsing: typed)).quotations
  }

  private var fixture: Catalog { ambry }

  @Test func wordsAndTagsOfRemarksAreFound() throws {
    let remarks = [fixture.counted[0]: ["Who paid? #Check-this #money"], fixture.counted[1]: ["money well spent"]]
    let (first, second) = (fixture.counted[0], fixture.counted[1])
    #expect(try found("remark:money", remarks) == [first, second])
    #expect(try found("remark:\"well spent\"", remarks) == [second])
    #expect(try found("tag:money", remarks) == [first])
    #expect(try found("tag:check-this", remarks) == [first])
    #expect(try found("tag:check*", remarks) == [first])
    #expect(try found("tag:#money", remarks) == [first])
    #expect(try found("tag:check", remarks).isEmpty)
    #expect(try found("remark:* -tag:*", remarks) == [second])
    #expect(try found("tag:*", [:]).isEmpty)
  }

  @Test func tagsComplete() {
    let catalog = fixture.having([fixture.counted[0]: ["#money #more"], fixture.counted[1]: ["#more"]])
    #expect(catalog.completions(of: "tag:mo", at: 7).map(\.text) == ["more", "money"])
    #expect(catalog.completions(of: "ta", at: 3).map(\.text).contains("tag:"))
    #expect(!fixture.completions(of: "ta", at: 3).map(\.text).contains("tag:"))
  }
}
