import ReportModel

/// Links each marker to what it supports: the smallest unit that ends there, and the chain of statements back to the
/// marker before, within one section or under one lead-in. A marker on a lead-in supports the quotation after it.
func linkNotes(
  _ notes: inout [Note], quotations: inout [Quotation], found: [FoundQuotation], order: [Int], blocks: [Block],
  sectionOfBlock: [Int?], entries: [Int], speakers: [Int?], isOfDocument: [Bool], in text: ReadingText,
  _ lexicon: Lexicon
) {
  /// Whether the paragraph that leads to one quotation brings a reply to another, which stands in it or right above it: an
  /// exchange, of which each is a part.
  func replies(_ answer: FoundQuotation, to other: FoundQuotation) -> Bool {
    guard case .block(let lead) = answer.lead, let last = other.pieces.last, last.end <= answer.range.start else {
      return false
    }
    let isAbove = lead > 0 && blocks[lead - 1].range.contains(last.start) && other.kind == .block
    guard isAbove || blocks[lead].range.contains(last.start) else { return false }
    let start = max(blocks[lead].range.start, last.end)
    let clause = Clause(text.words(in: TextRange(start, blocks[lead].range.end), lexicon), in: text, lexicon)
    return clause.words.indices.contains { i in
      clause.rules(i).contains(.replying) && clause.words[i].classes.contains(.cue) && !clause.isNoun(i)
        && (clause.lowercased(i).hasSuffix("d") || clause.lowercased(i).hasSuffix("s"))
    }
  }
  func differ(_ a: Int?, _ b: Int?) -> Bool { a != nil && b != nil && a != b }
  var references: [(note: Int, reference: Int, start: Int)] = []
  for note in notes.indices {
    for reference in notes[note].references.indices {
      references.append((note, reference, notes[note].references[reference].range.start))
    }
  }
  references.sort { $0.start < $1.start }
  let outer = quotations.indices.filter {
    quotations[$0].parent == nil && quotations[$0].kind != .headline && quotations[$0].kind != .term
  }
  /// Whether another turn of the same talk follows the one that a marker ends: then the note is that turn's own.
  func goesOnTalking(_ place: Int, _ outer: [Int], _ marker: TextRange) -> Bool {
    let turn = found[order[outer[place]]]
    guard turn.isTurn else { return false }
    guard place + 1 < outer.count else { return false }
    let after = found[order[outer[place + 1]]]
    guard after.isTurn else { return false }
    var block = after.block - 1
    while block > turn.block, [.caption, .boilerplate].contains(blocks[block].kind) { block -= 1 }
    return blocks[block].range.contains(marker.start)
  }
  var next = 0
  var lastMarker = 0
  var lastChain: [Int] = []
  var rest = RestOfUnit()
  for (note, reference, _) in references
  where notes[note].definition?.sources.isEmpty == false || Int(notes[note].label) != nil
    || romanNumeral(notes[note].label) != nil
    || notes[note].label.utf8.count == 1 && notes[note].label.utf8.allSatisfy(\.isASCIILetter)
  {
    let range = notes[note].references[reference].range
    while next < outer.count, quotations[outer[next]].range.start < range.start { next += 1 }
    // The quotation that ends at the marker: nothing but marks, stops and space lies between, or the rest of its sentence.
    var chain: [Int] = []
    var rule = "ends at the marker"
    var i = next - 1
    if lastMarker > 0, lastMarker <= range.start, range.start - lastMarker <= 3,
      text.bytes[lastMarker..<range.start].allSatisfy({ $0.isBlank || $0 == 0x2C || $0 == 0x3B })
    {
      // `"…"[1][2]`: both are notes of the same words.
      chain = lastChain
      rule = "beside the marker before"
    } else if i >= 0, rest.reaches(range, from: quotations[outer[i]].range, in: text) {
      let anchor = outer[i]
      let isOwn = goesOnTalking(i, outer, range)
      // A quotation with a marker inside has the one at its end, too.
      while i >= 0,
        quotations[outer[i]].range.start >= lastMarker
          || outer[i] == anchor && lastMarker <= quotations[outer[i]].range.end,
        belongs(found[order[outer[i]]], with: found[order[anchor]], sectionOfBlock: sectionOfBlock, entries: entries)
          || chain.last.map({ replies(found[order[$0]], to: found[order[outer[i]]]) }) ?? false
      {
        // A talk and what is told behind it have each its own notes.
        if quotations[anchor].kind == .inline, case .label = found[order[outer[i]]].lead { break }
        // What is quoted inside a paragraph farther up is told on its own, unless it nearly ends there and its speaker goes on.
        if quotations[outer[i]].kind == .inline, let next = chain.last,
          found[order[outer[i]]].block != found[order[next]].block,
          !replies(found[order[next]], to: found[order[outer[i]]]),
          differ(speakers[order[outer[i]]], speakers[order[next]])
            || quotations[next].kind == .inline && speakers[order[next]] == nil
            // What somebody says of it is not in the log.
            || isOfDocument[order[outer[i]]] != isOfDocument[order[next]]
            || !stands(
              found[order[outer[i]]].block, by: found[order[chain.last ?? anchor]].block, blocks: blocks, in: text)
            || sentences(
              from: quotations[outer[i]].range.end, to: blocks[found[order[outer[i]]].block].range.end, in: text) > 1
        {
          break
        }
        chain.append(outer[i])
        i -= 1
        if isOwn { break }
      }
      if chain.count > 1 { rule = "chain back to the marker before" }
    } else if next < outer.count, isOnLeadIn(range, before: quotations[outer[next]], in: text) {
      chain = [outer[next]]
      rule = "marker on the lead-in"
    }
    for quotation in chain.reversed() {
      if !quotations[quotation].notes.contains(note) { quotations[quotation].notes.append(note) }
    }
    notes[note].references[reference].quotations = chain.reversed()
    notes[note].references[reference].evidence = Evidence(rule, range)
    lastMarker = range.end
    lastChain = chain
  }
}

/// What lies between a quotation and the markers behind it, read once for all of them.
private struct RestOfUnit {
  private var end = -1
  private var position = 0
  private var lineEnds = 0
  private var (hasWord, isOver, isBroken) = (false, false, false)

  /// Whether a quotation is what ends at a marker, or stands in the sentence that does. Of one quotation, the markers are
  /// asked in the text's order.
  mutating func reaches(_ marker: TextRange, from quotation: TextRange, in text: ReadingText) -> Bool {
    guard quotation.end <= marker.start else { return quotation.contains(marker.start) }
    if quotation.end != end {
      self = RestOfUnit()
      (end, position) = (quotation.end, quotation.end)
    }
    while position < marker.start, !isBroken {
      let next = text.scalar(at: position)
      // A wrapped line ends, a paragraph does not.
      if next.value == 0x0A {
        lineEnds += 1
        isBroken = lineEnds > 1
      } else if !next.value.isSpace {
        lineEnds = 0
      }
      // Another sentence between is the unit, not the quotation; a stop right behind its mark ends the quotation's own.
      if next.value.isWordPart {
        isBroken = isBroken || isOver
        hasWord = true
      }
      if next.value == 0x2E, position + 1 < marker.start, text.bytes[position + 1].isBlank {
        if hasWord { isBroken = true } else { isOver = true }
      }
      position += next.length
    }
    return !isBroken
  }
}

private func belongs(
  _ a: FoundQuotation, with b: FoundQuotation, sectionOfBlock: [Int?], entries: [Int]
) -> Bool {
  // Between them a chronology goes on to another day: the entry of the one is over.
  if entries.partition({ $0 <= a.block }) < entries.partition({ $0 <= b.block }) { return false }
  if sectionOfBlock[a.block] == sectionOfBlock[b.block] { return true }
  return a.governing != nil && a.governing == b.governing
}

/// How many sentences stand between a quotation's end and that of its paragraph; cheaply, by stops before a space.
private func sentences(from start: Int, to end: Int, in text: ReadingText) -> Int {
  let start = start < end && !text.scalar(at: start).value.isSpace ? start + text.scalar(at: start).length : start
  guard let first = (start..<max(start, end)).first(where: { text.bytes[$0].isASCIILetter }) else { return 0 }
  var count = 1
  for i in first..<max(first, end - 1) where text.bytes[i] == UInt8(ascii: ".") && text.bytes[i + 1].isBlank {
    count += 1
  }
  return count
}

/// Whether a block is the one of another or comes right before it, but for captions and a short lead-in.
private func stands(_ first: Int, by second: Int, blocks: [Block], in text: ReadingText) -> Bool {
  var index = second
  while index > first {
    index -= 1
    let block = blocks[index]
    if index == first { return true }
    let isLeadIn = block.range.count < 90 && text.bytes[block.range.end - 1] == UInt8(ascii: ":")
    guard block.kind == .caption || block.kind == .boilerplate || isLeadIn else { return false }
  }
  return index == first
}

/// Whether only a colon and space lie between a marker and the quotation.
private func isOnLeadIn(_ marker: TextRange, before quotation: Quotation, in text: ReadingText) -> Bool {
  guard marker.end <= quotation.range.start, let before = text.scalar(before: text.trimSpace(0, marker.start)) else {
    return false
  }
  var i = marker.end
  while i < quotation.range.start {
    let next = text.scalar(at: i)
    if next.value.isWordPart { return false }
    i += next.length
  }
  return before.value == 0x3A || text.bytes[marker.end..<quotation.range.start].contains(UInt8(ascii: ":"))
}
