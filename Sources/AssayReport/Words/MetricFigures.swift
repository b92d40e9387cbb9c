import AssayData
import AssayResults
import AssayStatistics

/// Numbers in a table whose heading has the unit.
extension MetricWords {
  /// A value: a rate in percent, others with at most `decimals` decimals.
  func value(_ estimate: Estimate, decimals: Int?) -> String {
    switch estimate {
    case .value(let value):
      metric.unit == .rate
        ? wording.percent(number(value, decimals)) : number(value, decimals)
    case .infinite: "∞"
    case .undefined: "—"
    }
  }

  /// The interval of a value: `1.08–3.43`, for rates in percent.
  func span(_ interval: Interval, decimals: Int?) -> String {
    let ends = ends(interval, decimals: decimals)
    return wording.span(ends.low, ends.high)
  }

  /// A difference with its sign: `−0.72`, for rates in percentage points.
  func signed(_ difference: Double, decimals: Int?) -> String {
    Figures.signed(isResidue(difference) ? 0 : difference) { number($0, decimals) }
  }

  /// The interval of a difference, with no-break spaces: `[−1.56, +0.07]`.
  func signed(_ interval: Interval, decimals: Int?) -> String {
    let ends = signedEnds(interval, decimals: decimals)
    return Figures.bracketed(ends.low, ends.high)
  }

  /// The ends of a value's interval; for rates in percent, without the percent sign.
  func ends(_ interval: Interval, decimals: Int?) -> (low: String, high: String) {
    (end(interval.low, decimals), end(interval.high, decimals))
  }

  /// The ends of a difference's interval, each with its sign.
  func signedEnds(_ interval: Interval, decimals: Int?) -> (low: String, high: String) {
    (
      Figures.signed(interval.low) { end($0, decimals) },
      Figures.signed(interval.high) { end($0, decimals) }
    )
  }

  /// A number without its unit; for rates in percent or percentage points.
  func number(_ exact: Double, _ decimals: Int?) -> String {
    let value = isResidue(exact) ? 0 : exact
    return metric.unit == .rate
      ? Figures.percents(value * 100, decimals: decimals ?? Figures.decimalsOfRates)
      : decimals.map { Figures.rounded(value, decimals: $0) } ?? Figures.brief(value)
  }

  /// The difference, or 0 if it is nothing but a rounding residue.
  func cleared(_ difference: Difference) -> Difference {
    if case .value(let value) = difference, isResidue(value) { .value(0) } else { difference }
  }

  /// Whether a calibration error is nothing but a rounding residue.
  private func isResidue(_ value: Double) -> Bool {
    switch metric.id {
    case .calibrationError, .maximumCalibrationError: Figures.isResidue(value)
    default: false
    }
  }

  private func end(_ value: Double, _ decimals: Int?) -> String {
    metric.unit == .rate
      ? Figures.end(value * 100, decimals: decimals ?? Figures.decimalsOfRates)
      : decimals.map { Figures.end(value, decimals: $0) } ?? Figures.brief(value)
  }

  /// The decimals that an interval supports, so that half its width has two digits; for rates at
  /// least two, and more if these would not show a digit of it.
  func decimals(of interval: Interval) -> Int? {
    guard metric.unit == .rate else { return Figures.decimals(of: interval) }
    let points = Interval(low: interval.low * 100, high: interval.high * 100)
    return Figures.decimals(of: points).map { max(Figures.decimalsOfRates, $0 - 1) }
  }

  /// The decimals for several values: as many as the narrowest interval supports; for rates nil if
  /// there are no intervals.
  func decimals(of values: [Double], within intervals: [Interval]) -> Int? {
    metric.unit == .rate
      ? intervals.compactMap(decimals).max() : Figures.decimals(of: values, within: intervals)
  }

  /// The same words with the decimals that the narrowest interval supports.
  func fitted(to intervals: [Interval?]) -> MetricWords {
    var words = self
    words.decimals = intervals.compactMap { $0.flatMap(decimals) }.max() ?? decimals
    return words
  }
}

extension Figures {
  /// The most decimals to which a number is rounded.
  private static let mostDecimals = 6
  /// Numbers from this size on use scientific notation.
  private static let largest = 1e9
  /// The decimals of rates in percent or percentage points.
  static let decimalsOfRates = 2

  /// A number with these decimals, or with more if needed to show that it is not 0.
  static func rounded(_ value: Double, decimals: Int) -> String {
    guard value.magnitude < largest else { return brief(value) }
    let most = max(decimals, mostDecimals)
    let shown = (decimals...most).first { !isZero(value, $0) }
    return shown.map { fixed(value, decimals: $0) } ?? brief(value)
  }

  /// A number of percent with these decimals, or with more if needed to show that it is neither 0
  /// nor 100.
  static func percents(_ value: Double, decimals: Int) -> String {
    let most = max(decimals, mostDecimals)
    let shown = (decimals...most).first { value >= 100 || !reaches(100, value, $0) }
    return rounded(value, decimals: shown ?? decimals)
  }

  /// A number from 0 to 1 with these decimals, or with more if needed to show that it is neither.
  static func portion(_ value: Double, decimals: Int) -> String {
    let most = max(decimals, mostDecimals)
    let shown = (decimals...most).first { value >= 1 || !reaches(1, value, $0) }
    return rounded(value, decimals: shown ?? decimals)
  }

  /// Whether a number looks like the whole or more, once rounded.
  private static func reaches(_ whole: Double, _ value: Double, _ decimals: Int) -> Bool {
    let power = (0..<decimals).reduce(1.0) { power, _ in power * 10 }
    return (value * power).rounded() >= whole * power
  }

  /// Whether a difference of shares is nothing but a rounding residue.
  static func isResidue(_ value: Double) -> Bool { value.magnitude < 1e-12 }

  /// An end of an interval with these decimals; a negative one keeps its sign.
  static func end(_ value: Double, decimals: Int) -> String {
    guard value.magnitude < largest else { return brief(value) }
    let text = fixed(value, decimals: decimals)
    return value < 0 && isZero(value, decimals) ? "−" + text : text
  }

  /// Whether a nonzero number looks like 0, once rounded.
  private static func isZero(_ value: Double, _ decimals: Int) -> Bool {
    value != 0
      && fixed(value.magnitude, decimals: decimals).utf8.allSatisfy {
        $0 == UInt8(ascii: "0") || $0 == UInt8(ascii: ".")
      }
  }

  /// The decimals that give half an interval's width two digits; nil if the width is 0 or infinite.
  static func decimals(of interval: Interval) -> Int? {
    let half = (interval.high - interval.low) / 2
    guard half > 0, half.isFinite else { return nil }
    var (decimals, scaled) = (0, half)
    while decimals < mostDecimals, scaled < 9.5 { (decimals, scaled) = (decimals + 1, scaled * 10) }
    return decimals
  }
}

extension Figures {
  /// The decimals for several values: as many as the narrowest interval supports.
  ///
  /// The smallest value has at least two digits, or three if there are no intervals; nil if there
  /// are no values.
  static func decimals(of values: [Double], within intervals: [Interval]) -> Int? {
    // Rounding residues have no significant digits.
    let most = values.map(\.magnitude).max() ?? 0
    let least = values.map(\.magnitude).filter { $0 > most * 1e-12 }.min()
    func digits(_ count: Double) -> Int? {
      // 1.2 has one decimal, like an interval of ±1.2.
      least.flatMap { decimals(of: Interval(low: 0, high: 2 * $0 / count)) }
    }
    guard let supported = intervals.compactMap({ decimals(of: $0) }).max() else {
      return digits(10)
    }
    return max(supported, digits(1) ?? 0)
  }
}

extension WordedResults {
  /// The decimals of a metric's values, the same for all models.
  func decimals(_ metric: Metric) -> Int? {
    MetricWords(metric: metric, logBase: results.options.logBase, wording: wording).decimals(
      of: results.models.compactMap { $0.estimate(metric.key).finite },
      within: results.models.compactMap { $0.bounds(metric.key)?.interval })
  }
}
