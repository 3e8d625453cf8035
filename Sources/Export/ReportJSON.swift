import ReportModel

/// A report as the JSON of `ibid export`: UTF-8, one object, keys in a fixed order, the same bytes for the same input.
public func json(_ report: Report) -> [UInt8] {
  var json = JSONWriter(capacity: report.text.count * 2 + 4096)
  let exporter = ReportExporter(report: report)
  json.object {
    $0.member("ibid", 1)
    exporter.head(&$0)
    exporter.sections(&$0)
    exporter.speakers(&$0)
    exporter.quotations(&$0)
    exporter.dates(&$0)
    exporter.timeline(&$0)
    exporter.notes(&$0)
    exporter.captions(&$0)
    exporter.diagnostics(&$0)
  }
  json.newline()
  return json.bytes
}

/// Writes the parts of a report; every id is made here.
private struct ReportExporter {
  let report: Report
  private var text: ReadingText { report.text }

  init(report: Report) { self.report = report }

  private func section(_ index: Int?) -> String? { index.map { "s\($0 + 1)" } }
  private func quotation(_ index: Int) -> String { "q\(index + 1)" }
  private func speaker(_ index: Int?) -> String? { index.map { report.speakers[$0].id } }
  private func line(_ range: TextRange) -> Int { text.lineNumber(at: range.start) }

  func head(_ json: inout JSONWriter) {
    let block = report.titleBlock
    json.object("report") {
      $0.member("title", block.title.map { text.string($0) })
      $0.member("series", block.series)
      $0.member("number", block.number)
      $0.member("published", block.published?.description)
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
        $0.member("id", self.section(index))
        $0.member("level", section.level)
        $0.member("title", text.string(section.title))
        $0.member("line", line(section.title))
        $0.member("parent", self.section(section.parent))
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
        $0.member("quotations", speaker.quotations.map(quotation))
        $0.object("alias_evidence") { json in
          for alias in speaker.aliases { evidence(alias.evidence, alias.text, &json) }
        }
      }
    }
  }

  func quotations(_ json: inout JSONWriter) {
    json.array("quotations", report.quotations.indices) { json, index in
      let quotation = report.quotations[index]
      json.object {
        $0.member("id", self.quotation(index))
        $0.member("kind", quotation.kind.rawValue)
        $0.member("speaker", speaker(quotation.speaker))
        $0.member("addressee", quotation.addressee)
        $0.member("said", quotation.said?.description)
        $0.member("section", section(quotation.section))
        $0.array(
          "lines", [line(quotation.range), text.lineNumber(at: max(quotation.range.start, quotation.range.end - 1))]
        ) { $0.value($1) }
        $0.range("range", quotation.range)
        $0.member("text", report.words(of: quotation))
        $0.array("pieces", quotation.pieces) { json, piece in json.value(piece) }
        evidence(quotation.evidence, "evidence", &$0)
        if let said = quotation.saidEvidence { evidence(said, "said_evidence", &$0) }
        $0.member("notes", quotation.notes.map { report.notes[$0].label })
        $0.member("parent", quotation.parent.map(self.quotation))
        $0.member("echoes", quotation.echoes.map(self.quotation))
        $0.member("cue", quotation.cue.map { text.string($0) })
      }
    }
  }

  func dates(_ json: inout JSONWriter) {
    json.array("dates", report.dates) { json, date in
      json.object {
        $0.member("text", text.string(date.range))
        $0.member("value", date.value?.description)
        $0.member("role", date.role.rawValue)
        $0.member("line", line(date.range))
        $0.range("range", date.range)
        evidence(date.evidence, "evidence", &$0)
      }
    }
  }

  func timeline(_ json: inout JSONWriter) {
    json.array("timeline", report.timeline) { json, entry in
      json.object {
        $0.member("date", entry.date.description)
        $0.member("kind", entry.kind.rawValue)
        $0.member("label", entry.label)
        $0.member("quotations", entry.quotations.map(quotation))
        $0.member("speakers", entry.speakers.map { report.speakers[$0].id })
        $0.member("line", line(entry.range))
      }
    }
  }

  func notes(_ json: inout JSONWriter) {
    json.array("notes", report.notes) { json, note in
      json.object {
        $0.member("label", note.label)
        $0.member("scope", section(note.scope))
        $0.array("references", note.references) { json, reference in
          json.object {
            $0.member("line", line(reference.range))
            $0.range("range", reference.range)
            $0.member("quotations", reference.quotations.map(quotation))
            evidence(reference.evidence, "evidence", &$0)
          }
        }
        if let definition = note.definition {
          $0.object("definition") {
            $0.member("line", line(definition.range))
            $0.member("text", text.string(definition.text))
            $0.array("sources", definition.sources) { json, source in
              json.object {
                $0.member("outlet", source.outlet)
                $0.member("place", source.place)
                $0.member("date", source.date?.description)
                $0.member("title", source.title)
                $0.member("url", source.url)
              }
            }
          }
        } else {
          $0.member("definition", nil as String?)
        }
        $0.member("states", note.states.map(\.rawValue))
      }
    }
  }

  func captions(_ json: inout JSONWriter) {
    json.array("captions", report.captions) { json, caption in
      json.object {
        $0.member("line", line(caption.range))
        $0.member("text", text.string(caption.range))
        $0.member("outlet", caption.outlet)
        $0.member("date", caption.date?.description)
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

  private func evidence(_ evidence: Evidence, _ name: String, _ json: inout JSONWriter) {
    json.object(name) {
      $0.member("rule", evidence.rule)
      if let range = evidence.range { $0.range("range", range) } else { $0.member("range", nil as String?) }
    }
  }
}
