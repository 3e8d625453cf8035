import Glibc
import Testing

/// Corrections, annotations and the basket through the built program, from the keys to the files.
@Suite(.timeLimit(.minutes(10))) struct RecordTests {
  /// A folder for states and files.
  private final class Folder {
    let path: String

    init() throws {
      var template = Array("/tmp/ibid-test-record-XXXXXX".utf8CString)
      guard mkdtemp(&template) != nil else { throw PtySession.Failure("mkdtemp") }
      path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    deinit { _ = try? runShell("rm -rf '\(path)'") }

    /// The environment of one reader.
    func reader(_ name: String) -> [String: String?] { ["XDG_STATE_HOME": "\(path)/\(name)"] }

    /// What a command line writes, and its exit status; standard error goes along.
    func ibid(_ reader: String, _ arguments: String) throws -> (output: String, status: String) {
      let command = "XDG_STATE_HOME='\(path)/\(reader)' '\(try ibidPath())' \(arguments) 2>&1 </dev/null"
      let output = try shellOutput(command + "; printf '\\n%s' $?")
      let end = output.lastIndex(of: "\n") ?? output.startIndex
      return (String(output[..<end]), String(output[end...].dropFirst()))
    }
  }

  private let folder: Folder
  private let file: TemporaryFile

  init() throws {
    folder = try Folder()
    file = try TemporaryFile(harbourReport)
  }

  private func open(_ reader: String, _ arguments: [String] = []) throws -> PtySession {
    let session = try PtySession(try ibidPath(), arguments + [file.path], environment: folder.reader(reader))
    #expect(session.wait { $0.text.contains("Harbour") })
    return session
  }

  private func type(_ keys: String, in session: PtySession, until words: String) {
    session.send(keys)
    #expect(session.wait { $0.text.contains(words) }, "\(keys): \(session.text)")
  }

  /// What one reader puts right.
  private func correct(_ reader: String) throws {
    let session = try open(reader)
    type("J!Odd Quill\r", in: session, until: "is by Odd Quill now")
    type("J:said 2016-12~\r", in: session, until: "was said on 2016-12~ now")
    type("Jj:cut\r", in: session, until: "is two quotations now")
    session.send("Q")
    #expect(session.end() == .exit(0))
  }

  @Test func correctionsGoToAColleagueAndGiveTheSameBytes() throws {
    let plain = try folder.ibid("one", "export '\(file.path)'")
    #expect(try folder.ibid("one", "corrections '\(file.path)'").status == "1")
    try correct("one")
    // Back in the reader they are there; in the export only when it is asked for.
    let again = try open("one", ["--at", "q1"])
    #expect(again.wait { $0.text.contains("*\"") && $0.text.contains("Quill") })
    again.send("Q")
    #expect(again.end() == .exit(0))
    #expect(try folder.ibid("one", "export '\(file.path)'") == plain)
    let corrected = try folder.ibid("one", "export --corrected '\(file.path)'")
    #expect(corrected.status == "0" && corrected.output.contains("\"evidence\":{\"rule\":\"reader\",\"range\":null}"))
    #expect(corrected.output.contains("\"said\":\"2016-12~\""))
    let list = folder.path + "/corrections.txt"
    #expect(try folder.ibid("one", "corrections '\(file.path)' > '\(list)'").status == "0")
    #expect(try folder.ibid("two", "export --corrected '\(file.path)'") == plain)
    let taken = try folder.ibid("two", "corrections --import '\(list)' '\(file.path)'")
    #expect(taken == ("3 corrections taken\n", "0"))
    #expect(try folder.ibid("two", "export --corrected '\(file.path)'") == corrected)
    #expect(try folder.ibid("two", "corrections '\(file.path)'") == folder.ibid("one", "corrections '\(file.path)'"))
    #expect(
      try folder.ibid("two", "corrections --import '\(list)' '\(file.path)'")
        == ("0 corrections taken, 3 known already\n", "0"))
  }

  @Test func onAChangedReportWhatDoesNotFitIsToldAndNothingIsMisapplied() throws {
    try correct("one")
    let list = folder.path + "/corrections.txt"
    _ = try folder.ibid("one", "corrections '\(file.path)' > '\(list)'")
    // The words of the first quotation are others now; a paragraph more stands before all.
    try runShell("sed -i -e 's/The lamp/The lantern/' -e '3i A paragraph that nobody quoted.\\n' '\(file.path)'")
    let taken = try folder.ibid("two", "corrections --import '\(list)' '\(file.path)'")
    #expect(taken.status == "1" && taken.output.contains("2 corrections taken, 1 do not fit"))
    #expect(taken.output.contains("said by Odd Quill: no quotation has these words"))
    let corrected = try folder.ibid("two", "export --corrected '\(file.path)'")
    #expect(!corrected.output.contains("Odd Quill") && corrected.output.contains("\"said\":\"2016-12~\""))
    // Their maker sees the same in the reader and in the export.
    let session = try open("one")
    #expect(session.wait { $0.text.contains("1 of 3 corrections no longer fit") })
    session.send("Q")
    #expect(session.end() == .exit(0))
    let own = try folder.ibid("one", "export --corrected '\(file.path)'")
    #expect(own.output.contains("ibid: does not fit: ") && own.status == "0")
  }

  @Test func ofTwoColleaguesTheLastTakenCountsAndThatIsSaid() throws {
    let first = try open("one")
    type("J!Odd Quill\r", in: first, until: "is by Odd Quill now")
    type("J:said 2016-12~\r", in: first, until: "was said on")
    first.send("Q")
    #expect(first.end() == .exit(0))
    let second = try open("two")
    type("J!Tess Marl\r", in: second, until: "is by Tess Marl now")
    type("JJ:nobody\r", in: second, until: "is nobody's now")
    second.send("Q")
    #expect(second.end() == .exit(0))
    let lists = try ["one", "two"].map { name -> String in
      let list = "\(folder.path)/\(name).txt"
      _ = try folder.ibid(name, "corrections '\(file.path)' > '\(list)'")
      return list
    }
    func take(_ reader: String, _ list: String) throws -> (output: String, status: String) {
      try folder.ibid(reader, "corrections --import '\(list)' '\(file.path)'")
    }
    func export(_ reader: String) throws -> String {
      try folder.ibid(reader, "export --corrected '\(file.path)'").output
    }
    #expect(try take("three", lists[0]) == ("2 corrections taken\n", "0"))
    let taken = try take("three", lists[1])
    #expect(taken.status == "0" && taken.output.contains("2 corrections taken, 1 of yours overruled\n"), "\(taken)")
    #expect(taken.output.contains("ibid: overruled: “The lamp does not ask who owns the ship"), "\(taken)")
    #expect(taken.output.contains("said by Odd Quill; now: “The lamp does not ask"), "\(taken)")
    #expect(try export("three").contains("Tess Marl") && !(export("three").contains("Odd Quill")))
    #expect(try export("three").contains("\"said\":\"2016-12~\""), "what nobody contradicts stays")
    // The other way round the other counts.
    _ = try take("four", lists[1])
    #expect(try take("four", lists[0]).output.contains("1 of yours overruled"))
    #expect(try export("four").contains("Odd Quill") && !(export("four").contains("Tess Marl")))
    // Taken again it counts again; taken once more nothing changes.
    #expect(try take("three", lists[0]).output.contains("1 correction taken, 1 of yours overruled, 1 known already\n"))
    #expect(try take("three", lists[0]) == ("0 corrections taken, 2 known already\n", "0"))
    #expect(try export("three").contains("Odd Quill") && !(export("three").contains("Tess Marl")))
    // All of it goes on to the next, with the same bytes.
    let all = "\(folder.path)/all.txt"
    _ = try folder.ibid("three", "corrections '\(file.path)' > '\(all)'")
    _ = try take("five", all)
    #expect(try export("five") == export("three"))
    #expect(try folder.ibid("five", "corrections '\(file.path)'") == folder.ibid("three", "corrections '\(file.path)'"))
    // In the reader it can be seen which one is overruled.
    let session = try open("five")
    type(":corrections\r", in: session, until: "a later one says")
    session.send("Q")
    #expect(session.end() == .exit(0))
  }

  @Test(arguments: [
    ("corrections --import /nonexistent", "No such file"), ("corrections --import '%'", "is no file of corrections"),
    ("export --corrected --format text", "--corrected does not go with the format text"),
  ])
  func whatIsWrongIsOneLine(arguments: String, words: String) throws {
    let outcome = try folder.ibid("one", arguments.replacing("%", with: file.path) + " '\(file.path)'")
    #expect(outcome.status == "2" && outcome.output.contains(words) && outcome.output.filter { $0 == "\n" }.count == 1)
  }

  @Test func secureModeReadsNoState() throws {
    try correct("one")
    let exported = try shellOutput(
      "IBIDSECURE=1 XDG_STATE_HOME='\(folder.path)/one' '\(try ibidPath())' export --corrected '\(file.path)' 2>&1")
    #expect(exported == "ibid: not in secure mode\n")
    let session = try open("one", ["--secure"])
    type("Jahm\r", in: session, until: "not kept in secure mode")
    session.send("Q")
    #expect(session.end() == .exit(0))
  }

  @Test func whatWasWrittenSurvivesAKill() throws {
    let session = try open("one")
    type("Jathe second quotation #later\r", in: session, until: "written to q1")
    type("x", in: session, until: "is in the basket, 1 in all")
    type("!Odd Quill\r", in: session, until: "is by Odd Quill now")
    usleep(2_500_000)
    kill(session.process, SIGKILL)
    _ = session.end()
    let next = try open("one")
    type("M", in: next, until: "the second")
    type("qX", in: next, until: "BASKET 1")
    type("q:corrections\r", in: next, until: "CORRECTIONS 1")
    next.send("Q")
    #expect(next.end() == .exit(0))
  }

  @Test func twoSessionsAtOnceLoseNothing() throws {
    let (one, two) = (try open("both"), try open("both"))
    type("Jaof the first\r", in: one, until: "written to q1")
    type("JJaof the second\r", in: two, until: "written to q2")
    type("x", in: one, until: "is in the basket")
    type("!Odd Quill\r", in: two, until: "is by Odd Quill now")
    for session in [one, two] {
      session.send("Q")
      #expect(session.end() == .exit(0))
    }
    let next = try open("both")
    type("M", in: next, until: "of the first")
    #expect(next.wait { $0.text.contains("of the second") })
    type("qX", in: next, until: "BASKET 1")
    type("q:corrections\r", in: next, until: "CORRECTIONS 1")
    next.send("Q")
    #expect(next.end() == .exit(0))
  }

  @Test func twoSessionsAtOnceSeeEachOther() throws {
    let (one, two) = (try open("both"), try open("both"))
    type("J!Odd Quill\r", in: one, until: "is by Odd Quill now")
    // Within a second it is written; at the next key the other knows, and shows it without another one.
    #expect(pressUntil("j", "k", in: two) { $0.text.contains("another session: 1 correction new") }, "\(two.text)")
    #expect(two.text.contains("Odd Quill") && two.text.contains("*\""))
    // Both change one annotation at once: neither's words are lost.
    type("Jaheard by whom\r", in: two, until: "written to q1")
    #expect(pressUntil("j", "k", in: one) { $0.text.contains("1 annotation new") }, "\(one.text)")
    type("gJa, one\r", in: one, until: "annotation changed")
    type("gJa, two\r", in: two, until: "annotation changed")
    #expect(pressUntil("j", "k", in: one) { $0.text.contains("another session: 1 annotation") }, "\(one.text)")
    type("M", in: one, until: "Annotations")
    #expect(one.wait { $0.text.contains("whom, one") && $0.text.contains("whom, two") }, "\(one.text)")
    for session in [one, two] {
      session.send("Q")
      #expect(session.end() == .exit(0))
    }
    let written = try folder.ibid("both", "--linear annotations '\(file.path)'").output
    #expect(written.contains("heard by whom, one") && written.contains("heard by whom, two"), "\(written)")
  }

  /// Presses two keys by turns until something is on the screen.
  private func pressUntil(_ one: String, _ other: String, in session: PtySession, _ isThere: (PtySession) -> Bool)
    -> Bool
  {
    for number in 0..<40 {
      session.send(number % 2 == 0 ? one : other)
      if session.wait(seconds: 0.2, until: isThere) { return true }
    }
    return false
  }

  @Test func aCorrectionOfTheSessionBeforeIsTakenBackFromTheList() throws {
    try correct("one")
    let session = try open("one")
    type("U", in: session, until: "nothing to undo of this session")
    type(":corrections\r", in: session, until: "CORRECTIONS 3")
    type("gx", in: session, until: "CORRECTIONS 2")
    session.send("Q")
    #expect(session.end() == .exit(0))
    let left = try folder.ibid("one", "corrections '\(file.path)'").output
    #expect(!left.contains("Odd Quill") && left.contains("2016-12~"))
    #expect(!(try folder.ibid("one", "export --corrected '\(file.path)'").output.contains("Odd Quill")))
  }

  @Test func theReadersOwnIsReadOutLineByLine() throws {
    try correct("one")
    let session = try open("one")
    type("gJahm #later\r", in: session, until: "written to q1")
    type("x", in: session, until: "is in the basket")
    session.send("mkQ")
    #expect(session.end() == .exit(0))
    func linear(_ arguments: String) throws -> (output: String, status: String) {
      try folder.ibid("one", "--linear \(arguments) '\(file.path)'")
    }
    #expect(try linear("corrections").output.hasPrefix("correction 1 of 3: “The lamp does not ask"))
    #expect(try linear("annotations").output == "q1, Odd Quill, line 5: hm #later\n")
    #expect(try linear("basket").output.hasPrefix("q1, Odd Quill, said April 3, 2017, put right by the reader, "))
    #expect(try linear("marks").output.hasPrefix("mark k, line 5, q1, Odd Quill: "))
    #expect(try linear("card --at q1 --corrected").output.contains("q1 found: Halvard Quill, named in the words"))
    #expect(try linear("card --at q1").output.contains("q1 speaker: Halvard Quill\n"))
    #expect(
      try linear("quotations --query speaker:tove").output.hasPrefix(
        "q2, Mirre Tove, said April 5, 2017, block, note 2: A lamp"))
    #expect(try linear("sections") == linear("contents"))
    #expect(try linear("corrections --query Tove").status != "0")
    #expect(try folder.ibid("nobody", "--linear basket '\(file.path)'") == ("", "0"))
    #expect(try folder.ibid("one", "--corrected '\(file.path)'").output.contains("--corrected goes with --linear"))
  }

  @Test func theBasketIsWrittenAsMarkdown() throws {
    let session = try open("one")
    let path = folder.path + "/basket.md"
    type("JxJx:basket \(path)\r", in: session, until: "2 quotations as Markdown written")
    session.send("Q")
    #expect(session.end() == .exit(0))
    let text = try shellOutput("cat '\(path)'")
    #expect(text.contains("> The lamp does not ask who owns the ship.") && text.contains("**Halvard Quill**"))
  }
}

/// Three quotations by two people.
private let harbourReport = """
  The Harbour Of Dunmere

  The keeper of the north light, Halvard Quill, spoke to the council on April 3, 2017:

  "The lamp does not ask who owns the ship. It burns, and it is for the ship to look."[1]

  On April 5, 2017, Councillor Mirre Tove answered: "A lamp that burns for nobody burns our money."[2]

  Halvard Quill wrote to her on April 9, 2017:

  "I have counted the ships of the winter, and there were forty of them, and each of them came in by that light and none by the other.

  "I have also counted the money, which took less time."[2]

  [1] The Dunmere Post (Dunmere), April 4, 2017.
  [2] The Dunmere Post (Dunmere), April 10, 2017.
  """
