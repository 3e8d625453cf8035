/// A place in a text that can be found again when the text has changed: its offset, and the words that follow there.
public struct Anchor: Hashable, Sendable {
  /// The place: a UTF-8 offset.
  public var offset: Int
  /// The words from there on, one blank for any white space, at most some 80 bytes. Empty at the end of the text.
  public var words: String
  /// How many bytes the text had.
  public var textCount: Int

  /// An anchor that was kept.
  public init(offset: Int, words: String, textCount: Int) {
    self.offset = offset
    self.words = words
    self.textCount = textCount
  }

  /// The anchor of a place of a text.
  public init(_ offset: Int, in text: ReadingText) {
    self.offset = max(0, min(offset, text.count))
    textCount = text.count
    let bytes = text.bytes
    var words: [UInt8] = []
    var index = self.offset
    while index < bytes.count, words.count < Anchor.mostBytes {
      if isBlank(bytes[index]) {
        if words.last != 0x20 { words.append(0x20) }
      } else {
        words.append(bytes[index])
      }
      index += 1
    }
    // A word that was cut is left out; of one word without an end its last character, if that was cut.
    if index < bytes.count, !isBlank(bytes[index]) {
      if let blank = words.lastIndex(of: 0x20), blank > 0 {
        words.removeSubrange(blank...)
      } else if bytes[index] & 0xC0 == 0x80, let start = words.lastIndex(where: { $0 & 0xC0 != 0x80 }) {
        words.removeSubrange(start...)
      }
    }
    if words.count > 1, words.last == 0x20 { words.removeLast() }
    self.words = String(decoding: words, as: UTF8.self)
  }

  private static let mostBytes = 80
  private static let leastBytes = 12

  /// Where the place is in a text: at the offset if the words stand there; else where they stand nearest to it, or as
  /// many of the first of them as still do; else as far into the text as it was. Linear in the text.
  public func place(in text: ReadingText) -> (offset: Int, isSure: Bool) {
    var wanted = Array(words.utf8)
    let scaled = textCount > 0 ? Int(Double(offset) / Double(textCount) * Double(text.count)) : 0
    guard !wanted.isEmpty else {
      return (offset == textCount ? text.count : min(offset, text.count), textCount == text.count)
    }
    if offset < text.count, Anchor.stand(wanted, at: offset, in: text.bytes) { return (offset, true) }
    while true {
      if let found = nearest(wanted, in: text.bytes) { return (found, true) }
      guard wanted.count > 2 * Anchor.leastBytes,
        let blank = wanted[..<(wanted.count / 2)].lastIndex(of: 0x20), blank >= Anchor.leastBytes
      else { break }
      wanted.removeSubrange(blank...)
    }
    var guess = max(0, min(scaled, text.count))
    while guess > 0, guess < text.count, text.bytes[guess] & 0xC0 == 0x80 { guess -= 1 }
    return (guess, false)
  }

  /// The place nearest to the offset at which the words stand.
  private func nearest(_ wanted: [UInt8], in bytes: [UInt8]) -> Int? {
    var best: Int?
    let first = wanted[0]
    for index in bytes.indices {
      guard bytes[index] == first || first == 0x20, first != 0x20 || index == 0 || !isBlank(bytes[index - 1]),
        Anchor.stand(wanted, at: index, in: bytes)
      else { continue }
      if let known = best, abs(known - offset) <= abs(index - offset) { break }
      best = index
    }
    return best
  }

  /// Whether words stand at an offset, with any white space between them.
  private static func stand(_ wanted: [UInt8], at offset: Int, in bytes: [UInt8]) -> Bool {
    var index = offset
    for byte in wanted {
      guard index < bytes.count else { return false }
      if byte == 0x20 {
        guard isBlank(bytes[index]) else { return false }
        while index < bytes.count, isBlank(bytes[index]) { index += 1 }
      } else {
        guard bytes[index] == byte else { return false }
        index += 1
      }
    }
    return true
  }
}

private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
