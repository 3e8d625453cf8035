/// A shell that completes what is typed after `ibid`. Rejected: ArgumentParser's own scripts, which know nothing of a
/// command that is meant when none is named, and so neither of its options nor that a report may follow.
public enum Shell: String, Sendable, CaseIterable {
  case bash, zsh, fish

  /// Its script for the program, made of what the command line is known to take.
  public func script(for program: CommandHelp) -> String {
    switch self {
    case .bash: bashScript(program)
    case .zsh: zshScript(program)
    case .fish: fishScript(program)
    }
  }
}

extension CommandHelp {
  /// The program itself under the empty name, then its commands.
  fileprivate var all: [(name: String, help: CommandHelp)] {
    (standard.map { [("", $0)] } ?? []) + named.map { ($0.commandName, $0) }
  }
  fileprivate var options: [Argument] { ownArguments.filter { $0.kind != "positional" } }
  fileprivate var positionals: [Argument] { ownArguments.filter { $0.kind == "positional" } }
}

extension CommandHelp.Argument {
  fileprivate var typedNames: [String] { (names ?? []).map(\.typed) }
}

// MARK: bash

private func bashScript(_ program: CommandHelp) -> String {
  let commands = program.named.map(\.commandName)
  var values = ""
  var words = ""
  for (name, help) in program.all {
    for option in help.options where option.takesValue {
      let pattern = option.typedNames.map { "'\(name):\($0)'" }.joined(separator: "|")
      // What is left empty bash completes as the name of a file.
      let words = option.isPath ? "return" : "words='\(option.values.joined(separator: " "))'"
      values += "    \(pattern)) \(words); isValue=1 ;;\n"
    }
    let options = help.options.flatMap(\.typedNames) + ["--help"] + (name.isEmpty ? ["--version"] : [])
    let first = help.positionals.first.map { $0.values.joined(separator: " ") } ?? ""
    words += "    '\(name)') options='\(options.joined(separator: " "))'; first='\(first)' ;;\n"
  }
  return """
    # Completion of ibid for bash, made by `ibid manual bash`.
    _ibid() {
      local current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}
      local command='' words='' options='' first='' isValue=''
      COMPREPLY=()
      # Bash parts --format=csv at its sign.
      if [[ $current == = ]]; then
        current=''
      elif [[ $before == = ]] && ((COMP_CWORD > 1)); then
        before=${COMP_WORDS[COMP_CWORD - 2]}
      fi
      if ((COMP_CWORD > 1)); then
        case ${COMP_WORDS[1]} in
          \(commands.joined(separator: "|"))) command=${COMP_WORDS[1]} ;;
        esac
      fi
      case $command:$before in
    \(values)  esac
      if [[ -n $isValue ]]; then
        COMPREPLY=($(compgen -W "$words" -- "$current"))
        return
      fi
      case $command in
    \(words)  esac
      if [[ $current == -* ]]; then
        COMPREPLY=($(compgen -W "$options" -- "$current"))
      elif ((COMP_CWORD == 1)); then
        local IFS=$'\\n'
        COMPREPLY=($(compgen -W '\(commands.joined(separator: "\n"))' -- "$current") $(compgen -f -- "$current"))
      elif [[ -n $first && ${COMP_WORDS[COMP_CWORD - 1]} == "$command" ]]; then
        COMPREPLY=($(compgen -W "$first" -- "$current"))
      fi
    }
    complete -o default -o filenames -F _ibid ibid

    """
}

// MARK: zsh

private func zshScript(_ program: CommandHelp) -> String {
  func quoted(_ text: String) -> String { "'" + text.replacing("'", with: "'\\''") + "'" }
  /// Colons and brackets part the parts of what `_arguments` reads.
  func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      if "[]:\\".contains(character) { result.append("\\") }
      result.append(character)
    }
    return result
  }
  func action(_ argument: CommandHelp.Argument) -> String {
    if argument.isPath { return "_files" }
    return argument.values.isEmpty ? " " : "(\(argument.values.joined(separator: " ")))"
  }
  func specifications(_ help: CommandHelp) -> [String] {
    var lines: [String] = []
    for option in help.options {
      let names = option.typedNames
      let head = names.count == 1 ? names[0] : "(\(names.joined(separator: " ")))"
      for name in names {
        var line = (names.count == 1 ? "" : head) + name
        if option.takesValue, name.hasPrefix("--") { line += "=" }
        line += "[\(escaped(option.help))]"
        if option.takesValue { line += ":\(escaped(option.valueName ?? "value")):\(action(option))" }
        lines.append(quoted(line))
      }
    }
    lines.append(quoted("(- *)--help[Show help.]"))
    for (index, argument) in help.positionals.enumerated() {
      let place = argument.isRepeating ?? false ? "*" : "\(index + 1)"
      lines.append(quoted("\(place):\(escaped(argument.valueName ?? "value")):\(action(argument))"))
    }
    return lines
  }
  var cases = ""
  for command in program.named {
    cases += "      \(command.commandName))\n        _arguments -s \\\n"
    cases += specifications(command).map { "          " + $0 }.joined(separator: " \\\n") + "\n        ;;\n"
  }
  let root = program.standard.map(specifications) ?? []
  let commands = program.named.map { "    " + quoted("\($0.commandName):\(escaped($0.abstract ?? ""))") }
  return """
    #compdef ibid
    # Completion of ibid for zsh, made by `ibid manual zsh`.
    _ibid() {
      local -a commands
      commands=(
    \(commands.joined(separator: "\n"))
      )
      if ((CURRENT > 2)) && (($commands[(I)$words[2]:*])); then
        local command=$words[2]
        shift words
        ((CURRENT--))
        case $command in
    \(cases)    esac
        return
      fi
      ((CURRENT == 2)) && _describe -t commands command commands
      _arguments -s \\
    \((root + [quoted("(- *)--version[Show the version.]")]).map { "    " + $0 }.joined(separator: " \\\n"))
    }
    if [ "$funcstack[1]" = _ibid ]; then _ibid "$@"; else compdef _ibid ibid; fi

    """
}

// MARK: fish

private func fishScript(_ program: CommandHelp) -> String {
  func quoted(_ text: String) -> String {
    "'" + text.replacing("\\", with: "\\\\").replacing("'", with: "\\'") + "'"
  }
  let names = program.named.map(\.commandName).joined(separator: " ")
  var text = "# Completion of ibid for fish, made by `ibid manual fish`.\n"
  for command in program.named {
    text += "complete -c ibid -n __fish_use_subcommand -a \(command.commandName) -d \(quoted(command.abstract ?? ""))\n"
  }
  for (name, help) in program.all {
    let condition = (name.isEmpty ? "not " : "") + "__fish_seen_subcommand_from " + (name.isEmpty ? names : name)
    func add(_ rest: String) { text += "complete -c ibid -n \(quoted(condition)) \(rest)\n" }
    for option in help.options {
      var line = (option.names ?? []).map { ($0.kind == "long" ? "-l " : "-s ") + $0.name }.joined(separator: " ")
      if option.takesValue { line += option.isPath ? " -r -F" : " -x" }
      if !option.values.isEmpty { line += " -a " + quoted(option.values.joined(separator: " ")) }
      add(line + " -d " + quoted(option.help))
    }
    add("-l help -d 'Show help.'")
    if name.isEmpty { add("-l version -d 'Show the version.'") }
    if let values = help.positionals.first?.values, !values.isEmpty {
      let list = values.joined(separator: " ")
      text += "complete -c ibid -n " + quoted(condition + "; and not __fish_seen_subcommand_from " + list)
      text += " -f -a \(quoted(list))\n"
    }
  }
  return text
}
