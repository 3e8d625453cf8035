import ReportIndex
import Screen

extension Action {
  static let settings: [Action] = [
    Action("theme", ["C"], .program, "turn the themes over", in: Context.panes) { $0.turn("theme", by: $1) },
    Action("measure", ["w"], .panes, "turn the length of the lines over", in: Context.panes) {
      $0.turn("measure", by: $1)
    },
    Action("narrow-lists", ["<"], .panes, "the lists narrower", in: Context.panes) { state, count in
      state.widenLists(by: -(count ?? 4))
    },
    Action("widen-lists", [">"], .panes, "the lists wider", in: Context.panes) { state, count in
      state.widenLists(by: count ?? 4)
    },
    Action("mouse", ["F2"], .program, "listen to the mouse, and no longer", in: Context.panes) {
      $0.turn("mouse", by: $1)
    },
    Action("ascii", [], .program, "lines and marks in ASCII, and back", in: Context.panes) { $0.turn("ascii", by: $1) },
  ]
}

extension Command {
  /// `:set`, and each setting by its own name. Without a value the next one is taken, as its key does.
  static let setting: [Command] =
    [
      Command(
        "set", "NAME VALUE", "set something; Tab shows what", complete: { $0.settingCompletions($1) }, isPreviewed: true
      ) { state, typed in
        let name = typed.prefix { $0 != " " }
        let value = typed.dropFirst(name.count).drop { $0 == " " }
        guard let setting = Setting.named(name) else {
          let names = Setting.all.map(\.name).joined(separator: ", ")
          return state.refused(typed.isEmpty ? ":set takes one of \(names)" : "“\(name)” is no setting: \(names)")
        }
        return state.set(setting, typed: String(value))
      }
    ]
    // The editorial layer has a command of its own, kind by kind.
    + Setting.all.filter { setting in !editorial.contains { $0.name == setting.name } }.map { setting in
      Command(
        setting.name, "VALUE", "\(setting.help): \(setting.choices)",
        complete: { _, typed in setting.completions(typed) }, isPreviewed: true
      ) { state, typed in state.set(setting, typed: typed) }
    }
}

extension Setting {
  /// The values that begin as what is typed.
  func completions(_ typed: String) -> [Completion] {
    let values: [(word: String, help: String)] =
      switch kind {
      case .words(let words): words
      case .flag: [("on", ""), ("off", "")]
      case .columns(let range, let word, let help):
        [(word, help)] + [60, 72, 80, 100].filter(range.contains).map { ("\($0)", "columns") }
      }
    return values.filter { $0.word.hasPrefix(typed) }.map {
      Completion(replaces: typed.count, text: $0.word, label: $0.help)
    }
  }
}

extension ReaderState {
  fileprivate func settingCompletions(_ typed: String) -> [Completion] {
    let name = typed.prefix { $0 != " " }
    if name.count < typed.count {
      return Setting.named(name)?.completions(String(typed.dropFirst(name.count).drop { $0 == " " })) ?? []
    }
    return Setting.all.filter { $0.name.hasPrefix(name) }.map {
      Completion(replaces: name.count, text: $0.name + " ", label: "\($0.help), now \($0.value(settings).text)")
    }
  }

  /// Gives a setting what was typed, or the next value when that is nothing.
  fileprivate mutating func set(_ setting: Setting, typed: String) -> [Effect] {
    guard let value = typed.isEmpty ? setting.next(settings) : setting.value(typed: typed) else {
      return refused("\(setting.name) is \(setting.choices)")
    }
    set(setting, to: value)
    return []
  }

  fileprivate mutating func turn(_ name: String, by count: Int?) -> [Effect] {
    guard let setting = Setting.named(name) else { return [] }
    set(setting, to: setting.next(settings))
    return []
  }

  /// Gives a setting a value, and says what it is now and what that does not change here.
  mutating func set(_ setting: Setting, to value: Setting.Value) {
    var next = settings
    setting.set(&next, value)
    adopt(next)
    var words = "\(setting.name) \(setting.value(settings).text)"
    if setting.name == "measure", let measure = settings.measure, layout.measure < measure {
      words += " · the pane has \(layout.measure)"
    }
    if setting.name == "theme", !hasColour, settings.theme != .mono { words += " · this terminal shows no colour" }
    if setting.name == "mouse", settings.hasMouse {
      words += hasPointer ? " · wheel, rows, notes, tabs" : " · this terminal tells of none"
    }
    message = Message(words)
  }

  /// Takes other settings; what they change is made anew.
  public mutating func adopt(_ next: Settings) {
    let old = settings
    if next.measure != old.measure || next.listColumns != old.listColumns {
      reflow { $0.settings = next }
    } else {
      settings = next
    }
    if next.scale != timeline.scale { _ = setScale(next.scale) }
    if next.order != speakers.sort { _ = setSort(next.order) }
    if next.editorial != old.editorial { show(EditorialLayer(next.editorial)) }
    if next.hasASCIILines != old.hasASCIILines {
      refreshList()
      setEcho()
    }
  }

  fileprivate mutating func widenLists(by columns: Int) -> [Effect] {
    guard let list = layout.list ?? layout.timeline,
      layout.arrangement == .columns || layout.arrangement == .columnsWithCard
    else { return refused("the lists do not stand beside the text here") }
    let now = list.size.columns
    let wanted = max(16, min(now + columns, 200))
    reflow { $0.settings.listColumns = wanted }
    let width = (layout.list ?? layout.timeline)?.size.columns ?? now
    settings.listColumns = width
    if width == now { return refused(columns < 0 ? "narrower they cannot be" : "the text needs the rest") }
    message = Message("lists \(width) · :lists auto")
    return []
  }
}
