private import CLibXML2

/// A tag, an end of one, or text between two: what libxml2's HTML parser tells of a file, in order.
struct HTMLPiece {
  enum Kind: UInt8 {
    case start, end, text
  }
  var kind: Kind
  var tag: HTMLTag
  /// For a start: the index of its attributes, or -1 for none.
  var attributes: Int32 = -1
  /// For a start: the index of its end.
  var end: Int32 = 0
  /// Where in `HTMLPieces.text` its text begins.
  var textStart: Int32
  /// Where that ends: for a start, all the text within.
  var textEnd: Int32
}

/// The attributes that matter here.
struct HTMLAttributes {
  /// The `id`, or the `name` of an anchor.
  var identifier = ""
  /// What a link within the page leads to: `#fn1` without the `#`.
  var target = ""
  /// What `class`, `role`, `epub:type`, `id` and `hidden` say.
  var marks: HTMLMarks = []
  /// `start` of a list or `value` of an item.
  var number: Int?

  var isEmpty: Bool { identifier.isEmpty && target.isEmpty && marks.isEmpty && number == nil }
}

/// An HTML file as a flat list: no tree, so that no depth of nesting can overflow a stack.
struct HTMLPieces {
  var pieces: [HTMLPiece] = []
  var attributes: [HTMLAttributes] = []
  /// All text outside scripts and the like, in UTF-8, entities resolved.
  var text: [UInt8] = []
}

/// What libxml2's HTML parser finds. Never fails and never looks anything up: no network, no files, no entities but
/// HTML's own. Linear, when the tags have been tamed.
/// - Parameter html: A page in UTF-8, with its tags tamed.
func scanHTML(_ html: [UInt8]) -> HTMLPieces {
  guard !html.isEmpty, let context = unsafe new_html_parser() else { return HTMLPieces() }
  defer { unsafe free_html_parser(context) }
  let scanner = HTMLScanner()
  withExtendedLifetime(scanner) {
    // Functions in place of a tree: libxml2 calls them with `userData`.
    unsafe context.pointee.sax.initialize(to: htmlSAXHandler())
    unsafe context.pointee.userData = Unmanaged.passUnretained(scanner).toOpaque()
    unsafe html.withUnsafeBytes { bytes in
      let options = Int32(
        HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
          | HTML_PARSE_NONET.rawValue | HTML_PARSE_NOIMPLIED.rawValue | HTML_PARSE_IGNORE_ENC.rawValue)
      let start = unsafe bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
      _ = unsafe read_html(context, start, Int32(clamping: html.count), options)
    }
  }
  scanner.finish()
  return scanner.found
}

/// The functions that collect; all others stay null, so that nothing is loaded, resolved or printed.
private func htmlSAXHandler() -> htmlSAXHandler {
  var handler = unsafe CLibXML2.htmlSAXHandler()
  unsafe handler.startElement = { scanner, name, attributes in
    guard let name = unsafe name else { return }
    unsafe HTMLScanner.of(scanner)?.start(name, attributes)
  }
  unsafe handler.endElement = { scanner, name in
    guard let name = unsafe name else { return }
    unsafe HTMLScanner.of(scanner)?.end(name)
  }
  unsafe handler.characters = { scanner, bytes, count in
    unsafe HTMLScanner.of(scanner)?.characters(UnsafeBufferPointer(start: bytes, count: Int(count)))
  }
  unsafe handler.ignorableWhitespace = handler.characters
  // Scripts and styles come as CDATA: dropped.
  return unsafe handler
}

/// Collects pieces. A class, because C keeps a pointer to it while it parses.
private final class HTMLScanner {
  var found = HTMLPieces()
  /// The starts that have no end yet.
  private var open: [Int32] = []
  /// How many elements whose text is dropped are open.
  private var dropped = 0
  /// libxml2 keeps one copy of each name for as long as it parses.
  private var tags: [UnsafePointer<xmlChar>: HTMLTag] = [:]
  private var attributeNames: [UnsafePointer<xmlChar>: Attribute] = [:]
  private var marksOfWords: [String: HTMLMarks] = [:]

  static func of(_ pointer: UnsafeMutableRawPointer?) -> HTMLScanner? {
    unsafe pointer.map { unsafe Unmanaged<HTMLScanner>.fromOpaque($0).takeUnretainedValue() }
  }

  private func tag(_ name: UnsafePointer<xmlChar>) -> HTMLTag {
    if let known = unsafe tags[name] { return known }
    let tag = HTMLTag(name: unsafe String(cString: name))
    unsafe tags[name] = tag
    return tag
  }

  func start(_ name: UnsafePointer<xmlChar>, _ list: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?) {
    let tag = unsafe tag(name)
    if tag.isDropped { dropped += 1 }
    let place = Int32(found.text.count)
    var piece = HTMLPiece(kind: .start, tag: tag, textStart: place, textEnd: place)
    if let list = unsafe list, let attributes = unsafe attributes(list, of: tag) {
      piece.attributes = Int32(found.attributes.count)
      found.attributes.append(attributes)
    }
    open.append(Int32(found.pieces.count))
    found.pieces.append(piece)
  }

  func end(_ name: UnsafePointer<xmlChar>) {
    let tag = unsafe tag(name)
    // libxml2 closes what is open in order; should it not, what does not fit is left alone.
    guard let last = open.last, found.pieces[Int(last)].tag == tag else { return }
    close()
  }

  private func close() {
    let start = Int(open.removeLast())
    let tag = found.pieces[start].tag
    if tag.isDropped { dropped -= 1 }
    found.pieces[start].end = Int32(found.pieces.count)
    found.pieces[start].textEnd = Int32(found.text.count)
    found.pieces.append(
      HTMLPiece(kind: .end, tag: tag, textStart: Int32(found.text.count), textEnd: Int32(found.text.count)))
  }

  func characters(_ bytes: UnsafeBufferPointer<xmlChar>) {
    guard dropped == 0, !bytes.isEmpty else { return }
    let start = Int32(found.text.count)
    unsafe found.text.append(contentsOf: bytes)
    let end = Int32(found.text.count)
    if let last = found.pieces.indices.last, found.pieces[last].kind == .text {
      found.pieces[last].textEnd = end
    } else {
      found.pieces.append(HTMLPiece(kind: .text, tag: .other, textStart: start, textEnd: end))
    }
  }

  func finish() {
    while !open.isEmpty { close() }
  }

  /// What the attributes of a tag say; nil when that is nothing.
  private func attributes(
    _ list: UnsafeMutablePointer<UnsafePointer<xmlChar>?>, of tag: HTMLTag
  ) -> HTMLAttributes? {
    var attributes = HTMLAttributes()
    var i = 0
    while let name = unsafe list[i] {
      let value = unsafe list[i + 1]
      i += 2
      switch unsafe attribute(name) {
      case .id:
        attributes.identifier = unsafe HTMLScanner.text(value)
        attributes.marks.formUnion(HTMLMarks(identifier: attributes.identifier))
      case .name: if tag == .a, attributes.identifier.isEmpty { attributes.identifier = unsafe HTMLScanner.text(value) }
      case .words: attributes.marks.formUnion(marks(of: unsafe HTMLScanner.text(value)))
      case .href:
        guard tag == .a, let value = unsafe value, unsafe value[0] == UInt8(ascii: "#") else { continue }
        attributes.target = unsafe HTMLScanner.text(value + 1)
      case .number: attributes.number = Int(unsafe HTMLScanner.text(value))
      case .hidden: attributes.marks.insert(.hidden)
      case .other: break
      }
    }
    return attributes.isEmpty ? nil : attributes
  }

  private enum Attribute {
    case id, name, words, href, number, hidden, other
  }

  private func attribute(_ name: UnsafePointer<xmlChar>) -> Attribute {
    if let known = unsafe attributeNames[name] { return known }
    let attribute: Attribute =
      switch unsafe String(cString: name) {
      case "id": .id
      case "name": .name
      case "class", "role", "epub:type": .words
      case "href": .href
      case "start", "value": .number
      case "hidden": .hidden
      default: .other
      }
    unsafe attributeNames[name] = attribute
    return attribute
  }

  /// What a `class` says, read once for all elements that have it.
  private func marks(of words: String) -> HTMLMarks {
    if let known = marksOfWords[words] { return known }
    let marks = HTMLMarks(words: words)
    marksOfWords[words] = marks
    return marks
  }

  /// An attribute's value, as far as anything here needs it.
  private static func text(_ value: UnsafePointer<xmlChar>?) -> String {
    guard let value = unsafe value else { return "" }
    var count = 0
    while count < 1024, unsafe value[count] != 0 { count += 1 }
    return unsafe String(decoding: UnsafeBufferPointer(start: value, count: count), as: UTF8.self)
  }
}
