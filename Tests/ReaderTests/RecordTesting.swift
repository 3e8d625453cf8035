import ReportModel

@testable import Reader

/// What tests of the reader's own record begin with and look at.
protocol RecordTesting {}

extension RecordTesting {
  func session(_ keys: String = "J", _ columns: Int = 80, _ rows: Int = 24) -> Session {
    var session = Session(columns, rows)
    session.state.session = "s"
    session.press(keys)
    return session
  }

  func names(_ session: Session) -> [String?] {
    let report = session.state.catalog.report
    return report.quotations.map { $0.speaker.map { report.speakers[$0].name } }
  }

  /// The items as the store would have them.
  func kept(_ session: Session) -> [KeptItem] {
    var items: [KeptItem] = []
    for case .keep(let changes) in session.effects {
      for change in changes {
        switch change {
        case .item(let item), .change(let item, _):
          if let known = items.firstIndex(where: { $0.kind == item.kind && $0.id == item.id }) {
            items[known] = item
          } else {
            items.append(item)
          }
        case .remove(let gone): items.removeAll { $0.kind == gone.kind && $0.id == gone.id }
        default: break
        }
      }
    }
    return items
  }

  /// The next session on the same report.
  func next(after session: Session) -> Session {
    var next = Session(80, 24)
    next.state.session = "t"
    var state = KeptState()
    state.items = kept(session)
    next.state.restore(state)
    return next
  }
}
