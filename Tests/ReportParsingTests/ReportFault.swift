import ReportModel

/// The first promise of a sound report that this one breaks, in words; nil when it keeps them all. Linear.
///
/// All ranges lie inside the text, on whole characters and in order; every word is in exactly one block; every index
/// leads somewhere; every claim has its evidence.
func fault(of report: Report) -> String? {
  let checker = SoundnessChecker(report: report)
  return checker.blocks() ?? checker.quotations() ?? checker.speakers() ?? checker.notes() ?? checker.places()
}

private struct SoundnessChecker {
  let report: Report
  private var text: ReadingText { report.text }

  func blocks() -> String? {
    var end = 0
    for block in report.blocks {
      guard block.range.start >= end, !block.range.isEmpty else { return "blocks overlap at \(block.range)" }
      if let fault = self.fault(block.range) ?? self.fault(block.evidence) { return "a block: \(fault)" }
      if holdsWord(text.bytes[end..<block.range.start]) { return "words outside blocks before \(block.range)" }
      end = block.range.end
    }
    return holdsWord(text.bytes[end...]) ? "words after the last block" : nil
  }

  func quotations() -> String? {
    for (index, quotation) in report.quotations.enumerated() {
      if let fault = fault(of: quotation, index) { return "q\(index + 1): \(fault)" }
      if index > 0, report.quotations[index - 1].range > quotation.range { return "q\(index + 1) is out of order" }
    }
    return nil
  }

  private func fault(of quotation: Quotation, _ index: Int) -> String? {
    guard quotation.pieces.first?.start == quotation.range.start, quotation.pieces.last?.end == quotation.range.end
    else { return "it is not its pieces" }
    for (a, b) in zip(quotation.pieces, quotation.pieces.dropFirst()) where a.end > b.start { return "pieces overlap" }
    for piece in quotation.pieces {
      if let fault = self.fault(piece) { return "a piece: \(fault)" }
      if piece.isEmpty { return "an empty piece" }
    }
    if let parent = quotation.parent, !report.quotations.indices.contains(parent) || parent == index { return "parent" }
    if let speaker = quotation.speaker, !report.speakers.indices.contains(speaker) { return "speaker" }
    if let section = quotation.section, !report.sections.indices.contains(section) { return "section" }
    guard quotation.notes.allSatisfy(report.notes.indices.contains),
      quotation.echoes.allSatisfy(report.quotations.indices.contains), !quotation.echoes.contains(index)
    else { return "notes or echoes" }
    if quotation.said != nil, quotation.saidEvidence == nil { return "a date without evidence" }
    return [quotation.cue, quotation.leadIn].lazy.compactMap { $0.flatMap { fault($0) } }.first
      ?? fault(quotation.evidence) ?? quotation.saidEvidence.flatMap { fault($0) }
  }

  func speakers() -> String? {
    var own = [[Int]](repeating: [], count: report.speakers.count)
    for (index, quotation) in report.quotations.enumerated() where quotation.kind != .term {
      if let speaker = quotation.speaker { own[speaker].append(index) }
    }
    var ids: Set<String> = []
    for (index, speaker) in report.speakers.enumerated() {
      guard speaker.quotations == own[index] else { return "\(speaker.id) has other quotations than say so" }
      guard !speaker.id.isEmpty, ids.insert(speaker.id).inserted else { return "two speakers are \(speaker.id)" }
      for form in speaker.aliases + speaker.roles {
        if let fault = self.fault(form.evidence) { return "\(speaker.id), \(form.text): \(fault)" }
      }
    }
    return nil
  }

  func notes() -> String? {
    for note in report.notes {
      if note.states.isEmpty { return "note \(note.label) has no state" }
      if let scope = note.scope, !report.sections.indices.contains(scope) { return "note \(note.label): scope" }
      if note.references.isEmpty, note.definition == nil { return "note \(note.label) is nowhere" }
      var end = 0
      for reference in note.references {
        guard reference.range.start >= end else { return "note \(note.label): markers out of order" }
        end = reference.range.end
        if let fault = self.fault(reference.range) ?? self.fault(reference.evidence) {
          return "note \(note.label): \(fault)"
        }
        guard reference.quotations.allSatisfy(report.quotations.indices.contains) else {
          return "note \(note.label): what it supports"
        }
      }
      if let definition = note.definition {
        if let fault = self.fault(definition.range) ?? self.fault(definition.text) {
          return "note \(note.label): \(fault)"
        }
        guard definition.range.contains(definition.text) else { return "note \(note.label): its text" }
      }
    }
    return nil
  }

  func places() -> String? {
    if let title = report.titleBlock.title.flatMap({ fault($0) }) { return "title: \(title)" }
    for (index, section) in report.sections.enumerated() {
      if let parent = section.parent, parent >= index || report.sections[parent].level >= section.level {
        return "levels"
      }
      if let fault = self.fault(section.range) ?? self.fault(section.title) { return "a section: \(fault)" }
    }
    for date in report.dates {
      if date.range.isEmpty { return "an empty date" }
      if let fault = self.fault(date.range) ?? self.fault(date.evidence) { return "a date: \(fault)" }
    }
    for caption in report.captions { if let fault = self.fault(caption.range) { return "a caption: \(fault)" } }
    for entry in report.timeline {
      guard entry.quotations.allSatisfy(report.quotations.indices.contains),
        entry.speakers.allSatisfy(report.speakers.indices.contains)
      else { return "timeline" }
      if let fault = self.fault(entry.range) { return "timeline: \(fault)" }
    }
    for finding in report.findings {
      if finding.message.isEmpty { return "a finding without words" }
      if let fault = self.fault(finding.range) { return "a finding: \(fault)" }
    }
    return inOrder(report.sections.map(\.range), "sections") ?? inOrder(report.dates.map(\.range), "dates")
      ?? inOrder(report.captions.map(\.range), "captions") ?? inOrder(report.findings.map(\.range), "findings")
  }

  private func inOrder(_ ranges: [TextRange], _ name: String) -> String? {
    zip(ranges, ranges.dropFirst()).contains { $0 > $1 } ? "\(name) are out of order" : nil
  }

  private func fault(_ range: TextRange) -> String? {
    guard range.end <= text.count else { return "\(range) lies outside the text" }
    return isBoundary(range.start) && isBoundary(range.end) ? nil : "\(range) cuts a character"
  }
  private func fault(_ evidence: Evidence) -> String? {
    evidence.rule.isEmpty ? "a claim without a rule" : evidence.range.flatMap { fault($0) }
  }
  private func isBoundary(_ offset: Int) -> Bool { offset == text.count || text.bytes[offset] & 0xC0 != 0x80 }

  private func holdsWord(_ bytes: ArraySlice<UInt8>) -> Bool {
    if bytes.allSatisfy({ $0 < 0x80 }) {
      return bytes.contains { (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) }
    }
    return String(decoding: bytes, as: UTF8.self).unicodeScalars.contains {
      $0.properties.isAlphabetic || $0.properties.numericType != nil
    }
  }
}
