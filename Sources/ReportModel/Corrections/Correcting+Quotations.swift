// Which words are one quotation: two made one, one made two.
extension Correcting {
  /// Makes a quotation and the one after it one, with the speaker, the date and the kind of the first.
  mutating func join(_ first: Int, _ second: Int) throws(CorrectionMisfit) {
    let (a, b) = (report.quotations[first], report.quotations[second])
    guard first < second, a.range.end <= b.range.start, a.parent == b.parent else { throw .notNeighbours }
    for index in (first + 1)..<second where report.quotations[index].parent != first {
      // What stands in a quotation within the first one does not stand between.
      guard a.range.contains(report.quotations[index].range) else { throw .notNeighbours }
    }
    var joined = a
    joined.pieces += b.pieces
    joined.range = TextRange(a.range.start, b.range.end)
    joined.notes = (a.notes + b.notes).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    joined.echoes = Array(Set(a.echoes + b.echoes).subtracting([first, second])).sorted()
    joined.evidence = .reader(a.evidence.range)
    report.quotations[first] = joined
    renumber(removing: second, into: first)
  }

  /// Makes a quotation two; the second begins with the letter that has so many letters before it.
  mutating func cut(_ index: Int, atLetter number: Int) throws(CorrectionMisfit) {
    let whole = report.quotations[index]
    let bytes = report.text.bytes
    guard number > 0, let place = Letters.offset(ofLetter: number, of: whole.pieces, in: bytes) else {
      throw .nothingToCut
    }
    guard let (head, tail) = Correcting.parts(of: whole.pieces, at: place, in: bytes) else { throw .nothingToCut }
    var (first, second) = (whole, whole)
    first.pieces = head
    first.range = TextRange(whole.range.start, head[head.count - 1].end)
    second.pieces = tail
    second.range = TextRange(tail[0].start, whole.range.end)
    for inner in report.quotations.indices where report.quotations[inner].parent == index {
      let range = report.quotations[inner].range
      guard first.range.contains(range) || second.range.contains(range) else { throw .quotationWithin }
    }
    second.leadIn = nil
    if let cue = whole.cue { if cue.start < second.range.start { second.cue = nil } else { first.cue = nil } }
    for part in [0, 1] {
      let own = part == 0 ? first : second
      let echoes = own.echoes.filter { shareWords(own.pieces, report.quotations[$0].pieces) }
      if part == 0 { first.echoes = echoes } else { second.echoes = echoes }
    }
    let (ofFirst, ofSecond) = notes(of: index, cutBefore: second.range.start)
    first.notes = ofFirst
    second.notes = ofSecond
    first.evidence = .reader(whole.evidence.range)
    second.evidence = .reader(whole.evidence.range)
    report.quotations[index] = first
    insert(second, cutFrom: index)
  }

  /// Pieces before and from an offset, without the blanks and opening marks between; nil when one has no words.
  private static func parts(of pieces: [TextRange], at offset: Int, in bytes: [UInt8]) -> ([TextRange], [TextRange])? {
    var (head, tail): ([TextRange], [TextRange]) = ([], [])
    for piece in pieces {
      if piece.end <= offset {
        head.append(piece)
      } else if piece.start >= offset {
        tail.append(piece)
      } else {
        // The word that holds the letter, with the marks that open before it, is the second's.
        var start = offset
        while start > piece.start, !isBlank(bytes[start - 1]) { start -= 1 }
        var end = start
        while end > piece.start, isBlank(bytes[end - 1]) { end -= 1 }
        if end > piece.start { head.append(TextRange(piece.start, end)) }
        tail.append(TextRange(start, piece.end))
      }
    }
    return head.isEmpty || tail.isEmpty ? nil : (head, tail)
  }

  /// Whether one of two has all the letters of the other.
  private func shareWords(_ a: [TextRange], _ b: [TextRange]) -> Bool {
    func letters(_ pieces: [TextRange]) -> String {
      var letters: [UInt8] = []
      for piece in pieces {
        for byte in report.text.bytes[piece.start..<piece.end] where Letters.isLetter(byte) {
          letters.append(byte < 0x80 ? byte | 0x20 : byte)
        }
      }
      return String(decoding: letters, as: UTF8.self)
    }
    let (x, y) = (letters(a), letters(b))
    return x.isEmpty || y.isEmpty ? false : x.utf8.count < y.utf8.count ? y.contains(x) : x.contains(y)
  }

  /// The notes of the two parts of a quotation: a note supports the part in or behind which its marker stands, and the
  /// first part too when no marker stands before the second. References are changed accordingly by `insert`.
  private func notes(of index: Int, cutBefore start: Int) -> (first: [Int], second: [Int]) {
    let notes = report.quotations[index].notes
    func isBefore(_ note: Int) -> Bool {
      report.notes[note].references.contains { $0.quotations.contains(index) && $0.range.start < start }
    }
    func isBehind(_ note: Int) -> Bool {
      report.notes[note].references.contains { $0.quotations.contains(index) && $0.range.start >= start }
    }
    let first = notes.filter(isBefore)
    return (first.isEmpty ? notes : first, notes.filter(isBehind))
  }

  /// Takes a quotation out; what meant it means another.
  private mutating func renumber(removing gone: Int, into heir: Int) {
    report.quotations.remove(at: gone)
    mapQuotations { $0 == gone ? [heir] : [$0 > gone ? $0 - 1 : $0] }
  }

  /// Puts the second part of a quotation in; what meant the whole means the parts that it belongs to.
  private mutating func insert(_ second: Quotation, cutFrom index: Int) {
    let place = report.quotations.firstIndex { $0.range > second.range } ?? report.quotations.count
    report.quotations.insert(second, at: place)
    mapQuotations { old in
      old == index ? [index, place] : [old >= place ? old + 1 : old]
    }
    for inner in report.quotations.indices where report.quotations[inner].parent == index {
      if second.range.contains(report.quotations[inner].range) { report.quotations[inner].parent = place }
    }
    for note in report.notes.indices {
      for reference in report.notes[note].references.indices {
        report.notes[note].references[reference].quotations.removeAll {
          ($0 == index || $0 == place) && !report.quotations[$0].notes.contains(note)
        }
      }
    }
    // An echo of the whole is one of the parts with its words.
    for part in [index, place] {
      for other in report.quotations.indices where other != part && !report.quotations[part].echoes.contains(other) {
        report.quotations[other].echoes.removeAll { $0 == part }
      }
    }
  }

  /// Changes the indices of quotations wherever one stands. Linear in the report.
  private mutating func mapQuotations(_ new: (Int) -> [Int]) {
    func mapped(_ indices: [Int]) -> [Int] {
      var all: [Int] = []
      for index in indices.flatMap(new) where !all.contains(index) { all.append(index) }
      return all
    }
    for index in report.quotations.indices {
      report.quotations[index].parent = report.quotations[index].parent.flatMap { new($0).first }
      report.quotations[index].echoes = mapped(report.quotations[index].echoes).filter { $0 != index }
    }
    for note in report.notes.indices {
      for reference in report.notes[note].references.indices {
        report.notes[note].references[reference].quotations = mapped(
          report.notes[note].references[reference].quotations)
      }
    }
    for index in report.timeline.indices {
      report.timeline[index].quotations = mapped(report.timeline[index].quotations)
    }
    for index in report.speakers.indices {
      report.speakers[index].quotations = mapped(report.speakers[index].quotations)
    }
    prints = QuotationPrints(report)
  }
}

private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
