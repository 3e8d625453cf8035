import ReportIndex
import ReportModel
import Screen

/// How the lines of a search look.
public struct HitStyle: Sendable {
  /// What a terminal that reads them can show.
  public var charset: Charset
  /// Whether a terminal reads them that has colours.
  public var hasColours: Bool
  /// Whether a quotation is given with all its words, however many.
  public var isWhole: Bool

  /// A style.
  public init(charset: Charset = .utf8, hasColours: Bool = false, isWhole: Bool = false) {
    self.charset = charset
    self.hasColours = hasColours
    self.isWhole = isWhole
  }

  /// How many characters of a quotation a line gives when it is not given whole, about.
  public static let excerpt = 240

  /// The colours are those of grep: what is found, the path, the line, the id, and what parts them.
  enum Part: String {
    case match = "1;31"
    case path = "35"
    case line = "32"
    case id = "1"
    case sign = "36"
    case text = ""
  }

  /// Text as the terminal may have it.
  func shown(_ text: String, _ part: Part = .text) -> String {
    let safe = visible(text, charset: charset)
    if !hasColours || part == .text || safe.isEmpty { return safe }
    return "\u{1B}[\(part.rawValue)m\(safe)\u{1B}[0m"
  }
}

extension SearchHits {
  /// A hit a line: `path:line:id: speaker, date: text`. Lines around hits are `path-line- text`; where lines are left out
  /// between those, `--` stands. No control of the report is in it.
  ///
  /// The text is the quotation on one line, what interrupts it left out. One that is longer than `HitStyle.excerpt` is cut
  /// to what stands around its first place, with `…` where words are missing, unless all are asked for.
  public func lines(_ style: HitStyle) -> String {
    var text = ""
    for hit in hits {
      if hit.isApart { text += style.shown("--", .sign) + "\n" }
      for line in hit.before { text += contextLine(line, style) }
      text += self.line(hit, style)
      for line in hit.after { text += contextLine(line, style) }
    }
    return text
  }

  /// How many hits the report has: `path:12`.
  public func countLine(_ style: HitStyle) -> String {
    style.shown(shownPath(catalog.report), .path) + style.shown(":", .sign) + "\(count)\n"
  }

  private func line(_ hit: Hit, _ style: HitStyle) -> String {
    let report = catalog.report
    let quotation = report.quotations[hit.quotation]
    let speaker = quotation.speaker.map { report.speakers[$0].name } ?? "nobody named"
    let who = speaker + ", " + (quotation.said?.description ?? "no date")
    var line = style.shown(shownPath(report), .path) + style.shown(":", .sign) + style.shown("\(hit.line)", .line)
    line += style.shown(":", .sign) + style.shown("q\(hit.quotation + 1)", .id) + style.shown(":", .sign) + " "
    line += style.shown(oneLine(who)) + style.shown(":", .sign) + " "
    let runs = words(of: hit)
    for run in style.isWhole ? runs : excerpt(runs, limit: HitStyle.excerpt) {
      line += style.shown(run.text, run.isMatch ? .match : .text)
    }
    return line + "\n"
  }

  private func contextLine(_ line: Int, _ style: HitStyle) -> String {
    let report = catalog.report
    return style.shown(shownPath(report), .path) + style.shown("-", .sign) + style.shown("\(line + 1)", .line)
      + style.shown("-", .sign) + " " + style.shown(oneLine(report.text.string(report.text.lineRange(line)))) + "\n"
  }

  /// A quotation's words on one line, in runs that the query's words stand on or not.
  private func words(of hit: Hit) -> [HitRun] {
    let report = catalog.report
    var runs: [HitRun] = []
    var isAfterBlank = true
    func add(_ range: TextRange, isMatch: Bool) {
      var text = ""
      for character in report.text.string(range) {
        if character.isWhitespace {
          if !isAfterBlank { text.append(" ") }
          isAfterBlank = true
        } else {
          text.append(character)
          isAfterBlank = false
        }
      }
      if text.isEmpty { return }
      if runs.last?.isMatch == isMatch { runs[runs.count - 1].text += text } else { runs.append(HitRun(text, isMatch)) }
    }
    for piece in report.quotations[hit.quotation].pieces {
      if !isAfterBlank {
        runs.append(HitRun(" ", false))
        isAfterBlank = true
      }
      var start = piece.start
      for place in hit.places where place.overlaps(piece) {
        let (first, past) = (max(start, place.start), min(piece.end, place.end))
        if start < first { add(TextRange(start, first), isMatch: false) }
        if first < past { add(TextRange(first, past), isMatch: true) }
        start = max(start, past)
      }
      if start < piece.end { add(TextRange(start, piece.end), isMatch: false) }
    }
    return runs
  }
}

/// Words on a line, and whether they are what was found.
struct HitRun: Hashable, Sendable {
  var text: String
  var isMatch: Bool

  init(_ text: String, _ isMatch: Bool) {
    self.text = text
    self.isMatch = isMatch
  }
}

/// About so many characters of runs around the first match, cut between words; `…` stands for what is missing.
func excerpt(_ runs: [HitRun], limit: Int) -> [HitRun] {
  let characters = runs.flatMap { run in run.text.map { (character: $0, isMatch: run.isMatch) } }
  if characters.count <= limit { return runs }
  let match = characters.firstIndex { $0.isMatch } ?? 0
  var start = match <= limit / 2 ? 0 : match - limit / 3
  var end = min(characters.count, start + limit)
  // Words are left whole; one that is longer than anybody's is not.
  if start > 0, let blank = characters[start..<match].firstIndex(where: { $0.character == " " }) { start = blank + 1 }
  if end < characters.count, let blank = characters[start..<end].lastIndex(where: { $0.character == " " }),
    blank > match
  {
    end = blank
  }
  var left: [HitRun] = start > 0 ? [HitRun("… ", false)] : []
  for (character, isMatch) in characters[start..<end] {
    if left.last?.isMatch == isMatch {
      left[left.count - 1].text.append(character)
    } else {
      left.append(HitRun(String(character), isMatch))
    }
  }
  if end < characters.count { left.append(HitRun(" …", false)) }
  return left
}

/// A text with one blank for every white space in it.
func oneLine(_ text: String) -> String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
