import Glibc
import Reader
import ReportModel
import Screen

extension Conversation {
  /// Sends something to the terminal's clipboard. What is said never claims that it arrived.
  mutating func copy(_ copy: Copy) {
    guard options.hasClipboard else { return say("the clipboard is switched off here", isRefusal: true) }
    let multiplexer = Clipboard.Multiplexer(environment: environment)
    let count = copy.text.utf8.count
    guard let sequence = Clipboard.sequence(copy.text, through: multiplexer) else {
      return say(
        "\(copy.what): \(count) bytes are too many, at most \(Clipboard.mostBytes) · :write FILE", isRefusal: true)
    }
    terminal.send(sequence)
    let sent = "sent \(copy.what), \(count) bytes"
    switch multiplexer {
    case nil: say(sent)
    case .tmux: say(sent + " · tmux: set -g set-clipboard on")
    case .screen: say(sent + " through screen")
    }
  }

  /// Writes a file; asks about one that is there.
  mutating func write(_ request: WriteRequest) {
    guard !options.isSecure else { return refuseInSecureMode() }
    let path = expanded(request.path)
    let flags: Int32 =
      switch request.mode {
      case .new: O_EXCL
      case .overwrite: O_TRUNC
      case .append: O_APPEND
      }
    let file = unsafe Glibc.open(path, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOCTTY | flags, 0o666)
    guard file >= 0 else {
      if errno == EEXIST, request.mode == .new {
        _ = update(&state, .fileExists(request))
      } else {
        say(Failure(path: request.path, errno: errno).description, isRefusal: true)
      }
      return
    }
    var information = stat()
    let isNew = unsafe fstat(file, &information) == 0 && information.st_size == 0
    // Quotations at the end of others are parted from them by a blank line.
    let text = isNew ? request.text : "\n" + request.text
    let isWritten = writeAll(Array(text.utf8), to: file)
    let code = errno
    let isClosed = close(file) == 0
    guard isWritten, isClosed else {
      return say(Failure(path: request.path, errno: isWritten ? errno : code).description, isRefusal: true)
    }
    let verb = request.mode == .append ? "added to" : "written to"
    say("\(request.what) \(verb) \(request.path)")
  }

  /// Gives a text to a command, which has the terminal meanwhile.
  mutating func pipe(_ text: String, to command: String) {
    guard !options.isSecure else { return refuseInSecureMode() }
    keeper?.flush(patience: 500)
    var status: Int32?
    let file = memoryFile(Array(text.utf8))
    guard file >= 0 else { return say("no memory for the pipe", isRefusal: true) }
    defer { close(file) }
    terminal.lend { keys, output in
      status = runShell(command, input: file, output: output)
      ibid.write(
        Array(
          "\n[\(command.count > 40 ? "the command" : visible(command, charset: terminal.charset)): exit \(status ?? 127) · Return goes back] "
            .utf8), to: output)
      waitForReturn(keys)
    }
    adoptSize()
    if let status {
      say(status == 0 ? "piped to \(command)" : "\(command): exit \(status)", isRefusal: status != 0)
    } else {
      say("no shell to run that", isRefusal: true)
    }
  }

  /// Puts lines on the terminal as it was before, until Return is pressed: to be selected, or left in its history.
  mutating func dump(_ lines: [String]) {
    terminal.lend { keys, output in
      let text = lines.map { $0 + "\n" }.joined() + "[Return goes back] "
      ibid.write(Array(text.utf8), to: output)
      waitForReturn(keys)
    }
    adoptSize()
  }

  /// Opens the report's file in the reader's editor, at the line of a place.
  mutating func edit(at offset: Int) {
    guard !options.isSecure else { return refuseInSecureMode() }
    guard !document.absolutePath.isEmpty else { return say("this report is no file: nothing to edit", isRefusal: true) }
    let editor = environment("VISUAL") ?? environment("EDITOR") ?? "vi"
    let line = lineInFile(of: offset)
    let path = document.absolutePath
    keeper?.flush(patience: 500)
    let before = FileStamp(path)
    var status: Int32?
    terminal.lend { keys, output in
      // The editor's own words are the shell's to part.
      status = runShell("\(editor) +\(line) \"$1\"", [path], input: keys, output: output)
    }
    adoptSize()
    if let status, status != 0 {
      say("\(editor): exit \(status)", isRefusal: true)
    } else if FileStamp(path) != before {
      say("the file has changed · R reads it again")
    }
  }

  /// The line of the file, from 1, that the text's offset is on: in mark-up the line on which its words stand.
  private func lineInFile(of offset: Int) -> Int {
    let report = state.catalog.report
    if report.format == .text { return report.text.lineNumber(at: offset) }
    let file = ReadingText(utf8: document.bytes)
    let place = Anchor(offset, in: report.text).place(in: file)
    return place.isSure ? file.lineNumber(at: place.offset) : 1
  }

  /// Says what is in a folder.
  mutating func listFiles(_ folder: String) {
    guard !options.isSecure else { return refuseInSecureMode() }
    let path = folder.isEmpty ? "." : expanded(folder)
    guard let directory = unsafe opendir(path) else {
      return say(Failure(path: folder, errno: errno).description, isRefusal: true)
    }
    defer { unsafe closedir(directory) }
    var names: [String] = []
    while names.count < 10_000, let entry = unsafe readdir(directory) {
      let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        unsafe String(validating: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      guard let name, name != ".", name != ".." else { continue }
      var information = stat()
      let isFolder = unsafe stat(path + "/" + name, &information) == 0 && information.st_mode & S_IFMT == S_IFDIR
      names.append(isFolder ? name + "/" : name)
    }
    _ = update(&state, .files(FolderListing(folder: folder, names: names.sorted())))
  }

  /// A path as it was typed: `~/` is home.
  func expanded(_ path: String) -> String {
    guard path.hasPrefix("~/"), let home = environment("HOME") else { return path }
    return home + path.dropFirst()
  }

  mutating func say(_ words: String, isRefusal: Bool = false) {
    _ = update(&state, .said(words, isRefusal: isRefusal))
  }

  /// What the state has refused already does not come here; should it, nothing happens.
  mutating func refuseInSecureMode() { say("not in secure mode", isRefusal: true) }

  /// After the terminal was somebody else's.
  private mutating func adoptSize() { _ = update(&state, .resize(terminal.size)) }
}

/// By which a file that has changed is told.
private struct FileStamp: Equatable {
  var size: Int = -1
  var seconds = 0
  var nanoseconds = 0

  init(_ path: String) {
    var information = stat()
    guard unsafe stat(path, &information) == 0 else { return }
    size = Int(information.st_size)
    seconds = information.st_mtim.tv_sec
    nanoseconds = information.st_mtim.tv_nsec
  }
}
