package import AssayData

extension VersionDiff {
  /// The changes between two versions that were measured together, as the two models of one
  /// evaluation; nil unless there are two models.
  ///
  /// - Parameters:
  ///   - results: The results of the old version, which is the baseline, and of the new one.
  ///   - names: The names of the two versions.
  package init?(paired results: Results, names: (old: String, new: String)) {
    guard results.models.count == 2, let pair = results.pairs.first else { return nil }
    let (old, new) = (results.models[pair.baseline], results.models[pair.candidate])
    let model = ModelChange(
      old: names.old, new: names.new,
      metrics: results.metrics.map { metric in
        VersionChange(
          metric, old: old.estimate(metric.key), new: new.estimate(metric.key),
          pair.metrics.tests[metric.key] ?? .failure(.notCompared))
      },
      classes: ModelChange.classes(results, old, new), slices: ModelChange.slices(results, pair),
      changed: ChangedAnswers(
        newlyWrong: ChangedAnswers.List(
          count: pair.outcomes.onlyBaselineRight, samples: pair.changed.newlyWrong.map(\.sample)),
        newlyRight: ChangedAnswers.List(
          count: pair.outcomes.onlyCandidateRight, samples: pair.changed.newlyRight.map(\.sample))))
    self.init(
      old: Version(results), new: Version(results), relation: .paired, models: [model],
      onlyOld: [], onlyNew: [], notes: [], logBase: results.options.logBase,
      primary: results.options.primary, isMeasured: true)
  }
}

extension ModelChange {
  fileprivate static func classes(
    _ results: Results, _ old: ModelResults, _ new: ModelResults
  ) -> [ClassChange] {
    zip(results.classes.names, zip(old.classes, new.classes)).flatMap { name, sides in
      sides.1.comparisons.map { comparison in
        ClassChange(
          name: name, score: comparison.score, old: sides.0.value(of: comparison.score),
          new: sides.1.value(of: comparison.score), comparison.result)
      }
    }.largestFirst { ($0.test, $0.difference) }
  }

  fileprivate static func slices(_ results: Results, _ pair: PairResults) -> [SliceChange] {
    let metrics = [MetricKey.errorRate, results.sliceMetric].compactMap(results.metric)
    return results.slices.flatMap { table in
      table.values.flatMap { value in
        metrics.map { metric in
          SliceChange(
            columns: table.columns, texts: value.texts, counts: [value.count, value.count],
            change: VersionChange(
              metric, old: value.models[pair.baseline].estimate(metric.key),
              new: value.models[pair.candidate].estimate(metric.key),
              value.pairs.first?.tests[metric.key] ?? .failure(.notCompared)))
        }
      }
    }.largestFirst { ($0.change.test, $0.change.difference) }
  }
}

extension ClassResults {
  package func value(of score: ClassScore) -> Estimate {
    switch score {
    case .recall: recall
    case .precision: precision
    case .f1: f1
    }
  }
}

extension Array {
  /// Sorts clear changes before others, and larger ones before smaller ones.
  package func largestFirst(
    _ change: (Element) -> (test: PairedTest?, difference: Difference)
  ) -> [Element] {
    func rank(_ element: Element) -> (Int, Double) {
      let (test, difference) = change(element)
      var size = difference.sign == nil ? 0 : Double.infinity
      if case .value(let value) = difference { size = value.magnitude }
      return (test?.isClear == true ? 1 : 0, size)
    }
    return map { ($0, rank($0)) }.enumerated()
      .sorted { $0.element.1 == $1.element.1 ? $0.offset < $1.offset : $0.element.1 > $1.element.1 }
      .map(\.element.0)
  }
}
