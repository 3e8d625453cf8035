/// What a reader may have the program do beyond showing the report. In secure mode nothing of it; the clipboard has a
/// switch of its own.
public struct Permissions: OptionSet, Hashable, Sendable {
  /// A bit for each.
  public let rawValue: UInt8
  /// These bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Starting other programs: pipes, editors.
  public static let programs = Permissions(rawValue: 1)
  /// Writing files.
  public static let writing = Permissions(rawValue: 2)
  /// Opening other reports, and reading this one again.
  public static let otherFiles = Permissions(rawValue: 4)
  /// Going back to the shell.
  public static let suspending = Permissions(rawValue: 8)
  /// Sending text to the terminal's clipboard.
  public static let clipboard = Permissions(rawValue: 16)
  /// Keeping anything for the next time.
  public static let keeping = Permissions(rawValue: 32)

  /// Everything.
  public static let all: Permissions = [.programs, .writing, .otherFiles, .suspending, .clipboard, .keeping]
}

extension ReaderState {
  /// Whether something may be done; says so when not.
  mutating func mayDo(_ needs: Permissions) -> Bool {
    let missing = needs.subtracting(permissions)
    if missing.isEmpty { return true }
    refuse(missing == .clipboard ? "the clipboard is switched off here" : "not in secure mode")
    return false
  }

  /// Does an action, if it is allowed.
  mutating func perform(_ action: Action, _ count: Int?) -> [Effect] {
    mayDo(action.needs) ? action.run(&self, count) : []
  }

  /// Does a command, if it is allowed.
  mutating func perform(_ command: Command, _ argument: String) -> [Effect] {
    mayDo(command.needs) ? command.run(&self, argument) : []
  }
}
