package import AssayData
import AssayEvaluate
package import AssayResults

extension Comparison {
  /// Everything that was measured, in the unit of the options, with its sources.
  ///
  /// - Parameters:
  ///   - title: The heading of reports.
  ///   - version: Assay's version.
  ///   - sources: The files that were read.
  ///   - caveats: Caveats from reading; those from measuring come after them.
  ///   - given: The options that were given and change what is measured.
  /// - Returns: The results, which no longer depend on the samples.
  package func results(
    title: String?, version: String, sources: [Source], caveats: [Caveat],
    given: [Results.GivenOption]
  ) -> Results {
    let unit = ResultUnit(options.logBase, metrics)
    let confidence = options.metrics == .all ? options.confidence : nil
    let known =
      KnownThresholds.even + KnownThresholds.small + [KnownThresholds.stated(options.costs)]
      + evaluations.flatMap { $0.namedThresholds(options.costs) }
    var models = concurrentMap(evaluations.count, jobs: options.jobs) {
      ModelResults(
        evaluations[$0], metrics, unit, costs: options.costs, knownThresholds: known,
        confidence: confidence)
    }
    for (place, refit) in (refits?.models ?? []).enumerated() {
      models[place].temperature = refit.map { $0.inUnit(unit) }
    }
    for pair in pairs {
      for (score, tests) in pair.classTests.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
        for (label, result) in tests.enumerated() {
          models[pair.candidate].classes[label].comparisons.append(
            ClassComparison(baseline: pair.baseline, score: score, result: result))
        }
      }
    }
    var results = Results(
      title: title, version: version, options: Results.Options(options, task),
      testSet: TestSetResults(
        task: task, count: count, classes: classes, labelCounts: labelCounts,
        labelsAreSoft: labelsAreSoft, fingerprint: fingerprint.text, worth: worth),
      metrics: metrics, models: models, baseline: baseline,
      pairs: pairs.enumerated().map { place, pair in
        var pair = PairResults(pair, models.map(\.values), metrics.map(\.key), unit, task: task)
        pair.afterRefit = refits?.pairs[place].map { $0.map { $0.map(unit.information) } }
        return pair
      },
      cochranQ: cochranQ,
      slices: SliceResults(
        tables: slices.map { SliceTable($0, metrics, unit) },
        worst: worstSlice?.map { unit.value($0, of: sliceMetric) },
        metric: sliceMetric,
        found: foundSlices?.map { found in found.map { unit.value($0, of: found.metric) } }),
      samples: SampleSelection(
        isComplete: samples.isComplete,
        samples: samples.samples.map { SampleResults($0, task, unit) }),
      caveats: suspicions + caveats + self.caveats.map { $0.inUnit(unit) }, sources: sources,
      given: given)
    results.positiveClass = positiveClass
    results.averages = averages.map { $0.inUnit(unit) }
    results.labelSuspects = labelSuspects
    return results
  }
}

extension ModelAverage {
  /// The same average in the given unit.
  fileprivate func inUnit(_ unit: ResultUnit) -> ModelAverage {
    ModelAverage(
      models: models,
      result: result.map { average in
        AverageResults(
          count: average.count,
          metrics: average.metrics.map { metric in metric.map { unit.value($0, of: metric.key) } })
      })
  }
}

extension Results.Options {
  fileprivate init(_ options: ComparisonOptions, _ task: EvaluationTask) {
    self.init(
      logBase: options.logBase, clip: options.clip ?? .sklearn, isClipChosen: options.clip != nil,
      metrics: options.metrics, primary: options.primaryKeys(task), margins: options.margins,
      confidence: options.confidence,
      comparesAllPairs: options.comparesAllPairs, costs: options.costs,
      leastSliceSamples: options.leastSliceSamples.count, sampleLimit: options.sampleLimit.count,
      weight: options.weight, group: options.group)
  }
}

extension Caveat {
  /// The same caveat, with logarithms in the given unit.
  fileprivate func inUnit(_ unit: ResultUnit) -> Caveat {
    guard case .infiniteLoss(let model, let mean, let samples, let isOfLogits, let isBinary) = self
    else { return self }
    return .infiniteLoss(
      model: model, mean: mean.map(unit.information), samples: samples, isOfLogits: isOfLogits,
      isBinary: isBinary)
  }
}
