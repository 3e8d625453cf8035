import ReportModel

/// Whom a pronoun or an epithet means.
extension Attributor {
  mutating func resolvePronoun(_ word: Int, in clause: Clause, _ block: Int) -> Int? {
    // `"In your garden," I said.`: whoever tells it, whom nobody names.
    if clause.words[word].range.count == 1, clause.words[word].isCapitalised, clause.lowercased(word) == "i",
      !isForeign(block)
    {
      return nil
    }
    var found = antecedent(of: word, in: clause, block)
    if let asker = askerBefore(word, in: clause), asker == found {
      // `Asked by the Chair what he saw, he said`: not the Chair.
      found = lastSpeakers.last {
        $0 != asker && people.entities[$0].kind == .person && attributionsInSection(of: block).contains($0)
      }
    }
    if let found { resolvedPronouns[clause.words[word].range.start] = found }
    return found
  }

  /// Who asks, where a sentence begins with `Asked by` and goes on with a pronoun.
  private mutating func askerBefore(_ word: Int, in clause: Clause) -> Int? {
    guard
      let asked = clause.words[..<word].lastIndex(where: { $0.rules.contains(.beingAsked) }), asked + 2 < word,
      clause.lowercased(asked + 1) == "by",
      clause.words[(asked + 1)...word].allSatisfy({ $0.gap.isDisjoint(with: [.stop, .semicolon]) })
    else { return nil }
    return party(startingAt: asked + 2, in: clause)
  }

  private mutating func antecedent(of word: Int, in clause: Clause, _ block: Int) -> Int? {
    let pronoun = clause.lowercased(word)
    let gender: People.Gender =
      ["he", "his", "him"].contains(pronoun) ? .male : ["she", "her", "hers"].contains(pronoun) ? .female : .unknown
    let fit = PronounFit(
      gender: gender, isThing: ["it", "its"].contains(pronoun), isPlural: ["they", "their"].contains(pronoun),
      isOwner: pronoun == "its")
    if pronoun == "they", word + 1 < clause.words.count, clause.rules(word + 1).contains(.running),
      let author = author(before: clause.words[word].range.start, in: block)
    {
      return author
    }
    if pronoun == "it", word + 1 < clause.words.count,
      clause.rules(word + 1).contains(.running)
    {
      // `A. Vesl put up an open letter. It reads:` — whoever wrote it.
      if let author = author(before: clause.words[word].range.start, in: block) { return author }
      // `A sheet is hung from the window; it reads:` — whoever hung it.
      if clause.isOfThing(before: word) { return nil }
      return subjectBefore(clause.words[word].range.start, in: block).entity
    }
    // `Varga passed it on with a note in the margin. It said:`
    if pronoun == "it", word + 1 < clause.words.count, ["said", "says"].contains(clause.lowercased(word + 1)),
      let author = signer(before: clause.words[word].range.start, in: block)
        ?? sender(before: clause.words[word].range.start, in: block)
    {
      return author
    }
    if pronoun == "it", let author = authorOfStatement(before: clause.words[word].range.start, in: block) {
      return author
    }
    if let other = madeToSay(word, in: clause, block, fit) { return other }
    // The same sentence: its subject, else the name nearest before.
    let before = clause.mentions.enumerated().filter {
      $0.element.words.upperBound <= word && !$0.element.isPossessive && $0.element.kind != .place
    }
    // `praised Ines Varga, who said`: whoever stands right before.
    if pronoun == "who", let (_, mention) = before.last, word - mention.words.upperBound < 8,
      let found = people.entity(for: mention, clause.words, in: text, creating: true),
      fit.holds(people.entities[found])
    {
      return found
    }
    // `Teal asked him whether it was so, and he answered`: whoever was asked.
    if word + 1 < clause.words.count, clause.rules(word + 1).contains(.replying),
      let subject = clause.sentenceSubject(before: word), let asker = asker(subject, in: clause),
      let object = (1..<max(1, word)).last(where: {
        ["him", "her"].contains(clause.lowercased($0)) && clause.rules($0 - 1).contains(.telling)
          && !clause.isNoun($0 - 1)
      })
    {
      return self.object(object, in: clause, besides: asker)
    }
    if let subject = clause.sentenceSubject(before: word), case .name(let index) = subject,
      before.contains(where: { $0.offset == index }) || index == clause.openingPossessor,
      let found = people.entity(
        for: clause.mentions[index], clause.words, in: text, creating: clause.speaks(index)),
      fit.holds(people.entities[found]) || clause.speaks(index) && mayBe(found, gender)
    {
      return settle(found, gender)
    }
    // `she added`, with nothing but quotations before it in its paragraph: whoever spoke last.
    if word + 1 < clause.words.count, clause.rules(word + 1).contains(.goingOn), let last = lastSpeakers.last,
      sectionOfBlock[block] == lastSection, fit.holds(people.entities[last]),
      gender == .unknown || people.entities[last].kind == .person,
      // The clause may begin on the page before.
      clause.words[word].range.start >= blocks[block].range.start,
      clauseOutsideQuotations(TextRange(blocks[block].range.start, clause.words[word].range.start), block).words
        .isEmpty,
      // `Teal said that it was late.` in the paragraph before: Teal goes on.
      paragraphTold(before: block) == nil
    {
      return settle(last, gender)
    }
    if ["his", "her", "their"].contains(pronoun),
      let who = clause.words[..<word].lastIndex(where: {
        text.lowercased($0.range) == "who"
      }), word - who < 8, let (_, mention) = before.last(where: { $0.element.words.upperBound <= who }),
      let found = people.entity(for: mention, clause.words, in: text, creating: true),
      fit.holds(people.entities[found])
        || gender != .unknown && people.entities[found].kind == .person
          && people.entities[found].gender != opposite(gender)
    {
      // `from Peyrac, who noted in her diary`
      return settle(found, gender)
    }
    let isRelative = word > 0 && ["which", "where", "whom"].contains(clause.lowercased(word - 1))
    if isRelative || pronoun == "who" {
      for (_, mention) in before.reversed() {
        let first = firstWord(of: mention, clause.words)
        // `set out by Quist in a speech in which he said`
        let isAgent = first > 0 && clause.words[first].gap.isEmpty && clause.lowercased(first - 1) == "by"
        if let found = people.entity(for: mention, clause.words, in: text, creating: true),
          fit.holds(people.entities[found]) || isAgent && mayBe(found, gender)
        {
          return settle(found, gender)
        }
      }
    }
    let offset = clause.words[word].range.start
    if pronoun == "he" || pronoun == "she", let reporter = reporterRightBefore(offset, block),
      fit.holds(people.entities[reporter])
    {
      return settle(reporter, gender)
    }
    if gender != .unknown, !isForeign(block) {
      switch meant(
        by: gender, at: clause.words[word], pronoun == "he" || pronoun == "she" ? .subject : .owner, in: block)
      {
      case .entity(let found): return found
      case .unnamed: return nil
      case .none: break
      }
    } else {
      switch subjectBefore(offset, in: block, where: fit) {
      case .entity(let found): return settle(found, gender)
      case .unnamed: return nil
      case .none: break
      }
    }
    if fit.isPlural { return nil }
    let readers = readers(ofLetterAt: word, in: clause)
    if let last = lastSpeakers.last(where: { fit.holds(people.entities[$0]) && !readers.contains($0) }) {
      return settle(last, gender)
    }
    return nil
  }

  /// `Mayor Olaf Quist said that it was late.` in the paragraph before `"…," he added`: he who says something there.
  private mutating func reporterRightBefore(_ offset: Int, _ block: Int) -> Int? {
    let block = self.block(at: offset) ?? block
    guard let told = paragraphTold(before: block), blocks[told].range.count < 1200, blocks[block].range.start < offset,
      clauseOutsideQuotations(TextRange(blocks[block].range.start, offset), block).words.isEmpty
    else { return nil }
    let clause = clauseOutsideQuotations(blocks[told].range, told)
    guard case .name(let index)? = clause.sentenceSubject(before: min(clause.words.count, 24)),
      clause.mentions[index].kind == .person, !clause.mentions[index].isPossessive,
      clause.mentions[index].words.lowerBound < 8,
      // One sentence, which reports.
      !clause.words.dropFirst().contains(where: { $0.gap.contains(.stop) && $0.isCapitalised }),
      let verb = clause.words.indices.first(where: {
        $0 >= clause.mentions[index].words.upperBound && clause.words[$0].classes.contains(.strongCue)
      }), verb < clause.mentions[index].words.upperBound + 12
    else { return nil }
    return bearer(of: clause.mentions[index], in: clause)
  }

  /// `Teal, who was not there, has him say`: somebody else than Teal, of whom the sentences before speak.
  private mutating func madeToSay(_ word: Int, in clause: Clause, _ block: Int, _ fit: PronounFit) -> Int? {
    guard ["him", "her"].contains(clause.lowercased(word)), word > 0, clause.rules(word - 1).contains(.causing),
      let subject = clause.sentenceSubject(before: word - 1), let teller = asker(subject, in: clause)
    else { return nil }
    func isOther(_ index: Int) -> Bool { index != teller && fit.holds(people.entities[index]) }
    if let last = attributions.indices.last, quotations[last].block == block, let speaker = lastSpeakers.last,
      isOther(speaker)
    {
      return settle(speaker, fit.gender)
    }
    if let found = subjectBefore(clause.words[0].range.start, in: block, where: fit).entity, isOther(found) {
      return settle(found, fit.gender)
    }
    return lastSpeakers.last { isOther($0) }
  }

  mutating func settle(_ index: Int, _ gender: People.Gender) -> Int {
    if gender != .unknown { people.setGender(gender, of: index) }
    return index
  }

  /// The subject of the sentences before an offset in its paragraph, the nearest first, else of the paragraph before.
  mutating func subjectBefore(_ offset: Int, in block: Int, where fit: PronounFit? = nil) -> Antecedent {
    var candidates = [block]
    var speakerBefore: Int?
    // Where nobody spoke yet, the subject may have been named a little earlier.
    let reach = fit?.isPlural == true ? 0 : fit != nil && lastSpeakers.isEmpty ? 3 : 1
    var earlier = block
    while candidates.count <= reach,
      let before = (0..<earlier).last(where: {
        blocks[$0].kind == .prose || blocks[$0].kind == .heading || blocks[$0].kind == .quotation
      }), blocks[before].kind != .heading
    {
      // Whoever spoke in the paragraph before goes on speaking.
      if blocks[before].kind == .quotation {
        if candidates.count == 1, let fit, fit.gender != .unknown, let last = lastSpeakers.last,
          sectionOfBlock[block] == lastSection, fit.holds(people.entities[last])
        {
          speakerBefore = last
        }
      } else {
        candidates.append(before)
      }
      earlier = before
    }
    for candidate in candidates {
      if candidate != block, let speakerBefore { return .entity(speakerBefore) }
      let range = blocks[candidate].range
      var end = min(offset, range.end)
      while end > range.start, let last = text.scalar(before: end), !last.value.isWordPart { end -= last.length }
      // The subject of a dozen sentences before is nobody's any more.
      let floor = max(range.start, end - 3000)
      for _ in 0..<12 where end > floor {
        let (sentence, clause) = sentence(endingAt: end, in: candidate)
        guard sentence.count > 0 else { break }
        if let fit, fit.gender != .unknown, clause.isToldByPronoun(isFemale: fit.gender == .female) {
          end = text.trimSpace(range.start, sentence.start)
          while end > range.start, let last = text.scalar(before: end), !last.value.isWordPart { end -= last.length }
          continue
        }
        if let fit, fit.gender != .unknown, clause.opensUnnamed(isFemale: fit.gender == .female) { return .unnamed }
        // `Her uncle's reply is pinned up. It reads:`
        if fit == nil, clause.opensUnnamed(isFemale: true), clause.opensUnnamed(isFemale: false) { return .unnamed }
        var from = 0
        while let subject = clause.sentenceSubject(before: clause.words.count, from: from) {
          switch subject {
          case .name(let index):
            guard let found = bearer(of: clause.mentions[index], in: clause) else { break }
            if fit?.holds(people.entities[found]) ?? true {
              return .entity(candidate == block ? found : topic(instead: found, fit, range))
            }
            // What is no person is no `she`: the next name may be.
            if let fit, fit.gender != .unknown, !people.entities[found].isSurelyPerson {
              from = clause.mentions[index].words.upperBound
              continue
            }
          case .noun(let range):
            let words = TextRange(
              clause.words[range.lowerBound].range.start, clause.words[range.upperBound - 1].range.end)
            if let found = holder(ofOffice: words, near: words.start), fit?.holds(people.entities[found]) ?? true {
              return .entity(found)
            }
            let head = clause.words[range.upperBound - 1]
            // `The post showed a man. It says:` is whoever's post it is.
            if fit?.isThing == true, head.classes.contains(.cueNoun), candidate == block { return .unnamed }
            if fit?.isThing == true, head.classes.contains(.organisation), !head.classes.contains(.cueNoun),
              candidate == block,
              let found = body(named: head, isDescribed: range.count > 2, before: words.start, in: candidate)
                ?? unnamedOffice(subject, in: clause)
            {
              return .entity(found)
            }
            if fit?.isThing == true, head.classes.contains(.outletNoun), !head.classes.contains(.cueNoun),
              let outlet = people.lastOutlet(before: words.start)
            {
              return .entity(outlet)
            }
          // `An official, who would not be named, was less polite. "…," he said.`
          case .unnamed:
            if let fit, fit.gender != .unknown, candidate == block { return .unnamed }
          case .pronoun: break
          }
          break
        }
        let isOver = text.bytes[end..<min(range.end, max(end, offset), end + 8)].contains {
          [0x2E, 0x21, 0x3F].contains($0)
        }
        // `The name on it was Weir Water, which runs the lock`: the only body there.
        if let fit, fit.isThing, isOver {
          let bodies = Set(
            clause.mentions.compactMap { mention in
              mention.kind != .place && !mention.isPossessive && !isAttributive(mention, clause.words)
                ? people.entity(for: mention, clause.words, in: text, creating: false) : nil
            }.filter { [.outlet, .organisation].contains(people.entities[$0].kind) })
          if let only = bodies.first, bodies.count == 1 { return .entity(only) }
        }
        // `It was supported by Ines Arden …`: the only one there who can be a she.
        if let fit, fit.gender != .unknown, isOver, !goesOnWithPronoun(clause, fit.gender) {
          let fitting = Set(
            clause.mentions.compactMap { mention in
              mention.kind == .person && !mention.isPossessive && (candidate == block || mention.title != nil)
                ? people.entity(for: mention, clause.words, in: text, creating: false) : nil
            }.filter { index in
              people.entities[index].gender == fit.gender
                || candidate == block && fit.holds(people.entities[index])
                  && (people.entities[index].isTitled || !people.entities[index].roles.isEmpty)
            })
          if let only = fitting.first, fitting.count == 1 { return .entity(only) }
        }
        // What has no stop for so long is no sentence, and nothing before it is the sentence before.
        if sentence.count > 1000 { break }
        end = text.trimSpace(range.start, sentence.start)
        while end > range.start, let last = text.scalar(before: end), !last.value.isWordPart { end -= last.length }
      }
    }
    return .none
  }

  /// Whether a name only describes the noun behind it: `a Weirbook post`.
  private func isAttributive(_ mention: Mention, _ words: [Word]) -> Bool {
    let next = mention.words.upperBound
    guard next < words.count, words[next].gap.isEmpty, !words[next].isCapitalised else { return false }
    if words[next].classes.contains(.cueNoun) { return true }
    return words[next].classes.isDisjoint(with: [.preposition, .auxiliary, .cue, .conjunction, .pronoun, .determiner])
      && !(["s", "ed", "ly"] as [Spelling]).contains { text.lowercased(words[next].range).hasSuffix($0) }
  }

  /// Whether a sentence speaks of a he or she with a pronoun: whom it names is somebody else.
  private func goesOnWithPronoun(_ clause: Clause, _ gender: People.Gender) -> Bool {
    clause.words.contains { text.lowercased($0.range) == (gender == .female ? "she" : "he") }
  }

  /// Whoever spoke last, where the paragraph before speaks of them too and their sex is known to fit, rather than somebody
  /// who has not spoken and whose sex nothing tells.
  private func topic(instead found: Int, _ fit: PronounFit?, _ paragraph: TextRange) -> Int {
    guard let fit, fit.gender != .unknown, people.entities[found].gender == .unknown, !lastSpeakers.contains(found)
    else { return found }
    let known = lastSpeakers.suffix(4).last { index in
      guard people.entities[index].gender == fit.gender else { return false }
      // Its places are no longer in order here.
      return people.entities[index].places.contains { $0 >= paragraph.start && $0 < paragraph.end }
    }
    return known ?? found
  }
}
