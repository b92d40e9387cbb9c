import AssayStatistics

/// The words that only a terminal’s scoreboard has.
enum TerminalWords {
  /// How sure the intervals beside the values are: `95 % intervals`.
  static func intervals(level: String) -> String { "\(level) intervals" }

  /// The head of a table of differences: what they are differences to.
  static func against(_ baseline: String) -> String { "against \(baseline)" }

  /// What the sign before an interval says.
  static let approximate =
    "~ approximate: samples are few, or few of them make most of the value"

  /// How sure the intervals of differences are, where that is not what the intervals of values are.
  static func differenceIntervals(levels: [String]) -> String {
    "Intervals of differences are as sure as it takes to compare several models: "
      + levels.joined(separator: " to ") + "."
  }
}
