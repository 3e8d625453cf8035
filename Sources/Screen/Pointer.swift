/// What a mouse did, as far as anything takes it: the left button went down, or the wheel turned by a notch.
public enum Pointer: String, Hashable, Sendable, CaseIterable {
  case press
  case wheelUp
  case wheelDown
}
