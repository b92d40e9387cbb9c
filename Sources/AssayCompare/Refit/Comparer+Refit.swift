import AssayData
import AssayEvaluate
package import AssayResults
import AssayStatistics

/// The models with fitted temperatures, and their pairs, with information in nats.
package struct Refits: Sendable {
  package let models: [Result<TemperatureResults, NoAnswer>]
  /// The tests of the cross-entropies after the refit, one per pair; nil if a model has no
  /// temperature.
  package let pairs: [Result<PairedTest, NoPairedTest>?]
}

extension Comparer {
  /// The reason why no samples are kept; nil if they are.
  static func noKept(_ shape: TestSet.Shape) -> NoAnswer? {
    if shape.task == .multilabel { return .multilabel }
    if shape.isGrouped { return .grouped }
    return shape.isWeighted ? .weighted : nil
  }

  /// Empty kept samples for the answers that need them; nil if none are requested, or none are
  /// possible.
  static func kept(
    _ shape: TestSet.Shape, _ selection: MetricSelection, pairCount: Int
  ) -> KeptSamples? {
    guard selection == .all, noKept(shape) == nil else { return nil }
    return KeptSamples(
      classCount: shape.classes.count, modelCount: shape.models.count,
      labelsAreSoft: shape.labelsAreSoft,
      sides: shape.searched.map { ($0.names.count, pairCount) })
  }

  /// The samples from which answers are computed.
  ///
  /// - Throws: The reason why they are missing.
  func keptSamples() throws(NoAnswer) -> KeptSamples {
    if let reason = Comparer.noKept(shape) { throw reason }
    guard let kept, kept.areComplete else { throw .rowsOfParts }
    return kept
  }

  /// The refit of each model; nil if only the core metrics are measured.
  var refits: Refits? {
    guard options.metrics == .all else { return nil }
    if let reason = Comparer.noKept(shape) {
      return Refits(
        models: shape.models.map { _ in .failure(reason) }, pairs: pairs.map { _ in nil })
    }
    guard let kept else { return nil }
    let refits = concurrentMap(shape.models.count, jobs: options.jobs) { model in
      Result { () throws(NoAnswer) in try Refit(TemperatureRefit(kept, model: model)) }
    }
    let tests = concurrentMap(pairs.count, jobs: options.jobs) { place in
      test(refits[pairs[place].baseline], refits[pairs[place].candidate])
    }
    let families = Families(primary: [], metrics, options.confidence)
    // All candidates are one family; models without scores are left out.
    let decided = families.exploratory(tests.compactMap(\.self), lowerIsBetter: true)
    var next = decided.makeIterator()
    return Refits(
      models: refits.map { refit in
        refit.map { refit in
          let change = TestResult { () throws(NoPairedTest) in
            try test(from: refit.losses.before, refit.before, to: refit, unit: refit.losses.unit)
          }
          return TemperatureResults(
            fits: refit.losses.fits, epsilon: refit.losses.epsilon, before: refit.before,
            after: refit.after,
            change: families.exploratory([change], lowerIsBetter: true)[0])
        }
      },
      pairs: tests.map { $0 == nil ? nil : next.next() })
  }

  /// The test of two models after the refit; nil if one of them cannot have a refit, whatever the
  /// samples.
  private func test(
    _ baseline: Result<Refit, NoAnswer>, _ candidate: Result<Refit, NoAnswer>
  ) -> TestResult? {
    switch (baseline, candidate) {
    case (.success(let old), .success(let new)):
      TestResult { () throws(NoPairedTest) in
        try test(
          from: old.losses.after, old.after, to: new, unit: max(old.losses.unit, new.losses.unit))
      }
    case (.failure(.tooLarge), _), (_, .failure(.tooLarge)): .failure(.tooLarge)
    case (.failure, _), (_, .failure): nil
    }
  }

  /// The test of the mean difference of losses on the same samples; losses that rounding alone can
  /// separate are equal.
  private func test(
    from old: [Double], _ oldMean: Double, to new: Refit, unit: Double
  ) throws(NoPairedTest) -> DifferenceTest {
    let terms = shape.labelsAreSoft ? max(4, shape.classes.count) : 4
    let differences = zip(old, new.losses.after).map { old, new in
      let scale = max(1, old, new)
      let isEqual = (new - old).magnitude <= unit * Double(terms) * scale && scale < .infinity
      return isEqual ? 0 : new - old
    }
    var sums = DifferenceSums()
    sums.add(differences.span, rows: .listed(new.losses.rows[...]))
    return try DifferenceTest(sums, means: (oldMean, new.after))
  }
}

/// A model's losses before and after, and their means.
private struct Refit {
  let losses: TemperatureRefit
  let before: Double
  let after: Double

  init(_ losses: TemperatureRefit) {
    self.losses = losses
    (before, after) = (Refit.mean(losses.before), Refit.mean(losses.after))
  }

  private static func mean(_ losses: [Double]) -> Double {
    guard losses.allSatisfy(\.isFinite) else { return .infinity }
    var sum = ExactSum()
    for loss in losses { sum.add(loss) }
    return sum.mean(of: max(1, losses.count))
  }
}

extension TemperatureResults {
  /// The same results in the given unit.
  func inUnit(_ unit: ResultUnit) -> TemperatureResults {
    TemperatureResults(
      fits: fits, epsilon: epsilon, before: unit.information(before),
      after: unit.information(after), change: change.map { $0.map(unit.information) })
  }
}
