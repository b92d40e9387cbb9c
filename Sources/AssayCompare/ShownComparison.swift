import AssayEvaluate

extension Comparison {
  /// A report shows at most this many models side by side.
  package static let mostModels = 20

  /// A report shows at most this many pairs of models in full.
  package static let mostPairs = 30

  /// How many models and pairs there are, of which only some are shown.
  package struct Whole: Sendable, Equatable {
    package let models: Int
    package let pairs: Int
  }

  /// What a report shows in full: all, or of many models the baseline and those with the lowest error
  /// rates, and of many pairs those with the baseline, then those that differ most clearly.
  ///
  /// Metrics, tests and caveats are those of the whole.
  package var shown: Comparison {
    let models = shownModels
    let pairs = shownPairs(among: models)
    guard models.count < evaluations.count || pairs.count < self.pairs.count else { return self }
    var places: [Int: Int] = [:]
    for (place, model) in models.enumerated() { places[model] = place }
    func moved(_ all: [PairedComparison]) -> [PairedComparison] {
      pairs.compactMap { index in
        var pair = all[index]
        guard let baseline = places[pair.baseline], let candidate = places[pair.candidate] else {
          return nil
        }
        (pair.baseline, pair.candidate) = (baseline, candidate)
        return pair
      }
    }
    var shown = self
    shown.whole = Whole(models: evaluations.count, pairs: self.pairs.count)
    shown.evaluations = models.map { evaluations[$0] }
    shown.baseline = places[baseline] ?? 0
    shown.pairs = moved(self.pairs)
    shown.clearlyBest = clearlyBest.mapValues { $0.compactMap { places[$0] } }
    shown.slices = slices.map { table in
      SliceTable(
        columns: table.columns,
        values: table.values.map { value in
          SliceValue(
            texts: value.texts, count: value.count,
            evaluations: models.map { value.evaluations[$0] }, pairs: moved(value.pairs))
        }, omitted: table.omitted)
    }
    shown.worstSlice = worstSlice.flatMap { worst in
      places[worst.model].map {
        WorstSlice(
          table: worst.table, value: worst.value, model: $0, interval: worst.interval,
          confidence: worst.confidence)
      }
    }
    shown.samples = SampleSelection(
      isComplete: samples.isComplete,
      samples: samples.samples.map { sample in
        SampleDetail(
          sample: sample.sample, label: sample.label, shares: sample.shares,
          models: models.map { sample.models[$0] })
      })
    return shown
  }

  /// The places of the models to show, in the order of the report.
  private var shownModels: [Int] {
    guard evaluations.count > Comparison.mostModels else { return Array(evaluations.indices) }
    func rank(_ model: Int) -> (Double, Double, Int) {
      let evaluation = evaluations[model]
      return (
        evaluation.estimate(MetricKey.errorRate).finite ?? .infinity,
        evaluation.estimate(task.primaryLoss).finite ?? .infinity, model
      )
    }
    let ranked = evaluations.indices.filter { $0 != baseline }
      .map { (model: $0, rank: rank($0)) }.sorted { $0.rank < $1.rank }
    return ([baseline] + ranked.prefix(Comparison.mostModels - 1).map(\.model)).sorted()
  }

  /// The places of the pairs to show, in the order of the report.
  private func shownPairs(among models: [Int]) -> [Int] {
    let models = Set(models)
    let places = pairs.indices.filter {
      models.contains(pairs[$0].baseline) && models.contains(pairs[$0].candidate)
    }
    guard places.count > Comparison.mostPairs else { return places }
    func rank(_ place: Int) -> (Int, Double, Double, Int) {
      let pair = pairs[place]
      let ps = [MetricKey.errorRate, task.primaryLoss, task.finiteLoss].compactMap {
        pair.test($0)?.adjustedP
      }
      var size = 0.0
      if case .value(let difference) = pair.difference(MetricKey.errorRate) {
        size = difference.magnitude
      }
      return (pair.baseline == baseline ? 0 : 1, ps.min() ?? 2, -size, place)
    }
    let ranked = places.map { (place: $0, rank: rank($0)) }.sorted { $0.rank < $1.rank }
    return ranked.prefix(Comparison.mostPairs).map(\.place).sorted()
  }
}

// MARK: - The best

extension Comparison {
  /// By metric the models with the best value of all that are clearly better than the baseline, or
  /// the baseline itself where all others are clearly worse.
  var bestModels: [String: [Int]] {
    var best: [String: [Int]] = [:]
    guard evaluations.count > 1 else { return best }
    let candidates = evaluations.indices.map { $0 == baseline ? nil : pair(of: $0) }
    for metric in metrics where metric.direction != .descriptive {
      let isLower = metric.direction == .lowerIsBetter
      let values = evaluations.map { $0.estimate(metric.key).finite }
      // Models without a number come last: theirs is infinite or undefined.
      guard isLower || values.allSatisfy({ $0 != nil }),
        let value = isLower ? values.compactMap(\.self).min() : values.compactMap(\.self).max()
      else { continue }
      best[metric.key] = evaluations.indices.filter { model in
        guard values[model] == value else { return false }
        return model == baseline
          ? candidates.allSatisfy { $0 == nil || $0?.test(metric.key)?.verdict == .worse }
          : candidates[model]?.test(metric.key)?.verdict == .better
      }
    }
    return best
  }
}
