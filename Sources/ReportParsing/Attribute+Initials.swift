import ReportModel

// Labels that are only initials, of those whom the introduction has named.
extension Attributor {
  /// The only person named before a label whose initials it has: `N.Q.:` of a Nora Quist. Everybody is asked for his initials
  /// once.
  mutating func person(withInitialsOf label: TextRange) -> Int? {
    guard label.count <= 8, let letters = initials(label) else { return nil }
    if let known = personOfInitials[letters] { return known }
    while peopleWithInitials < people.entities.count {
      let entity = people.entities[peopleWithInitials]
      if entity.kind == .person {
        for initials in initials(ofName: entity.name) {
          bearersOfInitials[initials, default: []].append(peopleWithInitials)
        }
      }
      peopleWithInitials += 1
    }
    let named = bearersOfInitials[letters, default: []].filter { people.place(of: $0, before: label.start) != nil }
    let only = named.count == 1 ? named.first : nil
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

  /// The initials of a name of several words, those of its parts in small letters left out: all of them, and the first and the
  /// last.
  private func initials(ofName name: String) -> Set<String> {
    let firsts = name.split { $0 == " " || $0 == "-" }.compactMap(\.first).filter(\.isUppercase)
    guard firsts.count > 1, let first = firsts.first, let last = firsts.last else { return [] }
    return [String(firsts), String([first, last])]
  }
}
