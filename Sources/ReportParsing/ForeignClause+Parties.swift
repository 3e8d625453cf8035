import ReportModel

/// Somebody or something that a sentence in another language speaks of.
struct ForeignParty: Hashable {
  enum Kind: Hashable {
    /// An index of the clause's names.
    case name(Int)
    /// An office with its article: the word that tells it.
    case office(Int)
    /// `le journal`, `die Zeitung`: an outlet that was named.
    case outlet(Int)
    /// `die Polizei`, `la Coordination`.
    case body(Int)
    /// A letter, a speech, an entry.
    case statement(Int)
    /// Somebody without a name: `une vieille femme`, `ein Abgeordneter`.
    case unnamed(Int)
    case pronoun(Int)
    /// Nobody: `on lit`, `heißt es`.
    case impersonal(Int)
  }
  var kind: Kind
  var first: Int
  var past: Int
  /// The preposition that governs it; an index of the words.
  var governor: Int?
  /// Whether its case tells that it is no subject.
  var isOblique = false
  /// The word of the office that an apposition gives a name.
  var office: Int?

  /// Whether it can be a subject.
  var isFree: Bool { governor == nil && !isOblique }
}

extension ForeignClause {
  /// Whom and what the words speak of, in order. Linear.
  func parties() -> [ForeignParty] {
    var found = partiesInOrder()
    // `dem „Wehrblatt“ zufolge`
    for index in found.indices where found[index].governor == nil {
      let next = found[index].past
      if next < words.count, lower[next] == "zufolge", words[next].gap.subtracting(.mark).isEmpty {
        found[index].governor = next
      }
    }
    return found
  }

  private func partiesInOrder() -> [ForeignParty] {
    var found: [ForeignParty] = []
    var governor: Int?
    var i = 0
    var nextName = 0
    while i < words.count {
      if !isTight(i) || classes[i].contains(.conjunction) { governor = nil }
      // It reaches as far as one noun with what describes it.
      if let far = governor, i - far > (language.declines ? 2 : 4) { governor = nil }
      // `W środę Trybunał uznał`, `vom 3. Mai`: what says when is over.
      if i > 0, !classes[i - 1].isDisjoint(with: .time) || words[i - 1].hasDigit && !classes[i].contains(.time) {
        governor = nil
      }
      while nextName < names.count, names[nextName].past <= i { nextName += 1 }
      let name = nextName < names.count ? nextName : nil
      if classes[i].contains(.preposition), !isParticle(i) {
        governor = i
        i += 1
        // `im Schreiben`, `al ministro`: the article is in the preposition.
        guard classes[i - 1].contains(.determiner), i < words.count, words[i].gap.isEmpty,
          name.map({ names[$0].first > i }) ?? true
        else { continue }
        if let party = nounParty(article: i - 1, governor, name: name) {
          found.append(bound(party, found))
          i = max(i, party.past)
        }
        continue
      }
      if let name, names[name].first <= i {
        let party = ForeignParty(
          kind: .name(name), first: i, past: names[name].past, governor: governor, isOblique: names[name].isOblique)
        found.append(party)
        i = party.past
        if !goesOnInMarks(party, at: i) { governor = nil }
        continue
      }
      // `alguien gritó`, `ktoś napisał`
      if classes[i].isSuperset(of: [.person, .indefinite]) {
        found.append(ForeignParty(kind: .unnamed(i), first: i, past: i + 1, governor: governor))
        i += 1
        continue
      }
      if !classes[i].isDisjoint(with: .article), !isPronounBeforeVerb(i) {
        if let party = nounParty(article: i, governor, name: name) {
          found.append(bound(party, found))
          i = max(i + 1, party.past)
          if !goesOnInMarks(party, at: i) { governor = nil }
          continue
        }
        i += 1
        continue
      }
      if let party = plainParty(i, governor) {
        found.append(bound(party, found))
        i = party.past
        governor = nil
        continue
      }
      if isVerb(i) || classes[i].contains(.auxiliary) { governor = nil }
      i += 1
    }
    return found
  }

  /// `In der Weirer Wochenzeitung „Die Schleuse“`: whether the name in marks stands in the same phrase.
  private func goesOnInMarks(_ party: ForeignParty, at i: Int) -> Bool {
    guard i < words.count, i == party.past, words[i].gap == .mark, isTight(i) else { return false }
    switch party.kind {
    case .name(let index): return names[index].mention.kind == .outlet
    case .outlet: return true
    default: return false
    }
  }

  /// Whether nothing parts a word from the one before it but a mark before a name: `dem „Wehrblatt“`.
  private func isTight(_ i: Int) -> Bool {
    words[i].gap.isEmpty || words[i].gap == .mark && names.contains { $0.mention.words.lowerBound == i }
  }

  /// `Das Motto tauchte dort auf:` — a preposition that belongs to the verb governs nothing.
  private func isParticle(_ i: Int) -> Bool { i + 1 == words.count || !words[i + 1].gap.isEmpty }

  /// `le dit`, `lo dijo`, `les a répondu`: a pronoun that looks like an article.
  private func isPronounBeforeVerb(_ i: Int) -> Bool {
    guard i + 1 < words.count, words[i + 1].gap.isEmpty else { return true }
    guard ["le", "la", "les", "l'", "lo", "los", "las", "o", "a", "os", "as", "gli"].contains(lower[i]) else {
      return false
    }
    return !words[i + 1].isCapitalised && (isVerb(i + 1) || classes[i + 1].contains(.auxiliary))
  }

  /// What stands without an article: a pronoun, and in languages without articles an office or a body.
  private func plainParty(_ i: Int, _ governor: Int?) -> ForeignParty? {
    let own = classes[i]
    if !own.isDisjoint(with: [.malePronoun, .femalePronoun]), !own.contains(.possessive) || language == .german,
      !words[i].isCapitalised || opens(i)
    {
      return ForeignParty(kind: .pronoun(i), first: i, past: i + 1, governor: governor)
    }
    if own.contains(.impersonal), [.french, .german, .dutch].contains(language) {
      return ForeignParty(kind: .impersonal(i), first: i, past: i + 1)
    }
    guard language.declines || opens(i) || !words[i].gap.isEmpty else { return nil }
    let kind = kind(ofNoun: i, isIndefinite: false)
    guard language.declines, let kind else {
      // `Regierungssprecherin …`, without a name behind it, speaks for itself only after a gap.
      guard case .office? = kind, language.capitalisesNouns, words[i].isCapitalised else { return nil }
      return ForeignParty(kind: .office(i), first: i, past: i + 1, governor: governor)
    }
    return ForeignParty(kind: kind, first: i, past: i + 1, governor: governor)
  }

  private func kind(ofNoun i: Int, isIndefinite: Bool) -> ForeignParty.Kind? {
    if language.capitalisesNouns, !words[i].isCapitalised { return nil }
    // Only the first case of a noun is a subject.
    let own = language.declines ? lists.classes(of: lower[i]) : nounClasses(i)
    if isVerb(i), own.isDisjoint(with: [.office, .femaleOffice, .statement]) { return nil }
    if !own.isDisjoint(with: .anyOffice) { return isIndefinite ? .unnamed(i) : .office(i) }
    if own.contains(.person) { return .unnamed(i) }
    if own.contains(.outlet) { return isIndefinite ? .unnamed(i) : .outlet(i) }
    if own.contains(.statement) { return .statement(i) }
    if own.contains(.body) { return isIndefinite ? .unnamed(i) : .body(i) }
    return nil
  }

  /// What begins with an article: a name with what tells of it, or a noun that the lists know.
  private func nounParty(article: Int, _ governor: Int?, name: Int?) -> ForeignParty? {
    // Of several none is meant by name: `los niños`.
    let isIndefinite =
      classes[article].contains(.indefinite)
      || !language.capitalisesNouns && ["los", "las", "les", "os", "as", "gli"].contains(lower[article])
    let isOwned = classes[article].contains(.possessive) && classes[article].isDisjoint(with: .determiner)
    var head: Int?
    var kind: ForeignParty.Kind?
    var hasNoun = false
    var j = article + 1
    while j < words.count, j - article < 8, isTight(j) {
      // `Den Anfang machte Rosa Teal`: what stands in small letters behind a noun tells no more of it.
      if language.capitalisesNouns {
        if hasNoun, !words[j].isCapitalised { break }
        hasNoun = hasNoun || words[j].isCapitalised
      }
      if let name, names[name].first <= j, names[name].past > j {
        // Another noun between belongs to somebody else: `la Coordination attendrait`.
        let party = ForeignParty(
          kind: .name(name), first: article, past: names[name].past, governor: governor,
          isOblique: names[name].isOblique || isOblique(article, head: names[name].description?.last ?? head),
          office: nil)
        return party
      }
      let own = classes[j]
      if !own.isDisjoint(with: [.preposition, .conjunction, .auxiliary, .malePronoun, .dative])
        && !(words[j].isCapitalised && language.capitalisesNouns) || !own.isDisjoint(with: .article)
        || head != nil && isVerb(j)
      {
        break
      }
      if let found = self.kind(ofNoun: j, isIndefinite: isIndefinite) {
        // The last noun of a German compound that is parted, the first of others.
        if head == nil || language.capitalisesNouns && words[j].isCapitalised { (head, kind) = (j, found) }
      } else if head != nil, language.capitalisesNouns, words[j].isCapitalised {
        break
      } else if isVerb(j) {
        break
      }
      j += 1
    }
    guard let head, var kind else { return nil }
    if isOwned, case .office = kind { kind = .unnamed(head) }
    return ForeignParty(
      kind: kind, first: article, past: head + 1, governor: governor, isOblique: isOblique(article, head: head),
      office: nil)
  }

  /// Whether an article's German form, or its place behind another noun, tells that what follows is no subject.
  private func isOblique(_ article: Int, head: Int?) -> Bool {
    guard language == .german else { return false }
    let form = lower[article]
    if ["den", "dem", "des", "denen"].contains(form) { return true }
    if form.count > 3, form.hasSuffix("em") || form.hasSuffix("en") || form.hasSuffix("es"), form != "dieses" {
      return true
    }
    guard form == "der" || form == "einer" || form.hasSuffix("er") && classes[article].contains(.possessive) else {
      return false
    }
    if let head, isFeminine(head) { return true }
    // `das Protokoll der Versammlung`: whose it is.
    guard article > 0, words[article].gap.isEmpty else { return false }
    return words[article - 1].isCapitalised && !nounClasses(article - 1).contains(.time) && !isVerb(article - 1)
  }

  private func isFeminine(_ i: Int) -> Bool {
    if nounClasses(i).contains(.femaleOffice) || nounClasses(i).contains(.femaleTitle) { return true }
    return [
      "ung", "heit", "keit", "schaft", "ion", "tät", "ur", "ei", "behörde", "presse", "firma", "bank", "kirche",
      "armee",
      "zeitschrift", "kammer", "allianz", "partei", "gruppe", "bewegung", "liga", "akademie", "fraktion", "gemeinde",
    ].contains { lower[i].hasSuffix($0) }
  }

  /// A party with the name that an apposition gives it, before or behind: `la ministre, Elsa Roche,`, `Elsa Roche, la ministre,`.
  private func bound(_ party: ForeignParty, _ before: [ForeignParty]) -> ForeignParty {
    let head: Int
    switch party.kind {
    case .office(let word), .unnamed(let word), .body(let word): head = word
    default: return party
    }
    if let last = before.last, case .name(let index) = last.kind, names[index].mention.kind == .person,
      last.past == party.first, words[party.first].gap == .comma, nounClasses(head).isDisjoint(with: .body)
    {
      var same = last
      (same.past, same.office) = (party.past, head)
      return same
    }
    var k = party.past
    while k < words.count, k - party.past < 14, words[k].gap.isEmpty, !isVerb(k) || words[k].isCapitalised { k += 1 }
    guard k < words.count, words[k].gap == .comma,
      let index = names.firstIndex(where: { $0.first == k && $0.mention.kind == .person }),
      names[index].past == words.count || !words[names[index].past].gap.isEmpty,
      nounClasses(head).isDisjoint(with: .body)
    else { return party }
    var named = party
    named.kind = .name(index)
    named.past = names[index].past
    named.office = head
    named.isOblique = party.isOblique || names[index].isOblique
    return named
  }
}
