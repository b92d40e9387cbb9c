import AssayData

extension LossStatistics {
  static func form(_ context: ResultsContext) -> Form<LossStatistics> {
    ObjectForm<LossStatistics>(
      Field("n", \.count, .count(to: context.count)),
      Field("infinite", \.infinite, .count(to: context.count)),
      Field("sum", \.sum, Form.number.optional),
      Field("sum_of_squares", \.squares, Form.number.optional),
      Field("sum_of_cubes", \.cubes, Form.number.optional),
      Field(ifPresent: "sum_of_weights", \.weight, .number),
      Field("standard_error", \.standardError, Form.number.optional),
      Field("degrees_of_freedom", \.degreesOfFreedom, Form.number.optional)
    ) { _, count, infinite, sum, squares, cubes, weight, error, freedom in
      LossStatistics(
        count: count, infinite: infinite, sum: sum, squares: squares, cubes: cubes,
        weight: weight, standardError: error, degreesOfFreedom: freedom)
    }.form
  }
}

extension ClassStatistics {
  /// One list per sum, in the order of the classes.
  static func form(_ context: ResultsContext) -> Form<ClassStatistics> {
    let classes = context.classes.count
    let counts = Form.count(to: context.count).list(count: classes)
    return ObjectForm<ClassStatistics>(
      Field("n", \.counts, counts), Field("infinite", \.infinite, counts),
      Field("sum", \.sums, Form.loss.list(count: classes)),
      Field("sum_of_squares", \.squares, Form.loss.list(count: classes))
    ) { reader, counts, infinite, sums, squares throws(ResultsFault) in
      let all = counts.reduce(0, +)
      guard all == context.count else {
        throw reader.fault(.sum(expected: context.count, found: all))
      }
      guard zip(counts, infinite).allSatisfy({ $0 >= $1 }) else {
        throw reader.fault(.contradiction(with: "n"), at: "infinite")
      }
      return ClassStatistics(counts: counts, infinite: infinite, sums: sums, squares: squares)
    }.form
  }
}

// MARK: - Classes

extension ConfusionMatrix {
  /// The full matrix, one row per label; for more than 100 classes only the nonzero cells, as
  /// `[label, predicted, count]` with the indices of the classes.
  static func form(_ context: ResultsContext) -> Form<ConfusionMatrix> {
    let classCount = context.classes.count
    let rows = Form<Int>.count().list().list()
    let isWhole = classCount <= 100
    return Form(
      schema: rows.schema,
      write: { matrix in
        rows.write(
          isWhole
            ? (0..<classCount).map { label in (0..<classCount).map { matrix[label, $0] } }
            : matrix.cells.map { [$0.label, $0.predicted, $0.count] })
      },
      read: { reader throws(ResultsFault) in
        var matrix = ConfusionMatrix(classCount: classCount)
        let rows = try rows.read(reader)
        if isWhole, rows.count != classCount {
          throw reader.fault(.length(expected: classCount, found: rows.count))
        }
        var total = 0
        for (index, row) in rows.enumerated() {
          let length = isWhole ? classCount : 3
          guard row.count == length else {
            throw reader.fault(.length(expected: length, found: row.count), at: "\(index + 1)")
          }
          if !isWhole, let place = row.prefix(2).max(), place >= classCount {
            throw reader.fault(
              .outOfRange(0...Double(classCount - 1), found: Double(place)), at: "\(index + 1)")
          }
          let cells =
            isWhole ? row.enumerated().map { (index, $0, $1) } : [(row[0], row[1], row[2])]
          for (label, predicted, count) in cells {
            total += count
            guard total <= context.count else { break }
            matrix.add(label: label, predicted: predicted, count: count)
          }
        }
        guard total == context.count else {
          throw reader.fault(.sum(expected: context.count, found: total))
        }
        return matrix
      })
  }
}

extension ClassResults {
  static func form(_ context: ResultsContext) -> Form<ClassResults> {
    let (count, loss) = (context.count, context.task.primaryLoss)
    let isOutcome = context.task == .multilabel
    return ObjectForm<ClassResults>(
      Field(members: .defined("precision"), \.precision),
      Field(members: .defined("recall"), \.recall),
      Field(members: .defined("f1"), \.f1),
      Field("support", \.support, .count(to: count)),
      Field("predicted", \.predicted, .count(to: count)),
      Field(members: .outcome(isOutcome, loss: loss, count: count), \.outcome),
      Field(ifPresent: "estimates", \.shares, ClassShares.form(context)),
      Field(
        ifPresent: "comparisons", { $0.comparisons.isEmpty ? nil : $0.comparisons },
        ClassComparison.form(context).list())
    ) {
      reader, precision, recall, f1, support, predicted, outcome, shares,
      comparisons throws(ResultsFault) in
      if let outcome {
        let (has, given) = (
          outcome.truePositives + outcome.falseNegatives,
          outcome.truePositives + outcome.falsePositives
        )
        guard support == has else { throw reader.fault(.sum(expected: support, found: has)) }
        guard predicted == given else {
          throw reader.fault(.sum(expected: predicted, found: given))
        }
        let all = has + outcome.falsePositives + outcome.trueNegatives
        guard all == count else { throw reader.fault(.sum(expected: count, found: all)) }
      }
      return ClassResults(
        support: support, predicted: predicted, precision: precision, recall: recall, f1: f1,
        outcome: outcome, bounds: shares?.bounds ?? [:], comparisons: comparisons ?? [])
    }.form
  }

  /// Recall and precision with their bounds; nil if absent.
  private var shares: ClassShares? {
    guard let ofRecall = bounds[.recall], let ofPrecision = bounds[.precision] else { return nil }
    return ClassShares(
      recall: (
        MetricValues.Entry(estimate: recall, bounded: ofRecall, follows: nil), support
      ),
      precision: (
        MetricValues.Entry(estimate: precision, bounded: ofPrecision, follows: nil), predicted
      ))
  }
}

/// `estimates` of a class.
private struct ClassShares: Sendable {
  let recall: ClassResults.Share
  let precision: ClassResults.Share

  var bounds: [ClassScore: IntervalResult] {
    [.recall: recall.entry.bounded, .precision: precision.entry.bounded]
  }

  static func form(_ context: ResultsContext) -> Form<ClassShares> {
    ObjectForm<ClassShares>(
      Field("recall", \.recall, ClassResults.share(context)),
      Field("precision", \.precision, ClassResults.share(context))
    ) { _, recall, precision in ClassShares(recall: recall, precision: precision) }.form
  }
}

extension ClassComparison {
  fileprivate static func form(_ context: ResultsContext) -> Form<ClassComparison> {
    ObjectForm<ClassComparison>(
      Field("baseline", \.baseline, context.modelForm),
      Field("metric", \.score, .word),
      Field(members: WrittenTest.form(context), { WrittenTest($0.result) })
    ) { reader, baseline, score, test throws(ResultsFault) in
      guard let result = test.result else { throw reader.fault(.outsideBounds) }
      if case .success(let found) = result,
        !found.fits(context.options.confidence.alpha, lowerIsBetter: false)
      {
        throw reader.fault(.contradiction(with: "p"), at: "verdict")
      }
      return ClassComparison(baseline: baseline, score: score, result: result)
    }.form
  }
}

extension ObjectForm where Value == Estimate {
  /// A number that is never infinite, by default a share, and the reason if it is undefined.
  static func defined(_ key: String, _ form: Form<Double> = .share) -> ObjectForm {
    ObjectForm(
      Field(key, \.finite, form.optional),
      Field(
        ifPresent: "\(key)_reason",
        { if case .undefined(let reason) = $0 { reason } else { nil } }, Undefined.form)
    ) { _, value, reason in value.map(Estimate.value) ?? .undefined(reason ?? .notMeasured) }
  }
}

extension ObjectForm where Value == ClassResults.Outcome? {
  /// The outcomes for one class of a multilabel task; no members for other tasks.
  fileprivate static func outcome(_ isOutcome: Bool, loss: String, count: Int) -> ObjectForm {
    guard isOutcome else { return ObjectForm { _ in nil } }
    let counts = Form.count(to: count)
    return ObjectForm(
      Field(members: .defined("error"), { $0?.error ?? .undefined(.noSamples) }),
      Field(loss, { $0?.crossEntropy.finite }, Form.number.optional),
      Field("infinite", { $0?.infinite ?? 0 }, counts),
      Field("true_positives", { $0?.truePositives ?? 0 }, counts),
      Field("false_positives", { $0?.falsePositives ?? 0 }, counts),
      Field("false_negatives", { $0?.falseNegatives ?? 0 }, counts),
      Field("true_negatives", { $0?.trueNegatives ?? 0 }, counts)
    ) { _, error, loss, infinite, truePositives, falsePositives, falseNegatives, trueNegatives in
      ClassResults.Outcome(
        truePositives: truePositives, falsePositives: falsePositives,
        falseNegatives: falseNegatives, trueNegatives: trueNegatives,
        error: error,
        crossEntropy: infinite > 0
          ? .infinite(InfiniteMean(count: infinite, firstRows: [], finiteMean: nil))
          : loss.map(Estimate.value) ?? .undefined(.noSamples))
    }
  }
}

extension ClassResults.Outcome {
  /// The number of infinite losses.
  fileprivate var infinite: Int {
    if case .infinite(let mean) = crossEntropy { mean.count } else { 0 }
  }
}

extension ClassMeans {
  /// The means over classes, in both common definitions.
  static var form: Form<ClassMeans> {
    ObjectForm<ClassMeans>(
      Field("precision", \.precision, MeanOverClasses.form),
      Field("recall", \.recall, MeanOverClasses.form), Field("f1", \.f1, MeanOverClasses.form)
    ) { _, precision, recall, f1 in
      ClassMeans(precision: precision, recall: recall, f1: f1)
    }.form
  }
}

extension MeanOverClasses {
  fileprivate static var form: Form<MeanOverClasses> {
    ObjectForm<MeanOverClasses>(
      Field("all", \.overAll, .share), Field("defined", \.overDefined, Form.share.optional)
    ) { _, all, defined in MeanOverClasses(overAll: all, overDefined: defined) }.form
  }
}

// MARK: - Losses

extension LossHistogram {
  /// The nonempty bins as `[bin, count]`, and the number of infinite losses.
  static func form(of count: Int) -> Form<LossHistogram> {
    ObjectForm<LossHistogram>(
      Field("bins", \.filled, Form<Int>.count().list(count: 2).list()),
      Field("infinite", \.infinite, .count(to: count))
    ) { reader, bins, infinite throws(ResultsFault) in
      guard let histogram = LossHistogram(filled: bins, infinite: infinite) else {
        throw reader.fault(.contradiction(with: "infinite"))
      }
      guard histogram.total == count else {
        throw reader.fault(.sum(expected: count, found: histogram.total))
      }
      return histogram
    }.form
  }
}

extension LossDensity {
  /// The nonempty cells as `[baseline's bin, candidate's bin, count]`.
  static func form(of count: Int) -> Form<LossDensity> {
    Form<Int>.count().list(count: 3).list().made(
      { LossDensity(filled: $0).flatMap { $0.total == count ? $0 : nil } },
      { $0.cells.map { [$0.baseline, $0.candidate, $0.count] } })
  }
}
