import ReportModel
func readDates(of report: Report, blocks: [Block]) -> [DateMention] { [] }
