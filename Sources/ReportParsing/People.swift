import ReportModel

/// Everybody and everything that the report names, each under all its spellings. Two given names never become one
/// entry; a surname alone goes to the only one who has it, or to the one named last before it.
struct People {
  struct Entity {
    var kind: Speaker.Kind
    var name: String
    /// Keys of the words of the fullest name.
    var keys: [NameKeys.Key]
    private(set) var forms: [Speaker.Form] = []
    /// Where the words of each form stand just so; an empty range when they do not.
    private var standing: [TextRange] = []
    var roles: [Speaker.Form] = []
    /// Offsets of its mentions in the running text, in order.
    var places: [Int] = []
    /// How many of them, from the first on, are in order of place; the others are in the order in which they were met.
    fileprivate(set) var sortedPlaces = 0
    /// Told by Mr, Ms, he or she; never by a name.
    var gender: Gender = .unknown
    /// Whether an honorific stood before its name.
    var isTitled = false
    /// Whether it was named as somebody's kin: `his wife, Gerda Teal`. A surname alone seldom means her.
    var isKin = false

    /// Whether only quoted or labelled words speak of it.
    var isOnlyQuoted = false
    /// How many of its mentions stand after `on`, `in`, `at`, `near`, or right after an opening mark, as titles do.
    var locatives = 0

    init(kind: Speaker.Kind, name: String, keys: [NameKeys.Key]) {
      self.kind = kind
      self.name = name
      self.keys = keys
    }

    /// Adds a form; `standing` when its words stand just so at the range.
    mutating func add(_ form: Speaker.Form, standing range: TextRange? = nil) {
      forms.append(form)
      standing.append(range ?? TextRange(0, 0))
    }

    mutating func count(form index: Int) { forms[index].count += 1 }

    /// Which of its forms stands at a range of a text that is squeezed, if any.
    func form(standingAt range: TextRange, of text: ReadingText) -> Int? {
      let bytes = text.bytes.span
      for index in standing.indices {
        let known = standing[index]
        if known.isEmpty {
          if forms[index].text.utf8.elementsEqual(text.bytes[range.start..<range.end]) { return index }
        } else if known.count == range.count {
          var i = 0
          while i < range.count, bytes[known.start + i] == bytes[range.start + i] { i += 1 }
          if i == range.count { return index }
        }
      }
      return nil
    }

    /// Whether it is known to be a person by more than a lone word, and is no place by all its mentions.
    var isSurelyPerson: Bool {
      kind == .person && (isTitled || !roles.isEmpty || keys.count > 1 && (locatives == 0 || locatives < places.count))
    }
  }
  enum Gender { case unknown, male, female }
  private struct Mark {
    /// The last and the least of its places; -1 for none.
    var last: Int32 = -1
    var least: Int32 = -1
    /// For each given name the bit of its first letter.
    var givens: UInt32
  }

  private(set) var entities: [Entity] = []
  private var nameKeys = NameKeys()
  /// For each entity what most often settles whether it is meant.
  private var marks: [Mark] = []
  /// Who has exactly these keys; no two have.
  private var exactly: [UInt64: Int] = [:]
  /// By the key of the last word.
  private var byLast: [[Int]] = []
  /// By the key of the first word, of names of several.
  private var byFirst: [[Int]] = []
  /// By the key of any word: those who are no person.
  private var bodies: [[Int]] = []
  /// By the words of their own offices: `captain` of `captain of the ferry and no relation of the chairwoman`.
  private var byOffice: [String: [Int]] = [:]
  /// Roles by their names in small letters.
  private var roles: [String: Int] = [:]
  /// For each stretch of 4,096 bytes who is mentioned in it.
  private var mentionedIn: [[Int32]] = []
  /// The keys of `Jr.` and its like.
  private var generations: Set<NameKeys.Key> = []
  /// What people are said to be, in words that no list of offices has.
  var trades: Set<String> = []
  /// Those of them that the report writes with a capital, as a name: `the Guide`.
  var namedOffices: Set<String> = []

  /// Takes in what a name of several words, or a body's, names. Surnames alone are for later.
  mutating func add(_ mention: Mention, _ words: [Word], in text: ReadingText, isQuoted: Bool = false) {
    guard mention.words.count > 1 || mention.kind != .person, mention.kind != .office, mention.kind != .place else {
      return
    }
    let known = entities.count
    guard let index = entity(for: mention, words, in: text, creating: true) else { return }
    if entities.count > known {
      entities[index].isOnlyQuoted = isQuoted
    } else if !isQuoted {
      entities[index].isOnlyQuoted = false
    }
  }

  /// Counts the forms in which a heading names somebody.
  mutating func recordForm(of mention: Mention, _ words: [Word], in text: ReadingText, of index: Int) {
    record(mention.name, of: text, in: index)
    if let title = mention.title { record(titled: mention, from: title, words, of: text, in: index) }
  }

  /// Counts a name with its titles, and without the first of them: `Ayatollah Sayyed Ali Quist` is `Sayyed Ali Quist` too.
  private mutating func record(
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

  mutating func sortPlaces() {
    for index in entities.indices {
      entities[index].places.sort()
      entities[index].sortedPlaces = entities[index].places.count
      marks[index].last = entities[index].places.last.map { Int32($0) } ?? -1
    }
  }

  /// The keys of words. Each different word is folded once.
  mutating func keys(of words: ArraySlice<Word>, in text: ReadingText) -> [NameKeys.Key] {
    words.map { nameKeys.key(of: $0, in: text) }
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
      if keys.count > entities[known].keys.count, kind == .person {
        rename(known, text.squeezed(mention.name), keys)
      }
    } else if kind == .organisation, keys.count == 1, let whole = onlyOrganisation(named: last) {
      // `the Ministry`, of the only one that the report has named.
      index = whole
    } else {
      guard creating else { return nil }
      index = entities.count
      entities.append(Entity(kind: kind, name: text.squeezed(mention.name), keys: keys))
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
    place(index, at: mention.name.start)
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
      if Self.everydayTitles.contains(word) { continue }
      if byOffice[word]?.contains(index) != true { byOffice[word, default: []].append(index) }
    }
  }
  private static let everydayTitles: Set<String> = [
    "miss", "madam", "madame", "monsieur", "mademoiselle", "herr", "frau", "signor", "pani", "hajj", "haji", "hajji",
    "hadji", "mlle", "messrs", "saint", "comrade", "brother", "sister", "martyr", "sayyed", "seyyed", "sayyid", "sayed",
    "seyed", "haja", "hajja", "dame", "lady", "lord",
  ]

  /// Takes a by-name down: `Said Nazr, whom all of Oqdara calls Domla`.
  mutating func addByName(_ mention: Mention, _ words: [Word], in text: ReadingText, to index: Int) {
    let keys = keys(of: words[mention.words], in: text)
    guard let last = keys.last, !nameKeys.isEmpty(last), keys.count == 1 else { return }
    for table in [\Self.byLast, \.byFirst, \.bodies] {
      while self[keyPath: table].count < nameKeys.count { self[keyPath: table].append([]) }
    }
    guard !byLast[last.number].contains(index) else { return }
    byLast[last.number].append(index)
    record(mention.name, of: text, in: index)
    if let title = mention.title { record(TextRange(title, mention.name.end), of: text, in: index) }
  }

  /// Gives an entity a fuller name.
  private mutating func rename(_ index: Int, _ name: String, _ keys: [NameKeys.Key]) {
    exactly[Self.print(of: entities[index].keys[...])] = nil
    entities[index].keys = keys
    entities[index].name = name
    exactly[Self.print(of: keys[...])] = index
    marks[index].givens = givens(of: keys[...])
  }

  /// A hash of keys.
  private static func print(of keys: ArraySlice<NameKeys.Key>) -> UInt64 {
    var print: UInt64 = UInt64(keys.count)
    for key in keys { print = (print ^ print >> 31 ^ UInt64(key.number)) &* 0x9E37_79B9_7F4A_7C15 }
    return print
  }

  /// For each given name the bit of its first letter.
  private func givens(of keys: ArraySlice<NameKeys.Key>) -> UInt32 {
    keys.dropLast().reduce(0) { $0 | 1 << UInt32(nameKeys.firstLetter(of: $1) & 31) }
  }

  /// Makes a new entity known under its keys.
  private mutating func enter(_ index: Int) {
    let keys = entities[index].keys
    marks.append(Mark(givens: givens(of: keys[...])))
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
  }

  /// The others who have somebody's surname.
  func namesakes(of index: Int) -> [Int] {
    guard let last = entities[index].keys.last, last.number < byLast.count else { return [] }
    return byLast[last.number].filter { $0 != index }
  }

  /// Leaves out an entity that turned out to be none: nothing finds it any more.
  mutating func dismiss(_ index: Int) {
    let keys = entities[index].keys
    guard let last = keys.last, let first = keys.first, last.number < byLast.count else { return }
    let print = Self.print(of: keys[...])
    if exactly[print] == index { exactly[print] = nil }
    byLast[last.number].removeAll { $0 == index }
    byFirst[first.number].removeAll { $0 == index }
    entities[index].places = []
    entities[index].sortedPlaces = 0
    marks[index].last = -1
    marks[index].least = -1
  }

  private mutating func enterRole(_ index: Int) {
    let name = entities[index].name.lowercased()
    if roles[name] == nil { roles[name] = index }
  }

  private mutating func place(_ index: Int, at offset: Int) {
    entities[index].places.append(offset)
    marks[index].last = Int32(offset)
    marks[index].least = marks[index].least < 0 ? Int32(offset) : min(marks[index].least, Int32(offset))
    while mentionedIn.count <= offset >> 12 { mentionedIn.append([]) }
    if mentionedIn[offset >> 12].last != Int32(index) { mentionedIn[offset >> 12].append(Int32(index)) }
  }

  /// Which of some forms a range has, if any.
  private func form(_ range: TextRange, of text: ReadingText, among forms: [Speaker.Form]) -> Int? {
    if text.isSqueezed(range) {
      let words = text.bytes[range.start..<range.end]
      return forms.firstIndex { $0.text.utf8.count == words.count && $0.text.utf8.elementsEqual(words) }
    }
    let words = text.squeezed(range).utf8
    return forms.firstIndex { $0.text.utf8.count == words.count && $0.text.utf8.elementsEqual(words) }
  }

  /// More forms of one name no report has; each is looked for among all.
  private static let mostForms = 256
  /// Nor has one a longer form, in bytes.
  private static let longestForm = 400

  /// Counts a form of a name where it stands.
  private mutating func record(_ range: TextRange, of text: ReadingText, in index: Int) {
    // What is so long is no name: a row of titles.
    if range.count > Self.longestForm, !entities[index].forms.isEmpty { return }
    let isPlain = text.isSqueezed(range)
    let known =
      isPlain
      ? entities[index].form(standingAt: range, of: text) : form(range, of: text, among: entities[index].forms)
    if let known {
      entities[index].count(form: known)
    } else if entities[index].forms.count < Self.mostForms {
      entities[index].add(
        Speaker.Form(text.squeezed(range), evidence: Evidence("name", range)), standing: isPlain ? range : nil)
    }
  }

  mutating func record(_ surface: String, at range: TextRange, in index: Int, rule: String = "name") {
    if let known = entities[index].forms.firstIndex(where: { $0.text == surface }) {
      entities[index].count(form: known)
    } else {
      entities[index].add(Speaker.Form(surface, evidence: Evidence(rule, range)))
    }
  }

  /// Notes that somebody was named as another's kin, which tells that it is a person and often of which sex.
  mutating func setKin(_ word: Spelling, of index: Int) {
    entities[index].isKin = true
    entities[index].isTitled = true
    if ["wife", "mother", "sister", "daughter", "aunt", "niece", "grandmother", "granddaughter", "mom", "mum", "widow"]
      .contains(word)
    {
      setGender(.female, of: index)
    } else if [
      "husband", "father", "brother", "son", "uncle", "nephew", "grandfather", "grandson", "dad", "widower",
    ].contains(word) {
      setGender(.male, of: index)
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
      if isOwn { enterOffice(word, index) }
    }
  }

  /// Whoever is `Adm. Orm` is `the admiral`.
  private mutating func enterTitle(_ range: TextRange, _ index: Int, in text: ReadingText) {
    for word in text.bytes[range.start..<range.end].split(whereSeparator: { !$0.isASCIILetter && $0 < 0x80 }) {
      let word = String(decoding: word.map(\.asciiLowercased), as: UTF8.self)
      if Self.officeOfTitle[word] != nil || !Self.bareTitles.contains(word) { enterOffice(word, index) }
    }
  }

  private mutating func enterOffice(_ word: String, _ index: Int) {
    for office in [word] + (Self.officeOfTitle[word] ?? []) where byOffice[office]?.contains(index) != true {
      byOffice[office, default: []].append(index)
    }
  }

  /// Titles that are no office.
  private static let bareTitles: Set<String> = [
    "mr", "mrs", "ms", "miss", "mx", "sir", "dame", "st", "sr", "br", "herr", "frau", "madam", "madame", "monsieur",
  ]
  /// What a shortened title stands for, and what else its bearer is called.
  private static let officeOfTitle: [String: [String]] = [
    "adm": ["admiral"], "gen": ["general"], "col": ["colonel"], "maj": ["major"], "capt": ["captain"],
    "lt": ["lieutenant"], "sgt": ["sergeant"], "cmdr": ["commander"], "cdr": ["commander"], "brig": ["brigadier"],
    "prof": ["professor"], "dr": ["doctor"], "rev": ["reverend"], "gov": ["governor"], "amb": ["ambassador"],
    "pres": ["president"], "sen": ["senator", "lawmaker"], "senator": ["lawmaker"],
    "rep": ["representative", "congressman", "congresswoman", "lawmaker"],
    "representative": ["congressman", "congresswoman", "lawmaker"], "congressman": ["representative", "lawmaker"],
    "congresswoman": ["representative", "lawmaker"], "assemblyman": ["lawmaker"], "assemblywoman": ["lawmaker"],
    "mp": ["lawmaker"], "deputy": ["lawmaker"], "legislator": ["lawmaker"],
  ]

  /// After these a role speaks of somebody else's office, up to the next `and`.
  private static let ends: Set<String> = ["of", "to", "for", "in", "at", "on", "with", "no"]

  /// Who of several holders of an office was appointed to it last before an offset; before the first appointment, who had
  /// it then.
  func appointed(to office: String, among holders: [Int], before offset: Int) -> Int? {
    var last: (index: Int, place: Int)?
    var earlier: [Int] = []
    var later = 0
    for index in holders.prefix(16) {
      for role in entities[index].roles where role.evidence.rule == "appointment" {
        guard let place = role.evidence.range?.start, role.text.lowercased().hasSuffix(office) else { continue }
        if place > offset { later += 1 } else if place > last?.place ?? -1 { last = (index, place) }
      }
      if entities[index].roles.contains(where: { role in
        role.evidence.rule != "appointment" && (role.evidence.range?.start ?? .max) < offset
          && role.text.lowercased().hasSuffix(office)
      }) {
        earlier.append(index)
      }
    }
    if let last { return last.index }
    return later > 0 && earlier.count == 1 ? earlier[0] : nil
  }

  /// Everybody who has an office, by one word of it in lower case.
  func holders(ofOffice word: String) -> [Int] { byOffice[word] ?? [] }

  /// A role that has no name: `Interviewer`, `The harbourmaster`.
  mutating func role(named name: String, at range: TextRange) -> Int {
    if let known = roles[name.lowercased()] {
      record(name, at: range, in: known, rule: "label")
      return known
    }
    entities.append(Entity(kind: .role, name: name, keys: []))
    enter(entities.count - 1)
    enterRole(entities.count - 1)
    record(name, at: range, in: entities.count - 1, rule: "label")
    return entities.count - 1
  }
}

// Who is meant.
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
  mutating func setBody(of index: Int) {
    guard entities[index].kind == .person, !entities[index].isTitled, entities[index].roles.isEmpty else { return }
    entities[index].kind = .organisation
    for key in Set(entities[index].keys) where key.number < bodies.count { bodies[key.number].append(index) }
  }

  /// The only organisation of several words that has a word in its name.
  private func onlyOrganisation(named key: NameKeys.Key) -> Int? {
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
    guard start < end, !mentionedIn.isEmpty else { return nil }
    var only: Int?
    for stretch in (min(start >> 12, mentionedIn.count)..<min((end - 1) >> 12 + 1, mentionedIn.count)).reversed() {
      for index in mentionedIn[stretch].lazy.map(Int.init) where index != only && entities[index].isSurelyPerson {
        let isHere =
          entities[index].places.partition { $0 < start } < entities[index].places.partition { $0 < end }
        guard isHere else { continue }
        if only != nil { return nil }
        only = index
      }
    }
    return only
  }

  /// The only body whose name begins with these words: `the Captains' Committee` of `Captains' Committee of Umm Al-Sad`.
  func body(beginningWith keys: ArraySlice<NameKeys.Key>) -> Int? {
    guard let first = keys.first, first.number < bodies.count else { return nil }
    let named = bodies[first.number].suffix(64).filter { entities[$0].keys.starts(with: keys) }
    return named.count == 1 ? named[0] : nil
  }

  /// The outlet that was mentioned last before an offset, not more than two pages back.
  func lastOutlet(before offset: Int) -> Int? {
    let page = min(offset >> 12, mentionedIn.count - 1)
    guard page >= 0 else { return nil }
    for stretch in (max(0, page - 1)...page).reversed() {
      let near = mentionedIn[stretch].lazy.map(Int.init).filter { entities[$0].kind == .outlet }
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
    guard let last = keys.last, last.number < byLast.count else { return nil }
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
    // Of several the one of exactly that name.
    if let exact = exactly[Self.print(of: keys)], entities[exact].keys.elementsEqual(keys) { return exact }
    let givens = givens(of: keys)
    var first: Int?
    var latest: (index: Int, place: Int)?
    /// The same among those who are better meant by a surname alone: no kin of another.
    var best: (index: Int, place: Int)?
    // More bearers of one surname nobody tells apart.
    for index in byLast[last.number].suffix(256) {
      if !isSurname {
        // No given name of theirs begins as one of these.
        if marks[index].givens & givens == 0, marks[index].givens != 0, givens != 0 { continue }
        guard entities[index].kind == kind, agree(keys, entities[index].keys[...]) else { continue }
      }
      if gender != .unknown, entities[index].gender != .unknown, entities[index].gender != gender { continue }
      // Whom only somebody's words speak of the text does not mean by a surname.
      if isSurname, entities[index].isOnlyQuoted, byLast[last.number].count > 1,
        byLast[last.number].contains(where: { !entities[$0].isOnlyQuoted })
      {
        continue
      }
      if first == nil { first = index }
      guard let place = place(of: index, before: offset) else { continue }
      if place > latest?.place ?? -1 { latest = (index, place) }
      if isSurname, !entities[index].isKin || gender != .unknown, place > best?.place ?? -1 { best = (index, place) }
    }
    return best?.index ?? latest?.index ?? first
  }

  /// Where an entity was mentioned last before an offset, in the order in which its mentions were met.
  func place(of index: Int, before offset: Int) -> Int? {
    let mark = marks[index]
    if mark.last >= 0, Int(mark.last) < offset { return Int(mark.last) }
    if mark.last < 0 || Int(mark.least) >= offset { return nil }
    let sorted = entities[index].sortedPlaces
    if let place = entities[index].places[sorted...].last(where: { $0 < offset }) { return place }
    let before = entities[index].places[..<sorted].partition { $0 < offset }
    return before == 0 ? nil : entities[index].places[before - 1]
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
