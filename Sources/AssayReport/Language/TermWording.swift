import AssayData
import AssayResults
import AssayStatistics

/// What is counted.
enum Noun {
  case sample
  case group
  case `class`
  case model
  case row
  case column
  case byte
}

/// Words that stand everywhere: counts, lists, units, verdicts, and reasons why there is no number.
protocol TermWording: Sendable {
  /// The language’s BCP 47 tag.
  var tag: String { get }
  /// `1 sample`, `1,797 samples`.
  func count(_ count: Int, _ noun: Noun) -> String
  /// So many of so many: `33 of 1,797`.
  func share(_ count: Int, of total: Int) -> String
  /// So many of so many things: `33 of 1,797 samples`.
  func share(_ count: Int, of total: Int, _ noun: Noun) -> String
  /// Names in a sentence: `a, b and c`.
  func list(_ names: [String]) -> String
  /// The first of some names, and how many more there are: `a, b and 3 more`.
  func list(_ names: [String], more: Int) -> String
  /// Names between commas, without a word before the last: `a, b, c`.
  func commas(_ names: [String]) -> String
  /// Parts of a sentence that stand more apart than commas would set them.
  func semicolons(_ parts: [String]) -> String
  /// What stands between two sentences.
  var gap: String { get }
  /// A remark in brackets, with the blank that goes before it.
  func bracketed(_ text: String) -> String

  /// The unit of information.
  func unit(_ base: LogBase) -> String
  /// A metric’s name with its unit, for the head of a row.
  func named(_ name: String, in unit: String) -> String
  /// The unit of differences of shares, for the head of a row.
  var unitOfPoints: String { get }
  /// A number of points of a percent, in running text.
  func points(_ number: String) -> String
  /// From one end of an interval to the other, in running text.
  func range(_ low: String, _ high: String) -> String
  /// The range of an interval in running text: `95% interval 1.2–3.4`.
  func interval(_ level: String, _ range: String) -> String
  /// The level of an interval that is widened for multiple comparisons.
  func widened(_ level: String) -> String

  /// What stands for a value that there is none of.
  var undefined: String { get }
  /// What an empty name or value is shown as.
  var empty: String { get }
  /// What stands for a column without name.
  var noName: String { get }
  /// What a set without any class is called.
  var noClass: String { get }

  /// An arrow in words.
  func words(_ direction: Metric.Direction) -> String
  /// The one word for the sign of a difference: it says the direction and claims nothing.
  func words(sign: Int) -> String
  /// Of two values the one that is infinite: the baseline’s, or the other.
  func infinite(isBaseline: Bool) -> String
  /// The word of a verdict, in tables.
  func words(_ verdict: PairedTest.Verdict) -> String
  /// What p and interval are computed by.
  func words(_ method: PairedTest.Method) -> String
  /// Why a difference that is tested has no interval, in running text.
  var allDifferencesEqual: String { get }
  /// Why a difference has no test, in a sentence without its stop.
  func words(_ reason: NoPairedTest) -> String
  /// What an interval is computed by.
  func words(_ method: ConfidenceInterval.Method) -> String
  /// Why an interval is less certain than it looks, in a sentence without its stop.
  func words(_ doubt: ConfidenceInterval.Doubt) -> String
  /// Why there is no interval, in a sentence without its stop.
  func words(_ reason: NoInterval) -> String
  /// Why there is no number, in a sentence without its stop.
  func words(_ reason: Undefined) -> String
  /// Why an interval is not there that nobody asked for.
  var notAskedFor: String { get }
  /// The same, with a word for what there is instead of a number.
  func undefined(because reason: String) -> String
  /// Of how many samples the loss is infinite, with a word for what there is instead of a number.
  func infinite(_ count: Int, of total: Int) -> String
}

extension TermWording {
  /// Why there is no finite number; nil if there is one.
  func reason(_ estimate: Estimate, count: Int) -> String? {
    switch estimate {
    case .value: nil
    case .infinite(let mean): infinite(mean.count, of: count)
    case .undefined(let reason): undefined(because: words(reason))
    }
  }

  /// A number of percent, or one that stands for it, with its sign.
  func percent(_ number: String) -> String { number + "%" }

  /// A share in percent; what is not finite has no sign of percent.
  func percent(_ share: Double) -> String {
    share.isFinite ? percent(Figures.points(share)) : Figures.brief(share)
  }

  /// The ends of a value’s interval: `1.2–3.4`; where one is below 0, with a word between them.
  func span(_ low: String, _ high: String) -> String {
    (low + high).contains("−") ? range(low, high) : "\(low)–\(high)"
  }

  /// The ends of a share’s interval beside the share, without the sign of percent.
  func span(_ interval: Interval) -> String {
    let ends = [interval.low, interval.high].map { Figures.end($0 * 100, decimals: 2) }
    return span(ends[0], ends[1])
  }

  /// How sure an interval is, in percent.
  func level(_ confidence: Double) -> String {
    percent(Figures.short((confidence * 10_000).rounded() / 100))
  }

  /// A difference's interval in running text, or that there is none because all differences are equal; nil
  /// where it has none for another reason.
  ///
  /// - Parameters:
  ///   - test: The test of the difference.
  ///   - words: Its metric’s.
  ///   - confidence: How sure intervals are that are not widened for several tests.
  /// - Returns: The interval with its level.
  func evidence(_ test: PairedTest, _ words: MetricWords, _ confidence: Confidence) -> String? {
    let level = level(confidence.level)
    return test.interval.map {
      interval(test.confidence > confidence.level ? widened(level) : level, words.range($0))
    } ?? (test.hasNoSpread ? allDifferencesEqual : nil)
  }

  /// A size of a file: in bytes up to a thousand, then in larger units.
  func bytes(_ count: Int) -> String {
    count < 1000 ? self.count(count, .byte) : Figures.bytes(count)
  }

  /// The one word for a difference; a dash where there is none.
  func word(_ difference: Difference) -> String {
    switch difference {
    case .value: difference.sign.map(words(sign:)) ?? "—"
    case .infinitelyHigher: infinite(isBaseline: false)
    case .infinitelyLower: infinite(isBaseline: true)
    case .undefined: "—"
    }
  }

  /// A cell shows at most this many classes of a sample.
  var mostNames: Int { 12 }

  /// The classes at these places: `cat, dog`; of many the first, and how many more there are.
  func names(_ classes: [String], _ places: [Int]) -> String {
    if places.isEmpty { return noClass }
    let shown = places.prefix(mostNames).map { classes[$0] }
    return places.count > mostNames
      ? list(shown, more: places.count - mostNames) : commas(shown)
  }

  /// A name as it is shown: itself, or a word for an empty one.
  func shown(_ name: String) -> String { name.isEmpty ? empty : name }
}
