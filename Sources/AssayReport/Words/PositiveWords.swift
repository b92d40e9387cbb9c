import AssayData
import AssayResults
import AssayStatistics

/// The positive class, in words and rows.
struct PositiveWords {
  /// The most models that are named.
  private static let named = 6

  let results: WordedResults

  private var wording: any Wording { results.wording }

  /// The results about the positive class, whatever its share.
  var found: PositiveClassResults? { try? results.positiveClass?.get() }

  /// The number of classes and, if there are two, which is positive, with its number of samples.
  var classes: String {
    wording.count(results.classes.count, .class) + (fact.map(wording.bracketed) ?? "")
  }

  private var fact: String? {
    found.map { wording.positiveFact(results.classNames[$0.positive], $0.positives) }
  }

  /// The results if the positive class is rare: below one in five.
  var rare: PositiveClassResults? {
    guard let found, isRare(found.positives) else { return nil }
    return found
  }

  /// Whether a class of this many samples is rare; one without samples is not.
  func isRare(_ samples: Int) -> Bool {
    samples > 0 && Double(samples) < PositiveClassResults.rareShare * Double(results.count)
  }

  /// A row with a number for each model.
  struct Row {
    let row: PositiveRow
    let name: String
    /// The name including the class.
    let headed: String
    let cells: [Cell]
  }

  struct Cell {
    let value: String
    let bounds: Interval?
    /// The verdict on the value itself.
    let note: String?
    /// The test against the baseline, and the words for its numbers.
    let test: PairedTest?
    let words: MetricWords
    /// Whether the value is a difference.
    var isSigned = false

    var interval: String? {
      bounds.map {
        isSigned ? words.difference($0) : words.span($0, decimals: words.decimals)
      }
    }
  }

  /// The rows in the first table; empty unless the class is rare.
  var rows: [Row] {
    guard let rare else { return [] }
    let majority = results.classNames[rare.majority]
    return PositiveRow.allCases.map { row in
      Row(
        row: row, name: wording.name(row, majority: majority),
        headed: wording.name(row, of: results.classNames[rare.positive], majority: majority),
        cells: results.models.indices.map { cell(row, rare, $0) })
    }
  }

  private func cell(_ row: PositiveRow, _ found: PositiveClassResults, _ model: Int) -> Cell {
    let (rates, confidence) = (found.models[model].atHalf, results.options.confidence)
    let ofShares = results.words(MetricKey.errorRate)
    func share(_ value: Double?, _ bounds: Interval?) -> Cell {
      Cell(
        value: value.map(wording.percent) ?? "—", bounds: bounds, note: nil,
        test: value.flatMap { test(row, found, model, $0) }, words: ofShares)
    }
    switch row {
    case .recall: return share(rates.recall.value, rates.recall.interval(confidence))
    case .precision: return share(rates.precision.value, rates.precision.interval(confidence))
    case .specificity: return share(rates.specificity.value, rates.specificity.interval(confidence))
    case .f1: return share(rates.f1, rates.f1Interval)
    case .averagePrecision:
      let ranking = results.models[model].ranking?.classes[found.positive]
      let precision = results.words(MetricKey.averagePrecision).fitted(
        to: results.models.map { $0.ranking?.classes[found.positive].precisionInterval })
      return Cell(
        value: ranking.map { precision.text($0.averagePrecision) } ?? "—",
        bounds: ranking?.precisionInterval, note: nil, test: precisionTest(found, model),
        words: precision)
    case .lessMajority:
      let test = try? found.models[model].againstMajority.get()
      return Cell(
        value: test.map { ofShares.signed(Difference.value($0.difference)) } ?? "—",
        bounds: test?.interval, note: test.map(wording.change), test: nil, words: ofShares,
        isSigned: true)
    }
  }

  /// The test of average precision; nil if the report's test is about the other class.
  private func precisionTest(_ found: PositiveClassResults, _ model: Int) -> PairedTest? {
    guard results.models[model].ranking?.positive == found.positive else { return nil }
    return results.pair(of: model)?.test(MetricKey.averagePrecision)
  }

  /// The test of the same number against the baseline; nil if the answers at ½ differ from the
  /// model's own.
  private func test(
    _ row: PositiveRow, _ found: PositiveClassResults, _ model: Int, _ value: Double
  ) -> PairedTest? {
    let (label, score): (Int, ClassScore) =
      switch row {
      case .precision: (found.positive, .precision)
      case .f1: (found.positive, .f1)
      case .specificity: (1 - found.positive, .recall)
      case .recall, .averagePrecision, .lessMajority: (found.positive, .recall)
      }
    let own = results.models[model].classes[label]
    let known =
      switch score {
      case .recall: own.recall
      case .precision: own.precision
      case .f1: own.f1
      }
    guard let known = known.finite, (known - value).magnitude < 1e-12 else { return nil }
    let comparison = own.comparisons.first {
      $0.baseline == results.baseline && $0.score == score
    }
    return try? comparison?.result.get()
  }
}

// MARK: - Sentences

extension PositiveWords {
  /// How many samples of a rare class each model finds, and which models are not clearly better
  /// than always predicting the most frequent class; empty unless the class is rare.
  var sentences: [String] {
    guard let rare else { return [] }
    let finding = wording.finding(
      results.classNames[rare.positive], of: rare.positives,
      results.models.indices.prefix(PositiveWords.named).map {
        (results.models[$0].name, rare.models[$0].atHalf.truePositives)
      }, more: max(0, results.models.count - PositiveWords.named))
    func names(_ isMeant: (PairedTest?) -> Bool) -> [String] {
      results.models.indices.filter { isMeant(try? rare.models[$0].againstMajority.get()) }
        .map { results.models[$0].name }
    }
    let worse = names { $0?.verdict == .worse }
    let notBetter = names { $0?.verdict != .better && $0?.verdict != .worse }
    guard !worse.isEmpty || !notBetter.isEmpty else { return [finding] }
    let error = Double(rare.majorityErrors) / Double(max(1, results.count))
    return [
      finding,
      wording.againstMajority(
        results.classNames[rare.majority], error: wording.percent(error),
        notBetter: Array(notBetter.prefix(PositiveWords.named)),
        moreNotBetter: max(0, notBetter.count - PositiveWords.named),
        worse: Array(worse.prefix(PositiveWords.named)),
        moreWorse: max(0, worse.count - PositiveWords.named)),
    ]
  }
}

/// A class, of three or more, of which a model finds few samples.
struct FewFoundWords {
  /// The fewest samples of a class that are informative.
  private static let leastSamples = 10

  let results: WordedResults

  /// The class and the model with the lowest recall whose whole interval is below one half; nil if
  /// absent.
  var sentence: String? {
    guard results.task == .classes, results.classes.count > 2, results.options.weight == nil else {
      return nil
    }
    var worst: (model: Int, label: Int, recall: Double, support: Int)?
    for (place, model) in results.models.enumerated() {
      for (label, found) in model.classes.enumerated()
      where found.support >= FewFoundWords.leastSamples {
        guard let recall = found.recall.finite,
          let bounds = found.bounds[.recall]?.bounds?.interval, bounds.high < 0.5,
          worst.map({ (recall, -found.support) < ($0.recall, -$0.support) }) ?? true
        else { continue }
        worst = (place, label, recall, found.support)
      }
    }
    guard let worst else { return nil }
    let found = (worst.recall * Double(worst.support)).rounded()
    return results.wording.findingFew(
      results.models[worst.model].name, Int(found), of: worst.support,
      ofClass: results.classNames[worst.label])
  }
}
