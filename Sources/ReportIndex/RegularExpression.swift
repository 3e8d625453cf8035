import CPCRE2

/// A regular expression of PCRE2: UTF-8, Unicode's classes, `^` and `$` at the ends of paragraphs, compiled to machine
/// code where that can be. Case counts when a letter of the pattern is a capital.
///
/// The one file that calls the library. Each attempt has limits on steps, depth and memory, so that it ends.
struct RegularExpression: ~Copyable {
  /// What happened to an attempt.
  enum Outcome {
    /// It stands at these bytes of the subject.
    case found(Range<Int>)
    /// It does not begin before the bound that was given.
    case none
    /// A limit was reached.
    case gaveUp
  }

  /// Why a pattern does not compile.
  struct Failure: Error {
    /// In bytes of the pattern, from 0.
    var offset: Int
    /// The library's words.
    var message: String
  }

  private let code: OpaquePointer
  private let data: OpaquePointer
  private let context: OpaquePointer
  private let stack: OpaquePointer?

  /// The failure of a pattern; nil when it compiles.
  static func failure(of pattern: String) -> Failure? {
    do throws(Failure) {
      _ = try RegularExpression(pattern)
      return nil
    } catch { return error }
  }

  init(_ pattern: String) throws(Failure) {
    var options = PCRE2_UTF | PCRE2_UCP | PCRE2_MULTILINE | PCRE2_NEVER_BACKSLASH_C | PCRE2_USE_OFFSET_LIMIT
    if !RegularExpression.hasCapital(pattern) { options |= PCRE2_CASELESS }
    var number: Int32 = 0
    var offset = 0
    let bytes = Array(pattern.utf8)
    let code = unsafe pcre2_compile_8(bytes, bytes.count, options, &number, &offset, nil)
    guard let code, let data = unsafe pcre2_match_data_create_from_pattern_8(code, nil),
      let context = pcre2_match_context_create_8(nil)
    else { throw Failure(offset: offset, message: RegularExpression.message(number)) }
    pcre2_set_match_limit_8(context, 100_000)
    pcre2_set_depth_limit_8(context, 20_000)
    pcre2_set_heap_limit_8(context, 64 * 1024)
    var stack: OpaquePointer?
    if pcre2_jit_compile_8(code, UInt32(PCRE2_JIT_COMPLETE)) == 0 {
      stack = pcre2_jit_stack_create_8(32 * 1024, 1024 * 1024, nil)
      pcre2_jit_stack_assign_8(context, nil, UnsafeMutableRawPointer(stack))
    }
    self.code = code
    self.data = data
    self.context = context
    self.stack = stack
  }

  deinit {
    pcre2_jit_stack_free_8(stack)
    pcre2_match_context_free_8(context)
    pcre2_match_data_free_8(data)
    pcre2_code_free_8(code)
  }

  /// The first place that begins at `start` or after and not after `last`. With `isEmptyAllowed` it may be empty.
  /// Precondition: the subject is UTF-8, and `start` begins a character.
  borrowing func firstMatch(
    in subject: borrowing [UInt8], from start: Int, startingUpTo last: Int, isEmptyAllowed: Bool
  ) -> Outcome {
    pcre2_set_offset_limit_8(context, last)
    var options = PCRE2_NO_UTF_CHECK
    if !isEmptyAllowed { options |= PCRE2_NOTEMPTY }
    let count = pcre2_match_8(code, subject, subject.count, start, options, data, context)
    if count == PCRE2_ERROR_NOMATCH { return .none }
    guard count >= 0, let places = pcre2_get_ovector_pointer_8(data) else { return .gaveUp }
    return .found(places[0]..<max(places[0], places[1]))
  }

  private static func message(_ number: Int32) -> String {
    var buffer = [UInt8](repeating: 0, count: 256)
    pcre2_get_error_message_8(number, &buffer, buffer.count)
    return String(decoding: buffer.prefix { $0 != 0 }, as: UTF8.self)
  }

  /// Whether a letter that stands for itself is a capital: not those of `\W`, `\p{Lu}`, `(?P<name>`.
  private static func hasCapital(_ pattern: String) -> Bool {
    var scalars = pattern.unicodeScalars[...]
    while let scalar = scalars.popFirst() {
      if scalar == "\\", let next = scalars.popFirst() {
        guard "pPxoNgk".unicodeScalars.contains(next), let mark = scalars.first else { continue }
        if mark == "{" || mark == "<" {
          let end: Unicode.Scalar = mark == "{" ? "}" : ">"
          while let inner = scalars.popFirst(), inner != end {}
        } else if next == "p" || next == "P" {
          scalars.removeFirst()
        }
      } else if scalar == "(", scalars.first == "?" || scalars.first == "*" {
        // Options, names and verbs: up to what begins the pattern within.
        while let inner = scalars.first, !":=!>)'|".unicodeScalars.contains(inner) { scalars.removeFirst() }
      } else if scalar.properties.isUppercase {
        return true
      }
    }
    return false
  }
}
