import ReportModel

/// Mentions of some blocks that wait until all names of several words are known, with the block that each stands in.
struct LaterMentions {
  /// Surnames alone.
  var surnames: [(block: Int32, mention: Mention)] = []
  /// Given names alone, which may be all that the report calls somebody.
  var givens: [(block: Int32, mention: Mention)] = []
  /// What a comma follows, that may explain it.
  var appositives: [(block: Int32, mention: Mention)] = []
  /// Whose sex what follows the name tells.
  var told: [(block: Int32, mention: Mention, gender: People.Gender)] = []
  /// What stands after an office and a comma, that it may name: `the night guard, Sione Dura,`.
  var explained: [(block: Int32, mention: Mention)] = []
  /// By-names, each after whoever has it.
  var byNames: [(block: Int32, bearer: Mention, name: Mention)] = []
  /// Offices with a capital that stand alone.
  var offices: [(block: Int32, mention: Mention)] = []
  /// What a bracket gives as a source, with its date.
  var sources: [(block: Int32, mention: Mention)] = []
  /// What stands after a trade that no list has, and the word of it.
  var trades: [(block: Int32, mention: Mention, trade: Int)] = []
  /// What `called` or the like gives as the name of somebody in an office, and the word of it.
  var called: [(block: Int32, mention: Mention, office: Int)] = []
  /// What stands in brackets after an office.
  var bracketed: [(block: Int32, mention: Mention)] = []

  let text: ReadingText
  init(_ text: ReadingText) { self.text = text }

  mutating func note(_ mention: Mention, _ words: [Word], block: Int32) {
    if mention.words.count == 1, mention.kind == .person { surnames.append((block, mention)) }
    if isGivenAlone(mention, words) { givens.append((block, mention)) }
    let next = mention.words.upperBound
    if mention.kind == .person, !mention.isPossessive, next < words.count,
      words[next].gap == .comma || words[next].gap == .paren
        || words[next].gap.isEmpty
          && ["became", "becomes", "was", "is", "took", "takes", "assumed", "succeeded"].contains(
            text.lowercased(words[next].range))
    {
      appositives.append((block, mention))
    }
    if mention.kind == .office, mention.words.count == 1 { offices.append((block, mention)) }
    guard mention.words.lowerBound > 1 else { return }
    if mention.kind == .person, let office = officeCalled(mention, words) { called.append((block, mention, office)) }
    let first = ReportParsing.firstWord(of: mention, words)
    if mention.kind == .person, mention.words.count > 1, first > 1, !mention.isPossessive {
      let isClosed =
        next == words.count || !words[next].gap.isDisjoint(with: [.comma, .stop, .semicolon, .paren, .colon])
      let isCopula = words[first].gap.isEmpty && ["is", "was"].contains(text.lowercased(words[first - 1].range))
      if words[first].gap == .comma && isClosed || isCopula { explained.append((block, mention)) }
    }
    guard first > 1, words[first].gap.contains(.openBracket), words[first - 1].classes.contains(.office),
      words[first - 2].classes.contains(.determiner), words[first - 1].gap.isEmpty
    else { return }
    bracketed.append((block, mention))
  }

  /// `The officer, a polite man called Quist,`: the office before the comma.
  private func officeCalled(_ mention: Mention, _ words: [Word]) -> Int? {
    let first = ReportParsing.firstWord(of: mention, words)
    guard first > 4, words[first].gap.isEmpty,
      ["called", "named", "of"].contains(text.lowercased(words[first - 1].range)),
      text.lowercased(words[first - 1].range) != "of" || text.lowercased(words[first - 2].range) == "name"
    else { return nil }
    var comma = first - 1
    while comma > 1, first - comma < 12, words[comma].gap.isEmpty { comma -= 1 }
    guard comma > 1, words[comma].gap == .comma, ["a", "an"].contains(text.lowercased(words[comma].range)),
      words[comma - 1].classes.contains(.office), words[comma - 1].gap.isEmpty,
      (max(0, comma - 4)..<comma - 1).contains(where: { text.lowercased(words[$0].range) == "the" })
    else { return nil }
    return comma - 1
  }

  /// Whether a mention is a lone given name, as far as its place tells: what begins a sentence may be another word.
  private func isGivenAlone(_ mention: Mention, _ words: [Word]) -> Bool {
    let place = mention.words.lowerBound
    guard mention.words.count == 1, mention.kind == .person, mention.title == nil, mention.role == nil,
      !words[place].rules.isDisjoint(with: [.femaleGiven, .maleGiven])
    else { return false }
    guard text.isSentenceStart(words, place) else { return true }
    let next = place + 1
    return next < words.count && words[next].gap.isEmpty
      && (!words[next].classes.isDisjoint(with: [.auxiliary, .strongCue]) || words[next].rules.contains(.acting))
  }

  /// Gives back the memory that was reserved for more: there are as many of these as lots of blocks.
  mutating func trim() {
    surnames = surnames.map { $0 }
    appositives = appositives.map { $0 }
    explained = explained.map { $0 }
    offices = offices.map { $0 }
  }

  /// The first word of a mention, its title included.
  static func firstWord(of mention: Mention, _ words: [Word]) -> Int {
    var first = mention.words.lowerBound
    while first > 0, words[first - 1].range.start >= mention.whole.start { first -= 1 }
    return first
  }
}
