import ReportIndex
import ReportModel

extension Action {
  static let querying: [Action] = [
    Action("query", ["&"], .limits, "limit by a query: names, dates, words", in: Context.panes.union([.limits])) {
      state, _ in
      state.prompt = Prompt(.query(clause: nil))
      return []
    },
    Action("edit-limit", ["Enter", "e"], .limits, "edit this limit's words", in: [.limits]) { state, _ in
      state.editLimit()
    },
  ]
}

/// What is known of a query while it is typed.
enum QueryDraft {
  case empty
  /// How many counted quotations the limits leave with it.
  case leaves(Int, isComplete: Bool)
  case wrong(QueryError)
}

extension ReaderState {
  /// Opens the prompt on the clause under the cursor of the list of limits.
  fileprivate mutating func editLimit() -> [Effect] {
    guard case .list(let list) = drawer, limits.clauses.indices.contains(list.cursor.row) else { return [] }
    var prompt = Prompt(.query(clause: list.cursor.row))
    prompt.line = LineEditor(catalog.query(for: limits.clauses[list.cursor.row].subject).description)
    self.prompt = prompt
    return []
  }

  /// The limits with a query as a clause: in the place of one, or after the others.
  private func limits(with query: Query, for clause: Int?) -> Limits {
    var next = limits
    guard let clause, next.clauses.indices.contains(clause) else {
      next.add(Limits.Clause(.include, .query(query)))
      return next
    }
    let old = next.clauses[clause]
    // A speaker, a day, a section that is edited to another stays an alternative to those beside it.
    var subject = Limits.Subject.query(query)
    if case .query = old.subject {} else { subject = catalog.subject(for: query) ?? subject }
    next.clauses[clause].subject = subject
    next.isOn = true
    return next
  }

  /// What is known of what stands at the prompt.
  func queryDraft(_ typed: String, for clause: Int?) -> QueryDraft {
    if typed.allSatisfy({ $0 == " " }) { return .empty }
    do throws(QueryError) {
      let query = try Query(parsing: typed)
      let left = catalog.quotations(under: limits(with: query, for: clause)).count
      return .leaves(left, isComplete: catalog.quotations(matching: query).isComplete)
    } catch { return .wrong(error) }
  }

  /// Enter at the prompt: the query limits, or the prompt stays and its cursor stands where the query is wrong.
  mutating func acceptQuery(_ typed: String, for clause: Int?) {
    if typed.allSatisfy({ $0 == " " }) {
      prompt = nil
      return
    }
    do throws(QueryError) {
      let query = try Query(parsing: typed)
      let next = limits(with: query, for: clause)
      prompt = nil
      remember(typed, in: \.queryHistory)
      if next == limits { return refuse("that limit is on already") }
      change(to: next)
      if case .list = drawer { moveDrawerCursor(by: 0) }
      let isComplete = catalog.quotations(matching: query).isComplete
      let note = isComplete ? "" : " · a regular expression was given up, some may be missing"
      let shared = catalog.sharedNames(in: query).map { name, speakers in
        let names = speakers.prefix(4).map { catalog.report.speakers[$0].name }.joined(separator: " and ")
        return ", “\(name)” being \(names)" + (speakers.count > 4 ? " and \(speakers.count - 4) more" : "")
      }
      message = Message(
        leftWords(kept.count) + shared.joined() + " · \\ all · U undo" + note, isRefusal: !isComplete)
    } catch {
      prompt?.problem = error
      prompt?.line.move(to: error.column - 1)
    }
  }

  /// `12 quotations are left`.
  func leftWords(_ count: Int) -> String {
    switch count {
    case 0: "nothing is left"
    case 1: "1 quotation is left"
    default: "\(count) quotations are left"
    }
  }

  /// What can stand where the cursor is in a query.
  func queryCompletions(of line: LineEditor) -> [Completion] {
    catalog.completions(of: line.text, at: line.cursor + 1).map { item in
      Completion(
        replaces: item.columns.count, text: item.text, label: item.label, count: item.count)
    }
  }
}
