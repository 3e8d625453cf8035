import ReportModel

// Offices that say where or of what they are: `the Minister to Sweden` is not the one to Norway.
extension Attributor {
  private static let joints: Set<String> = ["to", "of", "for", "in"]

  /// Of what an office that ends here is: the capitalised words behind `to`, `of`, `for` or `in`, in small letters. Nil
  /// where nothing says so.
  func seat(behind end: Int) -> Set<String>? {
    guard end + 4 < text.count, text.bytes[end] == 0x20 else { return nil }
    let words = text.words(in: text.opening(of: TextRange(end, text.count), 64), lexicon)
    guard words.count > 1, words[0].range.start == end + 1, words[0].range.count <= 3,
      Self.joints.contains(text.lowercasedString(words[0].range))
    else { return nil }
    var seat: Set<String> = []
    for word in words.dropFirst() where word.gap.isEmpty {
      if seat.isEmpty, word.classes.contains(.determiner) { continue }
      guard word.isCapitalised else { break }
      seat.insert(text.lowercasedString(word.range))
    }
    return seat.isEmpty ? nil : seat
  }

  /// Whether an office that somebody has is where it is asked for.
  enum Seat { case unknown, same, other }

  /// What the report tells of where somebody has an office.
  func seat(of index: Int, in office: String, like seat: Set<String>) -> Seat {
    var found = Seat.unknown
    for role in people.entities[index].roles {
      guard let rest = words(of: role.text, behind: office) else { continue }
      if rest.contains(where: { seat.contains($0.lowercased()) }) { return .same }
      found = .other
    }
    return found
  }

  /// The words behind an office and its `to`, `of`, `for` or `in` in a role, where one of them has a capital; nil without such.
  private func words(of role: String, behind office: String) -> [Substring]? {
    let bytes = role.utf8
    let count = office.utf8.count
    guard bytes.count > count + 4 else { return nil }
    var start = bytes.startIndex
    while let end = bytes.index(start, offsetBy: count, limitedBy: bytes.endIndex), end < bytes.endIndex {
      if bytes[end] == 0x20, bytes[start..<end].elementsEqual(office.utf8, by: { $0.asciiLowercased == $1 }) {
        let words = role[end...].split(separator: " ", maxSplits: 12)
        guard let joint = words.first, Self.joints.contains(joint.lowercased()) else { return nil }
        let rest = words.dropFirst()
        return rest.contains(where: { $0.utf8.first?.isASCIIUppercase == true }) ? Array(rest) : nil
      }
      bytes.formIndex(after: &start)
    }
    return nil
  }
}
