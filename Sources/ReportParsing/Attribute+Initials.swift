import ReportModel

// Labels that are only initials, of those whom the introduction has named.
extension Attributor {
  /// The only person named before a label whose initials it has: `N.Q.:` of a Nora Quist. Asks all people once for each label.
  mutating func person(withInitialsOf label: TextRange) -> Int? {
    guard label.count <= 8, let letters = initials(label) else { return nil }
    if let known = personOfInitials[letters] { return known }
    var only: Int?
    for index in people.entities.indices where people.entities[index].kind == .person {
      guard people.place(of: index, before: label.start) != nil, hasInitials(people.entities[index].name, letters)
      else {
        continue
      }
      if only != nil {
        only = nil
        break
      }
      only = index
    }
    personOfInitials[letters] = .some(only)
    return only
  }

  /// `N.Q.`, `N. Q`, `NQ`: two to four capitals.
  private func initials(_ label: TextRange) -> String? {
    let name = text.string(label)
    guard name.first?.isUppercase == true, name.allSatisfy({ $0.isUppercase || [".", " ", "-"].contains($0) }) else {
      return nil
    }
    let letters = name.filter(\.isUppercase)
    return (2...4).contains(letters.count) ? letters : nil
  }

  /// Whether a name of several words has these initials, those of its parts in small letters left out: all of them, or the
  /// first and the last.
  private func hasInitials(_ name: String, _ letters: String) -> Bool {
    let firsts = name.split { $0 == " " || $0 == "-" }.compactMap(\.first).filter(\.isUppercase)
    guard firsts.count > 1, let first = firsts.first, let last = firsts.last else { return false }
    return String(firsts) == letters || String([first, last]) == letters
  }
}
