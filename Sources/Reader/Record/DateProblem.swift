import ReportIndex
import ReportModel

extension EDTF {
  /// Why there is no such date, where it is written as one: a month or a day that no calendar has, digits that are missing. Nil
  /// when it is not written as a date.
  static func problem(with typed: String) -> String? {
    for side in typed.split(separator: "/") where side != ".." {
      let parts = side.prefix { $0 != "T" && $0 != "~" }.split(separator: "-", omittingEmptySubsequences: false)
      guard (1...3).contains(parts.count), parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(isDigit) }),
        let year = Int(parts[0])
      else { continue }
      let numbers = parts.compactMap { Int($0) }
      if year == 0 { return "no year is called 0" }
      if parts[0].count != 4 { return "a year has four digits, as 2021 or 0476" }
      let months = [1...12, 21...24, 33...36]
      if numbers.count > 1, !months.contains(where: { $0.contains(numbers[1]) }) {
        return "there is no month \(parts[1])"
      }
      if numbers.count > 2 {
        guard numbers[1] <= 12 else { return "there is no month \(parts[1])" }
        let days = CivilDay.count(year: year, month: numbers[1])
        let month = EDTF.Point(year: year, month: numbers[1]).monthName ?? ""
        if !(1...days).contains(numbers[2]) { return "\(month) \(year) has \(days) days, and no \(parts[2])" }
      }
      if parts.dropFirst().contains(where: { $0.count != 2 }) {
        let digits = numbers.dropFirst().map { EDTF.twoDigits($0) }
        return "months and days have two digits: " + ([String(parts[0])] + digits).joined(separator: "-")
      }
    }
    return nil
  }

  /// `2021-05-03` of `May 3, 2021`, `3 May 2021` and `May 2021`; nil of anything else. Three letters of a month are enough.
  static func form(ofWritten typed: String) -> String? {
    var words = typed.split { $0 == " " || $0 == "," }.map { $0.lowercased() }
    let month = words.indices.compactMap { index -> (place: Int, number: Int)? in
      let word = words[index].hasSuffix(".") ? words[index].dropLast() : words[index][...]
      guard word.count >= 3 else { return nil }
      let number = (1...12).first { month in
        EDTF.Point(year: 1, month: month).monthName?.lowercased().hasPrefix(word) == true
      }
      return number.map { (index, $0) }
    }
    guard month.count == 1, let (place, number) = month.first, place < 2 else { return nil }
    words.remove(at: place)
    guard (1...2).contains(words.count), let year = words.last, year.count == 4, words.joined().allSatisfy(isDigit)
    else { return nil }
    let day = words.count == 2 ? Int(words[0]) : nil
    return "\(year)-\(twoDigits(number))" + (day.map { "-" + twoDigits($0) } ?? "")
  }

  private static func isDigit(_ character: Character) -> Bool { ("0"..."9").contains(character) }
}
