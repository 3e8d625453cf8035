import ReportModel

/// What is missing or damaged in a report, a finding a line, in order of place: `path:line: severity: code: message`, as
/// compilers and editors know it. Empty when nothing is.
public func findings(_ report: Report) -> [UInt8] {
  let path = report.path.isEmpty ? "-" : report.path
  var text = ""
  for finding in report.findings {
    let line = report.text.lineNumber(at: finding.range.start)
    text += "\(path):\(line): \(finding.code.severity.rawValue): \(finding.code.rawValue): \(finding.message)\n"
  }
  return Array(text.utf8)
}

/// The same as JSON: an array of objects with `code`, `severity`, `line`, `range` and `message`.
public func findingsJSON(_ report: Report) -> [UInt8] {
  var bytes: [UInt8] = []
  withoutActuallyEscaping({ bytes += $0 }) { sink in
    var json = JSONWriter(to: sink)
    json.array(nil, report.findings) { json, finding in
      json.object {
        $0.member("code", finding.code.rawValue)
        $0.member("severity", finding.code.severity.rawValue)
        $0.member("line", report.text.lineNumber(at: finding.range.start))
        $0.range("range", finding.range)
        $0.member("message", finding.message)
      }
    }
    json.finish()
  }
  return bytes
}
