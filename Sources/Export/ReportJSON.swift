import ReportModel

/// A report as the JSON of `ibid export`: UTF-8, one object, keys in a fixed order, the same bytes for the same input.
public func json(_ report: Report) -> [UInt8] {
  var bytes: [UInt8] = []
  bytes.reserveCapacity(report.text.count * 2 + 4096)
  writeJSON(report) { bytes += $0 }
  return bytes
}

/// The same, handed on a piece of some 64 KB at a time, so that the whole of it never lies in memory.
/// - Parameter alongside: Writes parts of long lists beside others.
public func writeJSON(_ report: Report, alongside: Alongside? = nil, to sink: ([UInt8]) -> Void) {
  withoutActuallyEscaping(sink) { sink in
    var json = JSONWriter(to: sink)
    let exporter = ReportExporter(report: report)
    json.object {
      $0.member("ibid", 1)
      exporter.head(&$0)
      exporter.sections(&$0)
      exporter.speakers(&$0)
      exporter.quotations(&$0, alongside)
      exporter.dates(&$0, alongside)
      exporter.timeline(&$0, alongside)
      exporter.notes(&$0, alongside)
      exporter.captions(&$0)
      exporter.diagnostics(&$0)
    }
    json.finish()
  }
}

/// Writes the parts of a report; every id is made here.
private struct ReportExporter: Sendable {
  let report: Report
  private var text: ReadingText { report.text }

  init(report: Report) { self.report = report }

  private func speaker(_ index: Int?) -> String? { index.map { report.speakers[$0].id } }
  private func line(_ range: TextRange) -> Int { text.lineNumber(at: range.start) }

  func head(_ json: inout JSONWriter) {
    let block = report.titleBlock
    json.object("report") {
      $0.member("title", block.title, of: text)
      $0.member("series", block.series)
      $0.member("number", block.number)
      $0.member("published", block.published)
      $0.member("authors", block.authors)
      $0.member("topics", block.topics)
      $0.object("source") {
        $0.member("path", report.path)
        $0.member("format", report.format.rawValue)
        $0.member("bytes", report.byteCount)
      }
    }
  }

  func sections(_ json: inout JSONWriter) {
    json.array("sections", report.sections.indices) { json, index in
      let section = report.sections[index]
      json.object {
        $0.member("id", "s", index)
        $0.member("level", section.level)
        $0.member("title", section.title, of: text)
        $0.member("line", line(section.title))
        $0.member("parent", "s", section.parent)
      }
    }
  }

  func speakers(_ json: inout JSONWriter) {
    json.array("speakers", report.speakers) { json, speaker in
      json.object {
        $0.member("id", speaker.id)
        $0.member("name", speaker.name)
        $0.member("kind", speaker.kind.rawValue)
        $0.member("roles", speaker.roles.map(\.text))
        $0.member("aliases", speaker.aliases.map(\.text))
        $0.member("quotations", "q", speaker.quotations)
        $0.object("alias_evidence") { json in
          for alias in speaker.aliases { json.object(named: alias.text) { evidence(alias.evidence, &$0) } }
        }
        // Only where the reader has put some there: by what the report gives roles is not told.
        if speaker.roles.contains(where: \.evidence.isReaders) {
          $0.object("role_evidence") { json in
            for role in speaker.roles { json.object(named: role.text) { evidence(role.evidence, &$0) } }
          }
        }
      }
    }
  }

  func quotations(_ json: inout JSONWriter, _ alongside: Alongside?) {
    json.array("quotations", count: report.quotations.count, alongside) { json, index in
      let quotation = report.quotations[index]
      json.object {
        $0.member("id", "q", index)
        $0.member("kind", quotation.kind.rawValue)
        $0.member("speaker", speaker(quotation.speaker))
        $0.member("addressee", quotation.addressee)
        $0.member("said", quotation.said)
        $0.member("section", "s", quotation.section)
        $0.array(
          "lines", [line(quotation.range), text.lineNumber(at: max(quotation.range.start, quotation.range.end - 1))]
        ) { $0.value($1) }
        $0.range("range", quotation.range)
        $0.member("text", parts: { words(of: quotation, &$0) })
        $0.array("pieces", quotation.pieces) { json, piece in json.value(piece) }
        $0.object("evidence") { evidence(quotation.evidence, &$0) }
        if let said = quotation.saidEvidence { $0.object("said_evidence") { evidence(said, &$0) } }
        $0.array("notes", quotation.notes) { $0.value(report.notes[$1].label) }
        $0.member("parent", "q", quotation.parent)
        $0.member("echoes", "q", quotation.echoes)
        $0.member("cue", quotation.cue, of: text)
      }
    }
  }

  func dates(_ json: inout JSONWriter, _ alongside: Alongside?) {
    json.array("dates", count: report.dates.count, alongside) { json, index in
      let date = report.dates[index]
      json.object {
        $0.member("text", date.range, of: text)
        $0.member("value", date.value)
        $0.member("role", date.role.rawValue)
        $0.member("line", line(date.range))
        $0.range("range", date.range)
        $0.object("evidence") { evidence(date.evidence, &$0) }
      }
    }
  }

  func timeline(_ json: inout JSONWriter, _ alongside: Alongside?) {
    json.array("timeline", count: report.timeline.count, alongside) { json, index in
      let entry = report.timeline[index]
      json.object {
        $0.member("date", entry.date)
        $0.member("kind", entry.kind.rawValue)
        $0.member("label", entry.label)
        $0.member("quotations", "q", entry.quotations)
        $0.array("speakers", entry.speakers) { $0.value(report.speakers[$1].id) }
        $0.member("line", line(entry.range))
      }
    }
  }

  func notes(_ json: inout JSONWriter, _ alongside: Alongside?) {
    json.array("notes", count: report.notes.count, alongside) { json, index in
      let note = report.notes[index]
      json.object {
        $0.member("label", note.label)
        $0.member("scope", "s", note.scope)
        $0.array("references", note.references) { json, reference in
          json.object {
            $0.member("line", line(reference.range))
            $0.range("range", reference.range)
            $0.member("quotations", "q", reference.quotations)
            $0.object("evidence") { evidence(reference.evidence, &$0) }
          }
        }
        if let definition = note.definition {
          $0.object("definition") {
            $0.member("line", line(definition.range))
            $0.member("text", definition.text, of: text)
            $0.array("sources", definition.sources) { json, source in
              json.object {
                $0.member("outlet", source.outlet)
                $0.member("place", source.place)
                $0.member("date", source.date)
                $0.member("title", source.title)
                $0.member("url", source.url)
              }
            }
          }
        } else {
          $0.member("definition", nil as String?)
        }
        $0.array("states", note.states) { $0.value($1.rawValue) }
      }
    }
  }

  func captions(_ json: inout JSONWriter) {
    json.array("captions", report.captions) { json, caption in
      json.object {
        $0.member("line", line(caption.range))
        $0.member("text", caption.range, of: text)
        $0.member("outlet", caption.outlet)
        $0.member("date", caption.date)
      }
    }
  }

  func diagnostics(_ json: inout JSONWriter) {
    json.array("diagnostics", report.findings) { json, finding in
      json.object {
        $0.member("code", finding.code.rawValue)
        $0.member("severity", finding.code.severity.rawValue)
        $0.member("line", line(finding.range))
        $0.member("message", finding.message)
      }
    }
  }

  private func evidence(_ evidence: Evidence, _ json: inout JSONWriter) {
    json.member("rule", evidence.rule)
    json.range("range", evidence.range)
  }

  /// The words of a quotation, as `Report.words(of:)` has them.
  private func words(of quotation: Quotation, _ json: inout JSONWriter) {
    for (index, piece) in quotation.pieces.enumerated() {
      if index > 0 {
        json.escaped(report.isParted(before: index, of: quotation) ? "\n\n" : " ")
      }
      json.escaped(text, piece)
    }
  }
}
