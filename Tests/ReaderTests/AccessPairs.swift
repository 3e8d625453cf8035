import ReportIndex
import ReportModel

@testable import Reader

// States of what the reader has added, of two echoes, and of the editorial layer.
extension AccessTests {
  /// The same report with the same facts, found and not put right.
  @Sendable private static func asFound(_ state: inout ReaderState) {
    var report = state.catalog.report
    let found = Evidence("lead-in")
    for index in report.quotations.indices {
      if report.quotations[index].evidence.isReaders { report.quotations[index].evidence = found }
      if report.quotations[index].saidEvidence?.isReaders == true { report.quotations[index].saidEvidence = found }
    }
    for index in report.speakers.indices {
      for form in report.speakers[index].aliases.indices { report.speakers[index].aliases[form].evidence = found }
      for role in report.speakers[index].roles.indices { report.speakers[index].roles[role].evidence = found }
    }
    state.catalog = Catalog(report)
    state.refreshList()
  }

  private static let merge = ": \"merge_vaas_into_ollander Enter "
  private static let wide = (200, 50)

  /// What is the reader's own, and the same when it is not.
  static let ownPairs: [Pair] = [
    Pair(
      name: "corrected speaker", mono: .text, words: .text, keys: "4 g ! \"Pieter_Vaas Enter", change: asFound),
    Pair(
      name: "corrected speaker, in the timeline", mono: .timeline, words: .timeline, keys: "4 g ! \"Pieter_Vaas Enter",
      change: asFound),
    Pair(
      name: "corrected speaker, on the card", size: wide, mono: .card, words: .card, keys: "4 g ! \"Pieter_Vaas Enter",
      change: asFound),
    Pair(name: "corrected date", mono: .text, words: .text, keys: "4 g @ Enter", change: asFound),
    Pair(
      name: "corrected date, in the timeline", mono: .timeline, words: .timeline, keys: "4 g @ Enter", change: asFound),
    Pair(
      name: "corrected date, on the card", size: wide, mono: .card, words: .card, keys: "4 g @ Enter", change: asFound),
    Pair(name: "corrected speaker or date", size: wide, mono: .card, words: .card, keys: "4 g @ Enter") {
      var report = $0.catalog.report
      report.quotations[3].evidence = Evidence(Evidence.readersRule)
      report.quotations[3].saidEvidence = Evidence("date in the lead-in")
      $0.catalog = Catalog(report)
    },
    Pair(name: "merged speaker", mono: .speakers, words: .speakers, keys: "J " + merge, change: asFound),
    Pair(
      name: "merged speaker, on the card", size: wide, mono: .card, words: .card, keys: merge + "4 g", change: asFound),
    Pair(name: "names and roles by a merge", mono: .list, words: .list, keys: merge + "s g Enter", change: asFound),
    Pair(name: "new speaker", mono: .speakers, words: .speakers, keys: "4 g ! \"Odd_Quill Enter", change: asFound),
    Pair(name: "correction that does not fit", mono: .list, words: .list, keys: "J ! \"Odd Enter : \"corrections Enter")
    {
      $0.places.misfits = [.noSuchQuotation]
      $0.refreshList()
    },
    Pair(name: "in the basket", mono: .text, words: .text, keys: "J x") { $0.places.selected = [] },
    Pair(name: "in the basket, on the card", size: wide, mono: .card, words: .card, keys: "J x") {
      $0.places.selected = []
    },
    Pair(name: "written to", mono: .text, words: .text, keys: "J a \"hm Enter") { $0.places.annotated = [] },
    Pair(name: "written to, on the card", size: wide, mono: .card, words: .card, keys: "J a \"hm Enter") {
      $0.record.annotations = []
      $0.places.annotations = []
    },
    Pair(name: "written to and in the basket", mono: .text, words: .text, keys: "J a \"hm Enter x") {
      $0.places.selected = []
    },
    Pair(name: "in the basket and written to", mono: .text, words: .text, keys: "J x a \"hm Enter") {
      $0.places.annotated = []
    },
    Pair(name: "corrected and in the basket", mono: .text, words: .text, keys: "4 g x @ Enter", change: asFound),
    Pair(name: "all three or two", mono: .text, words: .text, keys: "4 g x @ Enter a \"hm Enter", change: asFound),
    Pair(name: "order of the basket", mono: .list, words: .list, keys: "J x J x X") {
      $0.basketOrder = .date
      $0.refreshList()
    },
    Pair(name: "words of an annotation that are gone", mono: .list, words: .list, keys: "J a \"hm Enter M") {
      for index in $0.places.annotations.indices { $0.places.annotations[index].isSure = false }
      $0.refreshList()
    },
  ]

  private static func difference(
    _ name: String, _ from: EchoAlignment.Kind, _ other: EchoAlignment.Kind, size: (Int, Int) = (80, 24)
  ) -> Pair {
    Pair(
      name: "echo: \(name)", size: size, mono: .echo, words: .echo, keys: "J e", report: ledgerReport()
    ) { state in
      guard var echo = state.echo, let run = echo.alignment.runs.firstIndex(where: { $0.kind == from }) else { return }
      echo.alignment.runs[run].kind = other
      state.echo = echo
      state.setEcho()
    }
  }

  /// What differs between two echoes.
  static let echoPairs: [Pair] =
    [(80, 24), (50, 20)].flatMap { size in
      [
        difference("cut or the same", .cut, .same, size: size),
        difference("changed or the same", .changed, .same, size: size),
        difference("inserted or the same", .same, .inserted, size: size),
        difference("cut or changed", .cut, .changed, size: size),
        difference("changed or inserted", .changed, .inserted, size: size),
        difference("cut or inserted", .cut, .inserted, size: size),
      ]
    } + [
      Pair(name: "echo: the current difference", mono: .echo, words: .echo, keys: "J e", report: ledgerReport()) {
        let difference = $0.echo?.difference ?? 0
        $0.echo?.difference = difference + 1
      },
      Pair(
        name: "echo: the side that Enter goes to", mono: .screen, words: .screen, keys: "J e", report: ledgerReport()
      ) {
        guard let side = $0.echo?.side else { return }
        $0.echo?.side = side.other
      },
    ]

  /// Every kind of the editorial layer in each of its states.
  static let editorialPairs: [Pair] = EditorialKind.allCases.flatMap { kind -> [Pair] in
    @Sendable func layer(_ setting: EditorialLayer.Setting) -> EditorialLayer {
      var layer = EditorialLayer()
      layer[kind] = setting
      return layer
    }
    let report = EditorialTests.report()
    return [
      Pair(name: "\(kind) hidden or shown", size: (80, 40), mono: .text, words: .text, keys: "", report: report) {
        $0.show(layer(.hidden))
      },
      Pair(name: "\(kind) hidden or shown, in the status", mono: .status, words: .status, keys: "", report: report) {
        $0.show(layer(.hidden))
      },
      Pair(name: "\(kind) dimmed or shown", mono: .status, words: .status, keys: "", report: report) {
        $0.show(layer(.dimmed))
      },
      Pair(
        name: "\(kind) dimmed or hidden", size: (80, 40), mono: .text, words: .text,
        keys: "", report: report, change: { $0.show(layer(.hidden)) }, before: { $0.show(layer(.dimmed)) }),
    ]
  }
}
