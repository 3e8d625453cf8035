/// What a cell is, not how it looks: a theme of `Curses` turns a role into colours and attributes.
public enum Role: UInt8, Sendable, CaseIterable {
  /// Running text, and what has no other role.
  case text
  /// Less important: lead-ins under a limit, boilerplate, rules between panes.
  case dim
  /// A heading in the text.
  case heading
  /// The title of a pane that has not the focus.
  case paneTitle
  /// The title of the focused pane.
  case focusedTitle
  /// The breadcrumb in row 1.
  case breadcrumb
  /// Words of a quotation.
  case quotation
  /// The current quotation.
  case currentQuotation
  /// A mark before a row of a list.
  case gutter
  /// The mark of the line of the place, and the bar beside the current quotation. They move with most keys, so a theme
  /// that gives them attributes of their own pays for it in bytes.
  case bar
  /// A note marker.
  case marker
  /// The current marker.
  case currentMarker
  /// A match of the search.
  case match
  /// The match that the place is at.
  case currentMatch
  /// The row under the cursor of a list, and where a jump came to.
  case selection
  /// The selected row of a list that has not the focus, and rows that belong to the current place.
  case related
  /// A caption or a media line.
  case caption
  /// The status line.
  case status
  /// What is typed at a prompt.
  case prompt
  /// Something is missing or wrong.
  case warning
  /// Words of an echo's full text that the other leaves out.
  case cut
  /// Words that only the edited one of two echoes has.
  case inserted
  /// Words that one of two echoes has in the place of others.
  case changed
  /// The name of a key in help and hints.
  case keyName
}
