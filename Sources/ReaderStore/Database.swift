import CSQLite

/// A thin typed wrapper over a SQLite connection. A class because it is one thing that is closed once; for one thread.
final class Database {
  /// What SQLite refused.
  struct Failure: Error, Hashable {
    /// An extended result code, as `SQLITE_IOERR_WRITE`.
    var code: Int32
    /// SQLite's words for it.
    var message: String
    /// The system's, if it was that; else 0.
    var errno: Int32

    /// The code without what extends it.
    var primary: Int32 { code & 0xFF }
    /// Whether the file is not what SQLite left, as against not to be had just now.
    var meansDamage: Bool { primary == SQLITE_CORRUPT || primary == SQLITE_NOTADB }
  }

  /// What a column can hold.
  enum Value: Hashable, Sendable {
    case null
    case integer(Int)
    case text(String)
    case blob([UInt8])
  }

  private let connection: OpaquePointer

  /// Whether the library is on this host.
  static var isThere: Bool { sqlite_is_there() != 0 }

  /// How a file is opened.
  enum Access {
    /// It is made if there is none.
    case writing
    /// Nothing is written, not even beside it.
    case reading
  }

  /// Opens the file. Waits `patience` milliseconds for other processes at each statement.
  init(path: String, patience: Int, for access: Access = .writing) throws(Failure) {
    var opened: OpaquePointer?
    let common = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE
    let code =
      switch access {
      case .writing: unsafe sqlite_open(path, &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | common)
      // Where no file can be made beside it, SQLite reads it only as one that does not change.
      case .reading:
        unsafe sqlite_open(
          Database.uri(path) + "?immutable=1", &opened, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | common)
      }
    guard let opened = unsafe opened else {
      throw Failure(code: SQLITE_NOMEM, message: "out of memory", errno: 0)
    }
    guard code == SQLITE_OK else {
      let failure = unsafe Database.failure(opened, code)
      _ = unsafe sqlite_close(opened)
      throw failure
    }
    unsafe connection = opened
    _ = unsafe sqlite_busy_timeout(opened, Int32(patience))
  }

  /// The path as a `file:` URI.
  private static func uri(_ path: String) -> String {
    var uri = "file:"
    for byte in path.utf8 {
      switch byte {
      case 0x2D...0x39, 0x41...0x5A, 0x5F, 0x61...0x7A, 0x7E: uri.unicodeScalars.append(Unicode.Scalar(byte))
      default: uri += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }
    return uri
  }

  deinit { _ = unsafe sqlite_close(connection) }

  /// Runs one statement with these values for its `?`, and gives its rows.
  @discardableResult
  func run(_ sql: String, _ values: Value...) throws(Failure) -> [[Value]] { try run(sql, values) }

  /// Runs one statement with these values for its `?`, and gives its rows.
  @discardableResult
  func run(_ sql: String, _ values: [Value]) throws(Failure) -> [[Value]] {
    var prepared: OpaquePointer?
    var code = unsafe sqlite_prepare(connection, sql, -1, &prepared)
    guard code == SQLITE_OK, let statement = unsafe prepared else { throw unsafe Database.failure(connection, code) }
    defer { _ = unsafe sqlite_finalize(statement) }
    for (index, value) in values.enumerated() { unsafe bind(value, to: statement, at: Int32(index + 1)) }
    var rows: [[Value]] = []
    while true {
      code = unsafe sqlite_step(statement)
      if code == SQLITE_DONE { return rows }
      guard code == SQLITE_ROW else { throw unsafe Database.failure(connection, code) }
      rows.append(unsafe row(of: statement))
    }
  }

  /// Does all of it or nothing, as one writer among many.
  func transaction(_ body: () throws(Failure) -> Void) throws(Failure) {
    try run("BEGIN IMMEDIATE")
    do {
      try body()
      try run("COMMIT")
    } catch {
      // Some failures have rolled back already.
      _ = try? run("ROLLBACK")
      throw error
    }
  }

  private static func failure(_ connection: OpaquePointer, _ code: Int32) -> Failure {
    let extended = unsafe sqlite_extended_errcode(connection)
    let known = extended == SQLITE_OK ? code : extended
    return unsafe Failure(
      code: known, message: String(cString: sqlite_errstr(known)), errno: sqlite_system_errno(connection))
  }

  private func bind(_ value: Value, to statement: OpaquePointer, at place: Int32) {
    switch value {
    case .null: _ = unsafe sqlite_bind_null(statement, place)
    case .integer(let number): _ = unsafe sqlite_bind_int64(statement, place, Int64(number))
    case .text(let text):
      // No bytes have no address, and that would mean null.
      if text.isEmpty {
        _ = unsafe sqlite_bind_text(statement, place, "", 0)
        return
      }
      var text = text
      text.withUTF8 { bytes in
        unsafe bytes.withMemoryRebound(to: CChar.self) {
          _ = unsafe sqlite_bind_text(statement, place, $0.baseAddress, Int32($0.count))
        }
      }
    case .blob(let bytes):
      unsafe bytes.withUnsafeBytes { _ = unsafe sqlite_bind_blob(statement, place, $0.baseAddress, Int32($0.count)) }
    }
  }

  private func row(of statement: OpaquePointer) -> [Value] {
    var row: [Value] = []
    var column: Int32 = 0
    let count = unsafe sqlite_column_count(statement)
    while column < count {
      switch unsafe sqlite_column_type(statement, column) {
      case SQLITE_INTEGER: row.append(.integer(Int(unsafe sqlite_column_int64(statement, column))))
      case SQLITE_TEXT: row.append(.text(String(decoding: unsafe bytes(of: statement, column), as: UTF8.self)))
      case SQLITE_BLOB: row.append(.blob(unsafe bytes(of: statement, column)))
      default: row.append(.null)
      }
      column += 1
    }
    return row
  }

  private func bytes(of statement: OpaquePointer, _ column: Int32) -> [UInt8] {
    // In this order, as SQLite asks.
    guard let start = unsafe sqlite_column_blob(statement, column) else { return [] }
    let count = unsafe Int(sqlite_column_bytes(statement, column))
    return unsafe Array(UnsafeRawBufferPointer(start: start, count: count))
  }
}

extension Database.Value {
  /// The number, if it is one.
  var integer: Int? { if case .integer(let number) = self { number } else { nil } }
  /// The text, if it is one.
  var text: String? { if case .text(let text) = self { text } else { nil } }
  /// The bytes, if they are that.
  var blob: [UInt8]? { if case .blob(let bytes) = self { bytes } else { nil } }
}
