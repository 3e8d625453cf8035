import ReportIndex
import ReportModel

extension Command {
  /// Commands that put right what was found.
  static let correcting: [Command] = [
    Command("speaker", "NAME", "this quotation is theirs", complete: { $0.speakerCompletions(of: $1) }) {
      state, typed in
      state.assign(to: typed)
    },
    Command(
      "speaker!", "NAME", "the same, somebody new whose name is like another's",
      complete: { $0.nearCompletions(of: $1) + $0.speakerCompletions(of: $1) }
    ) { state, typed in
      state.assign(to: typed, mayBeNew: true)
    },
    Command("nobody", "", "this quotation is nobody's who is named") { state, _ in state.assign(to: nil) },
    Command("said", aliases: ["date"], "DATE", "this was said on 2021-05-10, 2021-05~, …; none: no date") {
      state, typed in
      state.correctDate(typed)
    },
    Command(
      "merge", "NAME into NAME", "the first is the second; one name: who is here is that",
      complete: { $0.mergeCompletions(of: $1) }
    ) { state, typed in
      state.merge(typed)
    },
    Command(
      "split", "FORM", "who is called so is not this speaker but somebody else",
      complete: { $0.formCompletions(of: $1) }
    ) { state, typed in
      state.takeForm(typed, isSomebody: true)
    },
    Command(
      "unalias", "FORM", "this speaker is not called so: what rests on that alone is nobody's",
      complete: { $0.formCompletions(of: $1) }
    ) { state, typed in
      state.takeForm(typed, isSomebody: false)
    },
    Command("join", "", "this quotation and the next are one") { state, _ in state.joinQuotations() },
    Command("cut", aliases: ["split-quotation"], "", "this quotation is two, from the cursor's line on") { state, _ in
      state.cutQuotation()
    },
    Command("corrections", "", "list your corrections, of whichever session; x takes one back") { state, _ in
      state.toggleList(.corrections)
    },
  ]
}

extension Command {
  /// Those that put right the one quotation that is here.
  static let ofOneQuotation: Set<String> = ["speaker", "speaker!", "nobody", "said", "join", "cut"]
}

extension Action {
  static let correcting: [Action] = [
    Action("correct-speaker", ["!"], .own, "put right who said this: :speaker", in: Context.panes) { state, _ in
      guard state.quotationToCorrect != nil else { return state.refused("no quotation here · J next quotation") }
      return state.ask("speaker ")
    },
    Action("correct-date", ["@"], .own, "put right when it was said: :said", in: Context.panes) { state, _ in
      guard let quotation = state.quotationToCorrect else {
        return state.refused("no quotation here · J next quotation")
      }
      return state.ask("said " + (state.catalog.report.quotations[quotation].said?.description ?? ""))
    },
  ]
}

extension ReaderState {
  /// The quotation that a correction is about: that of the row, of the card, of the place; nested ones and headlines too.
  var quotationToCorrect: Int? {
    let quotations = catalog.report.quotations
    switch activePane {
    case .timeline:
      guard timeline.rows.indices.contains(timeline.cursor.row) else { return nil }
      return timeline.rows[timeline.cursor.row].quotation
    case .list:
      if list?.content == .provenance { return list?.quotation }
      guard let target = target(of: .list) else { return nil }
      return quotations.firstIndex { $0.range == target } ?? catalog.anyQuotation(at: target.start)
    case .speakers: return text.preview.flatMap { catalog.anyQuotation(at: $0.range.start) }
    case .text:
      let line = cursorWalker.line.range
      return currentQuotation ?? quotations.firstIndex { $0.kind != .term && $0.range.overlaps(line) }
    }
  }

  /// The speaker that a correction is about: that of the row, of the card, of the quotation here.
  private var speakerToCorrect: Int? {
    if activePane == .speakers, speakers.rows.indices.contains(speakers.cursor.row) {
      return speakers.rows[speakers.cursor.row].speaker
    }
    if activePane == .list, case .speaker(let speaker) = list?.content { return speaker }
    return quotationToCorrect.flatMap { catalog.report.quotations[$0].speaker }
  }

  /// Applies a correction if it fits; says what has changed.
  private mutating func correct(
    _ correction: Correction, undone: String? = nil, saying words: (Report) -> String
  ) -> [Effect] {
    let all = record.corrections.map(\.value) + [correction]
    let corrected = original.report.corrected(by: all)
    if let misfit = corrected.misfits.last ?? nil { return refused(misfit.words) }
    let id = newItemID()
    let effects = changeRecord(undone ?? correction.words, saying: words(corrected.report) + " · U undo") {
      $0.corrections.append(Record.Item(id: id, value: correction))
    }
    return effects
  }

  fileprivate mutating func assign(to typed: String?, mayBeNew: Bool = false) -> [Effect] {
    guard let quotation = quotationToCorrect else { return refused("no quotation here · J next quotation") }
    let anchor = QuotationAnchor(quotation, in: catalog.report)
    let name = "q\(quotation + 1)"
    let earlier =
      catalog.report.quotations[quotation].speaker.map { "by " + catalog.report.speakers[$0].name } ?? "nobody's"
    let undone = "\(name) is \(earlier) again"
    guard let typed = typed?.split(separator: " ").joined(separator: " ") else {
      return correct(.speaker(anchor, nil), undone: undone) { _ in "\(name) is nobody's now" }
    }
    if typed.isEmpty { return refused(":speaker takes a name; :nobody for none") }
    guard typed.contains(where: \.isLetter) else { return refused("“\(typed)” is no name") }
    if typed.first == "q", let number = typed.split(separator: " ").first?.dropFirst(), Int(number) != nil {
      return refused(":speaker is about \(name), where you are; it takes a name alone")
    }
    let found = catalog.report.speakers(called: typed)
    if found.count > 1 {
      return refused("“\(typed)” may be \(found.map { catalog.report.speakers[$0].name }.joined(separator: ", "))")
    }
    if found.isEmpty, !mayBeNew, let near = nearWords(of: typed) {
      _ = ask("speaker! \(typed)")
      return refused("new speaker “\(typed)”, or did you mean \(near)? · Enter new · Tab the other")
    }
    let speaker = found.first.map { SpeakerAnchor(catalog.report.speakers[$0]) } ?? SpeakerAnchor(name: typed)
    let isNew = found.isEmpty ? ", who is new here" : ""
    return correct(.speaker(anchor, speaker), undone: undone) { _ in "\(name) is by \(speaker.name) now\(isNew)" }
  }

  fileprivate mutating func correctDate(_ typed: String) -> [Effect] {
    guard let quotation = quotationToCorrect else { return refused("no quotation here · J next quotation") }
    let written = EDTF.form(ofWritten: typed) ?? typed
    let date = EDTF(parsing: written).flatMap { $0.start?.year == 0 || $0.end?.year == 0 ? nil : $0 }
    guard date != nil || typed == "none" else {
      let why = EDTF.problem(with: written) ?? (typed.isEmpty ? "no date" : "“\(typed)” is no date")
      return refused("\(why) · :said takes 2021-05-10, 10 May 2021, 2021-05, 2021~, 2021-05-10/2021-05-12 or none")
    }
    if let date, date.firstDay > date.lastDay { return refused("\(typed) ends before it begins") }
    let anchor = QuotationAnchor(quotation, in: catalog.report)
    let earlier = catalog.report.quotations[quotation].said.map { "said on \($0)" } ?? "without a date"
    return correct(.said(anchor, date), undone: "q\(quotation + 1) is \(earlier) again") { _ in
      "q\(quotation + 1) was said \(date.map { "on \($0)" } ?? "on no known day") now"
    }
  }

  fileprivate mutating func merge(_ typed: String) -> [Effect] {
    let parts = typed.parts(before: " into ")
    let one: Int
    do throws(RefusedName) {
      if let first = parts.first {
        one = try speaker(called: first)
      } else {
        guard let here = speakerToCorrect else { return refused("no speaker here · :merge NAME into NAME") }
        one = here
      }
      let other = try speaker(called: parts.rest.hasPrefix("into ") ? String(parts.rest.dropFirst(5)) : parts.rest)
      let (gone, left) = (catalog.report.speakers[one], catalog.report.speakers[other])
      return correct(.merge(SpeakerAnchor(gone), into: SpeakerAnchor(left))) { _ in "\(gone.name) is \(left.name) now" }
    } catch { return refused(error.words) }
  }

  fileprivate mutating func takeForm(_ typed: String, isSomebody: Bool) -> [Effect] {
    guard let speaker = speakerToCorrect else { return refused("no speaker here · s goes to the speakers") }
    let who = catalog.report.speakers[speaker]
    let command = isSomebody ? "split" : "unalias"
    if typed.isEmpty { return refused(":\(command) takes a name that \(who.name) is called by · Tab lists them") }
    guard let form = who.aliases.first(where: { $0.text == typed }) else {
      return refused("\(who.name) is nowhere called “\(typed)” · :\(command) and Tab list how")
    }
    let anchor = SpeakerAnchor(who)
    let before = catalog.report.quotations.count { $0.speaker == speaker }
    let correction =
      isSomebody ? Correction.split(form: form.text, from: anchor) : .unalias(form: form.text, of: anchor)
    return correct(correction) { report in
      let left = report.speakers.firstIndex { $0.id == who.id }
      let moved = before - (left.map { left in report.quotations.count { $0.speaker == left } } ?? 0)
      let quotations = "\(moved) quotation\(moved == 1 ? "" : "s")"
      if isSomebody { return "“\(form.text)” is somebody else now, with \(quotations)" }
      let rest =
        moved == 0
        ? "no quotation rested on that alone"
        : "\(quotations) that rested on that \(moved == 1 ? "is" : "are") nobody's"
      return "\(who.name) is not called “\(form.text)” now: \(rest)"
    }
  }

  fileprivate mutating func joinQuotations() -> [Effect] {
    guard let first = quotationToCorrect else { return refused("no quotation here · J next quotation") }
    let quotations = catalog.report.quotations
    let whole = quotations[first]
    let next = quotations.indices.first { index in
      quotations[index].range.start >= whole.range.end && quotations[index].parent == whole.parent
    }
    guard let next else { return refused("no quotation follows this one") }
    return correct(
      .join(QuotationAnchor(first, in: catalog.report), QuotationAnchor(next, in: catalog.report))
    ) { _ in "q\(first + 1) and q\(next + 1) are one now" }
  }

  fileprivate mutating func cutQuotation() -> [Effect] {
    guard activePane == .text, let quotation = quotationToCorrect else {
      return refused("go to the line of the text where the second one begins")
    }
    let whole = catalog.report.quotations[quotation]
    let start = max(cursorWalker.line.range.start, whole.range.start)
    let letters = Letters.count(before: start, of: whole.pieces, in: catalog.report.text.bytes)
    guard letters > 0 else { return refused("it begins on this line · j to where the second one begins") }
    return correct(.cut(QuotationAnchor(quotation, in: catalog.report), letters: letters)) { _ in
      "q\(quotation + 1) is two quotations now"
    }
  }

  /// A name that means nobody, or several.
  private struct RefusedName: Error {
    var words: String
  }

  private func speaker(called typed: String) throws(RefusedName) -> Int {
    if typed.isEmpty { throw RefusedName(words: "a name is missing · Tab lists them") }
    let found = catalog.report.speakers(called: typed)
    guard found.count < 2 else {
      let names = found.map { catalog.report.speakers[$0].name }.joined(separator: ", ")
      throw RefusedName(words: "“\(typed)” may be \(names)")
    }
    guard let first = found.first else {
      let near = nearWords(of: typed).map { ", but \($0) is nearly" } ?? ""
      throw RefusedName(words: "no speaker is called “\(typed)”\(near) · Tab lists them")
    }
    return first
  }

  // MARK: Completion

  /// Names of speakers that begin as typed, or have a word that does.
  func speakerCompletions(of typed: String, replacing count: Int? = nil) -> [Completion] {
    let counts = Dictionary(catalog.speakerRows(sort: .count).map { ($0.speaker, $0.quotations) }) { $1 }
    let wanted = Folding.fold(typed)
    let found = catalog.report.speakers.indices.filter { index in
      let speaker = catalog.report.speakers[index]
      return ([speaker.name] + speaker.aliases.map(\.text)).contains { form in
        let form = Folding.fold(form)
        return form.hasPrefix(wanted) || form.contains(" " + wanted)
      }
    }
    return found.sorted { (counts[$1] ?? 0, $0) < (counts[$0] ?? 0, $1) }.map { index in
      let speaker = catalog.report.speakers[index]
      let label = speaker.roles.first?.text ?? (speaker.kind == .person ? "" : speaker.kind.rawValue)
      return Completion(replaces: count ?? typed.count, text: speaker.name, label: label, count: counts[index] ?? 0)
    }
  }

  fileprivate func mergeCompletions(of typed: String) -> [Completion] {
    let parts = typed.parts(before: " into ")
    if parts.first != nil { return speakerCompletions(of: parts.rest) }
    return speakerCompletions(of: typed) + (typed.last == " " ? [Completion(replaces: 0, text: "into ")] : [])
  }

  fileprivate func formCompletions(of typed: String) -> [Completion] {
    guard let speaker = speakerToCorrect else { return [] }
    let wanted = Folding.fold(typed)
    return catalog.report.speakers[speaker].aliases.filter { Folding.fold($0.text).hasPrefix(wanted) }.map {
      Completion(replaces: typed.count, text: $0.text, label: $0.evidence.plainWords, count: $0.count)
    }
  }
}

extension String {
  /// What stands before the first of some words and what after it; without them all of it is the rest.
  fileprivate func parts(before words: String) -> (first: String?, rest: String) {
    let (text, mark) = (Array(self), Array(words))
    for start in text.indices.dropLast(mark.count - 1) where text[start..<start + mark.count].elementsEqual(mark) {
      return (String(text[..<start]), String(text[(start + mark.count)...]))
    }
    return (nil, self)
  }
}

extension Report {
  /// The speakers of a name: of exactly this one, else of this name folded, else with a form that is so.
  func speakers(called typed: String) -> [Int] {
    let exact = speakers.indices.filter { speakers[$0].name == typed || speakers[$0].id == typed }
    if !exact.isEmpty { return exact }
    let wanted = Folding.fold(typed)
    let folded = speakers.indices.filter { Folding.fold(speakers[$0].name) == wanted }
    if !folded.isEmpty { return folded }
    // A surname may be everybody's who has it, whoever the report calls by it alone.
    return speakers.indices.filter { index in
      let name = Folding.fold(speakers[index].name)
      return speakers[index].aliases.contains { Folding.fold($0.text) == wanted }
        || speakers[index].kind == .person && (name.hasSuffix(" " + wanted) || name.hasPrefix(wanted + " "))
    }
  }
}
