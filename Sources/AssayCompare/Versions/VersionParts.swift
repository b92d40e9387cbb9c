import AssayData
import AssayResults
import AssayStatistics

// Changes in parts of the test set: classes, slices, and the mix of classes.
extension VersionTests {
  private var confidence: Confidence { sets.new.options.confidence }

  /// Recall and precision of the classes that both sides have; each score's tests are adjusted for
  /// all classes.
  var classes: [ClassChange] {
    let names = sets.new.classes.names
    let places = names.enumerated().compactMap { place, name in
      sets.old.classes.names.firstIndex { $0.isExactly(name) }.map { (name, old: $0, new: place) }
    }.filter { old.classes.indices.contains($0.old) && new.classes.indices.contains($0.new) }
    let changes = [ClassScore.recall, .precision].flatMap { score in
      let tests = places.map { place in
        (
          test: test(score, old.classes[place.old], new.classes[place.new]), lowerIsBetter: false
        )
      }
      let decided = VersionFamilies.decided(tests, .exploratory, confidence)
      return zip(places, decided).map { place, result in
        ClassChange(
          name: place.0, score: score, old: old.classes[place.old].value(of: score),
          new: new.classes[place.new].value(of: score), result)
      }
    }
    return changes.largestFirst { ($0.test, $0.difference) }
  }

  private func test(
    _ score: ClassScore, _ before: ClassResults, _ after: ClassResults
  ) -> TestResult {
    guard let old = before.value(of: score).finite, let new = after.value(of: score).finite,
      let oldBounds = before.bounds[score]?.bounds, let newBounds = after.bounds[score]?.bounds
    else { return .failure(.notCompared) }
    if oldBounds.method == .wilson, newBounds.method == .wilson {
      let (n, m) = (after.samples(of: score), before.samples(of: score))
      // The samples predicted as a class are not the same ones, even in the same test set.
      let areSame = sets.areSame && score == .recall
      let test = DifferenceTest.ofShares(
        new: (Int((new * Double(n)).rounded()), n), old: (Int((old * Double(m)).rounded()), m),
        areSame: areSame)
      return test.map(Result.success) ?? .failure(.notCompared)
    }
    guard let oldError = oldBounds.standardError, let newError = newBounds.standardError else {
      return .failure(.noStandardError)
    }
    return Result { () throws(NoPairedTest) in
      try DifferenceTest(
        new: Welch.Side(
          value: new, standardError: newError, degreesOfFreedom: newBounds.degreesOfFreedom),
        old: Welch.Side(
          value: old, standardError: oldError, degreesOfFreedom: oldBounds.degreesOfFreedom),
        counts: (sets.units(.new), sets.units(.old)), method: .welch,
        doubt: newBounds.doubt ?? oldBounds.doubt)
    }
  }

  /// The error rate and the loss on the slices that both sides have, with tests adjusted within
  /// each table.
  var slices: [SliceChange] {
    let models = [VersionSide.old, .new].map { side in
      sets.results(side).models.firstIndex { $0.name.isExactly(model(side).name) }
    }
    guard let before = models[0], let after = models[1] else { return [] }
    let keys = [MetricKey.errorRate, sets.new.sliceMetric]
    let metrics = sets.metrics.filter { keys.contains($0.key) }
    let changes = sets.new.slices.flatMap { table -> [SliceChange] in
      guard let other = sets.old.slices.first(where: { $0.columns.areExactly(table.columns) })
      else { return [] }
      let values = table.values.compactMap { value in
        other.values.first { $0.texts.areExactly(value.texts) }.map { (old: $0, new: value) }
      }
      return metrics.flatMap { metric in
        sliceChanges(of: metric, table.columns, values, before, after)
      }
    }
    return changes.largestFirst { ($0.change.test, $0.change.difference) }
  }

  private func sliceChanges(
    of metric: Metric, _ columns: [String], _ values: [(old: SliceValue, new: SliceValue)],
    _ before: Int, _ after: Int
  ) -> [SliceChange] {
    let tests = values.map { value in
      (
        test: test(metric, value.old.models[before], value.new.models[after]),
        lowerIsBetter: metric.direction != .higherIsBetter
      )
    }
    let decided = VersionFamilies.decided(tests, .exploratory, confidence)
    return zip(values, decided).map { value, result in
      SliceChange(
        columns: columns, texts: value.new.texts, counts: [value.old.count, value.new.count],
        change: VersionChange(
          metric,
          old: value.old.models[before].estimate(metric.key).map {
            sets.converted($0, metric, of: .old)
          }, new: value.new.models[after].estimate(metric.key), result))
    }
  }

  private func test(
    _ metric: Metric, _ before: MetricValues, _ after: MetricValues
  ) -> TestResult {
    func side(_ values: MetricValues, _ side: VersionSide) -> Welch.Side? {
      guard let value = values.estimate(metric.key).finite, let bounds = values.bounds(metric.key),
        let error = bounds.standardError
      else { return nil }
      return Welch.Side(
        value: sets.converted(value, metric, of: side),
        standardError: sets.converted(error, metric, of: side),
        degreesOfFreedom: bounds.degreesOfFreedom)
    }
    if metric.key == MetricKey.errorRate, !sets.hasUnits,
      let old = before.estimate(metric.key).finite, let new = after.estimate(metric.key).finite
    {
      let test = DifferenceTest.ofShares(
        new: (Int((new * Double(after.count)).rounded()), after.count),
        old: (Int((old * Double(before.count)).rounded()), before.count),
        areSame: sets.areSame)
      return test.map(Result.success) ?? .failure(.notCompared)
    }
    guard let old = side(before, .old), let new = side(after, .new) else {
      return .failure(.noStandardError)
    }
    return Result { () throws(NoPairedTest) in
      try DifferenceTest(
        new: new, old: old, counts: (after.count, before.count), method: .welch,
        doubt: after.bounds(metric.key)?.doubt ?? before.bounds(metric.key)?.doubt)
    }
  }

  /// The part of each change that comes from another mix of classes; only for another test set,
  /// without weights and groups.
  var mixes: [String: ClassMix] {
    guard sets.relation == .other, !sets.hasUnits else { return [:] }
    var names = sets.new.classes.names
    names += sets.old.classes.names.filter { !names.contains(exactly: $0) }
    var mixes: [String: ClassMix] = [:]
    for metric in sets.metrics {
      guard let before = losses(metric, .old, names), let after = losses(metric, .new, names)
      else { continue }
      mixes[metric.key] = ClassMix(old: before, new: after)
    }
    return mixes
  }

  /// A loss by class, in the unit of the new results; nil if its sums are not known.
  private func losses(
    _ metric: Metric, _ side: VersionSide, _ names: [String]
  ) -> [ClassMix.Losses]? {
    let (model, results) = (model(side), sets.results(side))
    let places = names.map { name in results.classes.names.firstIndex { $0.isExactly(name) } }
    let none = ClassMix.Losses(count: 0, sum: 0, squares: 0)
    if metric.id == .errorRate, let confusion = model.confusion {
      return places.map { place in
        guard let place else { return none }
        let count = confusion.support(of: place)
        let wrong = Double(count - confusion[place, place])
        return ClassMix.Losses(count: count, sum: wrong, squares: wrong)
      }
    }
    guard let sums = model.classStatistics[metric.key], sums.infinite.allSatisfy({ $0 == 0 }),
      (sums.sums + sums.squares).allSatisfy(\.isFinite)
    else { return nil }
    let unit = metric.unit == .information ? sets.new.options.logBase.convert(nats: 1) : 1
    return places.map { place in
      guard let place else { return none }
      return ClassMix.Losses(
        count: sums.counts[place], sum: unit * sums.sums[place],
        squares: unit * unit * sums.squares[place])
    }
  }
}

extension ClassResults {
  /// The number of samples that a score is a share of.
  fileprivate func samples(of score: ClassScore) -> Int {
    score == .precision ? predicted : support
  }
}
