/// The key under which spellings of one surname or given name meet, however it was put into Latin letters:
/// `Isma'il`, `Ismail` and `Esmail`; `Qassem` and `Ghasem`; `Haniya` and `Haniyeh`.
///
/// The rules are those of `Tests/Spec/speakers.md`. They join names only together with a matching forename; a consonant
/// skeleton would join far too many.
func nameKey(_ name: some StringProtocol) -> String {
  var letters = fold(name)
  if letters.count > 2, letters[2] == UInt8(ascii: "-") || letters.count > 3 && letters[3] == UInt8(ascii: "-") {
    for prefix in ["al-", "el-", "as-", "ad-", "an-", "ar-", "ash-", "az-"] where letters.starts(with: prefix.utf8) {
      letters.removeFirst(prefix.utf8.count)
      break
    }
  }
  letters.removeAll { $0 == UInt8(ascii: "-") }
  // `Abdul Wadood` is `Abd al-Wadud`.
  if letters.count > 4, letters.count < 8,
    ["abdul", "abdel", "abdal", "abdol", "abdoul"].contains(where: { letters.elementsEqual($0.utf8) })
  {
    letters = Array("abd".utf8)
  }
  var key: [UInt8] = []
  key.reserveCapacity(letters.count)
  var i = 0
  func at(_ place: Int) -> UInt8 { place < letters.count ? letters[place] : 0 }
  while i < letters.count {
    let a = at(i)
    let b = at(i + 1)
    var out = a
    var step = 1
    switch (a, b) {
    case (UInt8(ascii: "g"), UInt8(ascii: "h")): (out, step) = (UInt8(ascii: "q"), 2)
    case (UInt8(ascii: "o"), UInt8(ascii: "u")): (out, step) = (UInt8(ascii: "u"), 2)
    case (UInt8(ascii: "e"), UInt8(ascii: "e")): (out, step) = (UInt8(ascii: "i"), 2)
    // `Mueller`, `Schroeder` without a German letter.
    case (UInt8(ascii: "u"), UInt8(ascii: "e")), (UInt8(ascii: "o"), UInt8(ascii: "e")):
      if i > 0, !isOpenVowel(at(i - 1)), at(i + 2) != 0, !isOpenVowel(at(i + 2)) {
        (out, step) = (UInt8(ascii: "u"), 2)
      }
    default: break
    }
    if step == 1 {
      if out == UInt8(ascii: "e") || out == UInt8(ascii: "y") { out = UInt8(ascii: "i") }
      if out == UInt8(ascii: "o") { out = UInt8(ascii: "u") }
    }
    if out == UInt8(ascii: "o") { out = UInt8(ascii: "u") }
    if key.last != out { key.append(out) }
    i += step
  }
  // A final -eh, -ah, -iya, -iye and -a are one ending.
  while let last = key.last, last == UInt8(ascii: "h"), key.count > 3,
    key[key.count - 2] == UInt8(ascii: "i") || key[key.count - 2] == UInt8(ascii: "a")
  {
    key.removeLast()
  }
  if key.count > 3, key.last == UInt8(ascii: "i"), letters.last != UInt8(ascii: "i"), letters.last != UInt8(ascii: "y")
  {
    key[key.count - 1] = UInt8(ascii: "a")
  }
  return String(decoding: key, as: UTF8.self)
}

/// A vowel, or what makes one of the `u` after it: `Miguel`, `Jacques`.
private func isOpenVowel(_ letter: UInt8) -> Bool {
  "aeiougq".utf8.contains(letter)
}

/// Lower case without diacritics, apostrophes, ayn and soft hyphens; other letters as they are.
func fold(_ name: some StringProtocol) -> [UInt8] {
  var bytes: [UInt8] = []
  bytes.reserveCapacity(name.utf8.count)
  if name.utf8.allSatisfy({ $0 < 0x80 }) {
    for byte in name.utf8 where byte != 0x27 && byte != 0x60 { bytes.append(byte.asciiLowercased) }
    return bytes
  }
  for scalar in name.unicodeScalars {
    let value = scalar.value
    if value < 0x80 {
      if value != 0x27 && value != 0x60 { bytes.append(UInt8(value).asciiLowercased) }
    } else if value.isApostrophe || value == 0xAD || (0x300...0x36F).contains(value) || value == 0x200B {
      continue
    } else if value == 0xA0 {
      bytes.append(0x20)
    } else if let base = latinBase(value) {
      bytes += base.utf8
    } else {
      bytes += String(scalar).lowercased().utf8
    }
  }
  return bytes
}

/// The plain letters of a Latin letter with diacritics.
private func latinBase(_ value: UInt32) -> String? {
  switch value {
  case 0xDF: return "ss"
  case 0xC6, 0xE6, 0x1E2, 0x1E3, 0x1FC, 0x1FD: return "ae"
  case 0xD8, 0xF8: return "o"
  case 0x141, 0x142: return "l"
  case 0x131: return "i"
  case 0x152, 0x153: return "oe"
  case 0x110, 0x111, 0xD0, 0xF0: return "d"
  case 0xC0..<0x250: return letter(latinLetters, Int(value) - 0xC0)
  case 0x1E00..<0x1F00: return letter(additionalLatinLetters, Int(value) - 0x1E00)
  default: return nil
  }
}

private func letter(_ table: StaticString, _ place: Int) -> String? {
  table.withUTF8Buffer { letters in
    letters[place] == UInt8(ascii: ".") ? nil : String(Character(Unicode.Scalar(letters[place])))
  }
}

/// What the letters from U+00C0 to U+024F are with something, by their names in Unicode 15; a dot for the others.
private let latinLetters: StaticString =
  """
  aaaaaa.ceeeeiiii.nooooo.ouuuuy..aaaaaa.ceeeeiiii.nooooo.ouuuuy.yaaaaaaccccccccddddeeeeeeeeeegggggggg\
  hhhhiiiiiiiii...jjkk.llllllllllnnnnnn...oooooo..rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzz.bbbb...c\
  c.ddd....ffg...ikkl..nnooo..pp.....ttttuu.vyyzz..............d..l..n.aaiioouuuuuuuuuu.aaaa..ggggkkoo\
  oo..j.d.gg..nnaa..ooaaaaeeeeiiiioooorrrruuuusstt..hhnd..zzaaeeooooooooyylnt...accltsz..b..eejj.qrryy
  """

/// The same from U+1E00 to U+1EFF.
private let additionalLatinLetters: StaticString =
  """
  aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooooooopppprrrrrrrrssss\
  ssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwya.....aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeee\
  iiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy....yy
  """
