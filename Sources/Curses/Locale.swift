import Glibc
import Screen

/// Adopts the person's locale for characters and says what it can show.
///
/// An SSH client often names a locale that this host lacks: then `setlocale` fails and ncurses would fall to bytes, so
/// any name that ends in UTF-8 is taken for C.UTF-8.
public func adoptLocale() -> Charset {
  if unsafe setlocale(LC_CTYPE, "") == nil, wantsUTF8() {
    if unsafe setlocale(LC_CTYPE, "C.UTF-8") == nil { _ = unsafe setlocale(LC_CTYPE, "C.utf8") }
  }
  let codeset = unsafe String(cString: nl_langinfo(nl_item(CODESET)))
  return codeset == "UTF-8" ? .utf8 : .ascii
}

/// Whether the first of the variables that is set names a locale in UTF-8.
private func wantsUTF8() -> Bool {
  for name in ["LC_ALL", "LC_CTYPE", "LANG"] {
    guard let value = environment(name) else { continue }
    return value.lowercased().hasSuffix("utf-8") || value.lowercased().hasSuffix("utf8")
  }
  return false
}

/// The value of an environment variable; nil when it is not set or empty.
func environment(_ name: String) -> String? {
  guard let value = unsafe getenv(name) else { return nil }
  let string = unsafe String(cString: value)
  return string.isEmpty ? nil : string
}
