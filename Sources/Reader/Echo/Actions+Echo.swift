extension Action {
  static let echoing: [Action] = [
    Action(
      "echo", ["e"], .quotations, "the echo beside it: full text and excerpt, passage and headline", in: Context.panes
    ) {
      state, _ in
      state.openEcho()
    },
    Action("next-difference", ["n", "J", ")"], .echoes, "the next difference", in: [.echo]) { state, count in
      state.moveDifferences(by: count ?? 1)
    },
    Action("previous-difference", ["N", "K", "("], .echoes, "the difference before", in: [.echo]) { state, count in
      state.moveDifferences(by: -(count ?? 1))
    },
    Action("next-echo", [";"], .echoes, "another echo of the same words", in: [.echo]) { state, count in
      state.turnEcho(by: count ?? 1)
    },
    Action("previous-echo", [","], .echoes, "the echo before", in: [.echo]) { state, count in
      state.turnEcho(by: -(count ?? 1))
    },
    Action("other-side", ["Tab", "S-Tab", "Left", "Right"], .echoes, "the other of the two, for Enter", in: [.echo]) {
      state, _ in
      state.turnEchoSide()
    },
    Action("go-to-echo", ["Enter"], .echoes, "go to the difference in the report", in: [.echo]) { state, _ in
      state.followEcho()
    },
    Action("close-echo", ["e"], .echoes, "close", in: [.echo]) { state, _ in
      state.echo = nil
      return []
    },
  ]
}
