import ReportIndex
import ReportModel

extension SearchHits {
  /// A hit a line, each an object in the words of `ibid export`: `text` whole, `matches` as ranges of the reading text,
  /// `before` and `after` with the lines around it when such were asked for.
  public func jsonLines() -> [UInt8] {
    var bytes: [UInt8] = []
    for hit in hits {
      withoutActuallyEscaping({ bytes += $0 }) { sink in
        var json = JSONWriter(to: sink)
        json.object { write(hit, &$0) }
        json.finish()
      }
    }
    return bytes
  }

  /// How many hits the report has, as an object.
  public func countJSON() -> [UInt8] {
    var bytes: [UInt8] = []
    withoutActuallyEscaping({ bytes += $0 }) { sink in
      var json = JSONWriter(to: sink)
      json.object {
        $0.member("path", shownPath(catalog.report))
        $0.member("count", count)
      }
      json.finish()
    }
    return bytes
  }

  private func write(_ hit: Hit, _ json: inout JSONWriter) {
    let report = catalog.report
    let quotation = report.quotations[hit.quotation]
    json.member("path", shownPath(report))
    json.member("line", hit.line)
    json.member("id", "q", hit.quotation)
    json.member("kind", quotation.kind.rawValue)
    json.member("speaker", quotation.speaker.map { report.speakers[$0].id })
    json.member("speaker_name", quotation.speaker.map { report.speakers[$0].name })
    json.member("addressee", quotation.addressee)
    json.member("said", quotation.said)
    json.member("section", "s", quotation.section)
    json.array("notes", quotation.notes) { $0.value(report.notes[$1].label) }
    json.range("range", quotation.range)
    json.member("text", report.words(of: quotation))
    json.array("matches", hit.places) { $0.value($1) }
    for (name, lines) in [("before" as StaticString, hit.before), ("after", hit.after)] where !lines.isEmpty {
      json.array(name, lines) { json, line in
        json.object {
          $0.member("line", line + 1)
          $0.member("text", report.text.lineRange(line), of: report.text)
        }
      }
    }
  }
}
