import ArgumentParser
import Glibc
import Manual

/// The manual page and what shells complete with, each made from the tables that the program obeys.
enum Documentation: String, CaseIterable, ExpressibleByArgument {
  case man, bash, zsh, fish

  /// Where it is looked for, below a prefix.
  var place: String {
    switch self {
    case .man: "share/man/man1/ibid.1"
    case .bash: "share/bash-completion/completions/ibid"
    case .zsh: "share/zsh/site-functions/_ibid"
    case .fish: "share/fish/vendor_completions.d/ibid.fish"
    }
  }

  /// What stands in it.
  func text() throws(Failure) -> String {
    guard let help = CommandHelp(dumped: Ibid._dumpHelp()) else { throw Failure("the help cannot be read") }
    switch self {
    case .man:
      let usages = Ibid.configuration.usage?.split(separator: "\n").map(String.init) ?? []
      return manualPage(of: help, version: Ibid.configuration.version, usages: usages)
    case .bash: return Shell.bash.script(for: help)
    case .zsh: return Shell.zsh.script(for: help)
    case .fish: return Shell.fish.script(for: help)
    }
  }
}

/// Writes the manual page or a shell's completions.
struct ManualCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual", abstract: "Write the manual page, or what a shell completes with.",
    usage: "ibid manual [man|bash|zsh|fish]",
    discussion: "To read it: ibid manual | man -l -")

  @Argument(help: "Which: \(Documentation.allCases.map(\.rawValue).joined(separator: ", ")).")
  var what = Documentation.man

  func run() throws { try deliver(Array(what.text().utf8)) }
}

/// Puts the manual page and the completions where they are looked for.
struct InstallDocsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "install-docs", abstract: "Install the manual page and the completions of bash, zsh and fish.",
    usage: "ibid install-docs [--prefix DIR]",
    discussion: """
      Without --prefix they go below ~/.local, where man and bash and fish look for them; zsh does when its fpath has \
      ~/.local/share/zsh/site-functions. For everybody: --prefix /usr/local.
      """)

  @Option(help: ArgumentHelp("Where share/man and the others are.", valueName: "DIR"), completion: .directory)
  var prefix: String?

  func run() throws {
    if environment("IBIDSECURE") != nil { throw Failure("nothing is written in secure mode") }
    if prefix?.isEmpty == true { throw Failure("--prefix takes a folder, as /usr/local") }
    guard let prefix = prefix ?? environment("HOME").map({ $0 + "/.local" }) else {
      throw Failure("HOME is not set: --prefix DIR says where")
    }
    for documentation in Documentation.allCases {
      let path = prefix + "/" + documentation.place
      do throws(Failure) {
        try makeFolders(for: path)
        let file = try ReplacedFile(path)
        try file.write(Array(documentation.text().utf8))
        try file.replace()
      } catch {
        throw Failure("nothing can be installed below \(prefix): \(error.description); --prefix takes another folder")
      }
      try deliver(Array((path + "\n").utf8))
    }
  }

  /// Makes the folders of a path that are missing.
  private func makeFolders(for path: String) throws(Failure) {
    var end = path.startIndex
    while let slash = path[end...].firstIndex(of: "/") {
      let folder = String(path[..<slash])
      end = path.index(after: slash)
      if folder.isEmpty || mkdir(folder, 0o777) == 0 || errno == EEXIST { continue }
      throw Failure(path: folder, errno: errno)
    }
  }
}
