import ReportModel
import Testing

@testable import ReportIndex

@Suite struct FoldingTests {
  @Test(arguments: [
    ("Harbour", "harbour"),
    ("Élan Škoda Łódź Ångström", "elan skoda lodz angstrom"),
    ("E\u{301}lan", "elan"),
    ("Straße Ærø Œuvre þing ıstanbul İ", "strasse aero oeuvre thing istanbul i"),
    ("Isma'il Isma\u{2019}il Isma\u{2BF}il Isma`il Ismail", "ismail ismail ismail ismail ismail"),
    ("\u{201C}Go\u{201D}, \u{AB}\u{202F}va\u{A0}\u{BB}, \u{201E}geh\u{201C}", "go, va , geh"),
    ("a \u{2013} b\u{2014}c\u{2212}d --- e", "a - b-c-d - e"),
    ("one\u{A0}two\u{202F}three\u{2009}four\r\n\r\n  five\tsix", "one two three four five six"),
    ("har\u{AD}bour\u{200B}\u{2060}\u{FEFF} \u{202E}x\u{202C}", "harbour x"),
    ("ﬁnal ﬀ Ｆｕｌｌ ｗｉｄｔｈ x² …", "final ff full width x2 ..."),
    ("in the [Gaza] war", "in the gaza war"),
    ("Dismantl[e] it [sic] now.[12] Then [2021]", "dismantle it sic now.[12] then 2021"),
    ("\u{39F}\u{394}\u{39F}\u{3A3} \u{1FC}", "οδοσ ae"),
    ("Щит Ёж", "щит еж"),
    ("قَالَ أحمد", "قال احمد"),
    ("שָׁלוֹם", "שלום"),
    ("हिन्दी", "हिन्दी"),
    ("", ""),
    ("\"'\u{2018}", ""),
  ])
  func whatReadersTakeForTheSameIsTheSame(text: String, shadow: String) {
    #expect(Folding.fold(text) == shadow)
  }

  @Test func everyByteOfAShadowLeadsToACharacterThatMadeIt() {
    var random = Seeded(7)
    for _ in 0..<300 {
      let text = randomText(&random, length: 120)
      let folded = FoldedText(bytes: Array(text.utf8))
      var last = 0
      for offset in folded.bytes.indices {
        let range = folded.original(offset..<offset + 1)
        #expect(range.start >= last || range.start == last)
        #expect(range.count >= 1)
        let words = String(decoding: folded.original[range.start..<range.end], as: UTF8.self)
        // A bracket stays or goes by what stands around it.
        let own = words == "[" || words == "]" ? Array(words.utf8) : FoldedText(bytes: Array(words.utf8)).bytes
        #expect(own.contains(folded.bytes[offset]), "“\(words)” does not make byte \(offset) of “\(text)”")
        last = range.start
      }
      #expect(folded.shadow(TextRange(0, text.utf8.count)) == 0..<folded.bytes.count)
    }
  }

  @Test func whereTheTextBeginsChangesNothing() {
    var random = Seeded(11)
    for _ in 0..<200 {
      let text = randomText(&random, length: 90)
      let alone = FoldedText(bytes: Array(("x" + text).utf8)).bytes
      for before in 1..<20 {
        let shifted = FoldedText(bytes: Array((String(repeating: "x", count: before) + text).utf8)).bytes
        #expect(Array(shifted[(before - 1)...]) == alone)
      }
    }
  }

  @Test func aLongTextIsFoldedAsItsParts() {
    var random = Seeded(3)
    let parts = (0..<700).map { _ in "q" + randomText(&random, length: 100) + "q" }
    let whole = FoldedText(bytes: Array(parts.joined().utf8)).bytes
    #expect(whole == parts.flatMap { FoldedText(bytes: Array($0.utf8)).bytes })
  }
}

/// A generator with a seed (SplitMix64), so that a failure can be had again.
struct Seeded: RandomNumberGenerator {
  private var state: UInt64
  init(_ seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
    return z ^ z >> 31
  }
}

/// Words, marks, brackets, spaces and characters of many kinds.
func randomText(_ random: inout Seeded, length: Int) -> String {
  let bits = [
    "harbour", "the", "The", "PILOT", "a", "e", "Isma'il", "Isma\u{2019}il", " ", " ", " ", "  ", "\n", "\r\n\r\n",
    "\t", "-",
    "--", "\u{2014}", "\"", "'", "\u{201C}", "\u{201D}", "\u{AB}\u{A0}", "[", "]", "[12]", "[of the", "é", "e\u{301}",
    "ß",
    "…", "ﬁ", "ﬀ", "Ł", "щ", "Ё", "قَا", "\u{200B}", "\u{AD}", "\u{FDFA}", "漢字", "한", "😀", "Ａ", ".", ",", "1", "42",
    "\u{0}",
  ]
  var text = ""
  while text.utf8.count < length { text += bits.randomElement(using: &random) ?? "" }
  return text
}
