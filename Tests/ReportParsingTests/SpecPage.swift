import Glibc

/// An example of a page: its name, its report, its facts.
struct SpecExample {
  var name: String
  var report: String
  var facts: [String]
}

/// A page of `Tests/Spec`.
struct SpecPage {
  var name: String
  var examples: [SpecExample]

  /// The pages that have `report` fences.
  static let all: [SpecPage] = {
    let folder = #filePath.split(separator: "/").dropLast(2).map { "/" + $0 }.joined() + "/Spec"
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      if name.hasSuffix(".md") { names.append(name) }
    }
    return names.sorted().compactMap { name in
      let page = SpecPage(name: name, text: readFile("\(folder)/\(name)"))
      return page.examples.isEmpty ? nil : page
    }
  }()

  /// Reads a page: a heading names the examples under it.
  init(name: String, text: String) {
    self.name = name
    examples = []
    var heading = name
    var fence: String?
    var lines: [String] = []
    var report: String?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if line.hasPrefix("```") {
        if let open = fence {
          if open == "report" { report = lines.joined(separator: "\n") }
          if open == "facts", let body = report {
            examples.append(
              SpecExample(name: "\(name): \(heading)", report: body, facts: lines.filter { !$0.isEmpty }))
          }
          fence = nil
        } else {
          fence = String(line.dropFirst(3))
          lines = []
        }
      } else if fence != nil {
        lines.append(line)
      } else if line.hasPrefix("#") {
        heading = line.drop { $0 == "#" || $0 == " " }.description
      }
    }
  }
}

/// A file's text; empty when it cannot be read.
func readFile(_ path: String) -> String { String(decoding: readBytes(path), as: UTF8.self) }

/// A file's bytes; none when it cannot be read.
func readBytes(_ path: String) -> [UInt8] {
  guard let file = fopen(path, "r") else { return [] }
  defer { fclose(file) }
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = fread(&buffer, 1, buffer.count, file)
    if count <= 0 { return bytes }
    bytes += buffer[..<count]
  }
}
