/// Text for the clipboard of the terminal that somebody sits at, however far away: the sequence OSC 52. Whether the terminal
/// obeys it nobody tells.
enum Clipboard {
  /// Terminals and multiplexers take sequences of 100,000 bytes: so much text in base64.
  static let mostBytes = 74_994

  /// What stands between the program and the terminal.
  enum Multiplexer {
    case tmux, screen

    /// As the environment tells.
    init?(environment: (String) -> String?) {
      if environment("TMUX") != nil {
        self = .tmux
      } else if environment("STY") != nil {
        self = .screen
      } else {
        return nil
      }
    }
  }

  /// The sequence that sets the clipboard, wrapped so that a multiplexer hands it on; nil when the text is too long.
  ///
  /// tmux gets it twice: as it is, which `set-clipboard on` obeys, and wrapped, which `allow-passthrough on` hands on;
  /// each is off by default, and who has both gets the same text twice. screen takes sequences of at most 768 bytes.
  static func sequence(_ text: String, through multiplexer: Multiplexer?) -> [UInt8]? {
    let bytes = Array(text.utf8)
    guard bytes.count <= mostBytes else { return nil }
    let payload = base64(bytes)
    let start = Array("\u{1B}]52;c;".utf8)
    let bell: UInt8 = 0x07
    let end = Array("\u{1B}\\".utf8)
    switch multiplexer {
    case nil: return start + payload + [bell]
    case .tmux:
      return start + payload + [bell] + Array("\u{1B}Ptmux;\u{1B}".utf8) + start + payload + [bell] + end
    case .screen:
      var sequence = Array("\u{1B}P".utf8) + start
      let piece = 76
      var offset = 0
      while offset < payload.count {
        if offset > 0 { sequence += end + Array("\u{1B}P".utf8) }
        sequence += payload[offset..<min(offset + piece, payload.count)]
        offset += piece
      }
      return sequence + [bell] + end
    }
  }

  /// RFC 4648, section 4.
  static func base64(_ bytes: [UInt8]) -> [UInt8] {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let count = min(3, bytes.count - start)
      var word = 0
      for index in 0..<3 { word = word << 8 | (index < count ? Int(bytes[start + index]) : 0) }
      for index in 0..<4 {
        text.append(index <= count ? alphabet[word >> (18 - 6 * index) & 63] : UInt8(ascii: "="))
      }
    }
    return text
  }
}
