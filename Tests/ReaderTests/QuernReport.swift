import ReportModel

/// The report that the tests of the reader read: a lock, its keeper, a minister and a heron.
func quernReport() -> MarkedReport {
  func person(_ id: String, _ name: String, _ short: String, role: String) -> Speaker {
    Speaker(
      id: id, name: name, kind: .person, roles: [.init(role, evidence: Evidence("apposition"))],
      aliases: [
        .init(name, evidence: Evidence("name"), count: 3), .init(short, evidence: Evidence("last-name"), count: 5),
      ])
  }
  let speakers = [
    person("marta-ollander", "Marta Ollander", "Ollander", role: "lock-keeper"),
    person("pieter-vaas", "Pieter Vaas", "Vaas", role: "minister of waterways"),
    Speaker(id: "the-quern-gazette", name: "The Quern Gazette", kind: .outlet),
    Speaker(id: "interviewer", name: "Interviewer", kind: .role),
  ]
  func day(_ month: Int, _ day: Int) -> EDTF { EDTF(year: 2019, month: month, day: day) }
  var marked = MarkedReport(
    """
    ! The Lock At Quern: A Gate That Opens Inward

    April 2, 2019 Inland Waters Series No. 88

    The lock at Quern has been shut since late January. This report says who said what about it.[1]

    # The Keeper And The Minister

    ## Lock-Keeper Ollander: "{1A Gate Is Not A Wall}"

    <2On March 2, 2019 Marta Ollander, the lock-keeper, spoke from the footbridge:>

    "{2We did not shut the gate against the barges. We shut it against the water, which was there first.}

    ^ Marta Ollander on the footbridge (Source: The Quern Gazette, March 3, 2019)

    "{2[The minister] counts the boats that wait. Let him count the houses that are dry.}"[2]

    The Gazette called it "{3the shortest speech that the footbridge has heard.}"[3]

    ## Minister Vaas: A Ditch Has No Opinions

    <4On March 4 Pieter Vaas, minister of waterways, answered her in a letter to the pilots' guild:>

    "{4A lock is a door. A door that is shut for nine weeks is called a wall, and nobody has asked this ministry for a wall.}"[2]

    <5He added that her own words had been: >'{5A gate that opens inward opens for the river.}' Nobody on the quay remembers them otherwise.

    # An Interview

    <6On March 14 the keeper received a reporter in the pump house.>

    Q: "{6Will the gate open before Easter?}"

    Ollander: "{7It will open when the river says so. I have it in writing, in chalk, on the third step.}"[4]

    Q: "{8And if the ministry says so?}"

    Ollander: "{9Then the ministry may come and push.}"[4]

    # Notes

    [1] Inland Waters Yearbook, 2018.

    [2] The Quern Gazette, March 5, 2019.

    [3] Evening Barge, March 3, 2019.

    """,
    path: "reports/quern-88.txt", speakers: speakers,
    said: [
      .init(speaker: 0, kind: .headline), .init(speaker: 0, date: day(3, 2), notes: ["2"]),
      .init(speaker: 2, kind: .inline, date: day(3, 2), notes: ["3"]),
      .init(speaker: 1, date: day(3, 4), notes: ["2"]), .init(speaker: 0, kind: .inline, date: day(3, 4)),
      .init(speaker: 3, kind: .question, date: day(3, 14)),
      .init(speaker: 0, kind: .turn, date: day(3, 14), notes: ["4"]),
      .init(speaker: 3, kind: .question, date: day(3, 14)),
      .init(speaker: 0, kind: .turn, date: day(3, 14), notes: ["4"]),
    ])
  marked.add(.publication, day(4, 2), "No. 88", at: "April 2, 2019")
  marked.add(
    .event, EDTF(year: 2019, month: 1, isApproximate: true), "the lock is shut", at: "late January")
  return marked
}
