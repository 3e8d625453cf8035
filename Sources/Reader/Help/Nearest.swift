/// The name that somebody may have meant: the one that begins as what was typed, or with the fewest letters changed; nil when none
/// is near.
func nearest(to typed: String, in names: some Sequence<String>) -> String? {
  let wanted = Array(typed.lowercased())
  if wanted.isEmpty { return nil }
  var best: (name: String, distance: Int)?
  for name in names {
    let letters = Array(name.lowercased())
    var distance = editDistance(wanted, letters)
    // Half of a name, or a word of it, is nearer than its letters say.
    if name.lowercased().hasPrefix(typed.lowercased()) { distance = min(distance, 1) }
    if name.split(separator: "-").contains(where: { $0.lowercased() == typed.lowercased() }) {
      distance = min(distance, 1)
    }
    if distance < best?.distance ?? Int.max { best = (name, distance) }
  }
  guard let best, best.distance <= max(1, min(wanted.count, best.name.count) / 3) else { return nil }
  return best.name
}

/// How many letters must be put in, left out, changed, or swapped with their neighbour.
func editDistance(_ a: [Character], _ b: [Character]) -> Int {
  var rows = [Array(0...b.count)]
  for i in 1..<max(1, a.count + 1) {
    var row = [i]
    for j in 1..<max(1, b.count + 1) {
      var least = min(rows[i - 1][j] + 1, row[j - 1] + 1, rows[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
      if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { least = min(least, rows[i - 2][j - 2] + 1) }
      row.append(least)
    }
    rows.append(row)
  }
  return rows[a.count][b.count]
}
