import BundledReport
import Foundation
import ReportInput
import ReportModel
import ReportParsing
import Testing

/// Small invented texts with their answers, a kind of writing a file: news, features and history, dispatches, inquiries,
/// chronologies, and dates with hearers. Rules were made from those of `read`; those of `unread` tell how far the rules carry,
/// so read their figures and leave their words alone.
@Suite struct CaseTests {
  /// A text, and what is true of its quotations.
  struct Case {
    struct Answer {
      /// The first words of the quotation.
      var opening: [Substring]
      var speaker: String
      var hearer: String
      var said: String
    }
    var name: String
    var isMarkdown: Bool
    var text: String
    var answers: [Answer]
  }

  /// How many answers were right, of how many.
  private struct Share {
    var right = 0
    var all = 0
    var value: Double { Double(right) / Double(max(1, all)) }
    mutating func count(_ isRight: Bool) {
      all += 1
      if isRight { right += 1 }
    }
  }

  /// The floors hold for all files of a folder together: quotations found, speakers, hearers and days.
  @Test(arguments: [
    ("read", 0.97, 0.87, 0.46, 0.86),
    ("unread", 0.96, 0.75, 0.38, 0.68),
  ]) func cases(_ folder: String, found: Double, speaker: Double, hearer: Double, said: Double) throws {
    let path = #filePath.split(separator: "/").dropLast(1).map { "/" + $0 }.joined() + "/Cases/\(folder)"
    let files = try FileManager.default.contentsOfDirectory(atPath: path).filter { $0.hasSuffix(".txt") }.sorted()
    #expect(!files.isEmpty)
    let lexicon = Lexicon(BundledReport.words)
    var shares = [Share](repeating: Share(), count: 4)
    for file in files {
      var own = [Share](repeating: Share(), count: 4)
      for example in Self.cases(in: try String(contentsOfFile: "\(path)/\(file)", encoding: .utf8)) {
        count(example, lexicon, &own)
      }
      print(
        "\(folder)/\(file): found, speakers, hearers, days", own.map { "\($0.right)/\($0.all)" }.joined(separator: " "))
      for index in own.indices {
        shares[index].right += own[index].right
        shares[index].all += own[index].all
      }
    }
    print("\(folder):", shares.map { "\($0.right)/\($0.all)" }.joined(separator: " "))
    #expect(shares[0].value >= found)
    #expect(shares[1].value >= speaker)
    #expect(shares[2].value >= hearer)
    #expect(shares[3].value >= said)
  }

  private func count(_ example: Case, _ lexicon: Lexicon, _ shares: inout [Share]) {
    let path = example.isMarkdown ? "case.md" : "case.txt"
    let report = parse(readDraft(Array(example.text.utf8), path: path), lexicon)
    var taken: Set<Int> = []
    for answer in example.answers {
      let alike = report.quotations.indices.filter {
        Self.words(report.words(of: report.quotations[$0])).starts(with: answer.opening)
      }
      let index = alike.first { !taken.contains($0) } ?? alike.first ?? position(of: answer.opening, in: report)
      if let index { taken.insert(index) }
      let hit = index.map { report.quotations[$0] }.flatMap { $0.kind == .term ? nil : $0 }
      if answer.speaker == "TERM" { continue }
      shares[0].count(hit != nil)
      guard let hit else {
        shares[1].count(false)
        continue
      }
      let speaker = hit.speaker.map { [report.speakers[$0].name] + report.speakers[$0].aliases.map(\.text) }
      shares[1].count(Self.agree(answer.speaker, speaker))
      if answer.hearer != "?", answer.hearer.contains(where: \.isUppercase) {
        shares[2].count(hit.addressee.map { Self.isSame(answer.hearer, $0) } ?? false)
      }
      if answer.said != "?", answer.said != "-" { shares[3].count(hit.said?.description == answer.said) }
    }
  }

  /// The quotation that holds words which are not its first ones.
  private func position(of words: [Substring], in report: Report) -> Int? {
    let wanted = words.joined(separator: " ")
    return report.quotations.firstIndex {
      Self.words(report.words(of: $0)).joined(separator: " ").contains(wanted)
    }
  }

  /// Whether a speaker is whom the answer names. Whoever has no name of his own, `a spokesman`, may be nobody.
  private static func agree(_ answer: String, _ names: [String]?) -> Bool {
    if answer == "?" { return true }
    if answer == "-" { return names == nil }
    guard let names else { return !answer.contains(where: \.isUppercase) }
    return names.contains { isSame(answer, $0) }
  }

  /// Whether two names are the same but for titles, or one is a part of the other with its first or last word.
  private static func isSame(_ a: String, _ b: String) -> Bool {
    let titles: Set<Substring> = [
      "mr", "mrs", "ms", "dr", "the", "a", "an", "sir", "sheikh", "hajj", "professor", "prof",
    ]
    let (a, b) = (words(fold(a)).filter { !titles.contains($0) }, words(fold(b)).filter { !titles.contains($0) })
    if a == b { return true }
    guard let first = a.first, let last = a.last, let otherFirst = b.first, let otherLast = b.last else { return false }
    return (Set(a).isSubset(of: b) || Set(b).isSubset(of: a)) && (first == otherFirst || last == otherLast)
  }

  private static func fold(_ name: String) -> String {
    name.folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil).filter { !"'’ʿʾ`‘-".contains($0) }
  }

  /// The words in lower case, without marks.
  private static func words(_ text: String) -> [Substring] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }
  }

  /// The cases of a file: `=== 12 md what is special`, the text, `---`, then an answer a line with its fields between `|`.
  static func cases(in file: String) -> [Case] {
    ("\n" + file).components(separatedBy: "\n=== ").dropFirst().compactMap { part in
      let sides = part.components(separatedBy: "\n---\n")
      guard sides.count == 2, let end = sides[0].firstIndex(of: "\n") else { return nil }
      let heading = sides[0][..<end].split(separator: " ")
      let answers = sides[1].split(separator: "\n").compactMap { line -> Case.Answer? in
        let fields = line.split(separator: "|", omittingEmptySubsequences: false).map {
          $0.trimmingCharacters(in: .whitespaces)
        }
        guard fields.count > 1 else { return nil }
        return Case.Answer(
          opening: words(fields[0]), speaker: fields[1], hearer: fields.count > 2 ? fields[2] : "?",
          said: fields.count > 3 ? fields[3] : "?")
      }
      let text = sides[0][sides[0].index(after: end)...].trimmingCharacters(in: .newlines) + "\n"
      return Case(
        name: heading.joined(separator: " "), isMarkdown: heading.dropFirst().first == "md", text: text,
        answers: answers)
    }
  }
}
