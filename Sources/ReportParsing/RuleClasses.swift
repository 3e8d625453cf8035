import ReportModel

/// What the lists that single rules ask say of a word.
struct RuleClasses: OptionSet, Hashable {
  let rawValue: UInt64
  /// Verbs with whoever hears them right after them.
  static let telling = RuleClasses(rawValue: 1 << 0)
  /// Nouns of what goes from one to another.
  static let correspondence = RuleClasses(rawValue: 1 << 1)
  /// Verbs that pass words on and may stand between a letter and whom it goes to.
  static let passing = RuleClasses(rawValue: 1 << 2)
  /// Verbs with whom they give something right after them.
  static let giving = RuleClasses(rawValue: 1 << 3)
  /// Verbs that tell that words are of a letter.
  static let ofLetter = RuleClasses(rawValue: 1 << 4)
  /// What news call somebody whom they have named; unlike a spokesman or an official, who need have no name.
  static let description = RuleClasses(rawValue: 1 << 5)
  /// Verbs with which a speaker goes on.
  static let goingOn = RuleClasses(rawValue: 1 << 6)
  /// Verbs and nouns of replies.
  static let replying = RuleClasses(rawValue: 1 << 7)
  /// Verbs that bring words only when they stand right before them.
  static let inward = RuleClasses(rawValue: 1 << 8)
  /// Articles, pronouns and the like of French, Spanish, German and Portuguese that begin sentences.
  static let foreignStarter = RuleClasses(rawValue: 1 << 9)
  /// Kin and others who are men.
  static let maleKin = RuleClasses(rawValue: 1 << 10)
  /// Kin and others who are women.
  static let femaleKin = RuleClasses(rawValue: 1 << 11)
  /// Words that may stand between a subject and its verb.
  static let transparent = RuleClasses(rawValue: 1 << 12)
  /// Words of time, which are no subject.
  static let time = RuleClasses(rawValue: 1 << 13)
  /// What a line says of a report with its date.
  static let publishing = RuleClasses(rawValue: 1 << 14)
  /// What a byline says that its authors did.
  static let making = RuleClasses(rawValue: 1 << 15)
  /// Words that end as words for people do, and name no trade.
  static let noTrade = RuleClasses(rawValue: 1 << 16)
  /// Titles of men.
  static let maleTitle = RuleClasses(rawValue: 1 << 17)
  /// Titles of women.
  static let femaleTitle = RuleClasses(rawValue: 1 << 18)
  /// Titles that are no office.
  static let bareTitle = RuleClasses(rawValue: 1 << 19)
  /// Titles that many have, which mean nobody when they stand alone.
  static let everydayTitle = RuleClasses(rawValue: 1 << 20)
  /// What God is asked for: `God have mercy`, `Allah willing`.
  static let wishing = RuleClasses(rawValue: 1 << 21)
  /// Verbs of who hears or reads words and does not say them.
  static let perceiving = RuleClasses(rawValue: 1 << 22)
  /// Titles that are given names too: after `Dr.` or `Mr.` they are one.
  static let givenTitle = RuleClasses(rawValue: 1 << 23)
  /// Bodies that every state has: a nationality before them tells whose, and is no part of the name.
  static let stateBody = RuleClasses(rawValue: 1 << 24)
  /// Verbs of whoever brings out a statement of their own.
  static let issuing = RuleClasses(rawValue: 1 << 25)
  /// What happens to words after they were said.
  static let handingOn = RuleClasses(rawValue: 1 << 26)
  /// How the editor of a talk labels what is his own.
  static let editorial = RuleClasses(rawValue: 1 << 27)
  /// What a line of a hearing or a meeting says of its own day.
  static let sitting = RuleClasses(rawValue: 1 << 28)
  /// How a line begins that says who was there.
  static let attendance = RuleClasses(rawValue: 1 << 29)
  /// What a text does: it reads, begins, ends, consists of.
  static let running = RuleClasses(rawValue: 1 << 30)
  /// Verbs and nouns of how a sitting goes on.
  static let procedure = RuleClasses(rawValue: 1 << 31)
  /// What a lead-in calls the talk that comes after it.
  static let talk = RuleClasses(rawValue: 1 << 32)
  /// What an introduction to a talk says of the meeting.
  static let meeting = RuleClasses(rawValue: 1 << 33)
  /// Verbs that bring words with a particle behind them: `went on`, `broke in`.
  static let phrasal = RuleClasses(rawValue: 1 << 34)
  /// Those particles.
  static let phrasalParticle = RuleClasses(rawValue: 1 << 35)
  /// Verbs of whoever makes or hears somebody say something: `has him say`.
  static let causing = RuleClasses(rawValue: 1 << 36)
  /// Bodies that the report may have named in other words: `the company` of `Weir Copper`.
  static let generalBody = RuleClasses(rawValue: 1 << 37)
  /// How a letter begins and how it takes its leave.
  static let salutation = RuleClasses(rawValue: 1 << 38)
  static let valediction = RuleClasses(rawValue: 1 << 39)
  /// Common verbs whose forms no ending shows: `left`, `went`, `takes`.
  static let acting = RuleClasses(rawValue: 1 << 41)
  /// The heading of a table of contents, its spaces left out.
  static let contents = RuleClasses(rawValue: 1 << 40)
  /// What tells that somebody was heard by a body that inquires.
  static let hearing = RuleClasses(rawValue: 1 << 42)
  /// What tells that such a body sat, on no certain day.
  static let sessions = RuleClasses(rawValue: 1 << 43)
  /// What such a body does to whom it hears, and what that one does there.
  static let examining = RuleClasses(rawValue: 1 << 44)
  /// What a lead-in says of words without a date.
  static let undated = RuleClasses(rawValue: 1 << 45)
  /// How a clause begins that tells what somebody said.
  static let tellingClause = RuleClasses(rawValue: 1 << 46)
  /// Words of a reply to what was said right before: it has the same day.
  static let replyOfDay = RuleClasses(rawValue: 1 << 47)
  /// Words with which a speaker goes on, on the same day.
  static let sameDay = RuleClasses(rawValue: 1 << 48)
  /// Participles of whoever is spoken to first: `Asked by the Gazette, she said`.
  static let beingAsked = RuleClasses(rawValue: 1 << 49)
  /// What tells that an office is held no more.
  static let past = RuleClasses(rawValue: 1 << 50)
  /// What somebody's hand has written.
  static let handwritten = RuleClasses(rawValue: 1 << 51)
  /// Words with which somebody speaks for himself or to somebody: `I`, `our`, `you`.
  static let speaking = RuleClasses(rawValue: 1 << 52)
  /// Small words that every English paragraph has many of.
  static let smallEnglish = RuleClasses(rawValue: 1 << 53)
  /// Members of parties: `the Weir Republican`.
  static let partisan = RuleClasses(rawValue: 1 << 54)
  /// Given names that only women have, and only men.
  static let femaleGiven = RuleClasses(rawValue: 1 << 55)
  static let maleGiven = RuleClasses(rawValue: 1 << 56)
  /// What a line says of a talk with the day on which it was kept.
  static let recording = RuleClasses(rawValue: 1 << 61)
  /// What tells that people came together or that one spoke with another.
  static let scene = RuleClasses(rawValue: 1 << 63)
  /// What leads from a scene to another time, or to words from elsewhere.
  static let sceneBreak = RuleClasses(rawValue: 1 << 62)
  /// Verbs with which somebody asks.
  static let asking = RuleClasses(rawValue: 1 << 58)
  /// Verbs with which somebody begins to talk with whom they have right after them.
  static let approaching = RuleClasses(rawValue: 1 << 57)
  /// What somebody wrote and had printed.
  static let bookish = RuleClasses(rawValue: 1 << 59)
  /// Words to whoever inquires.
  static let toInquiry = RuleClasses(rawValue: 1 << 60)

  /// The lists and what being in one means.
  static let lists: [(name: String, rules: RuleClasses)] = [
    ("telling-verbs", .telling),
    ("correspondence", .correspondence),
    ("passing-verbs", .passing),
    ("giving-verbs", .giving),
    ("letter-verbs", .ofLetter),
    ("descriptions", .description),
    ("going-on", .goingOn),
    ("replying", .replying),
    ("inward-verbs", .inward),
    ("foreign-starters", .foreignStarter),
    ("kin-male", .maleKin),
    ("kin-female", .femaleKin),
    ("transparent-words", .transparent),
    ("time-words", .time),
    ("publishing-words", .publishing),
    ("making-words", .making),
    ("recording-words", .recording),
    ("no-trades", .noTrade),
    ("titles-male", .maleTitle),
    ("titles-female", .femaleTitle),
    ("given-female", .femaleGiven),
    ("given-male", .maleGiven),
    ("titles-bare", .bareTitle),
    ("titles-everyday", .everydayTitle),
    ("wishing", .wishing),
    ("perceiving-verbs", .perceiving),
    ("titles-given", .givenTitle),
    ("state-bodies", .stateBody),
    ("issuing-verbs", .issuing),
    ("contents-headings", .contents),
    ("handing-on", .handingOn),
    ("editorial-labels", .editorial),
    ("sitting-words", .sitting),
    ("attendance-words", .attendance),
    ("running-verbs", .running),
    ("procedure-words", .procedure),
    ("talk-words", .talk),
    ("meeting-verbs", .meeting),
    ("phrasal-verbs", .phrasal),
    ("phrasal-particles", .phrasalParticle),
    ("causing-verbs", .causing),
    ("general-bodies", .generalBody),
    ("salutations", .salutation),
    ("valedictions", .valediction),
    ("acting-verbs", .acting),
    ("hearing-words", .hearing),
    ("sessions-words", .sessions),
    ("examining-verbs", .examining),
    ("undated-words", .undated),
    ("telling-clauses", .tellingClause),
    ("scene-words", .scene),
    ("scene-breaks", .sceneBreak),
    ("inquiry-words", .toInquiry),
    ("printed-works", .bookish),
    ("asking-verbs", .asking),
    ("approaching-verbs", .approaching),
    ("replies-of-the-day", .replyOfDay),
    ("goings-on-of-the-day", .sameDay),
    ("asked-participles", .beingAsked),
    ("past-offices", .past),
    ("handwriting", .handwritten),
    ("speaking-words", .speaking),
    ("small-words", .smallEnglish),
    ("partisans", .partisan),
  ]
}
