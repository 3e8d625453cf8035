/// Something that the reader can do, with everything that is known of it: dispatch, help and the list of keys are made
/// from these, and a file that adds a feature adds its actions to `Action.all`.
public struct Action: Sendable {
  /// The parts of the help, in its order.
  public enum Group: String, Sendable, CaseIterable {
    case moving = "Moving"
    case quotations = "Quotations, sections, notes"
    case echoes = "Echoes"
    case jumps = "Back and forward"
    case search = "Search"
    case limits = "Limits"
    case copying = "Copying, handing on"
    case own = "Your own"
    case panes = "Panes"
    case program = "Program"
    case editing = "At a prompt"
  }

  /// What a config file and the command line call it: `next-quotation`.
  public let name: String
  /// The keys that it has by default; each may be a sequence, its keys parted by blanks: `G`, `^F`, `PgDn`, `Z Z`.
  public let keys: [String]
  /// Where it can be done.
  public let contexts: Set<Context>
  /// Where the help has it.
  public let group: Group
  /// What the help says, in a few words.
  public let help: String
  /// What it may not do without.
  public let needs: Permissions
  /// Does it. The number is the count that was typed before the key, if one was.
  let run: @Sendable (inout ReaderState, Int?) -> [Effect]

  init(
    _ name: String, _ keys: [String], _ group: Group, _ help: String, in contexts: Set<Context>,
    needs: Permissions = [], run: @escaping @Sendable (inout ReaderState, Int?) -> [Effect]
  ) {
    self.name = name
    self.keys = keys
    self.group = group
    self.help = help
    self.contexts = contexts
    self.needs = needs
    self.run = run
  }

  /// Every action, in the order of the help.
  public static let all: [Action] =
    moving + places + notes + echoing + drawing + labelling + marking + opening + copying + handingOn + jumping
    + searching + limiting + spans + querying + correcting + annotating + selecting + redoing + panes + editorial
    + placeLists
    + program + commanding + editing + completing + settings
}
