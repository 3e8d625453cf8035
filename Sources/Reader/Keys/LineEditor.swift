import Screen

/// A line of text that is being typed, edited as in a shell.
struct LineEditor: Hashable, Sendable {
  /// What is typed.
  private(set) var characters: [Character] = []
  /// Where the next character goes.
  private(set) var cursor = 0

  init(_ text: String = "") {
    characters = Array(text)
    cursor = characters.count
  }

  var text: String { String(characters) }
  /// What stands before the cursor.
  var head: String { String(characters[..<cursor]) }

  private static let most = 1000

  /// Types text; controls become blanks.
  mutating func insert(_ text: String) {
    let scalars = text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    // Marks may combine with what stands there: the whole line is made anew.
    let head = self.head + String(view)
    let tail = String(characters[cursor...])
    characters = Array((head + tail).prefix(LineEditor.most))
    cursor = min(head.count, characters.count)
  }

  /// Puts text in the place of so many characters before the cursor.
  mutating func replaceBackward(_ count: Int, with text: String) {
    let start = max(0, cursor - max(0, count))
    characters.removeSubrange(start..<cursor)
    cursor = start
    insert(text)
  }

  /// Puts the cursor before a character, or at the end.
  mutating func move(to place: Int) { cursor = max(0, min(place, characters.count)) }

  mutating func deleteBackward() {
    guard cursor > 0 else { return }
    cursor -= 1
    characters.remove(at: cursor)
  }

  mutating func deleteForward() { if cursor < characters.count { characters.remove(at: cursor) } }

  /// Deletes back to the beginning of a word.
  mutating func deleteWord() {
    var start = cursor
    while start > 0, characters[start - 1] == " " { start -= 1 }
    while start > 0, characters[start - 1] != " " { start -= 1 }
    characters.removeSubrange(start..<cursor)
    cursor = start
  }

  mutating func deleteToStart() {
    characters.removeSubrange(..<cursor)
    cursor = 0
  }

  mutating func deleteToEnd() { characters.removeSubrange(cursor...) }
  mutating func moveToStart() { cursor = 0 }
  mutating func moveToEnd() { cursor = characters.count }
  mutating func moveLeft() { cursor = max(0, cursor - 1) }
  mutating func moveRight() { cursor = min(characters.count, cursor + 1) }
}
