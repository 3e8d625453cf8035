// Whose words: speakers assigned, made one, made two.
extension Correcting {
  /// Gives a quotation to a speaker, who is made when nobody has the name; or to nobody.
  mutating func assign(_ quotation: Int, to anchor: SpeakerAnchor?) throws(CorrectionMisfit) {
    var speaker: Int?
    if let anchor {
      guard !anchor.name.isEmpty else { throw .impossible }
      speaker = try anchor.find(in: report.speakers) ?? enter(anchor.name, anchor.kind)
    }
    report.quotations[quotation].speaker = speaker
    report.quotations[quotation].evidence = .reader()
    // The words that said so said it of somebody else.
    report.quotations[quotation].cue = nil
  }

  /// Makes a speaker.
  private mutating func enter(_ name: String, _ kind: Speaker.Kind, forms: [Speaker.Form] = []) -> Int {
    let ids = Set(report.speakers.map(\.id))
    let base = Correcting.id(for: name)
    var id = base
    var number = 2
    while ids.contains(id) {
      id = "\(base)-\(number)"
      number += 1
    }
    let forms = forms.isEmpty ? [Speaker.Form(name, evidence: .reader(), count: 0)] : forms
    report.speakers.append(Speaker(id: id, name: name, kind: kind, aliases: forms))
    return report.speakers.count - 1
  }

  /// A name as an id: its letters and digits in ASCII, in lower case, others as hyphens.
  private static func id(for name: String) -> String {
    var id = ""
    for scalar in name.lowercased().unicodeScalars {
      if scalar.isASCII, Letters.isLetter(UInt8(scalar.value)) || Letters.isDigit(UInt8(scalar.value)) {
        id.unicodeScalars.append(scalar)
      } else if !id.isEmpty, id.last != "-" {
        id += "-"
      }
    }
    while id.last == "-" { id.removeLast() }
    return id.isEmpty ? "speaker" : id
  }

  private func index(of anchor: SpeakerAnchor) throws(CorrectionMisfit) -> Int {
    guard let index = try anchor.find(in: report.speakers) else { throw .noSuchSpeaker(anchor.name) }
    return index
  }

  /// Makes one speaker forms of another, with all that they said.
  mutating func merge(_ one: SpeakerAnchor, into other: SpeakerAnchor) throws(CorrectionMisfit) {
    let (from, to) = (try index(of: one), try index(of: other))
    if from == to { throw .sameSpeaker(report.speakers[to].name) }
    let gone = report.speakers[from]
    report.speakers[to].aliases = Correcting.added(
      gone.aliases + [Speaker.Form(gone.name, evidence: .reader(), count: 0)], to: report.speakers[to].aliases)
    // Roles stay in order: those that the report gives them come first.
    report.speakers[to].roles = Correcting.joined(gone.roles, to: report.speakers[to].roles)
    report.speakers[from].aliases = []
    // Nobody is found under that name any more.
    report.speakers[from].name = ""
    for index in report.quotations.indices where report.quotations[index].speaker == from {
      report.quotations[index].speaker = to
      report.quotations[index].evidence = .reader(report.quotations[index].evidence.range)
    }
  }

  /// Forms and after them others that were none of them, as the reader's own.
  private static func joined(_ forms: [Speaker.Form], to others: [Speaker.Form]) -> [Speaker.Form] {
    var all = others
    for form in forms {
      if let known = all.firstIndex(where: { $0.text == form.text }) {
        all[known].count += form.count
      } else {
        all.append(Speaker.Form(form.text, evidence: .reader(form.evidence.range), count: form.count))
      }
    }
    return all
  }

  /// The same, the fullest first, as the parser has names.
  private static func added(_ forms: [Speaker.Form], to others: [Speaker.Form]) -> [Speaker.Form] {
    joined(forms, to: others).sorted {
      $0.text.utf8.count != $1.text.utf8.count ? $0.text.utf8.count > $1.text.utf8.count : $0.text < $1.text
    }
  }

  /// Takes a form from a speaker; what rests on it alone goes to a speaker of that name, or to nobody.
  mutating func remove(_ form: String, of anchor: SpeakerAnchor, isSomebody: Bool) throws(CorrectionMisfit) {
    let speaker = try index(of: anchor)
    let aliases = report.speakers[speaker].aliases
    guard let place = aliases.firstIndex(where: { $0.text == form }) else {
      throw .noSuchForm(form, of: report.speakers[speaker].name)
    }
    guard aliases.count > 1 else { throw .onlyForm(form, of: report.speakers[speaker].name) }
    let resting = report.quotations.indices.filter {
      report.quotations[$0].speaker == speaker && rests(on: form, among: aliases, report.quotations[$0])
    }
    report.speakers[speaker].aliases.remove(at: place)
    if report.speakers[speaker].name == form {
      report.speakers[speaker].name = report.speakers[speaker].aliases[0].text
    }
    var other: Int?
    if isSomebody {
      let alias = Speaker.Form(form, evidence: .reader(aliases[place].evidence.range), count: aliases[place].count)
      other = enter(form, report.speakers[speaker].kind, forms: [alias])
    }
    for index in resting {
      report.quotations[index].speaker = other
      report.quotations[index].evidence = .reader(report.quotations[index].evidence.range)
    }
  }

  /// Whether the words that a quotation's speaker rests on name them by one form and no other.
  private func rests(on form: String, among aliases: [Speaker.Form], _ quotation: Quotation) -> Bool {
    guard let range = quotation.evidence.range else { return false }
    let words = Correcting.squeezed(report.text.bytes[range.start..<range.end])
    // The longer form holds the shorter ones: each place belongs to the longest that stands there.
    var index = 0
    var found: Set<String> = []
    let forms = aliases.map { (text: $0.text, bytes: Correcting.squeezed(Array($0.text.utf8)[...])) }
      .filter { !$0.bytes.isEmpty }.sorted { $0.bytes.count > $1.bytes.count }
    while index < words.count {
      let here = forms.first { Correcting.stands($0.bytes, at: index, in: words) }
      if let here { found.insert(here.text) }
      index += here?.bytes.count ?? 1
    }
    return found == [form]
  }

  /// Bytes with one blank for any white space.
  private static func squeezed(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var words: [UInt8] = []
    for byte in bytes {
      let isBlank = byte == 0x20 || (0x09...0x0D).contains(byte)
      if !isBlank { words.append(byte) } else if words.last != 0x20 { words.append(0x20) }
    }
    return words
  }

  /// Whether words stand at an index as whole words.
  private static func stands(_ form: [UInt8], at index: Int, in words: [UInt8]) -> Bool {
    let end = index + form.count
    guard end <= words.count, words[index..<end].elementsEqual(form) else { return false }
    func isWord(_ byte: UInt8) -> Bool { Letters.isLetter(byte) || Letters.isDigit(byte) }
    // A curly apostrophe or mark after a name is no letter of it.
    let isOpen = end < words.count && isWord(words[end]) && words[end] != 0xE2
    let goesOn = index > 0 && isWord(words[index - 1]) && !(index > 2 && words[index - 3] == 0xE2)
    return !isOpen && !goesOn
  }
}
