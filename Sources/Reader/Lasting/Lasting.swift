import ReportIndex
public import ReportModel

/// What of a state outlasts the program, at one moment: what a key has changed is what differs afterwards.
struct Lasting {
  fileprivate var place: Int
  fileprivate var limits: Limits
  fileprivate var departures: Int
  fileprivate var typed: [String?]
  fileprivate var settings: Settings
  fileprivate var showsHint: Bool
  fileprivate var layer: EditorialLayer
  fileprivate var basketOrder: BasketOrder
}

extension ReaderState {
  /// What lasts now. Where a search is only being typed, the place is where it began; while a command is only looked at,
  /// all is as it was before.
  var lasting: Lasting {
    if let before = prompt?.before { return before.state.lasting }
    var place = self.place
    if case .search(let origin) = prompt?.purpose { place = origin.stop.place }
    return Lasting(
      place: place, limits: limits, departures: jumps.departures,
      typed: [search.history.last, queryHistory.last, commandHistory.last],
      settings: settings, showsHint: showsHint, layer: editorial.layer,
      basketOrder: basketOrder)
  }

  /// What is to be kept now that was not so before.
  func changes(since before: Lasting) -> [KeptChange] {
    let now = lasting
    let text = catalog.report.text
    var changes: [KeptChange] = []
    if now.departures != before.departures, let left = jumps.lastLeft { changes.append(.jump(Anchor(left, in: text))) }
    if now.place != before.place { changes.append(.place(Anchor(now.place, in: text))) }
    if now.limits != before.limits {
      changes.append(.limits(KeptLimits(text: catalog.text(of: now.limits), areOn: now.limits.isOn)))
    }
    if now.layer != before.layer { changes.append(.reportSetting("editorial", now.layer.text)) }
    if now.basketOrder != before.basketOrder {
      changes.append(.reportSetting("basket-order", now.basketOrder.rawValue))
    }
    for (kind, (old, new)) in zip(KeptHistory.allCases, zip(before.typed, now.typed)) where old != new {
      if let new { changes.append(.typed(kind, new)) }
    }
    if now.settings != before.settings {
      for setting in Setting.all where setting.isKept {
        let value = setting.value(now.settings)
        if value != setting.value(before.settings) { changes.append(.setting(setting.name, value.text)) }
      }
    }
    if before.showsHint, !now.showsHint { changes.append(.setting(ReaderState.hintName, "seen")) }
    return changes
  }

  /// Takes up the settings that were changed in earlier sessions, but for those that the config file or the command line
  /// gives; and shows somebody who was never here the first keys.
  public mutating func restoreSettings(_ kept: KeptState) {
    var next = settings
    for setting in Setting.all where setting.isKept && !fixedSettings.contains(setting.name) {
      if let value = kept.settings[setting.name].flatMap(setting.value(typed:)) { setting.set(&next, value) }
    }
    // What is as it was left is nothing to be told.
    let said = message
    adopt(next)
    message = said
    showsHint = kept.settings[ReaderState.hintName] == nil
  }

  /// Takes up what was kept of this report: the place of last time, and a word about it.
  public mutating func restore(_ kept: KeptState) {
    search.history = kept.histories[.search] ?? []
    queryHistory = kept.histories[.query] ?? []
    commandHistory = kept.histories[.command] ?? []
    marks = kept.marks
    restoreRecord(kept.items)
    capitals = Dictionary(kept.capitals.map { ($0.name, $0) }) { $1 }
    // In a changed report each takes a search through the text.
    let jumpCount = kept.isOfSameContent ? kept.jumps.count : 10
    jumps.restore(kept.jumps.suffix(jumpCount).map { $0.place(in: catalog.report.text).offset })
    if let layer = kept.reportSettings["editorial"] { show(EditorialLayer(kept: layer)) }
    basketOrder = kept.reportSettings["basket-order"].flatMap(BasketOrder.init) ?? basketOrder
    if let limits = kept.limits {
      let restored = catalog.limits(from: limits.text, areOn: limits.areOn)
      if restored != self.limits {
        self.limits = restored
        applyLimits()
      }
    }
    if let place = kept.place { takeUp(place, isOfSameContent: kept.isOfSameContent) }
  }

  /// Goes to the place of last time, without a jump.
  mutating func takeUp(_ kept: Anchor, isOfSameContent: Bool) {
    let (offset, isSure) = kept.place(in: catalog.report.text)
    if offset > 0 { go(to: offset) }
    if !isOfSameContent {
      tell("the report has changed: " + (isSure ? "at the same words, \(percent) %" : "at about \(percent) %"))
    } else if offset > 0 {
      tell("back at \(percent) %, line \(catalog.report.text.lineNumber(at: here)) · g top")
    }
  }

  /// Says this and nothing else.
  public mutating func replaceMessage(_ words: String) { message = Message(words) }

  /// Says something beside what is said already: what could not be done first.
  public mutating func tell(_ words: String, isRefusal: Bool = false) {
    guard let said = message else {
      message = Message(words, isRefusal: isRefusal)
      return
    }
    let parts = isRefusal && !said.isRefusal ? [words, said.text] : [said.text, words]
    message = Message(parts.joined(separator: " · "), isRefusal: said.isRefusal || isRefusal)
  }
}
