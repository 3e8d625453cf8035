import ReportModel

/// The quotations of a report, in the order in which they were found and in order of place, and what is begun once they are
/// known: the dates and the echoes, which wait for nothing else.
struct Quoted: Sendable {
  let found: [FoundQuotation]
  /// The marks that never close.
  let unclosed: [Finding]
  /// For each place, from 0, which of those found has it.
  let order: [Int]
  /// The other way round: for each of those found its place.
  let place: [Int]
  let dates: Apart<[DateMention]>
  let echoes: Apart<[Echo]>

  init(
    _ all: (quotations: [FoundQuotation], findings: [Finding]), in text: ReadingText, blocks: [Block],
    titleBlock: TitleBlock, sitting: TextRange?, alongside: Alongside, _ lexicon: Lexicon
  ) {
    let found = all.quotations
    let order = found.indices.sorted {
      found[$0].range != found[$1].range ? found[$0].range < found[$1].range : $0 < $1
    }
    var place = Array(repeating: 0, count: found.count)
    for (position, index) in order.enumerated() { place[index] = position }
    dates = Apart(alongside, .later) {
      readDates(
        in: text, blocks: blocks, titleBlock: titleBlock, sitting: sitting, spoken: spokenWords(of: found), lexicon)
    }
    echoes = Apart(alongside, .later) { findEchoes(among: found, order: order, in: text, lexicon) }
    unclosed = all.findings
    self.found = found
    self.order = order
    self.place = place
  }

  /// The quotations in order of place, each with its parent and its section.
  func quotations(_ sectionOfBlock: [Int?]) -> [Quotation] {
    order.map { index in
      var quotation = Quotation(kind: found[index].kind, pieces: found[index].pieces, evidence: Evidence(""))
      quotation.parent = found[index].parent.map { place[$0] }
      quotation.section = sectionOfBlock[found[index].block]
      return quotation
    }
  }
}
