/// The scalar in ASCII: its spelling where there is one, its base without accents, else `?`. Never empty, and nothing
/// in it is a control. Expects a scalar that is a character; constant.
func transliteration(of scalar: Unicode.Scalar) -> String {
  if scalar.value < 0x7F, scalar.value >= 0x20 { return String(scalar) }
  switch scalar {
  case "‘", "’", "‚", "‛", "′", "‵", "ʼ", "ʻ", "ʹ", "ʿ", "ʾ", "´", "‹", "›": return single(scalar)
  case "“", "”", "„", "‟", "″", "‶", "«", "»", "〝", "〞", "〟": return "\""
  case "‐", "‑", "‒", "–", "−", "⁃", "─", "╌", "┄", "┈", "━", "╴", "╶", "╸", "╺": return "-"
  case "—", "―": return "--"
  case "…": return "..."
  case "‥": return ".."
  case "│", "┃", "╎", "┆", "┊", "╷", "╵", "╹", "╻", "▌", "▍", "▎", "▏", "▐", "▕", "║", "¦", "‖", "▋", "▊", "▉":
    return "|"
  case "█", "▓", "▒", "░", "■", "▪", "◼", "▮": return "#"
  case "┌", "┐", "└", "┘", "├", "┤", "┬", "┴", "┼", "╭", "╮", "╯", "╰": return "+"
  case "═": return "="
  case "•", "·", "●", "◦", "∙", "‣", "◆", "▸", "▶", "►", "○", "∗": return bullet(scalar)
  case "†": return "+"
  case "‡": return "++"
  case "→", "⇒", "⟶", "➔", "➜": return "->"
  case "←", "⇐", "⟵": return "<-"
  case "↔", "⇄", "⇔": return "<->"
  case "↑", "▲", "△": return "^"
  case "↓", "▼", "▽", "▾": return "v"
  case "×", "✕", "✗", "✘", "✖": return "x"
  case "÷", "∕": return "/"
  case "✓", "✔", "☑": return "v"
  case "§": return "S"
  case "¶": return "P"
  case "©": return "(c)"
  case "®": return "(R)"
  case "°", "º": return "o"
  case "¡": return "!"
  case "¿": return "?"
  case "±": return "+/-"
  case "≤": return "<="
  case "≥": return ">="
  case "≠": return "!="
  case "≈": return "~"
  case "€": return "EUR"
  case "£": return "GBP"
  case "¥": return "JPY"
  case "¢": return "c"
  case "ß": return "ss"
  case "ẞ": return "SS"
  case "æ": return "ae"
  case "Æ": return "AE"
  case "œ": return "oe"
  case "Œ": return "OE"
  case "ø": return "o"
  case "Ø": return "O"
  case "đ", "ð": return "d"
  case "Đ", "Ð": return "D"
  case "ł": return "l"
  case "Ł": return "L"
  case "ħ": return "h"
  case "Ħ": return "H"
  case "ı": return "i"
  case "ŋ": return "n"
  case "Ŋ": return "N"
  case "þ": return "th"
  case "Þ": return "Th"
  default: return compatibleASCII(scalar) ?? "?"
  }
}

/// Words with ASCII in the place of punctuation, arrows, lines and blocks; letters stay as they are. For what a program says itself
/// where lines and marks are to be ASCII; it may be wider than before. Linear.
public func inASCIIMarks(_ words: String) -> String {
  if words.utf8.allSatisfy({ $0 < 0x80 }) { return words }
  var spelled = String.UnicodeScalarView()
  for scalar in words.unicodeScalars {
    switch scalar {
    case "\u{2010}"..."\u{205E}", "\u{2190}"..."\u{21FF}", "\u{2500}"..."\u{25FF}", "·", "«", "»", "×":
      let ascii = transliteration(of: scalar)
      spelled += ascii == "?" ? String.UnicodeScalarView([scalar]) : ascii.unicodeScalars
    default: spelled.append(scalar)
    }
  }
  return String(spelled)
}

private func single(_ scalar: Unicode.Scalar) -> String {
  switch scalar {
  case "‹": "<"
  case "›": ">"
  default: "'"
  }
}

private func bullet(_ scalar: Unicode.Scalar) -> String {
  switch scalar {
  case "·", "∙": "."
  case "▸", "▶", "►", "‣": ">"
  default: "*"
  }
}
