import ReportIndex
import ReportModel

extension Flow {
  /// A line of more bytes than this is cut, so that nothing on a screen costs more than a screen.
  private static let longestSegment = 8192

  /// The whole report: a segment a line, except that the lines of one paragraph that somebody wrapped are one, and so
  /// are those of hidden paragraphs that share a mark. Linear.
  init(whole report: Report, hiding hidden: HiddenText = .none) {
    let text = report.text
    var segments: [Segment] = []
    segments.reserveCapacity(text.lineCount)
    var block = 0
    var stretch = 0
    var start = 0
    func finish(at end: Int) {
      var from = start
      while end - from > Flow.longestSegment {
        var cut = Flow.cut(text.bytes, from: from)
        if let stretch = hidden.stretch(at: cut), stretch.range.start < cut { cut = stretch.range.end }
        if cut >= end { break }
        segments.append(Segment(range: TextRange(from, cut), kind: .text))
        from = cut
      }
      segments.append(Segment(range: TextRange(from, end), kind: .text))
      start = end
    }
    for line in 1..<max(1, text.lineCount) {
      let next = Int(text.lineStarts[line])
      while block < report.blocks.count, report.blocks[block].range.end <= next { block += 1 }
      // Quoted mail keeps its marks at the beginnings of lines.
      let goesOn =
        block < report.blocks.count && report.blocks[block].range.start < next
        && report.blocks[block].hint != .blockquote
      while stretch < hidden.stretches.count, hidden.stretches[stretch].range.end <= next { stretch += 1 }
      let isHidden = stretch < hidden.stretches.count && hidden.stretches[stretch].range.start < next
      if !goesOn, !isHidden { finish(at: next) }
    }
    finish(at: text.count)
    self.init(segments, isWhole: true)
  }

  /// Where to cut a long line: after the last blank before its limit, else between two characters.
  private static func cut(_ bytes: [UInt8], from start: Int) -> Int {
    var end = start + longestSegment
    for offset in stride(from: end, to: end - 512, by: -1) where bytes[offset - 1] == 0x20 { return offset }
    while bytes[end] & 0xC0 == 0x80 { end -= 1 }
    return end
  }

  /// The quotations that a limit leaves, each with its heading, its lead-in and its words, without what interrupts them.
  /// With `context` so many lines of the report around each, of those that neither it nor another of them shows.
  /// Linear in what it shows.
  init(_ quotations: [Int], in catalog: Catalog, of whole: Flow, context: Int = 0) {
    let report = catalog.report
    var segments: [Segment] = []
    /// Where what is shown of the report ends, and for each quotation where it begins.
    var shownTo = 0
    let starts = quotations.map { report.quotations[$0].leadIn?.start ?? report.quotations[$0].range.start }
    for (number, index) in quotations.enumerated() {
      let quotation = report.quotations[index]
      let place = TextRange(quotation.range.start, quotation.range.start)
      func add(_ range: TextRange, _ kind: Kind) {
        segments.append(Segment(range: range, kind: kind, quotation: Int32(index)))
      }
      if !segments.isEmpty { add(place, .space) }
      add(place, .who)
      add(place, .whereFrom)
      func addContext(_ lines: [TextRange], isBefore: Bool) {
        for line in lines {
          if !isBefore { add(place, .space) }
          add(line, .context)
          if isBefore { add(place, .space) }
          shownTo = max(shownTo, line.end)
        }
      }
      if context > 0 {
        let start = min(quotation.range.start, quotation.leadIn?.start ?? quotation.range.start)
        addContext(whole.lines(context, before: start, notBefore: shownTo, in: report.text), isBefore: true)
      }
      shownTo = max(shownTo, max(quotation.range.end, quotation.leadIn?.end ?? 0))
      if let leadIn = quotation.leadIn {
        let parts = whole.split([leadIn], in: catalog, takesMarks: false)
        for (number, part) in parts.enumerated() {
          if number > 0 { add(place, .space) }
          add(part, .leadIn)
        }
        if !parts.isEmpty { add(place, .space) }
      }
      for (number, part) in whole.split(quotation.pieces, in: catalog).enumerated() {
        if number > 0 { add(place, .space) }
        add(part, .text)
      }
      if context > 0 {
        let next = number + 1 < starts.count ? starts[number + 1] : report.text.count
        addContext(whole.lines(context, after: shownTo, upTo: next, in: report.text), isBefore: false)
      }
    }
    self.init(segments, isWhole: false)
  }

  /// So many lines of the whole report with a word in them that end before an offset, in order.
  private func lines(_ count: Int, before offset: Int, notBefore least: Int, in text: ReadingText) -> [TextRange] {
    var found: [TextRange] = []
    var segment = self.segment(at: offset, hint: nil)
    // What stands before the words on their own line is of the first.
    while found.count < count, segment >= 0, segments[segment].range.end > least {
      let range = segments[segment].range
      if let line = trimmed(max(range.start, least), min(range.end, offset), in: text) { found.append(line) }
      segment -= 1
    }
    return found.reversed()
  }

  /// So many lines with a word in them that begin after an offset, in order.
  private func lines(_ count: Int, after offset: Int, upTo most: Int, in text: ReadingText) -> [TextRange] {
    var found: [TextRange] = []
    var segment = self.segment(at: offset, hint: nil)
    while found.count < count, segment < segments.count, segments[segment].range.start < most {
      let range = segments[segment].range
      if let line = trimmed(max(range.start, offset), min(range.end, most), in: text) { found.append(line) }
      segment += 1
    }
    return found
  }

  /// A stretch without the white space at its ends; nil when nothing with a letter is left.
  private func trimmed(_ start: Int, _ end: Int, in text: ReadingText) -> TextRange? {
    guard start < end else { return nil }
    var (start, end) = (start, end)
    while start < end, isSpace(text.bytes[start]) { start += 1 }
    while end > start, isSpace(text.bytes[end - 1]) { end -= 1 }
    let hasWord = text.bytes[start..<end].contains { $0 >= 0x80 || ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A) }
    let isMark = end - start <= 3 && !text.bytes[start..<end].contains { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A }
    return hasWord && !isMark ? TextRange(start, end) : nil
  }

  /// Ranges as one a segment of the whole report, with the quote marks and note markers that touch them or without.
  private func split(_ ranges: [TextRange], in catalog: Catalog, takesMarks: Bool = true) -> [TextRange] {
    let bytes = catalog.report.text.bytes
    var parts: [(segment: Int, range: TextRange)] = []
    for range in ranges {
      var segment = self.segment(at: range.start, hint: nil)
      while segment < segments.count, segments[segment].range.start < range.end {
        let whole = segments[segment].range
        let start = max(range.start, whole.start)
        var end = min(range.end, whole.end)
        while end > start, isSpace(bytes[end - 1]) { end -= 1 }
        if start < end {
          if let last = parts.last, last.segment == segment {
            parts[parts.count - 1].range.end = max(last.range.end, end)
          } else {
            parts.append((segment, TextRange(start, end)))
          }
        }
        segment += 1
      }
    }
    guard takesMarks else { return parts.map(\.range) }
    return parts.map { part in
      var range = part.range
      let whole = segments[part.segment].range
      range.start = quoteStart(bytes, before: range.start, from: whole.start)
      range.end = quoteEnd(bytes, after: range.end, to: whole.end)
      while let marker = catalog.marker(at: range.end), catalog.markers[marker].range.start == range.end {
        range.end = catalog.markers[marker].range.end
      }
      return range
    }
  }
}

/// Whether a byte is ASCII white space.
func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

/// Where the quote marks that touch `offset` begin.
private func quoteStart(_ bytes: [UInt8], before offset: Int, from limit: Int) -> Int {
  var start = offset
  while start > limit {
    if bytes[start - 1] == 0x22 || bytes[start - 1] == 0x27 {
      start -= 1
    } else if start - 3 >= limit, isCurlyQuote(bytes, at: start - 3) {
      start -= 3
    } else {
      break
    }
  }
  return start
}

/// Where the end marks and quote marks that touch `offset` end.
private func quoteEnd(_ bytes: [UInt8], after offset: Int, to limit: Int) -> Int {
  var end = offset
  while end < limit {
    if [0x22, 0x27, 0x2C, 0x2E, 0x21, 0x3F].contains(bytes[end]) {
      end += 1
    } else if end + 3 <= limit, isCurlyQuote(bytes, at: end) {
      end += 3
    } else {
      break
    }
  }
  return end
}

/// Whether one of `‘ ’ ‚ ‛ “ ” „ ‟` stands there.
private func isCurlyQuote(_ bytes: [UInt8], at offset: Int) -> Bool {
  bytes[offset] == 0xE2 && bytes[offset + 1] == 0x80 && (0x98...0x9F).contains(bytes[offset + 2])
}
