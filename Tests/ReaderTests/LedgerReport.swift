import ReportModel

/// A report whose first letter is quoted three times: in a heading, as an excerpt, and whole.
func ledgerReport() -> MarkedReport {
  let speakers = [
    Speaker(
      id: "ines-calder", name: "Ines Calder", kind: .person, roles: [],
      aliases: [.init("Ines Calder", evidence: Evidence("name"), count: 2)])
  ]
  return MarkedReport(
    """
    ! The Toll Ledger

    # Collector Calder: "{1The Bridge Has Paid For Itself}"

    <2In a letter of May 4, 2017 the collector wrote:> "{2The bridge has paid for itself... and I shall not write the toll down twice [in one year]. Whoever wants the ledger may read it.}"[1]

    # Appendix: The Letter

    "{3Sirs: The bridge has paid for itself eleven times since my mother took the first penny on it, and I will not write the toll down twice.}

    "{3I was asked for the ledger in March and again in April.}

    "{3Whoever wants the book may read it, at the table, with clean hands.}"[1]

    # Notes

    [1] The Ember Valley Record, May 6, 2017.

    """,
    path: "reports/ledger.txt", speakers: speakers,
    said: [
      .init(speaker: 0, kind: .headline, echoes: [2, 3]),
      .init(speaker: 0, date: EDTF(year: 2017, month: 5, day: 4), notes: ["1"], echoes: [3, 1]),
      .init(speaker: 0, date: EDTF(year: 2017, month: 5, day: 4), notes: ["1"], echoes: [1, 2]),
    ])
}
