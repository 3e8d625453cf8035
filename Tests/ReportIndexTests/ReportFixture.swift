import ReportIndex
import ReportModel
import Testing

/// A report made by hand: words are named by what they are, and found in the text from where the last were found.
struct ReportFixture {
  private(set) var report: Report
  private var from = 0

  init(_ text: String) {
    let text = ReadingText(text)
    report = Report(ReportDraft(text: text, paragraphs: [], byteCount: text.count))
  }

  /// Where words stand next in the text; the next search goes on after them. Records an issue when they do not.
  mutating func find(_ words: String, from start: Int? = nil) -> TextRange {
    let bytes = Array(words.utf8)
    var place = start ?? from
    while place + bytes.count <= report.text.count {
      if report.text.bytes[place..<place + bytes.count] == bytes[...] {
        from = place + bytes.count
        return TextRange(place, from)
      }
      place += 1
    }
    Issue.record("the text has no “\(words)” after \(from)")
    return TextRange(0, 0)
  }

  /// A heading; its section ends at the next.
  @discardableResult
  mutating func section(_ title: String, level: Int = 1, in parent: Int? = nil) -> Int {
    let range = find(title)
    if let last = report.sections.indices.last { report.sections[last].range.end = range.start }
    report.sections.append(
      Section(level: level, title: range, parent: parent, range: TextRange(range.start, report.text.count)))
    return report.sections.count - 1
  }

  mutating func speaker(_ name: String, _ kind: Speaker.Kind = .person, aliases: [String] = []) -> Int {
    report.speakers.append(
      Speaker(
        id: name, name: name, kind: kind, aliases: ([name] + aliases).map { .init($0, evidence: Evidence("test")) }))
    return report.speakers.count - 1
  }

  mutating func note(_ label: String) -> Int {
    report.notes.append(Note(label: label))
    return report.notes.count - 1
  }

  /// A quotation in one or several pieces, with the row of the timeline that its date makes.
  @discardableResult
  mutating func quotation(
    _ pieces: String..., kind: Quotation.Kind = .block, by speaker: Int?, said: String? = nil, notes: [Int] = [],
    in parent: Int? = nil, row: Bool = true
  ) -> Int {
    if let parent { from = report.quotations[parent].range.start }
    let index = report.quotations.count
    var quotation = Quotation(kind: kind, pieces: pieces.map { find($0) }, evidence: Evidence("test"))
    quotation.speaker = speaker
    quotation.said = said.flatMap { EDTF(parsing: $0) }
    quotation.notes = notes
    quotation.parent = parent
    quotation.section = report.sections.lastIndex { $0.range.start <= quotation.range.start }
    report.quotations.append(quotation)
    if let speaker, kind != .term { report.speakers[speaker].quotations.append(index) }
    if row, let date = quotation.said {
      report.timeline.append(
        TimelineEntry(
          date: date, kind: .statement, label: speaker.map { report.speakers[$0].name } ?? "?", quotations: [index],
          speakers: speaker.map { [$0] } ?? [], range: quotation.range))
    }
    return index
  }

  /// A note's marker after the last words.
  mutating func marker(_ note: Int, supports quotations: [Int]) {
    report.notes[note].references.append(
      Note.Reference(find("[\(report.notes[note].label)]"), quotations: quotations, evidence: Evidence("test")))
  }

  mutating func definition(_ note: Int, _ text: String, outlets: [String]) {
    let range = find("[\(report.notes[note].label)] " + text)
    report.notes[note].definition = Note.Definition(
      range: range, text: TextRange(range.start + report.notes[note].label.utf8.count + 3, range.end),
      sources: outlets.map {
        var source = Note.Source()
        source.outlet = $0
        return source
      })
  }

  mutating func caption(_ words: String, outlet: String? = nil) {
    report.captions.append(Caption(find(words), outlet: outlet))
  }

  mutating func event(_ label: String, _ date: String, kind: TimelineEntry.Kind = .event, speakers: [Int] = []) {
    guard let date = EDTF(parsing: date) else { return }
    report.timeline.append(TimelineEntry(date: date, kind: kind, label: label, speakers: speakers, range: find(label)))
  }

  /// Begins to look at the beginning again.
  mutating func rewind() { from = 0 }

  /// The report, its timeline in order.
  func made() -> Report {
    var report = report
    report.timeline.sort { $0.date != $1.date ? $0.date < $1.date : $0.range < $1.range }
    return report
  }
}

/// The report of most tests here: people, papers and a port that do not exist.
let ambry: Catalog = {
  var fixture = ReportFixture(
    """
    Report No. 7 on the silt of Port Ambry

    The Bar Rises

    Pilot Mirel Castow: "The Channel Is No Longer Ours"

    On May 3, 2021 the pilot Mirel Castow told the port's council:

    "We sounded the [inner] channel twice. The lead
    came up white, and what was four fathoms is three.

    Mirel Castow at the bar. Source: The Ambry Lantern, May 5, 2021.

    "The channel is no longer ours; it belongs to the sand.[1] My father used to say, 'A pilot is a guest of the sea.'"[2]

    In late May the survey was stopped.

    The Council Answers

    Councillor Isma’il Dorane-Velt wrote on May 19: "Nobody," he wrote, "has drowned yet." Castow’s answer came at once: "Ask me in winter."[2]

    The Ambry Lantern wrote: "Ismail Dorane-Velt counts the drowned, not the drowning."[3]

    [1] Minutes of the council, May 3, 2021.
    [2] The Ambry Lantern (Ambry), May 20, 2021.
    [3] Ambry Lantern, June 2, 2021.
    """)
  let castow = fixture.speaker("Mirel Castow", aliases: ["Castow"])
  let dorane = fixture.speaker("Isma’il Dorane-Velt", aliases: ["Ismail Dorane-Velt", "Dorane-Velt", "the Councillor"])
  let lantern = fixture.speaker("The Ambry Lantern", .outlet)
  let father = fixture.speaker("Castow's father", .role)
  let one = fixture.note("1")
  let two = fixture.note("2")
  let three = fixture.note("3")
  fixture.event("Report No. 7", "2021-07-22", kind: .publication)
  let bar = fixture.section("The Bar Rises")
  fixture.section("Pilot Mirel Castow: \"The Channel Is No Longer Ours\"", level: 2, in: bar)
  fixture.rewind()
  fixture.quotation("The Channel Is No Longer Ours", kind: .headline, by: castow)
  let speech = fixture.quotation(
    "We sounded the [inner] channel twice. The lead\ncame up white, and what was four fathoms is three.",
    "The channel is no longer ours; it belongs to the sand.[1] My father used to say, 'A pilot is a guest of the sea.'",
    by: castow, said: "2021-05-03", notes: [one, two])
  fixture.quotation("A pilot is a guest of the sea.", kind: .nested, by: father, notes: [two], in: speech)
  fixture.marker(two, supports: [speech])
  fixture.event("late May the survey was stopped", "2021-05~")
  fixture.section("The Council Answers")
  let letter = fixture.quotation("Nobody,", "has drowned yet.", kind: .inline, by: dorane, said: "2021-05-19")
  let answer = fixture.quotation("Ask me in winter.", kind: .inline, by: castow, said: "2021-05-19", notes: [two])
  fixture.marker(two, supports: [letter, answer])
  let comment = fixture.quotation(
    "Ismail Dorane-Velt counts the drowned, not the drowning.", kind: .inline, by: lantern, said: "2021-06-02",
    notes: [three])
  fixture.marker(three, supports: [comment])
  fixture.definition(one, "Minutes of the council, May 3, 2021.", outlets: [])
  fixture.definition(two, "The Ambry Lantern (Ambry), May 20, 2021.", outlets: ["The Ambry Lantern"])
  fixture.definition(three, "Ambry Lantern, June 2, 2021.", outlets: ["Ambry Lantern"])
  fixture.rewind()
  fixture.caption("Mirel Castow at the bar. Source: The Ambry Lantern, May 5, 2021.", outlet: "The Ambry Lantern")
  fixture.marker(one, supports: [speech])
  return Catalog(fixture.made())
}()
