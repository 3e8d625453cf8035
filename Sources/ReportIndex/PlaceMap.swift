import ReportModel

/// Ranges over a text that nest or stand apart, and which of them is the innermost at an offset.
///
/// Made by one sweep over the ends of the ranges, linear after the sort when they nest; of ranges that cross, the one
/// that ends first is the innermost.
struct PlaceMap: Sendable {
  /// Where the innermost range changes, ascending.
  private var starts: [Int] = []
  /// The innermost from there on: an index of `items`; -1 for none.
  private var innermost: [Int] = []
  /// Ranges with what they stand for, by start, the longer first.
  private(set) var items: [(range: TextRange, value: Int)] = []

  /// The map of these ranges; empty ones hold no offset. Costs a sort.
  init(_ pairs: [(TextRange, Int)]) {
    items = pairs.filter { !$0.0.isEmpty }.map { (range: $0.0, value: $0.1) }
    items.sort { $0.range != $1.range ? $0.range < $1.range : $0.value < $1.value }
    var open: [Int] = []
    func mark(_ offset: Int, _ item: Int) {
      if starts.last == offset {
        innermost[innermost.count - 1] = item
      } else {
        starts.append(offset)
        innermost.append(item)
      }
    }
    // The open ones are kept with those that end first last.
    func close(before offset: Int) {
      while let top = open.last, items[top].range.end <= offset {
        let end = items[top].range.end
        while let next = open.last, items[next].range.end <= end { open.removeLast() }
        mark(end, open.last ?? -1)
      }
    }
    for index in items.indices {
      close(before: items[index].range.start)
      var place = open.count
      while place > 0, items[open[place - 1]].range.end < items[index].range.end { place -= 1 }
      open.insert(index, at: place)
      mark(items[index].range.start, open[open.count - 1])
    }
    close(before: Int.max)
  }

  /// The innermost range that holds the offset. Logarithmic.
  func value(at offset: Int) -> Int? {
    let index = starts.partitionPoint { $0 > offset } - 1
    guard index >= 0, innermost[index] >= 0 else { return nil }
    return items[innermost[index]].value
  }

  /// The last range, by start, that starts at the offset or before. Logarithmic.
  func last(startingAtOrBefore offset: Int) -> Int? {
    let index = items.partitionPoint { $0.range.start > offset } - 1
    return index >= 0 ? items[index].value : nil
  }

  /// The first range, by start, that starts at the offset or after. Logarithmic.
  func first(startingAtOrAfter offset: Int) -> Int? {
    let index = items.partitionPoint { $0.range.start >= offset }
    return index < items.count ? items[index].value : nil
  }
}

extension Array {
  /// The first index whose element is in the second part, of an array that is parted so. Logarithmic.
  func partitionPoint(where isInSecondPart: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if isInSecondPart(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
