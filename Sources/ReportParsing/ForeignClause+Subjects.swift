import ReportModel

// Who says something in a clause of another language: before the verb, behind it, between the words.

/// Who says something in a sentence of another language.
struct ForeignFinding {
  /// Nil where the verb has no subject of its own and goes on with the last one.
  var party: ForeignParty?
  /// The verb, or the word that stands for it: an index of the words.
  var cue: Int
  var rule: String
}

extension ForeignClause {
  /// Who brings the words behind a sentence's beginning.
  func leading() -> ForeignFinding? {
    let parties = parties()
    for cue in words.indices.reversed() where isVerb(cue) && !isAttribute(cue) {
      if let finding = subject(of: cue, parties) { return finding }
    }
    if let finding = accordingTo(parties) { return finding }
    guard let first = firstSubject(parties) else { return nil }
    return ForeignFinding(party: first, cue: 0, rule: Attribution.ofSubject)
  }

  /// Whether a verb's form only describes the noun before it: `un éditorial intitulé`.
  private func isAttribute(_ i: Int) -> Bool {
    guard i > 0, words[i].gap.isEmpty, !classes[i - 1].contains(.auxiliary), !classes[i - 1].contains(.impersonal)
    else { return false }
    return !nounClasses(i - 1).isDisjoint(with: [.statement, .letter])
      && ["é", "ée", "és", "ées", "ado", "ada", "ados", "adas", "ido", "ida", "ato", "ata"].contains {
        lower[i].hasSuffix($0)
      }
  }

  private func subject(of cue: Int, _ parties: [ForeignParty]) -> ForeignFinding? {
    // `sagte er`, `a-t-il dit`
    if let near = parties.first(where: { party in
      guard case .pronoun = party.kind else { return false }
      return party.first == cue + 1 && words[cue + 1].gap.isEmpty && !language.dropsSubjects
    }) {
      return ForeignFinding(party: near, cue: cue, rule: "lead-in")
    }
    // `heißt es bei X`
    if cue + 1 < words.count, ["es", "het"].contains(lower[cue + 1]), words[cue + 1].gap.isEmpty,
      let author = parties.first(where: { party in
        party.first > cue && party.governor.map { ["bei", "bij"].contains(lower[$0]) } ?? false
      })
    {
      return ForeignFinding(party: author, cue: cue, rule: "lead-in")
    }
    // `Er habe, schrieb Rosa Teal, „nie …“`: between commas the subject comes behind.
    if cue > 0, words[cue].gap == .comma, let after = parties.first(where: { $0.first == cue + 1 && $0.isFree }),
      words[cue + 1].gap.isEmpty, after.past == words.count || words[after.past].gap.contains(.comma),
      [.german, .french, .spanish, .italian, .portuguese].contains(language)
    {
      switch after.kind {
      case .name, .office, .outlet, .body: return ForeignFinding(party: after, cue: cue, rule: "lead-in")
      default: break
      }
    }
    let before = parties.last { $0.past <= cue && $0.isFree && !isInRelative($0, before: cue) }
    if let before {
      // `was sie Teal geschrieben hat`: the pronoun that stands before a name is the subject, the name none.
      if case .name = before.kind, language.capitalisesNouns, words[before.first].gap.isEmpty,
        let pronoun = parties.last(where: { $0.past == before.first }), case .pronoun = pronoun.kind, pronoun.isFree
      {
        return ForeignFinding(party: pronoun, cue: cue, rule: "lead-in")
      }
      // `a reçu la directrice et a déclaré`: the sentence's own subject.
      if isJoined(cue, to: before), let first = firstSubject(parties), first.past <= cue {
        return ForeignFinding(party: first, cue: cue, rule: "lead-in")
      }
      return ForeignFinding(party: before, cue: cue, rule: "lead-in")
    }
    if let after = partyAfter(cue, parties) { return ForeignFinding(party: after, cue: cue, rule: "lead-in") }
    // `Czytamy w nim`, `leemos`: what we read is a document's.
    if language.dropsSubjects,
      ["amy", "emy", "imy", "amos", "emos", "imos", "iamo"].contains(where: { lower[cue].hasSuffix($0) })
    {
      return ForeignFinding(
        party: ForeignParty(kind: .impersonal(cue), first: cue, past: cue + 1), cue: cue, rule: "lead-in")
    }
    if let told = accordingTo(parties) { return told }
    return language.dropsSubjects ? ForeignFinding(party: nil, cue: cue, rule: "lead-in") : nil
  }

  /// `El texto, que la Voz publicó, reza`: whether somebody is spoken of between commas that a relative opens.
  private func isInRelative(_ party: ForeignParty, before cue: Int) -> Bool {
    guard party.past < cue, words[party.past...cue].contains(where: { $0.gap.contains(.comma) }) else { return false }
    var i = party.first
    while i > 0, words[i].gap.isEmpty { i -= 1 }
    return i > 0 && words[i].gap == .comma && Self.relatives.contains(lower[i])
  }

  private static let relatives: Set<String> = [
    "que", "qui", "dont", "où", "quien", "cuyo", "cuya", "che", "cui", "który", "która", "które", "którego", "której",
    "którą",
    "którym", "którzy", "quem", "die", "dat", "das", "der", "den", "dem", "dessen", "deren", "wo", "welcher", "welche",
    "welches",
  ]

  /// Whether it says that one reads in a document: `W komentarzu czytamy`, `dans sa lettre, on lit`.
  var quotesDocument: Bool {
    let isRead = words.indices.contains { i in
      classes[i].contains(.impersonal) || ["amy", "emos", "iamo"].contains { lower[i].hasSuffix($0) }
    }
    return isRead
      && words.indices.contains { noun in
        nounClasses(noun).contains(.statement)
          && (max(0, noun - 2)..<noun).contains {
            ["dans", "en", "in", "im", "w", "we", "em", "no", "na", "nel", "nella"].contains(lower[$0])
          }
      }
  }

  /// Whether `and` stands between somebody and a verb that is not theirs.
  private func isJoined(_ cue: Int, to party: ForeignParty) -> Bool {
    var i = cue - 1
    while i > party.past - 1, i >= 0,
      !classes[i].isDisjoint(with: [.auxiliary, .dative, .impersonal]) || classes[i].isEmpty && !words[i].isCapitalised
    { i -= 1 }
    return i >= party.past && ["et", "y", "e", "und", "i", "oraz", "a", "en"].contains(lower[i])
      && classes[i].contains(.conjunction)
  }

  /// The subject behind its verb, over what says when and where.
  private func partyAfter(_ cue: Int, _ parties: [ForeignParty]) -> ForeignParty? {
    for party in parties where party.first > cue && party.isFree {
      if words[(cue + 1)...party.first].contains(where: {
        !$0.gap.isDisjoint(with: [.comma, .stop, .colon, .semicolon, .mark])
      }) {
        return nil
      }
      return party
    }
    return nil
  }

  /// The first one that can be the subject.
  func firstSubject(_ parties: [ForeignParty]) -> ForeignParty? {
    parties.first { party in
      guard party.isFree else { return false }
      switch party.kind {
      case .statement, .impersonal: return false
      default: return true
      }
    }
  }

  /// `selon X`, `laut X`, `X zufolge`, `nach Angaben von X`, `pour X,` at the beginning.
  func accordingTo(_ parties: [ForeignParty]) -> ForeignFinding? {
    for party in parties {
      guard let governor = party.governor else {
        if party.past < words.count, lower[party.past] == "zufolge" {
          return ForeignFinding(party: party, cue: party.past, rule: "according to")
        }
        let before = party.first - 1
        if before >= 0, classes[before].contains(.according) {
          return ForeignFinding(party: party, cue: before, rule: "according to")
        }
        continue
      }
      let isOpinion =
        governor == 0 && ["pour", "para", "per", "für", "voor", "dla"].contains(lower[0])
        && (party.past == words.count || words[party.past].gap.contains(.comma))
      let isOfWords =
        ["von", "de", "di", "van"].contains(lower[governor]) && governor > 1
        && ["angaben", "acuerdo", "ansicht", "meinung", "avis"].contains(lower[governor - 1])
      if classes[governor].contains(.according) || isOpinion || isOfWords {
        return ForeignFinding(party: party, cue: governor, rule: "according to")
      }
    }
    // `Według wychodzącej w Weir gazety …`: more may stand between.
    guard let cue = words.indices.first(where: { classes[$0].contains(.according) && opens($0) }),
      let party = parties.first(where: { party in
        guard party.first > cue, party.first - cue < 10, case .name(let index) = party.kind else { return false }
        return names[index].mention.kind != .person || party.governor == cue
      })
    else { return nil }
    return ForeignFinding(party: party, cue: cue, rule: "according to")
  }

  /// Who is named right behind the words: `, dit le ministre`, `, a-t-il ajouté`, `, sagte er`.
  func trailing(upTo limit: Int = 5) -> ForeignFinding? {
    let parties = parties()
    for cue in words.indices.prefix(limit) {
      if cue > 0, !words[cue].gap.isDisjoint(with: [.stop, .colon, .semicolon]) { return nil }
      guard isVerb(cue) else {
        // `, so der Minister`
        if cue == 0, ["so", "aldus"].contains(lower[0]), let party = parties.first(where: { $0.first == 1 }) {
          return ForeignFinding(party: party, cue: 0, rule: "trailing")
        }
        continue
      }
      if cue > 0, !words[..<cue].indices.allSatisfy({ isBetween($0, parties) }) { return nil }
      if let near = parties.first(where: { party in
        guard case .pronoun = party.kind else { return false }
        return party.first == cue + 1 && words[cue + 1].gap.isEmpty || party.past == cue
      }) {
        return ForeignFinding(party: near, cue: cue, rule: "trailing")
      }
      if let after = partyAfter(cue, parties) { return ForeignFinding(party: after, cue: cue, rule: "trailing") }
      // `heißt es bei X`
      if cue + 2 < words.count, ["es", "het"].contains(lower[cue + 1]) {
        let party = parties.first { $0.governor.map { ["bei", "in", "bij"].contains(lower[$0]) } ?? false }
        return ForeignFinding(party: party, cue: cue, rule: "trailing")
      }
      if let before = parties.last(where: { $0.past <= cue && $0.isFree }) {
        return ForeignFinding(party: before, cue: cue, rule: "trailing")
      }
      return ForeignFinding(party: nil, cue: cue, rule: "trailing")
    }
    return nil
  }

  /// Whether a word may stand before the verb of a reporting clause.
  private func isBetween(_ i: Int, _ parties: [ForeignParty]) -> Bool {
    if i > 0, !words[i].gap.isEmpty { return false }
    return !classes[i].isDisjoint(with: [.auxiliary, .malePronoun, .femalePronoun, .dative, .impersonal])
      || parties.contains { $0.first <= i && i < $0.past && $0.first == 0 }
      || lower[i] == "s'" || lower[i] == "m'"
  }
}
