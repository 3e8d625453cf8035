import Foundation
import Testing

/// Programs that read what this one writes.
enum OtherReader {
  /// Whether a program, or a module of Debian's Python, is there.
  static func has(_ program: String) -> Bool { FileManager.default.isExecutableFile(atPath: program) }
  static func hasModule(_ module: String) -> Bool {
    has(python) && (try? run([python, "-c", "import \(module)"], [])) != nil
  }

  static let python = "/usr/bin/python3"

  struct Refusal: Error { var output: String }

  /// What a program makes of bytes that it is given in a file, whose name is its last argument.
  static func run(_ command: [String], _ bytes: [UInt8]) throws -> String {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("ibid-test-\(UUID().uuidString)")
    try Data(bytes).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: command[0])
    process.arguments = command.dropFirst() + [file.path]
    process.environment = ["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    let text = String(decoding: data, as: UTF8.self)
    guard process.terminationStatus == 0 else { throw Refusal(output: text) }
    return text
  }

  /// What a script of Python prints as JSON.
  static func python(_ script: String, _ bytes: [UInt8]) throws -> Any {
    let text = try run([python, "-c", "import json, sys\n" + script], bytes)
    return try JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed)
  }
}
