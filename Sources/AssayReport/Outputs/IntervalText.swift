import AssayStatistics
import AssayText

/// An interval in a column of a table for a terminal.
struct IntervalText {
  /// Everything before the high end: `[−1.56, `, `2.46–`.
  let low: String
  /// The high end, and the closing bracket if there is one.
  let high: String

  /// The interval of a value or, in brackets and with signs, of a difference; `~` precedes an
  /// approximate one.
  init(_ interval: Interval, words: MetricWords, isSigned: Bool, isApproximate: Bool) {
    let mark = isApproximate ? "~" : ""
    if isSigned {
      let ends = words.signedEnds(interval, decimals: words.decimals)
      (low, high) = ("\(mark)[\(ends.low), ", "\(ends.high)]")
    } else {
      let ends = words.ends(interval, decimals: words.decimals)
      let span = words.wording.span(ends.low, ends.high)
      (low, high) = (mark + span.dropLast(ends.high.count), ends.high)
    }
  }

  /// Intervals as a column, aligned between their two ends; empty for nil.
  static func aligned(_ intervals: [IntervalText?]) -> [String] {
    let low = intervals.compactMap { $0.map { columns(of: $0.low) } }.max() ?? 0
    let high = intervals.compactMap { $0.map { columns(of: $0.high) } }.max() ?? 0
    return intervals.map { interval in
      guard let interval else { return "" }
      let before = String(repeating: " ", count: low - columns(of: interval.low))
      let after = String(repeating: " ", count: high - columns(of: interval.high))
      return before + interval.low + interval.high + after
    }
  }
}
