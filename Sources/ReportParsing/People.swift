import ReportModel

/// Everybody and everything that the report names, each under all its spellings. Two given names never become one
/// entry; a surname alone goes to the only one who has it, or to the one named last before it.
struct People {
  enum Gender { case unknown, male, female }
  /// Who has an office, in the order in which they were met.
  struct Holders {
    var number: Int32
    var indices: [Int] = []
  }
  /// The keys of a name of two words.
  struct Pair {
    var given: NameKeys.Key
    var surname: NameKeys.Key

    init?(_ keys: ArraySlice<NameKeys.Key>) {
      guard keys.count == 2, let given = keys.first, let surname = keys.last else { return nil }
      self.given = given
      self.surname = surname
    }
  }
  struct Mark {
    /// The last and the least of its places; -1 for none.
    var last: Int32 = -1
    var least: Int32 = -1
    /// For each given name the bit of its first letter.
    var givens: UInt32
    /// The keys of whoever has two; nil for others.
    var pair: Pair?
    var kind: Speaker.Kind
    /// Whether only quoted or labelled words speak of it.
    var isOnlyQuoted = false
  }

  let lexicon: Lexicon
  init(_ lexicon: Lexicon) { self.lexicon = lexicon }

  var entities: [Entity] = []
  var nameKeys = NameKeys()
  /// The keys that were asked for last.
  private var lastKeys: [NameKeys.Key] = []
  /// For each entity what most often settles whether it is meant.
  var marks: [Mark] = []
  /// Who has exactly these keys; no two have.
  var exactly: [UInt64: Int] = [:]
  /// By-names of several words, by the hash of their keys.
  var byNames: [UInt64: (keys: [NameKeys.Key], index: Int)] = [:]
  /// By the key of the last word.
  var byLast: [[Int]] = []
  /// By the key of the first word, of names of several.
  var byFirst: [[Int]] = []
  /// By the key of any word: those who are no person.
  var bodies: [[Int]] = []
  /// The outlets whose names say that they broadcast, in the order in which they were met.
  private(set) var stations: [Int] = []
  /// By the words of their own offices: `captain` of `captain of the ferry and no relation of the chairwoman`.
  private(set) var byOffice: [String: Holders] = [:]
  /// Roles by their names in small letters.
  var roles: [String: Int] = [:]
  /// For each stretch of 4,096 bytes who is mentioned in it.
  var mentionedIn: [[Int32]] = []
  /// The keys of `Jr.` and its like.
  var generations: Set<NameKeys.Key> = []
  /// By the word for kin that stood before their names: `my aunt Gerda`.
  private(set) var namedAsKin: [String: [Int]] = [:]
  /// What people are said to be, in words that no list of offices has.
  var trades: Set<String> = []
  /// Those of them that the report writes with a capital, as a name: `the Guide`.
  var namedOffices: Set<String> = []

  /// Takes in what a name of several words, or a body's, names. Surnames alone are for later.
  mutating func add(_ mention: Mention, _ words: [Word], in text: ReadingText, isQuoted: Bool = false) {
    guard mention.words.count > 1 || mention.kind != .person, mention.kind != .office, mention.kind != .place else {
      return
    }
    // `QUIST:`, of a Nora Quist whom the report has named: no body.
    if mention.kind == .organisation, mention.words.count == 1, words[mention.words.lowerBound].isAllCaps,
      person(named: words[mention.words.lowerBound], in: text, near: mention.name.start) != nil
    {
      return
    }
    let known = entities.count
    guard let index = entity(for: mention, words, in: text, creating: true) else { return }
    if entities.count > known {
      marks[index].isOnlyQuoted = isQuoted
    } else if !isQuoted {
      marks[index].isOnlyQuoted = false
    }
  }

  /// Somebody whom the report calls by a given name alone, which nobody whom it names in full has.
  mutating func add(given mention: Mention, _ words: [Word], in text: ReadingText) {
    let word = words[mention.words.lowerBound]
    let key = nameKeys.key(of: word, in: text)
    guard !nameKeys.isEmpty(key), key.number >= byFirst.count || byFirst[key.number].isEmpty else { return }
    let known = find(keys: [key], kind: .person, near: mention.name.start)
    guard known.map({ entities[$0].keys == [key] }) ?? true,
      let index = entity(for: mention, words, in: text, creating: true), entities[index].kind == .person
    else { return }
    entities[index].isTitled = true
    setGender(gender(ofGiven: word), of: index)
  }

  /// `Celine, who has lost her boat`: a lone name of somebody whose sex the text tells.
  mutating func add(lone mention: Mention, _ words: [Word], in text: ReadingText, _ gender: Gender) {
    let key = nameKeys.key(of: words[mention.words.lowerBound], in: text)
    guard !nameKeys.isEmpty(key),
      let index = find(keys: [key], kind: .person, near: mention.name.start)
        ?? entity(for: mention, words, in: text, creating: true), entities[index].kind == .person
    else { return }
    if entities[index].keys == [key] { entities[index].isTitled = true }
    setGender(gender, of: index)
  }

  /// Those whom a word for kin was said of.
  func named(asKin word: String) -> [Int] { namedAsKin[word] ?? [] }

  mutating func enter(_ index: Int, asKin word: String) {
    if namedAsKin[word]?.contains(index) != true { namedAsKin[word, default: []].append(index) }
  }

  /// Counts the forms in which a heading names somebody.
  mutating func recordForm(of mention: Mention, _ words: [Word], in text: ReadingText, of index: Int) {
    record(mention.name, of: text, in: index)
    if let title = mention.title { record(titled: mention, from: title, words, of: text, in: index) }
  }

  /// Counts a name with its titles, and without the first of them: `Ayatollah Sayyed Ali Quist` is `Sayyed Ali Quist` too.
  mutating func record(
    titled mention: Mention, from title: Int, _ words: [Word], of text: ReadingText, in index: Int
  ) {
    var first = mention.words.lowerBound - 1
    while first >= 0, words[first].range.start >= title {
      // `Brig.-Gen.` is one title.
      if !words[first].gap.contains(.dash) {
        record(TextRange(words[first].range.start, mention.name.end), of: text, in: index)
      }
      first -= 1
    }
  }

  /// Writes a name that is all in capitals as others are: `NORA FELL-QUIST` is `Nora Fell-Quist`.
  mutating func quieten(_ index: Int) {
    var begins = true
    entities[index].name = String(
      entities[index].name.map { letter in
        defer { begins = !letter.isLetter && letter != "'" && letter != "’" }
        return begins ? letter : Character(letter.lowercased())
      })
  }

  /// Gives the mentions of one entity to another.
  mutating func takePlaces(of other: Int, for index: Int) {
    let places = entities[other].places
    entities[index].sortPlaces(with: places)
    marks[index].last = entities[index].places.last.map { Int32($0) } ?? -1
    marks[index].least = entities[index].places.first.map { Int32($0) } ?? -1
    for place in places { mentionedIn[place >> 12].append(Int32(index)) }
  }

  mutating func sortPlaces() {
    for index in entities.indices {
      entities[index].sortPlaces()
      marks[index].last = entities[index].places.last.map { Int32($0) } ?? -1
    }
  }

  /// The keys of words. Each different word is folded once.
  mutating func keys(of words: ArraySlice<Word>, in text: ReadingText) -> [NameKeys.Key] {
    // The storage of the keys before, unless somebody still has them.
    lastKeys.removeAll(keepingCapacity: true)
    for word in words { lastKeys.append(nameKeys.key(of: word, in: text)) }
    return lastKeys
  }

  /// The keys of a name. `Jr.` and `III` stand before the surname, which stays the last: they tell two people of one name
  /// apart as another given name does.
  mutating func keys(of mention: Mention, _ words: [Word], in text: ReadingText) -> [NameKeys.Key] {
    var keys = keys(of: words[mention.words], in: text)
    guard keys.count > 1, mention.kind == .person, let last = mention.words.last,
      ["jr", "sr", "ii", "iii", "iv"].contains(text.lowercased(words[last].range))
    else { return keys }
    generations.insert(keys[keys.count - 1])
    keys.swapAt(keys.count - 1, keys.count - 2)
    return keys
  }

  /// Whom a word alone names as a person.
  func person(named word: Word, in text: ReadingText, near offset: Int) -> Int? {
    guard let key = nameKeys.knownKey(of: word, in: text) else { return nil }
    return find(keys: [key], kind: .person, near: offset)
  }

  /// The entity that a mention names; made when there is none and `creating`. Records form, role and place.
  mutating func entity(for mention: Mention, _ words: [Word], in text: ReadingText, creating: Bool) -> Int? {
    let keys = keys(of: mention, words, in: text)
    guard let last = keys.last, !nameKeys.isEmpty(last) else { return nil }
    let kind = Speaker.Kind(mention.kind)
    let titled = mention.title.map { gender(ofTitle: TextRange($0, mention.name.start), in: text) } ?? .unknown
    let index: Int
    if let known = find(keys: keys[...], kind: kind, near: mention.name.start, gender: titled) {
      index = known
      // A person, and a body that was only `the Guild` so far.
      if keys.count > entities[known].keys.count,
        kind == .person || kind == .organisation && entities[known].keys == [last]
      {
        rename(known, text.squeezed(mention.name), keys)
      }
    } else if kind == .organisation, keys.count == 1, let whole = onlyOrganisation(named: last) {
      // `the Ministry`, of the only one that the report has named.
      index = whole
    } else {
      guard creating else { return nil }
      index = entities.count
      // A copy of just these: what they were gathered in is used again.
      entities.append(Entity(kind: kind, name: text.squeezed(mention.name), keys: keys.map { $0 }))
      enter(index)
    }
    record(mention.name, of: text, in: index)
    if let title = mention.title {
      enterTitle(TextRange(title, mention.name.start), index, in: text)
      entities[index].isTitled = true
      let known = entities[index].forms.count
      record(titled: mention, from: title, words, of: text, in: index)
      if entities[index].forms.count > known { addTitles(TextRange(title, mention.name.start), of: text, to: index) }
    }
    if let role = mention.role {
      if let known = form(role, of: text, among: entities[index].roles) {
        entities[index].roles[known].count += 1
      } else {
        addRole(text.squeezed(role), at: role, to: index, rule: "title before the name")
      }
    }
    if entities[index].gender == .unknown, let title = mention.title ?? mention.role?.start {
      setGender(gender(ofTitle: TextRange(title, mention.name.start), in: text), of: index)
    }
    if entities[index].gender == .unknown, kind == .person, mention.words.count > 1 {
      setGender(gender(ofGiven: words[mention.words.lowerBound]), of: index)
    }
    // A given name says nothing of whom the surname means next.
    if keys.count > 1 || mention.title != nil || entities[index].keys.last == last || !hasNamesake(index) {
      place(index, at: mention.name.start)
    }
    let before = mention.words.lowerBound - 1
    if before >= 0,
      words[before + 1].gap.isEmpty && ["on", "in", "at", "near"].contains(text.lowercased(words[before].range))
        || words[before + 1].gap == .mark
    {
      entities[index].locatives += 1
    }
    return index
  }

  /// `Bishop Anselm Dwor` is `the Bishop`: a title that only some have is an office.
  private mutating func addTitles(_ titles: TextRange, of text: ReadingText, to index: Int) {
    for word in text.bytes[titles.start..<titles.end].split(whereSeparator: { !$0.isASCIILetter }) where word.count > 3
    {
      let word = String(decoding: word.map(\.asciiLowercased), as: UTF8.self)
      if lexicon.rules(of: word).contains(.everydayTitle) { continue }
      enter(holder: index, ofOffice: word)
    }
  }

  /// Enters somebody as a holder of an office by one word of it in lower case, unless it is done.
  mutating func enter(holder index: Int, ofOffice word: String) {
    let number = byOffice[word]?.number ?? Int32(byOffice.count)
    if entities[index].offices.contains(number) { return }
    entities[index].offices.append(number)
    byOffice[word, default: Holders(number: number)].indices.append(index)
  }

  /// Makes somebody the only holder of an office, which is a name for them: `the Engineer`.
  mutating func make(onlyHolder index: Int, ofOffice word: String) {
    enter(holder: index, ofOffice: word)
    byOffice[word]?.indices = [index]
  }

  /// Gives the offices of one entity to another.
  mutating func takeOffices(of other: Int, for index: Int) {
    guard !entities[other].offices.isEmpty else { return }
    for (office, holders) in byOffice where holders.indices.contains(other) {
      byOffice[office]?.indices.removeAll { $0 == other }
      enter(holder: index, ofOffice: office)
    }
  }

  /// Gives an entity a fuller name.
  private mutating func rename(_ index: Int, _ name: String, _ keys: [NameKeys.Key]) {
    exactly[Self.print(of: entities[index].keys[...])] = nil
    entities[index].keys = keys.map { $0 }
    entities[index].name = name
    exactly[Self.print(of: keys[...])] = index
    marks[index].givens = givens(of: keys[...])
    marks[index].pair = Pair(keys[...])
  }

  /// A hash of keys.
  static func print(of keys: ArraySlice<NameKeys.Key>) -> UInt64 {
    var print: UInt64 = UInt64(keys.count)
    for key in keys { print = (print ^ print >> 31 ^ UInt64(key.number)) &* 0x9E37_79B9_7F4A_7C15 }
    return print
  }

  /// For each given name the bit of its first letter.
  func givens(of keys: ArraySlice<NameKeys.Key>) -> UInt32 {
    keys.dropLast().reduce(0) { $0 | 1 << UInt32(nameKeys.firstLetter(of: $1) & 31) }
  }

  /// Makes a new entity known under its keys.
  private mutating func enter(_ index: Int) {
    let keys = entities[index].keys
    marks.append(Mark(givens: givens(of: keys[...]), pair: Pair(keys[...]), kind: entities[index].kind))
    guard let last = keys.last, let first = keys.first else { return }
    exactly[Self.print(of: keys[...])] = index
    while byLast.count < nameKeys.count {
      byLast.append([])
      byFirst.append([])
      bodies.append([])
    }
    byLast[last.number].append(index)
    if keys.count > 1 { byFirst[first.number].append(index) }
    guard entities[index].kind != .person else { return }
    for key in Set(keys) { bodies[key.number].append(index) }
    if entities[index].kind == .role { enterRole(index) }
    enterStation(index)
  }

  /// `Radio Oasis`, `Quay TV`
  mutating func enterStation(_ index: Int) {
    guard entities[index].kind == .outlet else { return }
    let words = entities[index].name.lowercased().split(separator: " ")
    if words.contains(where: { ["radio", "tv", "television", "fm"].contains($0) }) { stations.append(index) }
  }

  /// Leaves out an entity that turned out to be none: nothing finds it any more.
  mutating func dismiss(_ index: Int) {
    let keys = entities[index].keys
    guard let last = keys.last, let first = keys.first, last.number < byLast.count else { return }
    let print = Self.print(of: keys[...])
    if exactly[print] == index { exactly[print] = nil }
    byLast[last.number].removeAll { $0 == index }
    byFirst[first.number].removeAll { $0 == index }
    stations.removeAll { $0 == index }
    entities[index].forgetPlaces()
    marks[index].last = -1
    marks[index].least = -1
  }

  private mutating func enterRole(_ index: Int) {
    let name = entities[index].name.lowercased()
    if roles[name] == nil { roles[name] = index }
  }

  mutating func place(_ index: Int, at offset: Int) {
    entities[index].addPlace(offset)
    marks[index].last = Int32(offset)
    marks[index].least = marks[index].least < 0 ? Int32(offset) : min(marks[index].least, Int32(offset))
    while mentionedIn.count <= offset >> 12 { mentionedIn.append([]) }
    if mentionedIn[offset >> 12].last != Int32(index) { mentionedIn[offset >> 12].append(Int32(index)) }
  }

  /// A role that has no name: `Interviewer`, `The harbourmaster`.
  mutating func role(named name: String, at range: TextRange, kind: Speaker.Kind = .role) -> Int {
    if let known = roles[name.lowercased()] {
      record(name, at: range, in: known, rule: "label")
      return known
    }
    entities.append(Entity(kind: kind, name: name, keys: []))
    enter(entities.count - 1)
    enterRole(entities.count - 1)
    record(name, at: range, in: entities.count - 1, rule: "label")
    return entities.count - 1
  }
}

extension Speaker.Kind {
  init(_ kind: Mention.Kind) {
    switch kind {
    case .person, .place: self = .person
    case .outlet: self = .outlet
    case .organisation: self = .organisation
    case .office: self = .role
    }
  }
}
