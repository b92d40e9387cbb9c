/// What a terminal’s scoreboard says beside the words of reports.
protocol TerminalWording {
  /// How sure the intervals beside the values are: `95% intervals`.
  func intervals(_ level: String) -> String
  /// The head of a table of differences: what they are differences to.
  func against(_ baseline: String) -> String
  /// How sure the intervals of differences are, where that is not what the intervals of values are.
  func differenceIntervals(_ levels: [String]) -> String
}
