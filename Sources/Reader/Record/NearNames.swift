import ReportIndex
import ReportModel

/// Names that somebody may have meant who typed another.
extension ReaderState {
  /// The speakers who are called nearly so, in words: `Oren Tavish or Lysa Tavish`; nil when nobody is.
  func nearWords(of typed: String) -> String? {
    let names = catalog.report.speakers(near: typed).map { catalog.report.speakers[$0].name }
    return names.isEmpty ? nil : names.prefix(3).joined(separator: " or ")
  }

  /// Them, in the place of what was typed.
  func nearCompletions(of typed: String) -> [Completion] {
    catalog.report.speakers(near: typed).map {
      Completion(replaces: typed.count, text: catalog.report.speakers[$0].name, label: "who is there already")
    }
  }
}

extension Report {
  /// The speakers with a name, a form or a surname from which what was typed may be a slip: few letters differ when both are
  /// folded, or it is the beginning of a word. The nearest first. Costs the letters of all names by those typed.
  func speakers(near typed: String) -> [Int] {
    let wanted = Array(Folding.fold(typed))
    guard wanted.count > 2 else { return [] }
    var found: [(speaker: Int, distance: Int)] = []
    for (index, speaker) in speakers.enumerated() {
      var forms = Set(([speaker.name] + speaker.aliases.map(\.text)).map { Folding.fold($0) })
      for form in forms { if let last = form.split(separator: " ").last { forms.insert(String(last)) } }
      let distances = forms.compactMap { form -> Int? in
        if form.split(separator: " ").contains(where: { $0.starts(with: wanted) }) || form.starts(with: wanted) {
          return 1
        }
        let letters = Array(form)
        let most = min(wanted.count, letters.count) / 4
        guard most > 0, abs(letters.count - wanted.count) <= most else { return nil }
        let distance = editDistance(wanted, letters)
        return distance <= most ? distance : nil
      }
      if let least = distances.min() { found.append((index, least)) }
    }
    return found.sorted { ($0.distance, $0.speaker) < ($1.distance, $1.speaker) }.map(\.speaker)
  }
}
