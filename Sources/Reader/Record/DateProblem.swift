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

  private static func isDigit(_ character: Character) -> Bool { ("0"..."9").contains(character) }
}
