/// Finding a few bytes among many.
struct ByteSearch {
  let needle: [UInt8]

  /// Precondition: the needle is not empty.
  init(_ needle: [UInt8]) {
    precondition(!needle.isEmpty, "nothing to look for")
    self.needle = needle
  }

  /// Where the needle first begins at `from` or after, ending at `to` or before.
  func first(in text: Span<UInt8>, from: Int, to: Int) -> Int? {
    var i = from
    while i + needle.count <= to {
      var n = 0
      while n < needle.count, text[i + n] == needle[n] { n += 1 }
      if n == needle.count { return i }
      i += 1
    }
    return nil
  }
}
