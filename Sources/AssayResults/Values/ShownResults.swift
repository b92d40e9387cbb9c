extension Results {
  /// The most models that a report shows side by side.
  package static let mostModels = 20

  /// The most pairs of models that a report shows in full.
  package static let mostPairs = 30

  /// The numbers of all models and pairs, if only some are shown.
  package struct Whole: Sendable, Equatable {
    package let models: Int
    package let pairs: Int
  }

  /// The part that a report shows in full: if there are many models, the baseline and those with
  /// the lowest error rates; if there are many pairs, those with the baseline, then those with the
  /// clearest differences.
  ///
  /// Metrics, tests and caveats are those of the complete results.
  package var shown: Results {
    let models = shownModels
    let pairs = shownPairs(among: models)
    guard models.count < self.models.count || pairs.count < self.pairs.count else { return self }
    var places: [Int: Int] = [:]
    for (place, model) in models.enumerated() { places[model] = place }
    var shown = self
    shown.whole = Whole(models: self.models.count, pairs: self.pairs.count)
    shown.models = models.map { self.models[$0].shown(by: places) }
    shown.baseline = places[baseline] ?? 0
    shown.pairs = pairs.compactMap { index in
      var pair = self.pairs[index]
      guard let baseline = places[pair.baseline], let candidate = places[pair.candidate] else {
        return nil
      }
      (pair.baseline, pair.candidate) = (baseline, candidate)
      return pair
    }
    // Averages may be of models not shown, so the report takes them from the complete results.
    shown.averages = []
    shown.positiveClass = positiveClass.map { result in
      result.map { found in
        var part = found
        part.models = models.map { found.models[$0] }
        return part
      }
    }
    shown.clearlyBest = clearlyBest.mapValues { $0.compactMap { places[$0] } }
    for table in slices.indices {
      for value in slices[table].values.indices {
        let whole = slices[table].values[value]
        shown.slices[table].values[value].models = models.map { whole.models[$0] }
        shown.slices[table].values[value].pairs = pairs.map { whole.pairs[$0] }
      }
    }
    shown.worstSlice = worstSlice.flatMap { worst in
      places[worst.model].map {
        var moved = worst
        moved.model = $0
        return moved
      }
    }
    shown.foundSlices = foundSlices?.map { $0.of(places) }
    for sample in samples.samples.indices {
      shown.samples.samples[sample].models = models.map { samples.samples[sample].models[$0] }
    }
    return shown
  }

  /// The indices of the models to show, in the order of the report.
  private var shownModels: [Int] { foremostModels(Results.mostModels).sorted() }

  /// The indices of the baseline and of the models with the lowest error rates, at most `most` in
  /// all.
  package func foremostModels(_ most: Int) -> Set<Int> {
    guard models.count > most else { return Set(models.indices) }
    func rank(_ place: Int) -> (Double, Double, Int) {
      (
        models[place].estimate(MetricKey.errorRate).finite ?? .infinity,
        models[place].estimate(task.primaryLoss).finite ?? .infinity, place
      )
    }
    let ranked = models.indices.filter { $0 != baseline }
      .map { (model: $0, rank: rank($0)) }.sorted { $0.rank < $1.rank }
    return Set([baseline] + ranked.prefix(most - 1).map(\.model))
  }

  /// The indices of the pairs to show, in the order of the report.
  private func shownPairs(among models: [Int]) -> [Int] {
    let models = Set(models)
    let places = pairs.indices.filter {
      models.contains(pairs[$0].baseline) && models.contains(pairs[$0].candidate)
    }
    guard places.count > Results.mostPairs else { return places }
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
    return ranked.prefix(Results.mostPairs).map(\.place).sorted()
  }
}

extension ModelResults {
  /// The model, compared only with models that have a new index.
  fileprivate func shown(by places: [Int: Int]) -> ModelResults {
    var shown = self
    for label in classes.indices {
      shown.classes[label].comparisons = classes[label].comparisons.compactMap { comparison in
        places[comparison.baseline].map {
          ClassComparison(baseline: $0, score: comparison.score, result: comparison.result)
        }
      }
    }
    return shown
  }
}

// MARK: - The best

extension Results {
  /// For each primary metric, the models with the best value of all that are clearly better than
  /// the baseline, or the baseline itself if all others are clearly worse.
  ///
  /// An infinite loss is clearly worse than a finite one.
  var bestModels: [String: [Int]] {
    var best: [String: [Int]] = [:]
    guard models.count > 1 else { return best }
    let candidates = models.indices.map { $0 == baseline ? nil : pair(of: $0) }
    let primary = metrics.filter { options.primary.contains(exactly: $0.key) }
    for metric in primary where metric.direction != .descriptive {
      let isLower = metric.direction == .lowerIsBetter
      let values = models.map { $0.estimate(metric.key).finite }
      // Models without a finite value come last: it is infinite or undefined.
      guard isLower || values.allSatisfy({ $0 != nil }),
        let value = isLower ? values.compactMap(\.self).min() : values.compactMap(\.self).max()
      else { continue }
      best[metric.key] = models.indices.filter { model in
        guard values[model] == value else { return false }
        return model == baseline
          ? candidates.allSatisfy { $0?.isClearlyWorse(metric.key) ?? true }
          : candidates[model]?.isClearlyBetter(metric.key) ?? false
      }
    }
    return best
  }
}

extension PairResults {
  fileprivate func isClearlyBetter(_ key: String) -> Bool {
    difference(key) == .infinitelyLower || test(key)?.verdict == .better
  }

  fileprivate func isClearlyWorse(_ key: String) -> Bool {
    difference(key) == .infinitelyHigher || test(key)?.verdict == .worse
  }
}
