extension Correction {
  /// The correction as text: a field a line, the first of which says what it does.
  public var text: String {
    var fields = Fields()
    func add(_ what: String, _ quotation: QuotationAnchor? = nil) {
      fields.add("correction", what)
      if let quotation { fields.add(quotation) }
    }
    switch self {
    case .speaker(let quotation, let speaker?):
      add("speaker", quotation)
      fields.add(speaker, "speaker")
    case .speaker(let quotation, nil): add("nobody", quotation)
    case .said(let quotation, let date):
      add("said", quotation)
      fields.add("date", date?.description ?? "none")
    case .merge(let one, let other):
      add("merge")
      fields.add(one, "speaker")
      fields.add(other, "into")
    case .split(let form, let speaker):
      add("split")
      fields.add("form", form)
      fields.add(speaker, "from")
    case .unalias(let form, let speaker):
      add("unalias")
      fields.add("form", form)
      fields.add(speaker, "of")
    case .join(let first, let second):
      add("join", first)
      fields.add(second, "next-")
    case .cut(let quotation, let letters):
      add("cut", quotation)
      fields.add("letters", "\(letters)")
    }
    return fields.text
  }

  /// The correction that a text stands for; nil for none.
  public init?(text: some StringProtocol) {
    guard let fields = Fields(text) else { return nil }
    switch fields["correction"] {
    case "speaker":
      guard let quotation = fields.quotation(), let speaker = fields.speaker("speaker") else { return nil }
      self = .speaker(quotation, speaker)
    case "nobody":
      guard let quotation = fields.quotation() else { return nil }
      self = .speaker(quotation, nil)
    case "said":
      guard let quotation = fields.quotation(), let written = fields["date"] else { return nil }
      let date = EDTF(parsing: written)
      guard date != nil || written == "none" else { return nil }
      self = .said(quotation, date)
    case "merge":
      guard let one = fields.speaker("speaker"), let other = fields.speaker("into") else { return nil }
      self = .merge(one, into: other)
    case "split":
      guard let form = fields["form"], let speaker = fields.speaker("from") else { return nil }
      self = .split(form: form, from: speaker)
    case "unalias":
      guard let form = fields["form"], let speaker = fields.speaker("of") else { return nil }
      self = .unalias(form: form, of: speaker)
    case "join":
      guard let first = fields.quotation(), let second = fields.quotation("next-") else { return nil }
      self = .join(first, second)
    case "cut":
      guard let quotation = fields.quotation(), let letters = fields["letters"].flatMap({ Int($0) }), letters > 0 else {
        return nil
      }
      self = .cut(quotation, letters: letters)
    default: return nil
    }
  }
}

extension Correction {
  /// What it does in words: `“We did not shut the gate …”: said by Marta Ollander`.
  public var words: String {
    func head(_ quotation: QuotationAnchor) -> String {
      let words = quotation.place.words
      let start = words.prefix(40)
      return "“\(start)\(start.count < words.count ? "…" : "")”"
    }
    return switch self {
    case .speaker(let quotation, let speaker?): "\(head(quotation)): said by \(speaker.name)"
    case .speaker(let quotation, nil): "\(head(quotation)): said by nobody who is named"
    case .said(let quotation, let date): "\(head(quotation)): \(date.map { "said on \($0)" } ?? "without a date")"
    case .merge(let one, let other): "\(one.name) is \(other.name)"
    case .split(let form, let speaker): "“\(form)” is not \(speaker.name) but somebody else"
    case .unalias(let form, let speaker): "“\(form)” is not \(speaker.name)"
    case .join(let first, let second): "\(head(first)) goes on with \(head(second))"
    case .cut(let quotation, _): "\(head(quotation)) is two quotations"
    }
  }

  /// The quotation that it is about, if it is about one.
  public var quotation: QuotationAnchor? {
    switch self {
    case .speaker(let quotation, _), .said(let quotation, _), .join(let quotation, _), .cut(let quotation, _): quotation
    case .merge, .split, .unalias: nil
    }
  }
}
