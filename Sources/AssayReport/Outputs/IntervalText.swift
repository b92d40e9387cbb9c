import AssayStatistics
import AssayText

/// The ends of an interval with as many digits as it is worth: two of its width, and as many as
/// tell an end from 0.
struct IntervalText {
  let low: String
  let high: String
  let isApproximate: Bool
}

extension IntervalText {
  /// The bounds of a value or, with signs, of a difference, in the unit of the value beside them.
  init(_ interval: Interval, words: MetricWords, isSigned: Bool, isApproximate: Bool) {
    let ends = [interval.low, interval.high]
    let format = words.metric.unit == .rate ? Figures.points : IntervalText.format(ends)
    let texts = ends.map { isSigned ? Figures.signed($0, format) : format($0) }
    (low, high, self.isApproximate) = (texts[0], texts[1], isApproximate)
  }

  /// With the decimals that both ends need; in their own ways where six do not do.
  private static func format(_ ends: [Double]) -> (Double) -> String {
    let width = (ends[1] - ends[0]).magnitude
    let least = ends.map(\.magnitude).filter { $0 > 0 }.min() ?? 0
    var scale = 1.0
    for decimals in 0...6 {
      // What would be rounded to 10, or to 1, has its digits.
      if width * scale >= 9.5, least * scale >= 0.5, ends[1].magnitude < 1e9 {
        return { $0 == 0 ? "0" : Figures.fixed($0, decimals: decimals) }
      }
      scale *= 10
    }
    return Figures.brief
  }

  /// Intervals as a column, the sign between their ends in one place; empty where there is none.
  ///
  /// Where ends have signs, they are in brackets: `[−1.56, +0.07]`. An approximate one has `~` before it.
  static func aligned(_ intervals: [IntervalText?]) -> [String] {
    let isSigned = intervals.compactMap(\.self).contains { interval in
      (interval.low + interval.high).contains { "+−".contains($0) }
    }
    let texts = intervals.map { interval in
      interval.map { interval -> (low: String, high: String) in
        let mark = interval.isApproximate ? "~" : ""
        return isSigned
          ? ("\(mark)[\(interval.low), ", "\(interval.high)]")
          : ("\(mark)\(interval.low)–", interval.high)
      }
    }
    let low = texts.compactMap { $0.map { columns(of: $0.low) } }.max() ?? 0
    let high = texts.compactMap { $0.map { columns(of: $0.high) } }.max() ?? 0
    return texts.map { text in
      guard let text else { return "" }
      let before = String(repeating: " ", count: low - columns(of: text.low))
      let after = String(repeating: " ", count: high - columns(of: text.high))
      return before + text.low + text.high + after
    }
  }
}
