import ReportModel
import Screen
import Testing

@testable import Reader

/// Hebrew and Arabic, with digits and brackets, beside other panes: on terminals that leave every cell where it is, and
/// on those that set right-to-left words in their order.
@Suite struct RightToLeftTests {
  /// Names and words from right to left in the lists and in the text, as many as there can be side by side.
  static func report() -> MarkedReport {
    func person(_ id: String, _ name: String, _ short: String) -> Speaker {
      Speaker(
        id: id, name: name, kind: .person,
        aliases: [.init(name, evidence: Evidence("name")), .init(short, evidence: Evidence("last-name"))])
    }
    let arabic = "قال الحارس: (١٢ قاربًا) و 34 [صندوقًا] عند البوّابة"
    let hebrew = "אמר השומר: (12 סירות) ו-34 [ארגזים] ליד השער"
    return MarkedReport(
      """
      ! البوّابة 2019: הדרך אל הנמל

      # השער: 12 سفن

      <1يوسف صالح:> "{1\((0..<6).map { _ in arabic }.joined(separator: " "))}"[1]

      <2דנה לביא:> "{2\((0..<6).map { _ in hebrew }.joined(separator: " "))}"[2]

      <3林水門:> "{3水門は閉まっている。👩‍👩‍👧 🇳🇱 ❤️ e\u{301} \(arabic)}"[1]

      [1] جريدة البوّابة, 2019.

      [2] עיתון השער, 2019.

      """,
      speakers: [
        person("yusuf", "يوسف صالح", "صالح"), person("dana", "דנה לביא", "לביא"), person("rin", "林水門 👩‍👧", "林"),
      ],
      said: [
        .init(speaker: 0, date: EDTF(year: 2019, month: 3, day: 2), notes: ["1"]),
        .init(speaker: 1, date: EDTF(year: 2019, month: 3, day: 2), notes: ["2"]),
        .init(speaker: 2, date: EDTF(year: 2019, month: 3, day: 9), notes: ["1"]),
      ])
  }

  static let keys = ["", "t", "s j", "J", "J p", "J J +", "/ \"12 Enter", "J J J i", "c", "J t j", "E", "F"]

  @Test(arguments: [(80, 24), (120, 40), (200, 50), (80, 48)], keys)
  func noTerminalTurnsOverWhatStandsInAnotherPane(size: (Int, Int), keys: String) {
    var session = Session(size.0, size.1, RightToLeftTests.report())
    session.press(keys)
    let canvas = session.canvas
    let rules = session.state.verticalRules.map(\.origin.column)
    var hasWord = false
    for row in 1..<size.1 - 1 where session.state.layout.rules.contains(where: { $0.size.columns == 1 }) {
      let order = visualOrder(of: canvas, row: row)
      for (place, column) in order.enumerated() {
        // The columns are cut into panes by the rules: each cell stays in its own.
        let pane = rules.count { $0 <= column }
        #expect(rules.count { $0 <= place } == pane, "\(size) \(keys), row \(row): \(column) goes to \(place)")
      }
      if order != order.sorted() { hasWord = true }
    }
    #expect(hasWord || size == (80, 48) || keys == "c" || keys == "F", "nothing from right to left on the screen")
  }

  @Test func theNumbersOfASpeakerStayInTheirColumns() {
    for (columns, rows) in [(80, 24), (50, 20), (120, 40)] {
      var session = Session(columns, rows, RightToLeftTests.report())
      session.press("s")
      let canvas = session.canvas
      guard let pane = session.state.layout.speakers else { continue }
      for row in pane.origin.row + 1..<pane.origin.row + pane.size.rows {
        let order = visualOrder(of: canvas, row: row)
        for column in pane.origin.column..<pane.origin.column + pane.size.columns {
          let text = canvas[column, row].text
          guard let byte = text.utf8.first, (0x30...0x39).contains(byte) else { continue }
          #expect(order[column] == column, "\(columns)x\(rows), row \(row)")
        }
      }
    }
  }

  @Test func datesAndNumbersAfterANameKeepTheirOrder() {
    for keys in ["J", "J +", "J + J", "/ \"البو Enter", "J + ="] {
      var session = Session(80, 24, RightToLeftTests.report())
      session.press(keys)
      let canvas = session.canvas
      for row in 0..<24 where row == 0 || row == 23 || canvas.text(row: row).contains("2019-03-0") {
        let order = visualOrder(of: canvas, row: row)
        let digits = order.filter { canvas[$0, row].text.utf8.first.map { (0x30...0x39).contains($0) } ?? false }
        #expect(digits == digits.sorted(), "\(keys), row \(row): \(canvas.text(row: row))")
      }
    }
  }

  @Test func withoutSuchWordsTheRuleIsARule() {
    let session = Session(80, 24)
    #expect(!session.frame.contains("ǀ") && session.frame.contains("│"))
    #expect(!Session(80, 24, RightToLeftTests.report(), charset: .ascii).frame.contains { !$0.isASCII })
  }

  @Test(arguments: [
    ("abc", [0, 1, 2]), ("אבג", [2, 1, 0]), ("a אב b", [0, 1, 3, 2, 4, 5]), ("אב 12", [3, 4, 2, 1, 0]),
    ("אב │ גד", [6, 5, 4, 3, 2, 1, 0]), ("אב ǀ גד", [1, 0, 2, 3, 4, 6, 5]), ("ab אב cd", [0, 1, 2, 4, 3, 5, 6, 7]),
    ("אב 1-2 a", [3, 4, 5, 2, 1, 0, 6, 7]), ("عب 1-2 a", [5, 4, 3, 2, 1, 0, 6, 7]),
  ])
  func theOrderOfATerminalIsThatOfUnicode(text: String, expected: [Int]) {
    var canvas = Canvas(size: Size(columns: expected.count, rows: 1), charset: .utf8)
    canvas.put(text, at: Position(column: 0, row: 0), role: .text)
    #expect(visualOrder(of: canvas, row: 0) == expected)
  }

  /// The columns of a row in the order in which a terminal shows them that follows UAX #9 with the row for a paragraph
  /// from left to right: rules W1 to W7, N1, N2, I1, I2, L1, L2, without embeddings, which no cell holds. Paired brackets
  /// (N0) are taken for neutrals, which can only turn over more.
  private func visualOrder(of canvas: Canvas, row: Int) -> [Int] {
    let cells = Array(canvas.cells(row: row))
    var kinds = cells.map { bidiKind($0.text.unicodeScalars.first) }
    for index in cells.indices where cells[index].isRightHalf && index > 0 { kinds[index] = kinds[index - 1] }
    let original = kinds
    var strong = Kind.left
    for index in kinds.indices {
      switch kinds[index] {
      case .left, .right, .arabicLetter: strong = kinds[index]
      case .number where strong == .arabicLetter: kinds[index] = .arabicNumber
      default: break
      }
    }
    for index in kinds.indices where kinds[index] == .arabicLetter { kinds[index] = .right }
    for index in kinds.indices.dropFirst().dropLast() where kinds[index] == .separator || kinds[index] == .sign {
      let (before, after) = (kinds[index - 1], kinds[index + 1])
      if before == after, before == .number || before == .arabicNumber && kinds[index] == .separator {
        kinds[index] = before
      }
    }
    strong = .left
    for index in kinds.indices {
      if kinds[index] == .left || kinds[index] == .right { strong = kinds[index] }
      if kinds[index] == .number, strong == .left { kinds[index] = .left }
    }
    for index in kinds.indices where kinds[index] == .sign || kinds[index] == .separator { kinds[index] = .neutral }
    var index = 0
    while index < kinds.count {
      guard kinds[index] == .neutral else {
        index += 1
        continue
      }
      var end = index
      while end < kinds.count, kinds[end] == .neutral { end += 1 }
      let before = index > 0 && kinds[index - 1] != .left
      let after = end < kinds.count && kinds[end] != .left
      for place in index..<end { kinds[place] = before && after ? .right : .left }
      index = end
    }
    var levels = kinds.map { $0 == .left ? 0 : $0 == .right ? 1 : 2 }
    for index in levels.indices.reversed() {
      guard original[index] == .neutral, cells[index].text == " " else { break }
      levels[index] = 0
    }
    var order = Array(cells.indices)
    for level in [2, 1] {
      var start = 0
      while start < order.count {
        guard levels[order[start]] >= level else {
          start += 1
          continue
        }
        var end = start
        while end < order.count, levels[order[end]] >= level { end += 1 }
        order[start..<end].reverse()
        start = end
      }
    }
    return order
  }

  private enum Kind { case left, right, arabicLetter, number, arabicNumber, separator, sign, neutral }

  private func bidiKind(_ scalar: Unicode.Scalar?) -> Kind {
    guard let scalar else { return .neutral }
    switch scalar.value {
    case 0x30...0x39: return .number
    case 0x2C, 0x2E, 0x2F, 0x3A: return .separator
    case 0x2B, 0x2D: return .sign
    case 0x590...0x5FF, 0x7C0...0x8FF, 0xFB1D...0xFB4F: return .right
    case 0x660...0x669, 0x66B, 0x66C: return .arabicNumber
    case 0x600...0x6EF, 0x6FA...0x77F, 0xFB50...0xFDFF, 0xFE70...0xFEFF: return .arabicLetter
    default: return scalar.properties.isAlphabetic ? .left : .neutral
    }
  }
}
