import ReportModel

/// A sentence that was looked at, with whatever looks like a name in it.
struct ReadSentence {
  var block: Int
  var range: TextRange
  var clause: Clause
}

/// What the sentences before tell of a pronoun.
enum Antecedent {
  case entity(Int)
  /// Somebody whom the report does not name: `His wife`.
  case unnamed
  case none

  var entity: Int? {
    if case .entity(let index) = self { return index }
    return nil
  }
}

/// Whom a pronoun can mean.
struct PronounFit {
  var gender: People.Gender
  var isThing: Bool
  /// Whether it is `they`: no single person.
  var isPlural = false
  /// Whether it is `its`, before a ruling or an editorial.
  var isOwner = false
  /// Whether only a person will do, of whichever sex.
  var isPerson = false

  func holds(_ entity: People.Entity) -> Bool {
    if isPerson { return entity.isSurelyPerson }
    if isPlural { return entity.kind != .person }
    if gender != .unknown {
      // A lone word that never had a given name or a title is seldom a person.
      guard entity.isSurelyPerson || entity.kind == .role || entity.hasSpoken else { return false }
      return entity.gender == gender || entity.gender == .unknown
    }
    // A lone word without a title may be a body that no list has: `The Muftiate … Its ruling reads`.
    return isThing ? ![.person, .role].contains(entity.kind) || isOwner && !entity.isSurelyPerson : true
  }
}

extension Attributor {
  /// Whether somebody who has no more than a surname can be a he or a she.
  func mayBe(_ index: Int, _ gender: People.Gender) -> Bool {
    let entity = people.entities[index]
    return gender != .unknown && entity.kind == .person && entity.gender != opposite(gender)
  }

  func opposite(_ gender: People.Gender) -> People.Gender {
    gender == .male ? .female : gender == .female ? .male : .unknown
  }
}
