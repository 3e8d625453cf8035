import ReportIndex
import ReportModel
import Screen

extension ReaderState {
  /// A row of the Timeline in so many columns.
  func timelineRow(_ index: Int, columns: Int, firstOnScreen: Int) -> ListRow {
    let row = timeline.rows[index]
    let mark = row.isApproximate ? "~" : ""
    switch row.content {
    case .gap(let days): return ListRow(text: [Run(spelled("… \(days) days …"), .dim)])
    case .period(let date):
      let head = periodWords(date, index, firstOnScreen, columns: columns)
      let matches = matchCount(ofGroup: index)
      let trailing = matches == 0 ? "" : "/\(matches)"
      let room = columns - (trailing.isEmpty ? 0 : trailing.count + 1)
      return ListRow(
        mark: mark, text: [Run(fit(head, columns: room, charset: charset), .heading)], trailing: trailing,
        trailingRole: .match)
    case .entry(let entry, let quotation):
      let item = catalog.report.timeline[entry]
      let kind: String
      switch item.kind {
      case .statement: kind = "said"
      case .event: kind = "event"
      case .publication: kind = "pub."
      }
      var head = "  " + kind + String(repeating: " ", count: 7 - kind.utf8.count)
      if timeline.scale != .day {
        let date = spelled(timeline.scale == .order ? row.date.compact : row.date.withoutYear)
        head =
          "  " + date + String(repeating: " ", count: max(1, (timeline.scale == .order ? 11 : 6) - date.count)) + kind
        head += String(repeating: " ", count: 6 - kind.utf8.count)
      }
      let id = quotation.map { "q\($0 + 1)" } ?? ""
      let detail = quotation.map { excerpt($0) } ?? item.label
      let who = who(of: item, quotation, isShort: columns < 32)
      // By day the head of a group that is not exact says so; about a day stands under that day.
      var mark = timeline.scale == .day && row.date.firstDay != row.date.lastDay ? "" : mark
      if let quotation, catalog.report.quotations[quotation].isCorrected { mark += "*" }
      if columns >= ListRow.columnsForWords {
        // Where there is room the words stand in the row, and the number before them.
        let name = padded(who, columns: 26) + " " + padded(id, columns: 5) + " "
        let room = columns - displayWidth(of: head + name, charset: charset)
        let words = quotation == nil ? "" : fit(detail, columns: room, charset: charset)
        return ListRow(mark: mark, text: [Run(head, .dim), Run(name, .text), Run(words, .dim)], detail: detail)
      }
      let room = columns - displayWidth(of: head, charset: charset) - id.utf8.count
      return ListRow(
        mark: mark, text: [Run(head, .dim), Run(fit(who, columns: room, charset: charset), .text)], trailing: id,
        detail: detail)
    }
  }

  /// How many matches of the search in the text stand in quotations of a group of the Timeline.
  private func matchCount(ofGroup index: Int) -> Int {
    guard search.pane == .text, !search.matches.isEmpty else { return 0 }
    let matches = search.matches
    return timeline.members(of: index).reduce(0) { count, row in
      guard let quotation = row.quotation else { return count }
      let range = catalog.report.quotations[quotation].range
      let first = partitionPoint(0, matches.count) { matches[$0].start >= range.start }
      return count + partitionPoint(first, matches.count) { matches[$0].start >= range.end } - first
    }
  }

  /// A text in exactly so many columns.
  private func padded(_ text: String, columns: Int) -> String {
    let fitted = fit(text, columns: columns, charset: charset)
    return fitted + String(repeating: " ", count: max(0, columns - displayWidth(of: fitted, charset: charset)))
  }

  /// Who said what a row stands for, or what it is.
  private func who(of item: TimelineEntry, _ quotation: Int?, isShort: Bool) -> String {
    if let quotation {
      guard let speaker = catalog.report.quotations[quotation].speaker else { return "nobody named" }
      return isShort ? words.shortNames[speaker] : catalog.report.speakers[speaker].name
    }
    if item.kind == .statement, let speaker = item.speakers.first {
      return isShort ? words.shortNames[speaker] : catalog.report.speakers[speaker].name
    }
    return item.label
  }

  /// The beginning of a quotation's words, in the report's quote marks or not.
  func excerpt(_ quotation: Int) -> String {
    let (words, isCut) = beginning(of: catalog.report.quotations[quotation].pieces[0], columns: 240)
    return words + (isCut ? spelled("…") : "")
  }

  /// The year that the rows from one on are of.
  func year(at index: Int) -> String? {
    timeline.rows[index...].first { $0.entry != nil || periodYear($0) != nil }.flatMap { row in
      row.date.start.map { $0.isDecade ? "\($0.year)s" : "\($0.year)" }
    }
  }

  private func periodYear(_ row: TimelineRow) -> Int? {
    if case .period(let date) = row.content { return date.start?.year ?? date.end?.year }
    return nil
  }

  /// The head of a group; its year only where it is not the year of the rows above it.
  private func periodWords(_ date: EDTF, _ index: Int, _ firstOnScreen: Int, columns: Int) -> String {
    var before: Int?
    for row in timeline.rows[firstOnScreen..<max(firstOnScreen, index)] { before = periodYear(row) ?? before }
    let year = date.start?.year
    let showsYear =
      year.map { "\(before ?? $0)" != "\($0)" || (before == nil && self.year(at: firstOnScreen) != "\($0)") } ?? true
    if timeline.scale == .month, let start = date.start, let name = start.monthName, date.start?.day == nil {
      let surface = words.surface(of: date).map { " (\($0))" } ?? ""
      return (showsYear ? "\(name) \(start.year)" : name) + surface
    }
    let shown = spelled(showsYear ? date.compact : date.withoutYear)
    if date.isDay, let day = date.start, let month = day.month, let number = day.day {
      let weekday = CivilDay.weekday(CivilDay.number(year: day.year, month: month, day: number))
      let name = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"][weekday]
      return shown + " " + (date.isApproximate ? "(about)" : name)
    }
    if let surface = words.surface(of: date), surface != shown {
      return shown + String(repeating: " ", count: max(1, 6 - shown.count)) + "(\(surface))"
    }
    if let name = date.start?.monthName, !date.isInterval {
      return shown + String(repeating: " ", count: max(1, 6 - shown.count))
        + "(\(date.isApproximate ? "about " : "")\(name))"
    }
    return shown
  }

  /// The heads of the columns of Speakers, which end where the numbers below them end.
  func speakerColumns(_ columns: Int) -> String {
    columns >= ListRow.columnsForDates ? "first said quoted notes" : "quoted notes"
  }

  /// A row of Speakers in so many columns.
  func speakerRow(_ index: Int, columns: Int) -> ListRow {
    let row = speakers.rows[index]
    let speaker = catalog.report.speakers[row.speaker]
    func number(_ value: Int, _ width: Int) -> String {
      let digits = value == 0 ? spelled("–") : "\(value)"
      return String(repeating: " ", count: max(0, width - digits.count)) + digits
    }
    var numbers = number(row.quotations, 6) + number(row.notes, 6)
    if columns >= ListRow.columnsForDates {
      numbers = " " + padded(spelled(row.first?.compact ?? "–"), columns: 10) + " " + numbers
    }
    // A long name may take the blanks before the numbers, all but one.
    let blanksBefore = numbers.prefix { $0 == " " }.count
    numbers.removeFirst(max(0, blanksBefore - 1))
    let isWide = columns >= ListRow.columnsForWords
    let room = (isWide ? ListRow.columnsForWords - 12 : columns) - displayWidth(of: numbers, charset: charset)
    var mark =
      switch speaker.kind {
      case .outlet: "="
      case .role: ":"
      case .person, .organisation: ""
      }
    if speaker.aliases.contains(where: \.evidence.isReaders) { mark += "*" }
    let name = padded(speaker.name, columns: room)
    if name != sealed(name, charset: charset) {
      numbers = leftToRightRule + numbers.dropFirst()
    }
    let role = speaker.roles.first?.text ?? (speaker.kind == .person ? "" : speaker.kind.rawValue)
    var text = [Run(name + numbers, .text)]
    if isWide { text.append(Run("   " + fit(role, columns: columns - room - 20, charset: charset), .dim)) }
    let date = row.first.map { "first said " + spelled($0.compact) } ?? "no date"
    return ListRow(mark: mark, text: text, detail: role.isEmpty ? date : date + " · " + role)
  }

  /// The rows of a list whose words have a pattern, in order. Linear in the list.
  func matchingRows(of pattern: SearchTerm, in pane: Pane) -> [Int] {
    switch pane {
    case .timeline:
      return timeline.rows.indices.filter { index in
        timeline.isStop(index) && pattern.isIn(searchableText(ofTimelineRow: index))
      }
    case .speakers:
      return speakers.rows.indices.filter { index in
        let speaker = catalog.report.speakers[speakers.rows[index].speaker]
        let names = [speaker.name] + speaker.aliases.map(\.text) + speaker.roles.map(\.text)
        return names.contains { pattern.isIn($0) }
      }
    case .list:
      guard let list else { return [] }
      return list.rows.indices.filter { index in
        let row = list.rows[index].row
        let words = row.text.map(\.text).joined() + " " + row.trailing + " " + row.detail
        return list.rows[index].isStop && pattern.isIn(words)
      }
    case .text: return []
    }
  }

  private func searchableText(ofTimelineRow index: Int) -> String {
    let row = timelineRow(index, columns: 400, firstOnScreen: 0)
    return row.text.map(\.text).joined() + " " + row.trailing + " " + row.detail
  }
}
