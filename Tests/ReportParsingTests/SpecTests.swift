import BundledReport
import ReportInput
import ReportModel
import ReportParsing
import Testing

/// Every page of `Tests/Spec` with examples: a fence `report`, then a fence `facts` with what has to be found in it.
///
/// A kind alone says that there is none of it. A facts line begins with its kind: `block`, `section`, `quotation`, `speaker`, `note`, `caption`, `title`,
/// `finding`. Of each kind that is mentioned, all lines have to be there, in order, and no other.
@Suite struct SpecTests {
  @Test(arguments: SpecPage.all.flatMap(\.examples)) func exampleHolds(_ example: SpecExample) {
    let report = parse(readDraft(Array(example.report.utf8)), Lexicon(BundledReport.words))
    let facts = facts(of: report)
    for kind in Set(example.facts.map(kind(of:))).sorted() {
      let expected = example.facts.filter { self.kind(of: $0) == kind && $0 != kind }
      #expect(facts.filter { self.kind(of: $0) == kind } == expected, "\(example.name)")
    }
    #expect(!example.facts.isEmpty, "\(example.name) expects nothing")
  }

  @Test func everyPageHasExamples() {
    #expect(!SpecPage.all.isEmpty)
    for page in SpecPage.all { #expect(!page.examples.isEmpty, "\(page.name)") }
  }

  private func kind(of fact: String) -> String { String(fact.prefix { $0 != " " }) }
}

extension SpecExample: CustomTestStringConvertible {
  var testDescription: String { name }
}
