import ReportIndex
import ReportModel

extension ReaderState {
  /// A row a report that was open before, the newest first.
  func recentRows(columns: Int) -> [PlaceRow] {
    recent.map { item in
      let title = item.report.title.isEmpty ? item.report.fileName : item.report.title
      let isHere = item.report.key == identity.key
      let percent = item.place.map { $0.textCount > 0 ? "\($0.offset * 100 / $0.textCount) %" : "" } ?? ""
      let room = columns - percent.utf8.count - 1
      var row = PlaceRow(
        [Run(fit(title, columns: room, charset: charset), .text)], mark: isHere ? "·" : "", trailing: percent,
        detail: item.report.path, to: nil)
      if !isHere { row.elsewhere = OpenRequest(.report(item.report)) }
      return row
    }
  }

  /// Rows for the marks: those of this report, then those that lead to any.
  func markRows(columns: Int) -> [PlaceRow] {
    let text = catalog.report.text
    let own = marks.sorted { $0.key < $1.key }.map { name, mark in
      placeRow(at: mark.place(in: text).offset, mark: "", name: name + "  ", columns: columns)
    }
    let others = capitals.sorted { $0.key < $1.key }.map { name, mark in
      mark.report.key == identity.key
        ? placeRow(at: mark.place.place(in: text).offset, mark: "", name: name + "  ", columns: columns)
        : row(for: mark.report, mark.place, name: name + "  ", step: .jump, columns: columns)
    }
    return own + others
  }

  /// A row for a place of another report.
  func row(
    for report: KeptReport, _ place: Anchor?, name: String = "", step: OpenRequest.Step, columns: Int
  ) -> PlaceRow {
    let words = place.map { $0.words.isEmpty ? "the end" : $0.words } ?? ""
    let room = max(1, columns - name.count)
    let title = report.title.isEmpty ? report.fileName : report.title
    var row = PlaceRow(
      [Run(name, .keyName), Run(fit("\(title): \(words)", columns: room, charset: charset), .text)],
      detail: report.path,
      to: nil)
    row.elsewhere = OpenRequest(.report(report), at: place, step: step)
    return row
  }
}

extension KeptReport {
  /// The last part of its path.
  var fileName: String { path.split(separator: "/").last.map(String.init) ?? "a report from a pipe" }
}
