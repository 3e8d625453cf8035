/// What stands together on the screen: a character with the marks that combine with it, a control shown by name, a
/// line's end. Text is laid out unit by unit; a line is never broken inside one.
public struct DisplayUnit: Hashable, Sendable {
  /// How many bytes of UTF-8 it takes; at least one.
  public let byteCount: Int
  /// How many columns it takes; 0 when nothing is shown.
  public let width: Int
  /// Whether it is white space where a line may be broken: blanks, tabs and line ends, not the no-break space.
  public let isBlank: Bool
  /// What is shown.
  let content: Content

  enum Content: Hashable, Sendable {
    /// Nothing.
    case nothing
    /// A base and up to two marks, in one cell and, when it is wide, the next.
    case glyph(Cell)
    /// Several cells of ASCII.
    case spelled(String)
  }

  init(byteCount: Int, width: Int, isBlank: Bool = false, content: Content) {
    self.byteCount = byteCount
    self.width = width
    self.isBlank = isBlank
    self.content = content
  }
}

/// The unit that begins at this offset. The bytes may be anything; what is not UTF-8 is shown as U+FFFD, a byte each.
///
/// Costs as much as the unit is long; the units of a text together are linear. Precondition: `offset` lies in `bytes`.
public func displayUnit(in bytes: Span<UInt8>, at offset: Int, charset: Charset) -> DisplayUnit {
  let (base, length) = decodeScalar(in: bytes, at: offset)
  if base == "\r", offset + 1 < bytes.count, bytes[offset + 1] == 0x0A {
    return DisplayUnit(byteCount: 2, width: 1, isBlank: true, content: .spelled(" "))
  }
  let kind = presentation(of: base)
  switch kind {
  case .named:
    let name = notation(of: base)
    return DisplayUnit(byteCount: length, width: name.utf8.count, content: .spelled(name))
  case .hidden:
    return DisplayUnit(byteCount: length, width: 0, content: .nothing)
  case .blank, .character, .combining, .unknown, .regionalIndicator:
    break
  }
  var end = offset + length
  // A letter alone is the common case: ASCII has neither marks nor modifiers.
  var marks = Marks()
  if end < bytes.count, bytes[end] >= 0x80, base.value >= 0x20 {
    end = marks.collect(in: bytes, from: end, after: base)
  }
  return unit(of: base, kind, marks: marks, byteCount: end - offset, charset: charset)
}

/// The columns that the text takes, by the same rules as `Canvas.put`. Linear.
public func displayWidth(of text: some StringProtocol, charset: Charset) -> Int {
  let string = String(text)
  return displayWidth(ofUTF8: string.utf8.span, charset: charset)
}

/// The columns that the text in these bytes takes, by the same rules as `Canvas.put`. Linear.
public func displayWidth(ofUTF8 bytes: Span<UInt8>, charset: Charset) -> Int {
  var width = 0
  var offset = 0
  while offset < bytes.count {
    let unit = displayUnit(in: bytes, at: offset, charset: charset)
    width += unit.width
    offset += unit.byteCount
  }
  return width
}

/// The columns that the scalar takes by itself; 0 for a combining mark. Constant.
public func displayWidth(of scalar: Unicode.Scalar, charset: Charset) -> Int {
  let kind = presentation(of: scalar)
  switch kind {
  case .named: return notation(of: scalar).utf8.count
  case .hidden, .combining: return 0
  case .blank, .character, .unknown, .regionalIndicator:
    return unit(of: scalar, kind, marks: Marks(), byteCount: 1, charset: charset).width
  }
}

/// Up to two marks or joiners; more would not fit a cell and are not shown.
private struct Marks {
  var first: Unicode.Scalar?
  var second: Unicode.Scalar?

  /// Takes all that belongs to the base and follows it; returns where that ends.
  mutating func collect(in bytes: Span<UInt8>, from start: Int, after base: Unicode.Scalar) -> Int {
    var end = start
    let pictograph = isPictograph(base)
    while end < bytes.count, bytes[end] >= 0x80 {
      let (scalar, length) = decodeScalar(in: bytes, at: end)
      let kind = presentation(of: scalar)
      if kind == .combining {
        if first == nil { first = scalar } else if second == nil { second = scalar }
      } else if kind == .hidden {
        // A joiner between two emoji takes the second along.
        let next = end + length
        if scalar.value == 0x200D, pictograph, next < bytes.count, bytes[next] >= 0x80 {
          let (joined, joinedLength) = decodeScalar(in: bytes, at: next)
          if isPictograph(joined) { end += joinedLength }
        } else if !pictograph, scalar.value == 0x200C || scalar.value == 0x200D {
          // Between letters it is spelling: `می‌خواهم` is not written without.
          if first == nil { first = scalar } else if second == nil { second = scalar }
        }
      } else if !(pictograph && isSkinTone(scalar)),
        !(base.value == 0x1F3F4 && (0xE0020...0xE007F).contains(scalar.value))
      {
        break
      }
      end += length
    }
    return end
  }
}

private func unit(
  of base: Unicode.Scalar, _ kind: Presentation, marks: Marks, byteCount: Int, charset: Charset
) -> DisplayUnit {
  switch (kind, charset) {
  case (.blank(let width), _) where marks.first == nil || charset == .ascii:
    let breaks = base.value != 0xA0 && base.value != 0x202F && base.value != 0x2007
    return DisplayUnit(
      byteCount: byteCount, width: width, isBlank: breaks, content: .spelled(width == 1 ? " " : "  "))
  case (.regionalIndicator, _):
    let letter = Unicode.Scalar(UInt8(base.value - 0x1F1E6 + 0x41))
    return DisplayUnit(byteCount: byteCount, width: 1, content: .spelled(String(letter)))
  case (.unknown, .ascii), (.combining, .ascii):
    return DisplayUnit(byteCount: byteCount, width: 1, content: .spelled("?"))
  case (_, .ascii):
    let ascii = transliteration(of: base)
    return DisplayUnit(byteCount: byteCount, width: ascii.utf8.count, content: .spelled(ascii))
  case (_, .utf8):
    // A mark without a base, or on white space, stands on a blank.
    let shown: Unicode.Scalar =
      switch kind {
      case .unknown: "\u{FFFD}"
      case .combining, .blank: " "
      default: base
      }
    let cell: Cell? =
      kind == .combining
      ? Cell(shown, combining: base, marks.first) : Cell(shown, combining: marks.first, marks.second)
    guard let cell else { return DisplayUnit(byteCount: byteCount, width: 1, content: .spelled("?")) }
    return DisplayUnit(byteCount: byteCount, width: Int(cell.width), content: .glyph(cell))
  }
}

/// How a scalar that must not reach a terminal is shown: `^[` for ESC, `<U+202E>` for an override.
private func notation(of scalar: Unicode.Scalar) -> String {
  if scalar.value < 0x20 || scalar.value == 0x7F { return "^" + String(Unicode.Scalar(UInt8(scalar.value ^ 0x40))) }
  let digits = String(scalar.value, radix: 16, uppercase: true)
  return "<U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits + ">"
}
