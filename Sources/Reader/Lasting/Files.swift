/// What is in a folder, for completing a file's name.
public struct FolderListing: Hashable, Sendable {
  /// The folder as it was typed: empty, or up to its last slash.
  public var folder: String
  /// The names in it, those of folders with a slash at their end, in order.
  public var names: [String]

  /// A folder's names.
  public init(folder: String, names: [String]) {
    self.folder = folder
    self.names = names
  }
}

extension ReaderState {
  /// The folder whose names Tab needs now and that is not known: the prompt takes a file.
  var wantedFolder: String? {
    guard let prompt, prompt.purpose == .command, prompt.menu == nil, permissions.contains(.otherFiles) else {
      return nil
    }
    let line = prompt.line.head.drop { $0 == " " }
    let name = line.prefix { $0 != " " }
    guard name.count < line.count,
      case .command(let command) = Command.meaning(of: String(name), in: Context(activePane)),
      command.argument == "FILE"
    else { return nil }
    return folder(of: String(line.dropFirst(name.count).drop { $0 == " " }))
  }

  private func folder(of typed: String) -> String {
    typed.lastIndex(of: "/").map { String(typed[...$0]) } ?? ""
  }

  /// The files whose names begin as it is typed, as far as their folder is known.
  func files(like typed: String) -> [Completion] {
    let folder = folder(of: typed)
    guard let listing, listing.folder == folder else { return [] }
    let start = typed.dropFirst(folder.count)
    return listing.names.filter { $0.hasPrefix(start) && (start.hasPrefix(".") || !$0.hasPrefix(".")) }.map {
      Completion(replaces: start.count, text: $0)
    }
  }
}
