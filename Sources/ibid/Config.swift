import ArgumentParser
import Curses
import Glibc
import Reader
import Screen

/// Which config file counts.
enum ConfigFile {
  /// `$XDG_CONFIG_HOME/ibid/config.toml`, or that in `~/.config`; none is as good.
  case standard
  /// This one, which must be there.
  case path(String)
  case none

  /// Where the standard one lies, by the XDG base directory specification; nil where neither variable says.
  static var standardPath: String? {
    if let folder = environment("XDG_CONFIG_HOME"), folder.hasPrefix("/") { return folder + "/ibid/config.toml" }
    if let home = environment("HOME"), home.hasPrefix("/") { return home + "/.config/ibid/config.toml" }
    return nil
  }

  /// Its path and what it says; nil when there is none. What cannot be read is a problem of its own, unless the command line
  /// asks for it.
  func read() throws(Failure) -> (path: String, configuration: Configuration)? {
    let path: String
    switch self {
    case .none: return nil
    case .standard:
      guard let standard = ConfigFile.standardPath else { return nil }
      path = standard
    case .path(let given): path = given
    }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK)
    do throws(Failure) {
      guard descriptor >= 0 else { throw Failure(path: path, errno: errno) }
      defer { close(descriptor) }
      return (path, Configuration(parsing: try readAll(descriptor, path: path) { _ in }))
    } catch {
      guard case .standard = self else { throw error }
      if descriptor < 0, errno == ENOENT || errno == ENOTDIR { return nil }
      return (path, Configuration(unreadable: String(error.description.dropFirst(path.count + 2))))
    }
  }
}

/// The options that say which config file counts, and print what it comes to.
struct ConfigOptions: ParsableArguments {
  @Option(
    name: .customLong("config"),
    help: ArgumentHelp("The config file, in the place of the usual one.", valueName: "FILE"), completion: .file())
  var path: String?
  @Flag(name: .customLong("no-config"), help: "No config file.")
  var isIgnored = false
  @Flag(name: .customLong("print-config"), help: "Print what is set, and all that can be, as a config file.")
  var printsConfig = false
  @Flag(name: .customLong("print-keys"), help: "Print which keys do what.")
  var printsKeys = false

  func validate() throws {
    if path != nil, isIgnored { throw ValidationError("--config and --no-config exclude each other") }
  }

  var file: ConfigFile { isIgnored ? .none : path.map { .path($0) } ?? .standard }

  /// Prints what is asked for; ends with 2 when something is wrong in the config file, which is told by line.
  func print(_ options: ReadOptions) throws {
    let read = try options.configFile.read()
    var configuration = read?.configuration ?? Configuration()
    for setting in Setting.all {
      guard let value = options.given[setting.name] else { continue }
      setting.set(&configuration.settings, value)
      configuration.given.insert(setting.name)
    }
    if printsConfig { try deliver(Array(configuration.text.utf8)) }
    if printsKeys { try deliver(Array((configuration.keymap ?? Keymap.standard).text.utf8)) }
    for problem in configuration.problems { Program.complain(problem.description(in: read?.path ?? "")) }
    Glibc.exit(configuration.problems.isEmpty ? 0 : 2)
  }
}

extension ReadOptions {
  /// Reads the config file.
  mutating func readConfig() throws(Failure) {
    guard let (path, configuration) = try configFile.read() else { return }
    self.configuration = configuration
    configName = path.split(separator: "/").last.map(String.init) ?? path
  }

  /// What the config file and the command line say together.
  var settings: Settings {
    var settings = configuration.settings
    for setting in Setting.all { if let value = given[setting.name] { setting.set(&settings, value) } }
    return settings
  }

  /// Those that are not as they come.
  var fixedSettings: Set<String> { configuration.given.union(given.keys) }
}
