/// A page in the language of man(7), made line by line; text is escaped on its way in.
struct Roff {
  private(set) var text: String
  /// Whether the last line is a heading, after which a paragraph needs no beginning.
  private var isAfterHeading = false

  init(name: String, section: Int, date: String, source: String) {
    text = ".TH \(name.uppercased()) \(section) \(date) \"\(source)\"\n"
  }

  mutating func section(_ title: String) {
    text += ".SH \(title.uppercased())\n"
    isAfterHeading = true
  }
  mutating func subsection(_ title: String) {
    text += ".SS \"\(Roff.escaped(title))\"\n"
    isAfterHeading = true
  }

  /// A paragraph.
  mutating func paragraph(_ words: String) {
    text += (isAfterHeading ? "" : ".PP\n") + Roff.line(words)
    isAfterHeading = false
  }

  /// Something in bold, and beneath it what it means.
  mutating func item(_ head: String, argument: String = "", _ words: String) {
    isAfterHeading = false
    text += ".TP\n\\fB\(Roff.escaped(head))\\fR"
    if !argument.isEmpty { text += (head.isEmpty ? "" : " ") + "\\fI\(Roff.escaped(argument))\\fR" }
    text += "\n" + Roff.line(words)
  }

  /// How a command is typed: its name, and what follows hanging beside it.
  mutating func synopsis(_ usage: String) {
    let words = usage.split(separator: " ")
    // Of `ibid list WHAT` the first two are the name, of `ibid --linear` and `ibid [--at]` the first.
    let count =
      words.count > 1 && words[1].allSatisfy { $0.isLowercase || $0 == "-" } && !words[1].hasPrefix("-") ? 2 : 1
    let name = words.prefix(count).joined(separator: " ")
    isAfterHeading = false
    text += ".TP \(name.count + 1)\n\\fB\(Roff.escaped(name))\\fR\n"
    text += Roff.line(words.dropFirst(count).joined(separator: " "))
  }

  /// Text in lines of the source that are not too long. None begins as a request does.
  private static func line(_ words: String) -> String {
    var lines: [String] = []
    for word in words.split(separator: " ") {
      let word = escaped(String(word))
      if let last = lines.last, last.count + 1 + word.count <= 78 {
        lines[lines.count - 1] += " " + word
      } else {
        lines.append(word.hasPrefix(".") ? "\\&" + word : word)
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Signs that the language would take for its own, or for a printer's, as themselves.
  static func escaped(_ words: String) -> String {
    var result = ""
    for scalar in words.unicodeScalars {
      switch scalar {
      case "\\": result += "\\e"
      case "-": result += "\\-"
      case "'": result += "\\(aq"
      case "`": result += "\\(ga"
      case "^": result += "\\(ha"
      case "~": result += "\\(ti"
      case "\"": result += "\\(dq"
      case "\n": result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
