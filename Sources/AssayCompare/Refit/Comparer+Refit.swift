import AssayData
import AssayEvaluate
package import AssayResults
import AssayStatistics

/// What temperatures make of the models, and of the pairs; information in nats.
package struct Refits: Sendable {
  package let models: [Result<TemperatureResults, NoAnswer>]
  /// The cross-entropies after the refit, one a pair; nil where a model has no temperature.
  package let pairs: [Result<PairedTest, NoPairedTest>?]
}

extension Comparer {
  /// Why no samples are kept; nil where they are.
  private static func noKept(_ shape: TestSet.Shape) -> NoAnswer? {
    if shape.task == .multilabel { return .multilabel }
    if shape.isGrouped { return .grouped }
    return shape.isWeighted ? .weighted : nil
  }

  /// Room for the samples that answers are made of; nil where no question is asked, or none has an answer.
  static func kept(_ shape: TestSet.Shape, _ selection: MetricSelection) -> KeptSamples? {
    guard selection == .all, noKept(shape) == nil else { return nil }
    return KeptSamples(
      classCount: shape.classes.count, modelCount: shape.models.count,
      labelsAreSoft: shape.labelsAreSoft)
  }

  /// What a temperature makes of each model; nil if only the core metrics are measured.
  var refits: Refits? {
    guard options.metrics == .all else { return nil }
    guard let kept else {
      let reason = Comparer.noKept(shape) ?? .multilabel
      return Refits(
        models: shape.models.map { _ in .failure(reason) }, pairs: pairs.map { _ in nil })
    }
    let refits = concurrentMap(shape.models.count, jobs: options.jobs) { model in
      Result { () throws(NoAnswer) in try TemperatureRefit(kept, model: model) }
    }
    let families = Families(primary: [], metrics, options.confidence)
    func result(_ test: TestResult) -> Result<PairedTest, NoPairedTest> {
      families.exploratory([test], lowerIsBetter: true)[0]
    }
    let tests = pairs.map { pair -> TestResult? in
      guard let old = try? refits[pair.baseline].get(), let new = try? refits[pair.candidate].get()
      else { return nil }
      return test(from: old.after, to: new.after, rows: new.rows)
    }
    // All candidates are one family.
    let decided = families.exploratory(tests.compactMap(\.self), lowerIsBetter: true)
    var next = decided.makeIterator()
    return Refits(
      models: refits.map { refit in
        refit.map { refit in
          TemperatureResults(
            fits: refit.fits, epsilon: refit.epsilon, before: mean(refit.before),
            after: mean(refit.after),
            change: result(test(from: refit.before, to: refit.after, rows: refit.rows)))
        }
      },
      pairs: tests.map { $0 == nil ? nil : next.next() })
  }

  /// The test of the mean difference of losses of the same samples.
  private func test(from old: [Double], to new: [Double], rows: [Int]) -> TestResult {
    let differences = zip(old, new).map { $0 == $1 ? 0 : $1 - $0 }
    var sums = DifferenceSums()
    sums.add(differences.span, rows: .listed(rows[...]))
    return Result { () throws(NoPairedTest) in
      try DifferenceTest(sums, means: (mean(old), mean(new)))
    }
  }

  private func mean(_ losses: [Double]) -> Double {
    guard losses.allSatisfy(\.isFinite) else { return .infinity }
    var sum = ExactSum()
    for loss in losses { sum.add(loss) }
    return sum.mean(of: max(1, losses.count))
  }
}

extension TemperatureResults {
  /// The same in the unit of results.
  func inUnit(_ unit: ResultUnit) -> TemperatureResults {
    TemperatureResults(
      fits: fits, epsilon: epsilon, before: unit.information(before),
      after: unit.information(after), change: change.map { $0.map(unit.information) })
  }
}
