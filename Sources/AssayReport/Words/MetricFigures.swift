import AssayData
import AssayResults
import AssayStatistics

/// Numbers in a table whose head says the unit.
extension MetricWords {
  /// A value: a rate in percent, others with no more digits than `decimals`.
  func value(_ estimate: Estimate, decimals: Int?) -> String {
    guard metric.unit != .rate, case .value(let value) = estimate else { return text(estimate) }
    return decimals.map { Figures.rounded(value, decimals: $0) } ?? Figures.brief(value)
  }

  /// The ends of a value: `1.08–3.43`, of rates in percent; with signs between them if one is negative.
  func span(_ interval: Interval, decimals: Int?) -> String {
    func text(_ value: Double) -> String {
      if metric.unit == .rate { return Figures.rounded(value * 100, decimals: 2) }
      return decimals.map { Figures.rounded(value, decimals: $0) } ?? Figures.brief(value)
    }
    let (low, high) = (text(interval.low), text(interval.high))
    return Figures.range(low, high)
  }

  /// A difference with its sign: `−0.72`, of rates in points.
  func signed(_ difference: Double, decimals: Int?) -> String {
    if metric.unit == .rate {
      return Figures.signed(difference * 100) { Figures.rounded($0, decimals: 2) }
    }
    return Figures.signed(difference) { value in
      decimals.map { Figures.rounded(value, decimals: $0) } ?? Figures.brief(value)
    }
  }

  /// The ends of a difference: `[−1.56, +0.07]`, with blanks that no line breaks at.
  func signed(_ interval: Interval, decimals: Int?) -> String {
    let ends = [interval.low, interval.high].map { signed($0, decimals: decimals) }
    return Figures.bracketed(ends[0], ends[1])
  }
}

extension Figures {
  /// The most decimals that a number is rounded to.
  private static let mostDecimals = 6

  /// A number with these decimals, or with as many more as show that it is not 0.
  static func rounded(_ value: Double, decimals: Int) -> String {
    guard value != 0, value.isFinite else { return fixed(value, decimals: decimals) }
    var decimals = decimals
    while decimals < mostDecimals, isZero(value, decimals) { decimals += 1 }
    return isZero(value, decimals) ? brief(value) : fixed(value, decimals: decimals)
  }

  private static func isZero(_ value: Double, _ decimals: Int) -> Bool {
    fixed(value.magnitude, decimals: decimals).utf8.allSatisfy {
      $0 == UInt8(ascii: "0") || $0 == UInt8(ascii: ".")
    }
  }

  /// The decimals that an interval supports: those of two digits of half its width.
  static func decimals(of interval: Interval) -> Int? {
    let half = (interval.high - interval.low) / 2
    guard half > 0, half.isFinite else { return nil }
    var (decimals, scaled) = (0, half)
    while decimals < mostDecimals, scaled < 9.5 { (decimals, scaled) = (decimals + 1, scaled * 10) }
    return decimals
  }
}

extension Figures {
  /// The decimals of several values: as many as the narrowest interval supports.
  ///
  /// The smallest value has two digits at least, three without any interval; nil without values.
  static func decimals(of values: [Double], within intervals: [Interval]) -> Int? {
    // What rounding left of 0 has no digits.
    let most = values.map(\.magnitude).max() ?? 0
    let least = values.map(\.magnitude).filter { $0 > most * 1e-12 }.min()
    func digits(_ count: Double) -> Int? {
      // 1.2 has one decimal, as an interval of ±1.2 has.
      least.flatMap { decimals(of: Interval(low: 0, high: 2 * $0 / count)) }
    }
    guard let supported = intervals.compactMap({ decimals(of: $0) }).max() else {
      return digits(10)
    }
    return max(supported, digits(1) ?? 0)
  }
}

extension WordedResults {
  /// The decimals of a metric’s values, one number for all models.
  func decimals(_ metric: Metric) -> Int? {
    Figures.decimals(
      of: results.models.compactMap { $0.estimate(metric.key).finite },
      within: results.models.compactMap { $0.bounds(metric.key)?.interval })
  }
}
