import ReportModel
func firstDate(in range: TextRange, of text: ReadingText) -> DateMention? { nil }
