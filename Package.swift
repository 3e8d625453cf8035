// swift-tools-version: 6.2
import PackageDescription

// The map of the house: what each target is, and whom it may import. `.ci/run` holds the table.
let package = Package(
  name: "ibid",
  products: [.executable(name: "ibid", targets: ["ibid"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    // The bundled report and the word lists, as bytes in the program.
    .target(
      name: "BundledReport", path: "Resources",
      resources: [.embedInCode("tessaly-bar.txt"), .embedInCode("words.txt")]),

    // What a report is: flat arrays of typed ranges over one text.
    .target(name: "ReportModel"),
    // Bytes of any kind to reading text and paragraphs.
    .target(
      name: "ReportInput", dependencies: ["ReportModel", "CLibXML2"],
      swiftSettings: [.unsafeFlags(["-Xcc", "-I/usr/include/libxml2"])]),
    // Reading text to a report, stage by stage.
    .target(name: "ReportParsing", dependencies: ["ReportModel"]),
    // Questions that a report answers: folding, search, queries, limits, lists.
    .target(name: "ReportIndex", dependencies: ["ReportModel", "CPCRE2", "CUTF8Proc"]),
    // A terminal without one: canvas, cells with roles, keys, width.
    .target(name: "Screen", dependencies: ["CUTF8Proc"]),
    // A report or hits in the formats of other programs, and as lines for people.
    .target(name: "Export", dependencies: ["ReportModel", "ReportIndex", "Screen"]),

    // Config files: what they say, line by line, and what is wrong in them.
    .target(name: "TOML"),
    // What the program does, without doing it: state, update, view.
    .target(name: "Reader", dependencies: ["ReportModel", "ReportIndex", "Screen", "TOML"]),
    // The manual page and the completions, made from the tables that the program obeys.
    .target(name: "Manual", dependencies: ["Export", "Reader", "ReportIndex", "ReportModel"]),
    // What lasts: places, limits, marks, what was typed, in SQLite.
    .target(name: "ReaderStore", dependencies: ["ReportModel", "CSQLite"]),
    // Canvas to ncurses, ncurses to keys; the terminal given back on every way out.
    .target(name: "Curses", dependencies: ["Screen", "CNcurses", "CTerminal"]),

    // C libraries. CNcurses and CTerminal hold what Swift cannot import or must not do in a signal handler.
    .systemLibrary(name: "CNcurses", providers: [.apt(["libncurses-dev"])]),
    // Loaded when it is needed; see its header.
    .systemLibrary(name: "CLibXML2", providers: [.apt(["libxml2-dev"])]),
    // Loaded when the state is opened; see its header.
    .systemLibrary(name: "CSQLite", providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(name: "CPCRE2", pkgConfig: "libpcre2-8", providers: [.apt(["libpcre2-dev"])]),
    .systemLibrary(name: "CUTF8Proc", providers: [.apt(["libutf8proc-dev"])]),
    .target(name: "CTerminal", cSettings: [.define("_GNU_SOURCE")]),

    // The command line, the only loop, effects.
    .executableTarget(
      name: "ibid",
      dependencies: [
        "BundledReport", "ReportModel", "ReportInput", "ReportParsing", "ReportIndex", "Export", "Screen", "Reader",
        "Manual", "ReaderStore", "Curses", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      // A program at a fixed address needs no relocations when it starts: one millisecond of fifteen.
      linkerSettings: [
        .unsafeFlags(
          ["-Xclang-linker", "-no-pie"],
          .when(platforms: [.linux], configuration: .release))
      ]
    ),

    // How fast it is: `swift run -c release Benchmarks FILE…`. No test, for its figures are the machine's.
    .executableTarget(
      name: "Benchmarks",
      dependencies: ["BundledReport", "Export", "ReportIndex", "ReportInput", "ReportModel", "ReportParsing"]),

    // Tests: a suite a source file; Spec holds prose with examples that run.
    .testTarget(name: "ReportModelTests", dependencies: ["ReportModel"]),
    .testTarget(name: "ReportInputTests", dependencies: ["ReportInput", "ReportModel"]),
    .testTarget(
      name: "ReportParsingTests", dependencies: ["BundledReport", "ReportInput", "ReportModel", "ReportParsing"],
      exclude: ["Cases", "Gold"]),
    .testTarget(
      name: "ReportIndexTests",
      dependencies: ["BundledReport", "ReportIndex", "ReportInput", "ReportModel", "ReportParsing"]),
    .testTarget(
      name: "ExportTests",
      dependencies: [
        "BundledReport", "Export", "ReportIndex", "ReportInput", "ReportModel", "ReportParsing", "Screen",
      ]),
    .testTarget(name: "ScreenTests", dependencies: ["Screen"]),
    .testTarget(name: "TOMLTests", dependencies: ["TOML"]),
    .testTarget(name: "CursesTests", dependencies: ["Curses", "Screen"]),
    .testTarget(
      name: "ReaderTests",
      dependencies: [
        "BundledReport", "Curses", "Reader", "ReportIndex", "ReportInput", "ReportModel", "ReportParsing", "Screen",
      ],
      exclude: ["Frames"]),
    .testTarget(name: "ReaderStoreTests", dependencies: ["ReaderStore", "ReportModel"]),
    // The built program on a pseudo-terminal, its screen read through libvterm.
    .testTarget(name: "EdgeTests", dependencies: ["CVTerm", "ibid"]),
    .systemLibrary(name: "CVTerm", path: "Tests/CVTerm", providers: [.apt(["libvterm-dev"])]),
  ]
)
