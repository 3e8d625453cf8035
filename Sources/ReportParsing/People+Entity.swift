import ReportModel

extension People {
  /// Somebody or something that the report names, under all its spellings.
  struct Entity {
    var kind: Speaker.Kind
    var name: String
    /// Keys of the words of the fullest name.
    var keys: [NameKeys.Key]
    private(set) var forms: [Speaker.Form] = []
    /// Where the words of each form stand just so; an empty range when they do not.
    var standing: [TextRange] = []
    var roles: [Speaker.Form] = []
    /// Offsets of its mentions in the running text: those before `sortedPlaces` in order of place, the others in the order in
    /// which they were met.
    private(set) var places: [Int] = []
    private(set) var sortedPlaces = 0
    /// The words of its offices, by their numbers.
    var offices: [Int32] = []
    /// Told by Mr, Ms, he or she; never by a name.
    var gender: Gender = .unknown
    /// Whether an honorific stood before its name.
    var isTitled = false
    /// Whether it was named as somebody's kin: `his wife, Gerda Teal`. A surname alone seldom means her.
    var isKin = false
    /// Whether a verb of saying had it for a subject.
    var hasSpoken = false

    /// How many of its mentions stand after `on`, `in`, `at`, `near`, or right after an opening mark, as titles do.
    var locatives = 0

    init(kind: Speaker.Kind, name: String, keys: [NameKeys.Key]) {
      self.kind = kind
      self.name = name
      self.keys = keys
    }

    /// Adds a form; `standing` when its words stand just so at the range.
    mutating func add(_ form: Speaker.Form, standing range: TextRange? = nil) {
      forms.append(form)
      standing.append(range ?? TextRange(0, 0))
    }

    mutating func count(form index: Int) { forms[index].count += 1 }

    /// Which of its forms stands at a range of a text that is squeezed, if any.
    func form(standingAt range: TextRange, of text: ReadingText) -> Int? {
      let bytes = text.bytes.span
      for index in standing.indices {
        let known = standing[index]
        if known.isEmpty {
          if forms[index].text.utf8.elementsEqual(text.bytes[range.start..<range.end]) { return index }
        } else if known.count == range.count {
          var i = 0
          while i < range.count, bytes[known.start + i] == bytes[range.start + i] { i += 1 }
          if i == range.count { return index }
        }
      }
      return nil
    }

    /// Adds a mention.
    mutating func addPlace(_ offset: Int) {
      if offset >= places.last ?? 0, sortedPlaces == places.count { sortedPlaces += 1 }
      places.append(offset)
    }

    /// Adds mentions, and puts all in order of place.
    mutating func sortPlaces(with others: [Int] = []) {
      places += others
      places.sort()
      sortedPlaces = places.count
    }

    mutating func forgetPlaces() {
      places = []
      sortedPlaces = 0
    }

    /// Where it was mentioned last before an offset, in the order in which its mentions were met.
    func place(before offset: Int) -> Int? {
      if let place = places[sortedPlaces...].last(where: { $0 < offset }) { return place }
      let before = places[..<sortedPlaces].partition { $0 < offset }
      return before == 0 ? nil : places[before - 1]
    }

    /// Whether it is known to be a person by more than a lone word, and is no place by all its mentions.
    var isSurelyPerson: Bool {
      kind == .person && (isTitled || !roles.isEmpty || keys.count > 1 && (locatives == 0 || locatives < places.count))
    }
  }
}
