import CUTF8Proc

/// What a scalar does on the screen: the one table of display width.
///
/// The widths are utf8proc's, ambiguous ones 1, except where the C library's (which ncurses counts with) and the
/// terminals agree on something else: spacing marks are 1, Hangul vowels and finals combine, hexagrams and circled
/// numbers of the CJK block are 2. Emoji sequences are cut down to their first emoji, because terminals do not agree
/// on the width of the whole.
enum Presentation: Equatable {
  /// Stands by itself, this many columns wide: 1 or 2.
  case character(width: Int)
  /// White space, this many columns wide: shown as ASCII blanks.
  case blank(width: Int)
  /// Combines with the character before it.
  case combining
  /// Not shown: soft hyphens, joiners, variation selectors.
  case hidden
  /// Shown as its name, never obeyed: controls, bidirectional and other formats.
  case named
  /// Half of a flag: shown as its letter, because terminals do not agree on flags.
  case regionalIndicator
  /// Not a character that this version of Unicode knows: shown as U+FFFD.
  case unknown
}

/// What this scalar does on the screen. Constant.
func presentation(of scalar: Unicode.Scalar) -> Presentation {
  let value = scalar.value
  switch value {
  case 0x20...0x7E: return value == 0x20 ? .blank(width: 1) : .character(width: 1)
  case 0x09, 0x0A, 0x0D: return .blank(width: 1)
  case 0x00...0x1F, 0x7F...0x9F: return .named
  case 0xAD, 0x034F, 0x200C, 0x200D, 0xFE00...0xFE0F, 0xE0100...0xE01EF, 0x180B...0x180F: return .hidden
  case 0x1160...0x11FF, 0xD7B0...0xD7FB: return .combining
  case 0x3248...0x324F, 0x4DC0...0x4DFF: return .character(width: 2)
  case 0x1F1E6...0x1F1FF: return .regionalIndicator
  default: break
  }
  guard let property = unsafe utf8proc_get_property(Int32(bitPattern: value))?.pointee else { return .unknown }
  let width = Int(property.charwidth)
  switch UInt32(property.category) {
  case UTF8PROC_CATEGORY_MN.rawValue, UTF8PROC_CATEGORY_ME.rawValue: return .combining
  case UTF8PROC_CATEGORY_MC.rawValue: return .character(width: max(1, width))
  case UTF8PROC_CATEGORY_ZS.rawValue: return .blank(width: max(1, width))
  case UTF8PROC_CATEGORY_ZL.rawValue, UTF8PROC_CATEGORY_ZP.rawValue: return .blank(width: 1)
  case UTF8PROC_CATEGORY_CF.rawValue, UTF8PROC_CATEGORY_CC.rawValue: return .named
  case UTF8PROC_CATEGORY_CN.rawValue, UTF8PROC_CATEGORY_CS.rawValue: return .unknown
  default: return width == 0 ? .named : .character(width: width)
  }
}

/// Whether the scalar runs from right to left: a letter of Hebrew or Arabic and their like, an Arabic digit. Constant.
func runsRightToLeft(_ value: UInt32) -> Bool {
  guard let property = unsafe utf8proc_get_property(Int32(bitPattern: value))?.pointee else { return false }
  let types = [UTF8PROC_BIDI_CLASS_R, UTF8PROC_BIDI_CLASS_AL, UTF8PROC_BIDI_CLASS_AN]
  return types.contains { $0.rawValue == UInt32(property.bidi_class) }
}

/// Whether no grapheme cluster ends between two scalars (UAX #29), pairs of regional indicators and emoji sequences apart:
/// those take more than two scalars to tell. Constant.
func standTogether(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Bool {
  !utf8proc_grapheme_break(Int32(bitPattern: first.value), Int32(bitPattern: second.value))
}

/// Whether emoji sequences are made with this scalar. Constant.
func isPictograph(_ scalar: Unicode.Scalar) -> Bool {
  guard scalar.value >= 0xA9, let property = unsafe utf8proc_get_property(Int32(bitPattern: scalar.value))?.pointee
  else { return false }
  return UInt32(property.boundclass) == UTF8PROC_BOUNDCLASS_EXTENDED_PICTOGRAPHIC.rawValue
    || isSkinTone(scalar)
}

/// Whether the scalar colours the emoji before it. Constant.
func isSkinTone(_ scalar: Unicode.Scalar) -> Bool { (0x1F3FB...0x1F3FF).contains(scalar.value) }

/// The ASCII characters of the scalar's compatibility decomposition, marks left out; nil if it has others.
func compatibleASCII(_ scalar: Unicode.Scalar) -> String? {
  var pieces = (Int32(0), Int32(0), Int32(0), Int32(0), Int32(0), Int32(0), Int32(0), Int32(0))
  let options = UInt32(UTF8PROC_DECOMPOSE.rawValue | UTF8PROC_COMPAT.rawValue)
  var boundary: Int32 = 0
  return unsafe withUnsafeMutableBytes(of: &pieces) { raw -> String? in
    let buffer = unsafe raw.bindMemory(to: Int32.self)
    let count = unsafe utf8proc_decompose_char(
      Int32(bitPattern: scalar.value), buffer.baseAddress, buffer.count,
      utf8proc_option_t(rawValue: utf8proc_option_t.RawValue(options)), &boundary)
    guard count > 0, count <= buffer.count else { return nil }
    var ascii = ""
    for index in 0..<count {
      guard let piece = unsafe Unicode.Scalar(UInt32(bitPattern: buffer[index])) else { return nil }
      switch piece.value {
      case 0x20...0x7E: ascii.unicodeScalars.append(piece)
      case 0x2044: ascii += "/"
      default: if presentation(of: piece) != .combining { return nil }
      }
    }
    return ascii.isEmpty ? nil : ascii
  }
}
