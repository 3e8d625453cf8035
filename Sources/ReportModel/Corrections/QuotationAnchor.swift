/// A quotation as it can be found again in a report that has changed: by its words, its kind and what stands around it.
///
/// It is found for certain or not at all: what rests on it must never come to other words. Blanks and punctuation do
/// not count, so that a report that was only set anew keeps everything; numbers around it do not count either, as notes
/// are numbered anew when one is added.
public struct QuotationAnchor: Hashable, Sendable {
  /// Where it began: an offset, the words there, and how long the text was.
  public var place: Anchor
  /// What it is.
  public var kind: Quotation.Kind
  /// How many bytes its letters and digits have.
  public var letterCount: Int
  /// A hash of them (FNV-1a, 64 bits).
  public var print: UInt64
  /// The letters before it and after it, some thirty bytes of each.
  public var before, after: String
  /// How many other quotations of its kind had the same words.
  public var twins: Int

  /// An anchor that was kept.
  public init(
    place: Anchor, kind: Quotation.Kind, letterCount: Int, print: UInt64, before: String, after: String, twins: Int = 0
  ) {
    self.place = place
    self.kind = kind
    self.letterCount = letterCount
    self.print = print
    self.before = before
    self.after = after
    self.twins = twins
  }

  /// The anchor of a quotation of a report: an index of `quotations`.
  public init(_ quotation: Int, in report: Report) {
    let found = report.quotations[quotation]
    place = Anchor(found.range.start, in: report.text)
    kind = found.kind
    let letters = QuotationPrints.print(of: found.pieces, in: report.text.bytes)
    (letterCount, print) = (letters.count, letters.hash)
    before = Letters.before(found.range.start, in: report.text.bytes)
    after = Letters.after(found.range.end, in: report.text.bytes)
    twins = 0
    let first = Letters.first(of: found.pieces, in: report.text.bytes)
    for (index, other) in report.quotations.enumerated() where index != quotation && other.kind == kind {
      // Read in whole only where the words may be the same.
      guard other.pieces.reduce(0, { $0 + $1.count }) >= letters.count,
        Letters.first(of: other.pieces, in: report.text.bytes) == first,
        QuotationPrints.print(of: other.pieces, in: report.text.bytes) == letters
      else { continue }
      twins += 1
    }
  }
}

/// Which quotations of a report have the same words: made once to find many anchors. Linear in the quotations' words.
public struct QuotationPrints: Sendable {
  /// Indices of `Report.quotations`, by print.
  private let byPrint: [Print: [Int]]

  /// The count of some letters and their hash.
  struct Print: Hashable, Sendable {
    var count: Int
    var hash: UInt64
  }

  /// The prints of a report's quotations.
  public init(_ report: Report) {
    var byPrint: [Print: [Int]] = [:]
    for (index, quotation) in report.quotations.enumerated() {
      byPrint[QuotationPrints.print(of: quotation.pieces, in: report.text.bytes), default: []].append(index)
    }
    self.byPrint = byPrint
  }

  /// Words so long stand for themselves, whatever is around them.
  private static let enoughLetters = 60
  /// Words so long are known by what is on one side of them.
  private static let someLetters = 8

  /// The quotation of an anchor, in the report that the prints were made of; or why there is none. Where others had the
  /// same words, and where they are few, what is around has to be the same on both sides: that two people told one paper
  /// the same says nothing of which of them it was.
  public func find(_ anchor: QuotationAnchor, in report: Report) -> Result<Int, CorrectionMisfit> {
    let bytes = report.text.bytes
    let print = Print(count: anchor.letterCount, hash: anchor.print)
    let same = (byPrint[print] ?? []).filter { report.quotations[$0].kind == anchor.kind }
    if same.isEmpty { return .failure(.noSuchQuotation) }
    var near: [Int] = []
    var exact: [Int] = []
    for index in same {
      let range = report.quotations[index].range
      let isAfter = Letters.before(range.start, in: bytes) == anchor.before
      let isBefore = Letters.after(range.end, in: bytes) == anchor.after
      if isAfter || isBefore { near.append(index) }
      if isAfter && isBefore { exact.append(index) }
    }
    if exact.count == 1 { return .success(exact[0]) }
    if exact.count > 1 {
      let here = exact.first { report.quotations[$0].range.start == anchor.place.offset }
      if let here, report.text.count == anchor.place.textCount { return .success(here) }
      return .failure(.severalQuotations)
    }
    guard same.count == 1, anchor.twins == 0 else {
      return .failure(near.count > 1 ? .severalQuotations : .otherSurroundings)
    }
    let enough = near.isEmpty ? QuotationPrints.enoughLetters : QuotationPrints.someLetters
    return anchor.letterCount >= enough ? .success(same[0]) : .failure(.otherSurroundings)
  }

  /// The count and the hash of the letters of some pieces.
  static func print(of pieces: [TextRange], in bytes: [UInt8]) -> Print {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    var count = 0
    for piece in pieces {
      for byte in bytes[piece.start..<piece.end] where Letters.isLetter(byte) || Letters.isDigit(byte) {
        hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
        count += 1
      }
    }
    return Print(count: count, hash: hash)
  }
}

/// Letters and digits of a text, for comparing what may be set otherwise.
public enum Letters {
  /// Whether a byte is a letter's, or of one.
  static func isLetter(_ byte: UInt8) -> Bool { byte >= 0x80 || (0x61...0x7A).contains(byte | 0x20) }
  static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// The first letter or digit of some pieces.
  static func first(of pieces: [TextRange], in bytes: [UInt8]) -> UInt8? {
    for piece in pieces {
      if let first = bytes[piece.start..<piece.end].first(where: { isLetter($0) || isDigit($0) }) { return first }
    }
    return nil
  }

  private static let most = 32
  private static let reach = 400
  /// So many are enough where a paragraph begins or ends: what stands in others says little.
  private static let least = 12

  /// Whether a line end at an offset has nothing but blanks to the line end before it.
  private static func isBlankLine(endingAt offset: Int, in bytes: [UInt8]) -> Bool {
    guard bytes[offset] == 0x0A else { return false }
    var index = offset - 1
    while index >= 0, [0x20, 0x09, 0x0D].contains(bytes[index]) { index -= 1 }
    return index >= 0 && bytes[index] == 0x0A
  }

  /// The letters before an offset, without one that was cut.
  static func before(_ offset: Int, in bytes: [UInt8]) -> String {
    var found: [UInt8] = []
    var index = offset
    while index > max(0, offset - reach), found.count < most {
      index -= 1
      if isLetter(bytes[index]) { found.append(bytes[index]) }
      if found.count >= least, isBlankLine(endingAt: index, in: bytes) { break }
    }
    while let last = found.last, last & 0xC0 == 0x80 { found.removeLast() }
    return String(decoding: found.reversed(), as: UTF8.self)
  }

  /// The letters from an offset on, without one that was cut.
  static func after(_ offset: Int, in bytes: [UInt8]) -> String {
    var found: [UInt8] = []
    var index = offset
    while index < min(bytes.count, offset + reach), found.count < most {
      if isLetter(bytes[index]) { found.append(bytes[index]) }
      if found.count >= least, isBlankLine(endingAt: index, in: bytes) { break }
      index += 1
    }
    if index < bytes.count, bytes[index] & 0xC0 == 0x80 {
      while let last = found.last, last & 0xC0 == 0x80 { found.removeLast() }
      if !found.isEmpty { found.removeLast() }
    }
    return String(decoding: found, as: UTF8.self)
  }

  /// How many letters and digits the pieces of a quotation have before an offset.
  public static func count(before offset: Int, of pieces: [TextRange], in bytes: [UInt8]) -> Int {
    var count = 0
    for piece in pieces where piece.start < offset {
      for byte in bytes[piece.start..<min(offset, piece.end)] where isLetter(byte) || isDigit(byte) { count += 1 }
    }
    return count
  }

  /// The offset of the letter or digit of pieces that has so many before it; nil when there are not so many.
  static func offset(ofLetter number: Int, of pieces: [TextRange], in bytes: [UInt8]) -> Int? {
    var count = 0
    for piece in pieces {
      for offset in piece.start..<piece.end where isLetter(bytes[offset]) || isDigit(bytes[offset]) {
        if count == number { return offset }
        count += 1
      }
    }
    return nil
  }
}
