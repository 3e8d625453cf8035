import TOML
import Testing

@Suite struct TOMLDocumentTests {
  private func document(_ text: String) -> TOMLDocument { TOMLDocument(parsing: Array(text.utf8)) }

  /// What is said, a line each.
  private func entries(_ text: String) -> [String] {
    document(text).entries.map { "\($0.line) \($0.path.joined(separator: "/")) \(words($0.value))" }
  }

  private func words(_ value: TOMLDocument.Value) -> String {
    switch value {
    case .string(let text): text.debugDescription
    case .integer(let number): "\(number)"
    case .boolean(let flag): "\(flag)"
    case .array(let values): "[" + values.map(words).joined(separator: " ") + "]"
    case .other(let text): "?\(text)"
    }
  }

  private func problems(_ text: String) -> [String] { document(text).problems.map { "\($0.line): \($0.words)" } }

  @Test(arguments: [
    ("a = 1", "1 a 1"), ("\u{FEFF}a = -17 # why", "1 a -17"), ("a=+1_000", "1 a 1000"), ("a = 0xFF", "1 a 255"),
    ("a = 0o17", "1 a 15"), ("a = 0b101", "1 a 5"), ("a = 0", "1 a 0"), ("\"a b\" = true", "1 a b true"),
    ("'a.b' . c = false", "1 a.b/c false"), ("a.b.c = 'x\\y'", "1 a/b/c \"x\\\\y\""), ("1 = 2", "1 1 2"),
    ("a = \"\\t\\\"\\u00e9\\U0001F600\\\\\"", "1 a \"\\t\\\"é😀\\\\\""), ("a = \"\"", "1 a \"\""),
    ("a = []", "1 a []"), ("a = [1, [\"b\"], ]", "1 a [1 [\"b\"]]"), ("a = [ # one\n 1,\r\n\n 2 # two\n]", "1 a [1 2]"),
    ("a = \"\"\"\nb\nc\"\"\"", "1 a \"b\\nc\""), ("a = '''x'y'''''", "1 a \"x\\'y\\'\\'\""),
    ("a = \"\"\"x \\\n\n   y\"\"\"", "1 a \"x y\""), ("a = 1.5", "1 a ?1.5"), ("a = 1e3", "1 a ?1e3"),
    ("a = -inf", "1 a ?-inf"), ("a = 2019-03-02", "1 a ?2019-03-02"), ("a = 07:32:00", "1 a ?07:32:00"),
    ("a = { b = 1, c.d = 'e' }", "1 a/b 1;1 a/c/d \"e\""), ("a = {}", ""), ("", ""), ("# nothing\n\n", ""),
    ("[t]\na = 1\n[t.u]\na = 2\n[ 'v w' . x ]\na = 3", "2 t/a 1;4 t/u/a 2;6 v w/x/a 3"),
    ("[t.u]\n[t]\na = 1", "3 t/a 1"),
    ("a = 1\r\nb = 2\r\n", "1 a 1;2 b 2"),
  ])
  func whatIsGoodIsRead(text: String, said: String) {
    #expect(entries(text).joined(separator: ";") == said)
    #expect(problems(text).isEmpty)
  }

  @Test(arguments: [
    ("a = dark", "1: dark needs quotation marks: \"dark\""), ("a = ", "1: “a” has no value"),
    ("a", "1: “a” has no = after it"), ("= 1", "1: no name begins with = 1"), ("a = \"b", "1: the string has no end"),
    ("a = 'b\nc = 1", "1: the string has no end"), ("a = 1 b = 2", "1: something follows the value: b = 2"),
    ("a = 01", "1: 01 is no number"), ("a = 1__0", "1: 1__0 is no number"), ("a = \"\\q\"", "1: \\q means nothing"),
    ("a = \"\\uD800\"", "1: \\uD800 is no character"), ("a = 1\na = 2", "2: a is there already"),
    ("[t]\n[t]", "2: [t] is there already"), ("a.b = 1\n[a]\n", "2: [a] is there already"),
    ("a = 1\na.b = 2", "2: a is no table"), ("a.b = 1\na = 2", "2: a is a table"), ("a = 1\n[a.b]", "2: a is no table"),
    ("a = {b = 1}\na.c = 2", "2: a is no table"), ("a = {b = 1, b = 2}", "1: b is there already"),
    ("[t", "1: the name of a table ends with ]"), ("[[t]]\na = 1", "1: [[t]]: an array of tables has no use here"),
    ("a = [1 2]", "1: the array has no , before 2]"), ("a = [1,\n", "2: the array has no ]"),
    ("a = \"\u{1}\"", "1: a control character stands in the string"),
    ("a = 99999999999999999999", "1: 99999999999999999999 is no number"),
    ("x = \"\"\"\n\nnever", "1: the string has no end"), ("?", "1: no name begins with ?"),
    (
      "a = [\n 1,\n oops,\n 2\n]\nb = bad",
      "3: oops needs quotation marks: \"oops\";6: bad needs quotation marks: \"bad\""
    ),
  ])
  func whatIsWrongIsToldByLine(text: String, told: String) {
    #expect(problems(text).joined(separator: ";") == told)
  }

  @Test func aMistakeCostsItsOwnLineAlone() {
    #expect(entries("a = 1\nb = oops\nc = 3\n[t\nd = 4\n[u]\ne = 5") == ["1 a 1", "3 c 3", "5 d 4", "7 u/e 5"])
    #expect(entries("a = [\n 'x',\n y\n]\nb = 2") == ["5 b 2"])
    #expect(entries("[t]\na = 1\n[t]\nb = 2\n[u]\nc = 3") == ["2 t/a 1", "6 u/c 3"])
  }

  @Test func aStringThatIsNotUTF8IsAMistake() {
    let document = TOMLDocument(parsing: Array("a = \"".utf8) + [0xFF] + Array("\"\nb = 1".utf8))
    #expect(document.problems.map(\.line) == [1])
    #expect(document.entries.map(\.path) == [["b"]])
  }

  @Test func anyBytesComeToAnEnd() {
    var state: UInt64 = 7
    func random(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
    let letters = Array("ab1._-=\"'[]{},#\\\n\r \tu0+e:".utf8) + [0xC3, 0xA9, 0xFF, 0x00]
    for _ in 0..<5000 {
      let bytes = (0..<random(60)).map { _ in letters[random(letters.count)] }
      let document = TOMLDocument(parsing: bytes)
      let lines = bytes.count { $0 == 0x0A } + 1
      for line in document.entries.map(\.line) + document.problems.map(\.line) { #expect((1...lines).contains(line)) }
      for entry in document.entries { #expect(!entry.path.isEmpty) }
    }
  }

  @Test func deepAndLongFilesTakeLinearTime() {
    #expect(problems("a = " + String(repeating: "[", count: 100_000)) == ["1: too deep"])
    let clock = ContinuousClock()
    func time(_ count: Int) -> Duration {
      let bytes = Array((0..<count).map { "key\($0) = [\"a\", \"b\"]\n" }.joined().utf8)
      return clock.measure { _ = TOMLDocument(parsing: bytes) }
    }
    _ = time(1000)
    #expect(time(40_000) < time(4000) * 40)
  }
}
