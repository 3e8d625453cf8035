import ReportModel

/// A report as a value that answers questions: what stands where, who said what and when, what rests on what, where
/// words occur.
///
/// Made once for a report: linear. The index of its words alone is made later, by `prepareSearch()` or the first search.
/// Lookups by place are logarithmic; lists cost what they hold.
public struct Catalog: Sendable {
  /// The report.
  public let report: Report
  /// The quotations that are counted, by start: indices of `Report.quotations`.
  public let counted: [Int]
  /// Every note marker of the text, by place.
  public let markers: [MarkerPlace]

  /// Innermost counted quotations, and quotations of any kind, over the text.
  let countedPlaces: PlaceMap
  let quotationPlaces: PlaceMap
  let sectionPlaces: PlaceMap
  let definitionPlaces: PlaceMap
  let captionPlaces: PlaceMap
  /// For each quotation, whether counts go over it.
  let isCounted: [Bool]
  /// The counted quotations and the nested ones, by place.
  let said: [Int]
  /// For each quotation, what limits ask of it.
  let facts: [QuotationFacts]
  /// For each quotation its outlets: indices of `outlets`.
  let outletsOfQuotation: [[Int]]
  /// Which of `outlets` a name means: as written there, or folded.
  let outletsByName: [String: Int]
  /// What the timeline can show, and in which order at each scale: worked out when a scale is first asked for.
  let timelineItems: [TimelineItem]
  let timelineOrders: [TimelineScale: Deferred<TimelineOrder>]
  /// Every outlet that a note's source or a caption names, or that speaks, as first written, in order.
  public let outlets: [String]
  private let deferredSearch: Deferred<SearchIndex>
  /// What the last queries found.
  private(set) var queryCache = QueryCache()
  /// What a reader has written to quotations.
  private(set) var remarks: [Int: [Remark]] = [:]

  /// The catalog of a report. Linear in its text.
  public init(_ report: Report) {
    self.report = report
    let quotations = report.quotations
    isCounted = quotations.map(\.kind.isCounted)
    facts = quotations.map(QuotationFacts.init)
    said = quotations.indices.filter { quotations[$0].kind.isCounted || quotations[$0].kind == .nested }
      .sorted { quotations[$0].range < quotations[$1].range }
    let counted = said.filter { quotations[$0].kind.isCounted }
    self.counted = counted
    countedPlaces = PlaceMap(counted.map { (quotations[$0].range, $0) })
    quotationPlaces = PlaceMap(quotations.indices.map { (quotations[$0].range, $0) })
    sectionPlaces = PlaceMap(report.sections.indices.map { (report.sections[$0].range, $0) })
    definitionPlaces = PlaceMap(
      report.notes.indices.compactMap { note in report.notes[note].definition.map { ($0.range, note) } })
    captionPlaces = PlaceMap(report.captions.indices.map { (report.captions[$0].range, $0) })
    var markers: [MarkerPlace] = []
    for (index, note) in report.notes.enumerated() {
      for (reference, place) in note.references.enumerated() {
        markers.append(MarkerPlace(note: index, reference: reference, range: place.range))
      }
    }
    markers.sort { $0.range != $1.range ? $0.range < $1.range : $0.note < $1.note }
    self.markers = markers
    var register = OutletRegister()
    outletsOfQuotation = quotations.map { register.outlets(of: $0, in: report) }
    for note in report.notes {
      for source in note.definition?.sources ?? [] { _ = source.outlet.map { register.index(of: $0) } }
    }
    for caption in report.captions { _ = caption.outlet.map { register.index(of: $0) } }
    outlets = register.names
    outletsByName = register.known
    let items = TimelineItem.items(of: report, isCounted: isCounted)
    timelineItems = items
    timelineOrders = Dictionary(
      uniqueKeysWithValues: TimelineScale.allCases.map { scale in
        (scale, Deferred { TimelineOrder(items, scale, in: report) })
      })
    let sortedMarkers = markers
    deferredSearch = Deferred { SearchIndex(report, markers: sortedMarkers) }
  }

  /// The same with what a reader has written to quotations, which are indices of `Report.quotations`: queries ask for it.
  public func having(_ remarks: [Int: [String]]) -> Catalog {
    var catalog = self
    catalog.remarks = remarks.mapValues { $0.map(Remark.init) }
    catalog.queryCache = QueryCache()
    return catalog
  }

  /// What search asks.
  public var search: SearchIndex { deferredSearch.value }
  /// The report's text as search sees it.
  public var folded: FoldedText { search.folded }
  /// Where each word of the text stands.
  public var words: InvertedIndex { search.words }
  var interruptions: [Interruption] { search.interruptions }
  var speakersByName: [String: [Int]] { search.speakersByName }

  /// Makes the index that search asks, unless it is made: for a moment in which nobody waits. Linear in the text.
  public func prepareSearch() { _ = search }
}

/// A note's marker in the text.
public struct MarkerPlace: Hashable, Sendable {
  /// The note: an index of `Report.notes`.
  public var note: Int
  /// Which of its references: an index of `Note.references`.
  public var reference: Int
  /// The marker with its brackets.
  public var range: TextRange

  /// A marker's place.
  public init(note: Int, reference: Int, range: TextRange) {
    self.note = note
    self.reference = reference
    self.range = range
  }
}

/// The outlets of a report as they are met, each once however it is written.
struct OutletRegister {
  /// As first written.
  private(set) var names: [String] = []
  /// Which of `names` is meant: by the name as written and as folded.
  private(set) var known: [String: Int] = [:]

  /// The outlet's place in `names`.
  mutating func index(of outlet: String) -> Int {
    if let index = known[outlet] { return index }
    let key = Folding.fold(outlet)
    if let index = known[key] { return index }
    names.append(outlet)
    known[key] = names.count - 1
    known[outlet] = names.count - 1
    return names.count - 1
  }

  /// Who published a quotation: the outlets of its notes' sources, and its speaker when that is an outlet.
  mutating func outlets(of quotation: Quotation, in report: Report) -> [Int] {
    var found: [Int] = []
    func add(_ outlet: Int) { if !found.contains(outlet) { found.append(outlet) } }
    for note in quotation.notes {
      for source in report.notes[note].definition?.sources ?? [] {
        if let outlet = source.outlet { add(index(of: outlet)) }
      }
    }
    if let speaker = quotation.speaker, report.speakers[speaker].kind == .outlet {
      add(index(of: report.speakers[speaker].name))
    }
    return found
  }
}
