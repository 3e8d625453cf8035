import ReportModel

/// The words of a quotation as regular expressions see them: every run of white space one blank, a line end between
/// paragraphs, without the markers of notes and without what interrupts them; with the way back to the text.
struct PlainWords {
  /// UTF-8.
  private(set) var bytes: [UInt8] = []
  /// Where stretches that stand together in the text begin: here, and there.
  private var runs: [(at: Int, from: Int)] = []

  /// The words of a quotation. Linear in them.
  init(of quotation: Quotation, in catalog: Catalog) { self.init(of: quotation.pieces, in: catalog) }

  /// The words of pieces of the text, in order. Linear in them.
  init(of pieces: [TextRange], in catalog: Catalog) {
    let text = catalog.report.text.bytes
    bytes.reserveCapacity(pieces.reduce(0) { $0 + $1.count + 1 })
    for (number, piece) in pieces.enumerated() {
      if number > 0 {
        let between = pieces[number - 1].end..<max(piece.start, pieces[number - 1].end)
        add(text[between].contains(0x0A) ? 0x0A : 0x20, from: between.lowerBound)
      }
      var start = piece.start
      var marker = catalog.marker(atOrAfter: piece.start)
      while start < piece.end {
        var stop = piece.end
        if marker < catalog.markers.count { stop = max(start, min(stop, catalog.markers[marker].range.start)) }
        copy(text, start, stop)
        start = stop
        if marker < catalog.markers.count, stop < piece.end {
          start = max(stop, min(piece.end, catalog.markers[marker].range.end))
          marker += 1
        }
      }
    }
  }

  /// Where words stand in the text. Logarithmic.
  func original(_ range: Range<Int>) -> TextRange {
    func place(_ offset: Int) -> Int {
      let run = max(0, runs.partitionPoint { $0.at > offset } - 1)
      return runs[run].from + offset - runs[run].at
    }
    let start = place(range.lowerBound)
    return TextRange(start, max(start, place(range.upperBound - 1) + 1))
  }

  private mutating func copy(_ text: [UInt8], _ start: Int, _ end: Int) {
    var i = start
    while i < end {
      let width = PlainWords.blank(text, i)
      var next = i
      if width > 0 {
        while next < end, case let more = PlainWords.blank(text, next), more > 0 { next += more }
        add(0x20, from: i)
      } else {
        if runs.last.map({ $0.from + bytes.count - $0.at != i }) ?? true { runs.append((bytes.count, i)) }
        // Up to white space that is more than one blank.
        while next < end,
          PlainWords.blank(text, next) == 0
            || (text[next] == 0x20 && next + 1 < end && PlainWords.blank(text, next + 1) == 0)
        {
          next += 1
        }
        bytes.append(contentsOf: text[i..<next])
      }
      i = next
    }
  }

  /// A blank or line end, unless one stands there.
  private mutating func add(_ byte: UInt8, from place: Int) {
    if bytes.last == 0x0A || (byte == 0x20 && bytes.last == 0x20) { return }
    if runs.last.map({ $0.from + bytes.count - $0.at != place }) ?? true { runs.append((bytes.count, place)) }
    bytes.append(byte)
  }

  /// How many bytes of white space begin here: 0 for none.
  private static func blank(_ text: [UInt8], _ i: Int) -> Int {
    let byte = text[i]
    if byte == 0x20 || (0x09...0x0D).contains(byte) { return 1 }
    if byte == 0xC2, i + 1 < text.count, text[i + 1] == 0xA0 { return 2 }
    return 0
  }
}

/// How long a regular expression may go on over all that it is tried on. PCRE2 bounds one attempt, and tells nothing of
/// its steps; so that many attempts end too, a clock is asked between them.
struct Patience {
  private let end: ContinuousClock.Instant
  /// Whether some of the text was not looked at.
  private(set) var gaveUp = false
  /// Whether nothing more is tried.
  private(set) var isOver = false

  init(_ time: Duration = .seconds(1)) { end = .now + time }

  /// Where a regular expression matches, one after the other. Of matches without words only the first is told.
  mutating func matches(of regex: borrowing RegularExpression, in subject: [UInt8], _ tell: (Range<Int>) -> Void) {
    var start = 0
    var isFirst = true
    while start <= subject.count {
      if ContinuousClock.now > end {
        gaveUp = true
        isOver = true
        return
      }
      // A bounded stretch at a time: no attempt costs more than its places times the steps that each may take.
      let last = min(subject.count, start + 2048)
      switch regex.firstMatch(in: subject, from: start, startingUpTo: last, isEmptyAllowed: isFirst) {
      case .found(let range):
        tell(range)
        if range.isEmpty { isFirst = false } else { start = range.upperBound }
        isFirst = false
      case .none:
        if last == subject.count { return }
        start = last
        while start < subject.count, subject[start] & 0xC0 == 0x80 { start += 1 }
      case .gaveUp:
        gaveUp = true
        return
      }
    }
  }
}
