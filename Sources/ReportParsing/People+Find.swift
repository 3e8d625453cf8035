import ReportModel

extension People {
  /// Those who are no person and have a word in their name.
  func bodies(named word: Word, in text: ReadingText) -> [Int] {
    guard let key = nameKeys.knownKey(of: word, in: text), key.number < bodies.count else { return [] }
    return bodies[key.number]
  }

  /// Of some the one that was mentioned last before an offset.
  func latest(of some: [Int], before offset: Int) -> Int? {
    some.suffix(64).compactMap { index in place(of: index, before: offset).map { (index, $0) } }.max { $0.1 < $1.1 }?.0
  }

  /// Notes that a name of several words is no person's: `Weir Water, which runs the lock`.
  mutating func setBody(_ kind: Speaker.Kind, of index: Int) {
    guard entities[index].kind == .person, !entities[index].isTitled, entities[index].roles.isEmpty else { return }
    entities[index].kind = kind
    marks[index].kind = kind
    for key in Set(entities[index].keys) where key.number < bodies.count { bodies[key.number].append(index) }
    enterStation(index)
  }

  /// The only organisation of several words that has a word in its name.
  func onlyOrganisation(named key: NameKeys.Key) -> Int? {
    guard key.number < bodies.count, bodies[key.number].count == 1, let only = bodies[key.number].first,
      entities[only].kind == .organisation, entities[only].keys.count > 1
    else { return nil }
    return only
  }

  /// Whether a word is one of somebody's names.
  func isNamed(_ index: Int, by word: Word, in text: ReadingText) -> Bool {
    guard let key = nameKeys.knownKey(of: word, in: text), !nameKeys.isEmpty(key) else { return false }
    return entities[index].keys.contains(key)
  }

  /// The only person that a stretch of the text mentions; nil when it mentions several.
  func onlyPerson(from start: Int, before end: Int) -> Int? {
    only(from: start, before: end) { $0.isSurelyPerson }
  }

  /// The only organisation that a stretch of the text mentions.
  func onlyBody(from start: Int, before end: Int) -> Int? {
    only(from: start, before: end) { $0.kind == .organisation }
  }

  private func only(from start: Int, before end: Int, where isMeant: (Entity) -> Bool) -> Int? {
    let found = mentioned(from: start, before: end, atMost: 2, where: isMeant)
    return found.count == 1 ? found[0] : nil
  }

  /// The persons whom a stretch of the text mentions, each once; of many the last few.
  func persons(from start: Int, before end: Int) -> [Int] {
    mentioned(from: start, before: end, atMost: 8) { $0.isSurelyPerson }
  }

  /// Some of those whom a stretch of the text mentions, each once, the last stretches of it first.
  private func mentioned(
    from start: Int, before end: Int, atMost most: Int, where isMeant: (Entity) -> Bool
  ) -> [Int] {
    guard start < end, !mentionedIn.isEmpty else { return [] }
    var found: [Int] = []
    for stretch in (min(start >> 12, mentionedIn.count)..<min((end - 1) >> 12 + 1, mentionedIn.count)).reversed() {
      for index in mentionedIn[stretch].lazy.map(Int.init) where !found.contains(index) && isMeant(entities[index]) {
        let isHere =
          entities[index].places.partition { $0 < start } < entities[index].places.partition { $0 < end }
        guard isHere else { continue }
        found.append(index)
        if found.count == most { return found }
      }
    }
    return found
  }

  /// The only body whose name begins with these words: `the Captains' Committee` of `Captains' Committee of Umm Al-Sad`.
  func body(beginningWith keys: ArraySlice<NameKeys.Key>) -> Int? {
    guard let first = keys.first, first.number < bodies.count else { return nil }
    let named = bodies[first.number].suffix(64).filter { entities[$0].keys.starts(with: keys) }
    return named.count == 1 ? named[0] : nil
  }

  /// Where anybody may publish: never what `the paper` or `the station` means.
  private static let platforms: Set<String> = [
    "Facebook", "Twitter", "X", "YouTube", "Telegram", "Instagram", "TikTok", "WhatsApp", "Weibo", "VKontakte",
    "Wikipedia",
  ]

  /// The outlet that was mentioned last before an offset, not more than two pages back.
  func lastOutlet(before offset: Int) -> Int? {
    let page = min(offset >> 12, mentionedIn.count - 1)
    guard page >= 0 else { return nil }
    for stretch in (max(0, page - 1)...page).reversed() {
      let near = mentionedIn[stretch].lazy.map(Int.init)
        .filter { entities[$0].kind == .outlet && !Self.platforms.contains(entities[$0].name) }
        .compactMap { index in place(of: index, before: offset).map { (index, $0) } }
      if let last = near.max(by: { $0.1 < $1.1 }) { return last.0 }
    }
    return nil
  }

  /// The known entity of these keys, the one mentioned last before `near` when several share a surname.
  ///
  /// A title's gender leaves out whoever is known to have the other.
  func find(
    keys: ArraySlice<NameKeys.Key>, kind: Speaker.Kind, near offset: Int, gender: Gender = .unknown
  ) -> Int? {
    guard let last = keys.last else { return nil }
    guard last.number < byLast.count else { return spelled(keys, kind: kind) }
    let isSurname = keys.count == 1 && kind == .person
    if isSurname, byLast[last.number].isEmpty {
      // `Hajj Da'ud`: a given name that only one has.
      var only: Int?
      for index in byFirst[last.number] where entities[index].kind == .person {
        if only != nil { return nil }
        only = index
      }
      return only
    }
    if keys.count > 1, !byNames.isEmpty, let named = byNames[Self.print(of: keys)], named.keys.elementsEqual(keys) {
      return named.index
    }
    // Of several the one of exactly that name.
    if let exact = exactly[Self.print(of: keys)], entities[exact].keys.elementsEqual(keys) { return exact }
    let givens = givens(of: keys)
    var first: Int?
    var latest: (index: Int, place: Int)?
    /// The same among those who are better meant by a surname alone: no kin of another.
    var best: (index: Int, place: Int)?
    let bearers = byLast[last.number]
    /// Whether the text itself speaks of one of them.
    var isAnyTold: Bool?
    // From whoever was met last, who is meant most often: then the others are seldom asked more than where they were
    // mentioned.
    for index in nearest(bearers, to: offset).reversed() {
      let mark = marks[index]
      // No given name of theirs begins as one of these.
      if !isSurname, mark.givens & givens == 0 && mark.givens != 0 && givens != 0 || mark.kind != kind { continue }
      let place = place(of: index, before: offset)
      if let least = isSurname ? best?.place : latest?.place, place ?? -1 < least { continue }
      if !isSurname {
        // Of a name of two words its mark tells nearly enough.
        if let pair = mark.pair {
          guard pair.surname == last,
            keys.count == 1 || keys.dropLast().contains(where: { nameKeys.agree(pair.given, $0) })
          else { continue }
        }
        guard mark.pair != nil && generations.isEmpty || agree(keys, entities[index].keys[...]) else {
          continue
        }
      }
      if gender != .unknown, entities[index].gender != .unknown, entities[index].gender != gender { continue }
      // Whom only somebody's words speak of the text does not mean by a surname.
      if isSurname, mark.isOnlyQuoted, bearers.count > 1 {
        let isTold = isAnyTold ?? bearers.contains { !marks[$0].isOnlyQuoted }
        isAnyTold = isTold
        if isTold { continue }
      }
      first = index
      guard let place else { continue }
      if place >= latest?.place ?? -1 { latest = (index, place) }
      if isSurname, !entities[index].isKin || !entities[index].roles.isEmpty || gender != .unknown {
        best = (index, place)
      }
    }
    return best?.index ?? latest?.index ?? first ?? spelled(keys, kind: kind)
  }

  /// More bearers of one surname, or holders of one office, nobody tells apart.
  private static let mostBearers = 64

  /// Of many bearers of a surname or holders of an office, in the order in which they were met, those that were met last
  /// before an offset.
  func nearest(_ bearers: [Int], to offset: Int) -> ArraySlice<Int> {
    guard bearers.count > Self.mostBearers else { return bearers[...] }
    let met = bearers.partition { marks[$0].least < offset }
    let start = max(0, min(met, bearers.count) - Self.mostBearers)
    return bearers[start..<min(bearers.count, start + Self.mostBearers)]
  }

  /// The only one whose name of several words differs by one vowel of the surname: `Abdul Wadood Shermani` is
  /// `Abd al-Wadud Sharmani`.
  private func spelled(_ keys: ArraySlice<NameKeys.Key>, kind: Speaker.Kind) -> Int? {
    guard keys.count > 2, kind == .person, let first = keys.first, let last = keys.last,
      first.number < byFirst.count
    else { return nil }
    let same = byFirst[first.number].suffix(64).filter { index in
      // Of two words: not as many as these.
      guard marks[index].pair == nil, marks[index].kind == .person else { return false }
      let other = entities[index].keys
      return other.count == keys.count && other.dropLast().elementsEqual(keys.dropLast())
        && nameKeys.differByVowel(other[other.count - 1], last)
    }
    return same.count == 1 ? same[0] : nil
  }

  /// Where an entity was mentioned last before an offset, in the order in which its mentions were met.
  func place(of index: Int, before offset: Int) -> Int? {
    let mark = marks[index]
    if mark.last >= 0, Int(mark.last) < offset { return Int(mark.last) }
    if mark.last < 0 || Int(mark.least) >= offset { return nil }
    return entities[index].place(before: offset)
  }

  /// The others who have somebody's surname.
  func namesakes(of index: Int) -> [Int] {
    guard let last = entities[index].keys.last, last.number < byLast.count else { return [] }
    return byLast[last.number].filter { $0 != index }
  }

  /// Whether another has somebody's surname.
  func hasNamesake(_ index: Int) -> Bool {
    guard let last = entities[index].keys.last, last.number < byLast.count else { return false }
    return byLast[last.number].contains { $0 != index }
  }

  /// The only other person with somebody's surname: the brother of the one whom a report names beside him.
  func onlyNamesake(of index: Int) -> Int? {
    guard let last = entities[index].keys.last, entities[index].keys.count > 1 else { return nil }
    var only: Int?
    for other in byLast[last.number] where other != index && entities[other].isSurelyPerson {
      if only != nil { return nil }
      only = other
    }
    return only
  }

  /// Whether one name can be the other, shortened: the last words agree, and no given name contradicts.
  private func agree(_ a: ArraySlice<NameKeys.Key>, _ b: ArraySlice<NameKeys.Key>) -> Bool {
    guard a.last == b.last else { return false }
    // `Olaf Quist` is not `Olaf Quist Jr.`; `Quist` may be.
    if !generations.isEmpty, a.count > 1, b.count > 1,
      a.contains(where: generations.contains) != b.contains(where: generations.contains)
    {
      return false
    }
    let (short, long) = a.count > b.count ? (b.dropLast(), a.dropLast()) : (a.dropLast(), b.dropLast())
    // Each given name of the shorter one has to occur in the longer one, in order, if only by its initial.
    var next = long.startIndex
    for given in short {
      while next < long.endIndex, !nameKeys.agree(long[next], given) { next += 1 }
      guard next < long.endIndex else { return false }
      next += 1
    }
    return true
  }
}
