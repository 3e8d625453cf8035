import ReportModel

/// Everybody and everything that the report names, each under all its spellings. Two given names never become one
/// entry; a surname alone goes to the only one who has it, or to the one named last before it.
struct People {
  struct Entity {
    var kind: Speaker.Kind
    var name: String
    /// Keys of the words of the fullest name.
    var keys: [String]
    var forms: [Speaker.Form] = []
    var roles: [Speaker.Form] = []
    /// Offsets of its mentions in the running text, in order.
    var places: [Int] = []
    /// Told by Mr, Ms, he or she; never by a name.
    var gender: Gender = .unknown
    /// Whether an honorific stood before its name.
    var isTitled = false

    /// How many of its mentions stand after `on`, `in`, `at`, `near`, or right after an opening mark, as titles do.
    var locatives = 0

    /// Whether it is known to be a person by more than a lone word, and is no place by all its mentions.
    var isSurelyPerson: Bool {
      kind == .person && (isTitled || !roles.isEmpty || keys.count > 1 && (locatives == 0 || locatives < places.count))
    }
  }
  enum Gender { case unknown, male, female }

  private(set) var entities: [Entity] = []
  /// By the key of the last word.
  private var byLast: [String: [Int]] = [:]
  /// By all keys.
  private var byKeys: [[String]: Int] = [:]
  /// By the key of the first word, of names of several.
  private var byFirst: [String: [Int]] = [:]
  /// By the words of their own offices: `captain` of `captain of the ferry and no relation of the chairwoman`.
  private var byOffice: [String: [Int]] = [:]
  private var keyOfWord: [String: String] = [:]
  /// What people are said to be, in words that no list of offices has.
  var trades: Set<String> = []

  /// Takes in names of several words, then surnames alone.
  mutating func add(_ mentions: [(mention: Mention, words: [Word])], in text: ReadingText, _ lexicon: Lexicon) {
    for (mention, words) in mentions where mention.words.count > 1 || mention.kind != .person {
      guard mention.kind != .office, mention.kind != .place else { continue }
      _ = entity(for: mention, words, in: text, creating: true)
    }
    for (mention, words) in mentions where mention.words.count == 1 && mention.kind == .person {
      _ = entity(for: mention, words, in: text, creating: false)
    }
    for index in entities.indices { entities[index].places.sort() }
  }

  /// The keys of words. Each word is folded once, however often it occurs.
  mutating func keys(of words: ArraySlice<Word>, in text: ReadingText) -> [String] {
    words.map { word in
      let surface = text.string(word.range)
      if let known = keyOfWord[surface] { return known }
      let key = nameKey(surface)
      keyOfWord[surface] = key
      return key
    }
  }

  /// The entity that a mention names; made when there is none and `creating`. Records form, role and place.
  mutating func entity(for mention: Mention, _ words: [Word], in text: ReadingText, creating: Bool) -> Int? {
    let surface = text.squeezed(mention.name)
    let keys = keys(of: words[mention.words], in: text)
    guard let last = keys.last, !last.isEmpty else { return nil }
    let kind = Speaker.Kind(mention.kind)
    let index: Int
    if let known = find(keys: keys, kind: kind, near: mention.name.start) {
      index = known
      if keys.count > entities[known].keys.count, kind == .person {
        if byKeys[entities[known].keys] == known { byKeys[entities[known].keys] = nil }
        if byKeys[keys] == nil { byKeys[keys] = known }
        entities[known].keys = keys
        entities[known].name = surface
      }
    } else {
      guard creating else { return nil }
      index = entities.count
      entities.append(Entity(kind: kind, name: surface, keys: keys))
      byLast[last, default: []].append(index)
      if byKeys[keys] == nil { byKeys[keys] = index }
      if keys.count > 1, let first = keys.first { byFirst[first, default: []].append(index) }
    }
    record(surface, at: mention.name, in: index)
    if let title = mention.title {
      entities[index].isTitled = true
      record(
        text.squeezed(TextRange(title, mention.name.end)), at: TextRange(title, mention.name.end), in: index)
    }
    if let role = mention.role {
      let words = text.squeezed(role)
      if let known = entities[index].roles.firstIndex(where: { $0.text == words }) {
        entities[index].roles[known].count += 1
      } else {
        addRole(words, at: role, to: index, rule: "title before the name")
      }
    }
    if let title = mention.title ?? mention.role?.start {
      setGender(gender(ofTitle: TextRange(title, mention.name.start), in: text), of: index)
    }
    entities[index].places.append(mention.name.start)
    let before = mention.words.lowerBound - 1
    if before >= 0,
      words[before + 1].gap.isEmpty && ["on", "in", "at", "near"].contains(text.lowercased(words[before].range))
        || words[before + 1].gap == .mark
    {
      entities[index].locatives += 1
    }
    return index
  }

  mutating func record(_ surface: String, at range: TextRange, in index: Int, rule: String = "name") {
    if let known = entities[index].forms.firstIndex(where: { $0.text == surface }) {
      entities[index].forms[known].count += 1
    } else {
      entities[index].forms.append(Speaker.Form(surface, evidence: Evidence(rule, range)))
    }
  }

  mutating func setGender(_ gender: Gender, of index: Int) {
    if entities[index].gender == .unknown, gender != .unknown { entities[index].gender = gender }
  }

  /// What a title tells of its bearer: `Sir`, `Mrs.`, `spokeswoman`.
  private func gender(ofTitle range: TextRange, in text: ReadingText) -> Gender {
    for word in text.bytes[range.start..<range.end].split(whereSeparator: { !$0.isASCIILetter && $0 < 0x80 }) {
      let word = String(decoding: word.map(\.asciiLowercased), as: UTF8.self)
      if Self.maleTitles.contains(word) { return .male }
      if Self.femaleTitles.contains(word) || word.hasSuffix("woman") || word.hasSuffix("mistress") { return .female }
    }
    return .unknown
  }

  private static let maleTitles: Set<String> = [
    "mr", "sir", "lord", "king", "prince", "emperor", "sultan", "father", "brother", "monsieur", "herr", "señor", "pan",
    "signor", "baron", "count", "duke",
  ]
  private static let femaleTitles: Set<String> = [
    "mrs", "ms", "miss", "dame", "lady", "queen", "princess", "empress", "mother", "sister", "madam", "madame", "mme",
    "mlle", "mademoiselle", "frau", "señora", "pani", "signora", "doña", "baroness", "countess", "duchess", "hajja",
  ]

  mutating func addRole(_ role: String, at range: TextRange, to index: Int, rule: String) {
    guard !entities[index].roles.contains(where: { $0.text == role }) else { return }
    entities[index].roles.append(Speaker.Form(role, evidence: Evidence(rule, range)))
    var isOwn = true
    for word in role.utf8.split(whereSeparator: { !$0.isASCIILetter && $0 != 0x2D && $0 < 0x80 }) {
      let word = String(decoding: word.map(\.asciiLowercased), as: UTF8.self)
      if word == "and" { isOwn = true }
      if Self.ends.contains(word) { isOwn = false }
      if isOwn, byOffice[word]?.contains(index) != true { byOffice[word, default: []].append(index) }
    }
  }

  /// After these a role speaks of somebody else's office, up to the next `and`.
  private static let ends: Set<String> = ["of", "to", "for", "in", "at", "on", "with", "no"]

  /// Everybody who has an office, by one word of it in lower case.
  func holders(ofOffice word: String) -> [Int] { byOffice[word] ?? [] }

  /// A role that has no name: `Interviewer`, `The harbourmaster`.
  mutating func role(named name: String, at range: TextRange) -> Int {
    if let known = entities.firstIndex(where: { $0.kind == .role && $0.name.lowercased() == name.lowercased() }) {
      record(name, at: range, in: known, rule: "label")
      return known
    }
    entities.append(Entity(kind: .role, name: name, keys: []))
    record(name, at: range, in: entities.count - 1, rule: "label")
    return entities.count - 1
  }

  /// The known entity of these keys, the one mentioned last before `near` when several share a surname.
  func find(keys: [String], kind: Speaker.Kind, near offset: Int) -> Int? {
    guard let last = keys.last else { return nil }
    if keys.count == 1, kind == .person, byLast[last] == nil {
      // `Hajj Da'ud`: a given name that only one has.
      let named = (byFirst[last] ?? []).filter { entities[$0].kind == .person }
      return named.count == 1 ? named[0] : nil
    }
    if let exact = byKeys[keys] { return exact }
    // More of one surname than anybody could tell apart.
    let sharers = (byLast[last] ?? []).suffix(64).filter {
      Self.agree(keys, entities[$0].keys)
        && (entities[$0].kind == kind || keys == entities[$0].keys || keys.count == 1 && kind == .person)
    }
    if sharers.count <= 1 { return sharers.first }
    let before = sharers.compactMap { index in entities[index].places.last { $0 < offset }.map { (index, $0) } }
    return before.max { $0.1 < $1.1 }?.0 ?? sharers.first
  }

  /// The only other person with somebody's surname: the brother of the one whom a report names beside him.
  func onlyNamesake(of index: Int) -> Int? {
    guard let last = entities[index].keys.last, entities[index].keys.count > 1 else { return nil }
    let others = (byLast[last] ?? []).filter { $0 != index && entities[$0].isSurelyPerson }
    return others.count == 1 ? others[0] : nil
  }

  /// Whether one name can be the other, shortened: the last words agree, and no given name contradicts.
  static func agree(_ a: [String], _ b: [String]) -> Bool {
    guard a.last == b.last else { return false }
    var short = a.dropLast()[...]
    var long = b.dropLast()[...]
    if short.count > long.count { swap(&short, &long) }
    // Each given name of the shorter one has to occur in the longer one, in order, if only by its initial.
    for given in short {
      guard
        let place = long.firstIndex(where: {
          $0 == given || isInitial($0, of: given) || isInitial(given, of: $0) || differInside($0, given)
        })
      else {
        return false
      }
      long = long[(place + 1)...]
    }
    return true
  }

  /// Whether two long given names differ only by a vowel inside: `Ismet` and `Ismat`, but not `Maria` and `Mario`.
  private static func differInside(_ a: String, _ b: String) -> Bool {
    let (a, b) = (Array(a.utf8), Array(b.utf8))
    guard a.count == b.count, a.count >= 5, a.first == b.first, a.last == b.last else { return false }
    let vowels = Set("aiu".utf8)
    let different = zip(a, b).filter { $0 != $1 }
    return different.count == 1 && different.allSatisfy { vowels.contains($0.0) && vowels.contains($0.1) }
  }

  private static func isInitial(_ a: String, of b: String) -> Bool { a.utf8.count == 1 && b.utf8.first == a.utf8.first }
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
