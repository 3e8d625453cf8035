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
      let words = role.text.split { !$0.isLetter && !$0.isNumber }
      guard let place = words.firstIndex(where: { $0.lowercased() == office }) else { continue }
      let rest = words[(place + 1)...]
      guard let joint = rest.first, Self.joints.contains(joint.lowercased()),
        rest.dropFirst().contains(where: { $0.first?.isUppercase == true })
      else { continue }
      if rest.dropFirst().contains(where: { seat.contains($0.lowercased()) }) { return .same }
      found = .other
    }
    return found
  }
}
