import Glibc
import Testing

/// Names and words of every script beside each other: the rule between the panes stays in its column, whatever is left
/// and right of it, and so does the cursor.
@Suite(.timeLimit(.minutes(10))) struct ColumnsTests {
  /// Whoever speaks here has a name from right to left, a wide one, one with marks, one of emoji.
  static let report = """
    Lantern Keepers Of Every Coast

    On June 3, 2022 Yusuf Saleh (يوسف صالح), the keeper of the lantern, said to the council:

    "The lamp [المصباح] was lit in 1912 (١٩١٢) by my grandfather, قاسم بن علي 12 [34] (56)."[1]

    يوسف صالح: "باب 12 [34] (56) ١٢ الصفّار"

    דנה לביא: "השער נפתח בשנת 1911 (לא 1912), כך כתוב [בפנקס]"

    林水門: "水門は閉まっている。ｶﾞ 한국어"

    Zoe\u{308}lla D\u{302}ai: "Te\u{301}a no\u{303}r \u{915}\u{94D}\u{937}\u{93F}"

    "👩‍👩‍👧 🇳🇱 ❤️ ☎︎ 👍🏽 🏴󠁧󠁢󠁥󠁮󠁧󠁿," Lin Shuimen said on June 9, 2022.

    [1] جريدة البوّابة 2022 (Saffar), June 4, 2022.
    """

  private func checkRule(_ session: PtySession, column: Int, _ note: String) {
    for row in 1..<session.rows - 1 {
      let text = session.cell(column: column, row: row).text
      #expect(["│", "ǀ", "|"].contains(text), "\(note), row \(row): \(session.line(row))")
    }
  }

  private func isReady(_ session: PtySession) -> Bool {
    session.text.contains("Lantern") && session.text.contains("? help")
  }

  @Test(arguments: [
    ["TERM": "xterm-256color"], ["TERM": "linux"], ["NO_COLOR": "1"], ["TERM": "vt100", "LANG": "C"], ["TERM": "tmux"],
  ])
  func theRuleKeepsItsColumn(environment: [String: String]) throws {
    let file = try TemporaryFile(Self.report)
    let session = try PtySession(
      try ibidPath(), [file.path], environment: environment.mapValues { $0 }, rows: 24, columns: 80)
    #expect(session.wait { isReady($0) })
    for key in ["J", "J", "J", "t", "j", "j", "s", "j", "F", "q", "E", "E", "E"] {
      session.send(key)
      #expect(session.wait(seconds: 2) { $0.cursor.row > 0 && $0.cursor.row < 23 })
      _ = session.wait(seconds: 0.2) { _ in false }
      checkRule(session, column: 27, "\(environment), \(key)")
    }
    session.send("Q")
    #expect(session.end() == .exit(0))
  }

  static let tmux = access("/usr/bin/tmux", X_OK) == 0

  @Test(.enabled(if: tmux)) func theRuleKeepsItsColumnInTmux() throws {
    let file = try TemporaryFile(Self.report)
    let session = try PtySession(
      "/usr/bin/tmux",
      ["-u", "-L", "ibid-columns-\(getpid())", "-f", "/dev/null", "new-session", try ibidPath(), file.path],
      environment: ["TERM": "xterm-256color", "SHELL": "/bin/sh"], rows: 25, columns: 80)
    #expect(session.wait(seconds: 10) { isReady($0) })
    for key in ["J", "J", "J", "t", "j", "s", "j"] {
      session.send(key)
      _ = session.wait(seconds: 0.3) { _ in false }
      for row in 1..<23 {
        #expect(
          ["│", "ǀ"].contains(session.cell(column: 27, row: row).text), "\(key), row \(row): \(session.line(row))")
      }
    }
    session.send("Q")
    #expect(session.end() == .exit(0))
  }
}
