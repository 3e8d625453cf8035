import Screen
import Testing

@testable import Curses

@Suite struct KeyDecoderTests {
  private func keys(_ text: String) -> [Key] {
    var decoder = KeyDecoder()
    decoder.feed(text.utf8)
    var keys: [Key] = []
    while let key = decoder.next() { keys.append(key) }
    return keys + decoder.finish()
  }

  static let sequences: [(String, Key)] = [
    ("a", .character("a")), ("é", .character("é")), ("港", .character("港")), ("🙂", .character("🙂")),
    ("\t", .tab), ("\r", .enter), ("\n", .enter), ("\u{7F}", .backspace), ("\u{8}", .backspace), ("\u{1B}", .escape),
    ("\u{3}", .control("c")), ("\u{1A}", .control("z")), ("\u{0}", .control("@")), ("\u{1D}", .control("]")),
    ("\u{1B}[A", .up), ("\u{1B}OA", .up), ("\u{1B}[B", .down), ("\u{1B}OB", .down), ("\u{1B}[C", .right),
    ("\u{1B}OD", .left), ("\u{1B}[H", .home), ("\u{1B}OH", .home), ("\u{1B}[1~", .home), ("\u{1B}[7~", .home),
    ("\u{1B}[F", .end), ("\u{1B}[4~", .end), ("\u{1B}[8~", .end), ("\u{1B}[5~", .pageUp), ("\u{1B}[6~", .pageDown),
    ("\u{1B}[2~", .insert), ("\u{1B}[3~", .delete), ("\u{1B}[Z", .backTab), ("\u{1B}OP", .function(1)),
    ("\u{1B}[11~", .function(1)), ("\u{1B}[[A", .function(1)), ("\u{1B}[24~", .function(12)),
    ("\u{1B}[200~", .paste("")), ("\u{1B}[200~two\rlines\u{1B}[201~", .paste("two\nlines")),
    ("\u{1B}[200~a\u{1B}[Ab\r\n\u{1B}[201~", .paste("a\u{1B}[Ab\n")),
  ]

  @Test(arguments: sequences) func aSequenceIsAKey(sequence: String, key: Key) {
    #expect(keys(sequence) == [key])
  }

  @Test(arguments: sequences) func aSequenceMayArriveByteByByte(sequence: String, key: Key) {
    var decoder = KeyDecoder()
    var found: [Key] = []
    for byte in sequence.utf8 {
      decoder.feed([byte])
      while let key = decoder.next() { found.append(key) }
    }
    #expect(found + decoder.finish() == [key])
  }

  @Test(arguments: [
    ("\u{1B}[<0;1;1M", Key.pointer(.press, Position(column: 0, row: 0))),
    ("\u{1B}[<0;200;50M", .pointer(.press, Position(column: 199, row: 49))),
    ("\u{1B}[<64;3;4M", .pointer(.wheelUp, Position(column: 2, row: 3))),
    ("\u{1B}[<65;3;4M", .pointer(.wheelDown, Position(column: 2, row: 3))),
    ("\u{1B}[<20;3;4M", .pointer(.press, Position(column: 2, row: 3))),
    // A terminal that knows only the first way to tell it.
    ("\u{1B}[M !!", .pointer(.press, Position(column: 0, row: 0))),
    ("\u{1B}[Ma#$", .pointer(.wheelDown, Position(column: 2, row: 3))),
  ]) func theMouseIsAKeyWithAPlace(sequence: String, key: Key) {
    var decoder = KeyDecoder()
    decoder.expectsPointer = true
    var found: [Key] = []
    for byte in (sequence + "j").utf8 {
      decoder.feed([byte])
      while let key = decoder.next() { found.append(key) }
    }
    #expect(found + decoder.finish() == [key, .character("j")])
  }

  @Test(arguments: [
    "\u{1B}[<0;1;1m", "\u{1B}[<2;1;1M", "\u{1B}[<32;5;5M", "\u{1B}[<0;0;0M", "\u{1B}[<0;99999;1M", "\u{1B}[<0;1M",
    "\u{1B}[M#!!",
    "\u{1B}[<66;1;1M", "\u{1B}[<;;M",
  ]) func whatElseAMouseTellsIsNothing(sequence: String) {
    var decoder = KeyDecoder()
    decoder.expectsPointer = true
    decoder.feed((sequence + "j").utf8)
    #expect(decoder.next() == .character("j"))
    #expect(decoder.next() == nil && decoder.waiting == .nothing)
  }

  @Test func keysThatArriveTogetherAreTakenApart() {
    #expect(
      keys("j\u{1B}[Bk\u{1B}[200~x\u{1B}[201~q") == [
        .character("j"), .down, .character("k"), .paste("x"), .character("q"),
      ])
    #expect(keys("\u{1B}j") == [.escape, .character("j")])
    #expect(keys("\u{1B}\u{1B}[A") == [.escape, .up])
    #expect(keys("\u{1B}[") == [.escape, .character("[")])
    #expect(keys("\u{1B}O") == [.escape, .character("O")])
  }

  @Test func itSaysWhatItWaitsFor() {
    var decoder = KeyDecoder()
    #expect(decoder.waiting == .nothing)
    for (piece, waiting) in [
      ("\u{1B}", KeyDecoder.Waiting.escape), ("[", .rest), ("200~half", .pasteEnd), ("\u{1B}[201", .pasteEnd),
    ] {
      decoder.feed(piece.utf8)
      #expect(decoder.next() == nil)
      #expect(decoder.waiting == waiting)
    }
    decoder.feed("~".utf8)
    #expect(decoder.next() == .paste("half"))
    #expect(decoder.waiting == .nothing)
    decoder.feed([0xE6])
    #expect(decoder.next() == nil)
    #expect(decoder.waiting == .rest)
  }

  @Test func aPasteThatNeverEndsIsDelivered() {
    var decoder = KeyDecoder()
    decoder.feed("\u{1B}[200~the rest is lo".utf8)
    #expect(decoder.next() == nil)
    #expect(decoder.finish() == [.paste("the rest is lo")])
    #expect(decoder.waiting == .nothing)
  }

  @Test func theTerminalsDescriptionComesFirst() {
    var decoder = KeyDecoder(described: [Array("\u{1B}[H".utf8): .end, Array("\u{1B}A".utf8): .up])
    decoder.feed("\u{1B}[H\u{1B}A".utf8)
    #expect(decoder.next() == .end)
    #expect(decoder.next() == .up)
  }

  @Test func anyBytesComeToAnEnd() {
    var state: UInt64 = 42
    var decoder = KeyDecoder()
    decoder.expectsPointer = true
    for _ in 0..<20_000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let byte = UInt8(truncatingIfNeeded: state >> 33)
      decoder.feed([state >> 60 < 6 ? 0x1B : byte])
      while let key = decoder.next() {
        if case .character(let scalar) = key { #expect(scalar.value >= 0x20 && !(0x7F..<0xA0).contains(scalar.value)) }
      }
      if state >> 58 == 1 { _ = decoder.finish() }
    }
    _ = decoder.finish()
    #expect(decoder.waiting == .nothing)
  }
}
