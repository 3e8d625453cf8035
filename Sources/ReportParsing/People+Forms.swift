import ReportModel

/// The forms, titles and offices of whom the report names.
extension People {
  /// Which of some forms a range has, if any.
  func form(_ range: TextRange, of text: ReadingText, among forms: [Speaker.Form]) -> Int? {
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
  mutating func record(_ range: TextRange, of text: ReadingText, in index: Int) {
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
  mutating func setKin(_ word: Word, in text: ReadingText, of index: Int) {
    enter(index, asKin: text.lowercasedString(word.range))
    setKin(word.rules, of: index)
  }

  mutating func setKin(_ rules: RuleClasses, of index: Int) {
    entities[index].isKin = true
    entities[index].isTitled = true
    if rules.contains(.femaleKin) {
      setGender(.female, of: index)
    } else if rules.contains(.maleKin) {
      setGender(.male, of: index)
    }
  }

  mutating func setGender(_ gender: Gender, of index: Int) {
    if entities[index].gender == .unknown, gender != .unknown { entities[index].gender = gender }
  }

  /// Takes somebody for a person whom a pronoun can mean: a verb of saying brought words of theirs.
  mutating func setSpoken(_ index: Int) { entities[index].hasSpoken = entities[index].kind == .person }

  /// What a given name tells of its bearer, where only women or only men have it.
  func gender(ofGiven name: Word) -> Gender {
    name.rules.contains(.femaleGiven) ? .female : name.rules.contains(.maleGiven) ? .male : .unknown
  }

  /// What a title tells of its bearer: `Sir`, `Mrs.`, `spokeswoman`.
  func gender(ofTitle range: TextRange, in text: ReadingText) -> Gender {
    var next = range.start
    while let word = text.nextTitle(from: next, before: range.end) {
      let rules = lexicon.rules(of: text.bytes, word)
      if rules.contains(.maleTitle) { return .male }
      let spelling = text.lowercased(word)
      if rules.contains(.femaleTitle) || spelling.hasSuffix("woman") || spelling.hasSuffix("mistress") {
        return .female
      }
      next = word.end
    }
    return .unknown
  }

  mutating func addRole(_ role: String, at range: TextRange, to index: Int, rule: String) {
    guard !entities[index].roles.contains(where: { $0.text == role }) else { return }
    entities[index].roles.append(Speaker.Form(role, evidence: Evidence(rule, range)))
    var isOwn = true
    for word in role.utf8.split(whereSeparator: { !$0.isASCIILetter && $0 != 0x2D && $0 < 0x80 }) {
      let word = String(decoding: word.map(\.asciiLowercased), as: UTF8.self)
      if word == "and" { isOwn = true }
      if Self.ends.contains(word) { isOwn = false }
      // `Border Guard Deputy Commander`: the Guard is no office.
      let isBody = lexicon.classes(of: Array(word.utf8), TextRange(0, word.utf8.count)).contains(.organisation)
      guard isOwn, !isBody || role.lowercased().hasSuffix(word) else { continue }
      enterOffice(word, index)
      // Whoever is an ex-mayor is the former mayor.
      if word.hasPrefix("ex-") { enterOffice(String(word.dropFirst(3)), index) }
    }
  }

  /// Whoever is `Adm. Orm` is `the admiral`.
  mutating func enterTitle(_ range: TextRange, _ index: Int, in text: ReadingText) {
    var next = range.start
    while let title = text.nextTitle(from: next, before: range.end) {
      next = title.end
      // Nearly every title is one of these.
      let isBare = lexicon.rules(of: text.bytes, title).contains(.bareTitle)
      let word = text.lowercasedString(title)
      if !isBare || Self.officeOfTitle[word] != nil { enterOffice(word, index) }
    }
  }

  private mutating func enterOffice(_ word: String, _ index: Int) {
    enter(holder: index, ofOffice: word)
    for office in Self.officeOfTitle[word] ?? [] { enter(holder: index, ofOffice: office) }
  }

  /// What a shortened title stands for, and what else its bearer is called.
  private static let officeOfTitle: [String: [String]] = [
    "adm": ["admiral"], "gen": ["general"], "col": ["colonel"], "maj": ["major"], "capt": ["captain"],
    "lt": ["lieutenant"], "sgt": ["sergeant"], "cmdr": ["commander"], "cdr": ["commander"], "brig": ["brigadier"],
    "prof": ["professor"], "dr": ["doctor"], "rev": ["reverend"], "fr": ["priest"],
    "insp": ["inspector"], "supt": ["superintendent"], "cllr": ["councillor"], "gov": ["governor"],
    "amb": ["ambassador"],
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
  func holders(ofOffice word: String) -> [Int] { byOffice[word]?.indices ?? [] }
}

extension ReadingText {
  /// The first run of letters in a range of titles.
  fileprivate func nextTitle(from start: Int, before end: Int) -> TextRange? {
    var first = start
    while first < end, bytes[first] < 0x80, !bytes[first].isASCIILetter { first += 1 }
    guard first < end else { return nil }
    var past = first + 1
    while past < end, bytes[past] >= 0x80 || bytes[past].isASCIILetter { past += 1 }
    return TextRange(first, past)
  }
}
