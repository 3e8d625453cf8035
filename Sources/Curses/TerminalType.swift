import CNcurses
import Glibc
import Screen

/// Which description of a terminal to use.
struct TerminalType {
  /// The name that the host has a description of.
  let name: String
  /// What the person should know: that this is not the name that TERM gave.
  let notice: String?

  /// The description for what TERM says, or for the nearest that the host knows when TERM names a terminal of xterm's
  /// family; loads it. Writes nothing to the terminal.
  static func find(named wanted: String?, output: Int32) throws(TerminalFailure) -> TerminalType {
    guard let wanted, !wanted.isEmpty else { throw .noType }
    guard wanted != "dumb" else { throw .plain(type: wanted) }
    if load(wanted, output: output) {
      guard unsafe nc_capability("cup") != nil else { throw .plain(type: wanted) }
      return TerminalType(name: wanted, notice: nil)
    }
    guard families.contains(where: wanted.hasPrefix) else { throw .unknown(type: wanted) }
    for name in substitutes where load(name, output: output) {
      return TerminalType(name: name, notice: "TERM \(wanted) is not known on this host: tried as \(name)")
    }
    throw .unknown(type: wanted)
  }

  private static func load(_ name: String, output: Int32) -> Bool {
    var result: Int32 = 0
    return unsafe setupterm(name, output, &result) == OK && result == 1
  }

  /// The starts of the names of terminals that obey xterm's sequences.
  private static let families = [
    "xterm", "kitty", "ghostty", "foot", "alacritty", "wezterm", "tmux", "screen", "rxvt", "konsole", "vte", "gnome",
    "st-", "iterm", "contour", "rio", "mintty", "putty", "mlterm", "terminology", "warp", "nsterm", "ms-terminal",
  ]
  private static let substitutes = ["xterm-256color", "xterm", "vt100"]

  /// What the loaded description says of a string capability, without padding.
  static func capability(_ name: String) -> [UInt8] {
    guard let value = unsafe nc_capability(name) else { return [] }
    var bytes = unsafe Array(String(cString: value).utf8)
    while let start = bytes.indices.first(where: { bytes[$0...].starts(with: "$<".utf8) }),
      let end = bytes[start...].firstIndex(of: UInt8(ascii: ">"))
    {
      bytes.removeSubrange(start...end)
    }
    return bytes
  }

  /// The keys of the loaded description that begin with an escape.
  static func describedKeys() -> [[UInt8]: Key] {
    let names: [(String, Key)] =
      [
        ("kcuu1", .up), ("kcud1", .down), ("kcuf1", .right), ("kcub1", .left), ("khome", .home), ("kend", .end),
        ("kpp", .pageUp), ("knp", .pageDown), ("kdch1", .delete), ("kich1", .insert), ("kcbt", .backTab),
        ("kent", .enter),
      ] + (1...12).map { ("kf\($0)", .function($0)) }
    var keys: [[UInt8]: Key] = [:]
    for (name, key) in names {
      let sequence = capability(name)
      if sequence.count > 1, sequence[0] == 0x1B { keys[sequence] = key }
    }
    return keys
  }
}
