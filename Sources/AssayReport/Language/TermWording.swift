import AssayData
import AssayResults
import AssayStatistics

/// A kind of thing that is counted.
enum Noun {
  case sample
  case group
  case `class`
  case model
  case row
  case column
  case byte
}

/// Words that are used everywhere: counts, lists, units, verdicts, and reasons for missing numbers.
protocol TermWording: Sendable {
  /// The language’s BCP 47 tag.
  var tag: String { get }
  /// `1 sample`, `1,797 samples`.
  func count(_ count: Int, _ noun: Noun) -> String
  /// A part of a total: `33 of 1,797`.
  func share(_ count: Int, of total: Int) -> String
  /// A part of a total with its noun: `33 of 1,797 samples`.
  func share(_ count: Int, of total: Int, _ noun: Noun) -> String
  /// Names in a sentence: `a, b and c`.
  func list(_ names: [String]) -> String
  /// The first names, and the number of the others: `a, b and 3 more`.
  func list(_ names: [String], more: Int) -> String
  /// Names separated by commas only: `a, b, c`.
  func commas(_ names: [String]) -> String
  /// Parts of a sentence, separated more strongly than by commas.
  func semicolons(_ parts: [String]) -> String
  /// The space between two sentences.
  var gap: String { get }
  /// A remark in brackets, with a leading space.
  func bracketed(_ text: String) -> String

  /// The unit of information.
  func unit(_ base: LogBase) -> String
  /// A metric's name with its unit, for the heading of a row.
  func named(_ name: String, in unit: String) -> String
  /// The unit of differences between shares, for the heading of a row.
  var unitOfPoints: String { get }
  /// A number of percentage points, in running text.
  func points(_ number: String) -> String
  /// The range of an interval, in running text.
  func range(_ low: String, _ high: String) -> String
  /// The range of an interval in running text: `95% interval 1.2–3.4`.
  func interval(_ level: String, _ range: String) -> String
  /// The level of an interval that is widened for multiple comparisons.
  func widened(_ level: String) -> String

  /// The word for a missing value.
  var undefined: String { get }
  /// The word for an empty name or value.
  var empty: String { get }
  /// The word for a column without a name.
  var noName: String { get }
  /// The word for an empty set of classes.
  var noClass: String { get }

  /// The direction of a metric in words.
  func words(_ direction: Metric.Direction) -> String
  /// One word for the sign of a difference; it states the direction and claims nothing.
  func words(sign: Int) -> String
  /// Says which of two values is infinite: the baseline's or the other.
  func infinite(isBaseline: Bool) -> String
  /// The word of a verdict, in tables.
  func words(_ verdict: PairedTest.Verdict) -> String
  /// The method of a test.
  func words(_ method: PairedTest.Method) -> String
  /// Why a tested difference has no interval, in running text.
  var allDifferencesEqual: String { get }
  /// Why a difference has no test, in a sentence without its full stop.
  func words(_ reason: NoPairedTest) -> String
  /// The method of an interval.
  func words(_ method: ConfidenceInterval.Method) -> String
  /// Why an interval is approximate, in a sentence without its full stop.
  func words(_ doubt: ConfidenceInterval.Doubt) -> String
  /// Why there is no interval, in a sentence without its full stop.
  func words(_ reason: NoInterval) -> String
  /// Why there is no number, in a sentence without its full stop.
  func words(_ reason: Undefined) -> String
  /// The reason after the word for a missing value.
  func undefined(because reason: String) -> String
  /// The number of samples with infinite loss, after the word for a missing value.
  func infinite(_ count: Int, of total: Int) -> String
}

extension TermWording {
  /// Why there is no finite value; nil if there is one.
  func reason(_ estimate: Estimate, count: Int) -> String? {
    switch estimate {
    case .value: nil
    case .infinite(let mean): infinite(mean.count, of: count)
    case .undefined(let reason): undefined(because: words(reason))
    }
  }

  /// A number with its percent sign.
  func percent(_ number: String) -> String { number + "%" }

  /// A share in percent; without the percent sign if it is not finite.
  func percent(_ share: Double) -> String {
    share.isFinite ? percent(Figures.points(share)) : Figures.brief(share)
  }

  /// The interval of a value: `1.2–3.4`; joined by a word if an end is negative.
  func span(_ low: String, _ high: String) -> String {
    (low + high).contains("−") ? range(low, high) : "\(low)–\(high)"
  }

  /// The interval of a share, shown beside the share, without the percent sign.
  func span(_ interval: Interval) -> String {
    let ends = [interval.low, interval.high].map { Figures.end($0 * 100, decimals: 2) }
    return span(ends[0], ends[1])
  }

  /// The confidence level of an interval, in percent.
  func level(_ confidence: Double) -> String {
    percent(Figures.short((confidence * 10_000).rounded() / 100))
  }

  /// The interval of a difference in running text, or the note that all differences are equal.
  ///
  /// - Parameters:
  ///   - test: The test of the difference.
  ///   - words: The words of the metric.
  ///   - confidence: The confidence level of intervals that are not widened for multiple tests.
  /// - Returns: The interval with its level; nil if absent for another reason.
  func evidence(_ test: PairedTest, _ words: MetricWords, _ confidence: Confidence) -> String? {
    let level = level(confidence.level)
    return test.interval.map {
      interval(test.confidence > confidence.level ? widened(level) : level, words.range($0))
    } ?? (test.hasNoSpread ? allDifferencesEqual : nil)
  }

  /// The size of a file: in bytes below 1,000, otherwise in larger units.
  func bytes(_ count: Int) -> String {
    count < 1000 ? self.count(count, .byte) : Figures.bytes(count)
  }

  /// One word for a difference; a dash if absent.
  func word(_ difference: Difference) -> String {
    switch difference {
    case .value: difference.sign.map(words(sign:)) ?? "—"
    case .infinitelyHigher: infinite(isBaseline: false)
    case .infinitelyLower: infinite(isBaseline: true)
    case .undefined: "—"
    }
  }

  /// The most classes of a sample that a cell shows.
  var mostNames: Int { 12 }

  /// The classes at these indices: `cat, dog`; if there are many, the first and the number of the
  /// others.
  func names(_ classes: [String], _ places: [Int]) -> String {
    if places.isEmpty { return noClass }
    let shown = places.prefix(mostNames).map { classes[$0] }
    return places.count > mostNames
      ? list(shown, more: places.count - mostNames) : commas(shown)
  }

  /// The name as it is shown: unchanged, or a word for an empty name.
  func shown(_ name: String) -> String { name.isEmpty ? empty : name }
}
