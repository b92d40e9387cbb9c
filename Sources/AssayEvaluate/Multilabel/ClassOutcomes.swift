import AssayBytes
package import AssayData

/// Folds a model's answers about each class separately: accumulate, merge, value.
package struct ClassOutcomes: Sendable {
  private var counts: [Counts]
  /// The counts as weights; nil if samples have no weights.
  private var weights: [Weights]?
  private var losses: [MeanLoss]

  /// The numbers of samples by whether they have the class and whether the answer is yes.
  private struct Counts: Sendable {
    var both = 0
    var onlyHas = 0
    var onlyAnswered = 0

    mutating func add(
      _ index: Int, _ sets: Matrix, _ probabilities: Matrix, rows: Int
    ) {
      for row in 0..<rows {
        let isAnswered = probabilities[row, index] >= Distributions.threshold
        switch (sets[row, index] == 1, isAnswered) {
        case (true, true): both += 1
        case (true, false): onlyHas += 1
        case (false, true): onlyAnswered += 1
        case (false, false): break
        }
      }
    }
  }

  /// The weights of samples by whether they have the class and whether the answer is yes.
  private struct Weights: Sendable {
    var both = ScaledSum()
    var onlyHas = ScaledSum()
    var onlyAnswered = ScaledSum()
    var neither = ScaledSum()

    mutating func add(
      _ index: Int, _ sets: Matrix, _ probabilities: Matrix, _ weights: [Double]
    ) {
      for (row, weight) in weights.enumerated() {
        let weight = ScaledWeight(weight)
        let isAnswered = probabilities[row, index] >= Distributions.threshold
        switch (sets[row, index] == 1, isAnswered) {
        case (true, true): both.add(weight.fraction, exponent: weight.exponent)
        case (true, false): onlyHas.add(weight.fraction, exponent: weight.exponent)
        case (false, true): onlyAnswered.add(weight.fraction, exponent: weight.exponent)
        case (false, false): neither.add(weight.fraction, exponent: weight.exponent)
        }
      }
    }

    mutating func merge(_ other: Weights) {
      both.merge(other.both)
      onlyHas.merge(other.onlyHas)
      onlyAnswered.merge(other.onlyAnswered)
      neither.merge(other.neither)
    }

    var outcome: ClassOutcome.Weights {
      let (has, answered) = (both.adding(onlyHas), both.adding(onlyAnswered))
      let wrong = onlyHas.adding(onlyAnswered)
      return ClassOutcome.Weights(
        error: wrong.divided(by: wrong.adding(both).adding(neither)),
        precision: both.divided(by: answered), recall: both.divided(by: has),
        f1: both.adding(both).divided(by: has.adding(answered)))
    }
  }

  private var count = 0

  init(classCount: Int) {
    counts = Array(repeating: Counts(), count: classCount)
    losses = Array(repeating: MeanLoss(), count: classCount)
  }

  /// Adds a batch of samples with sets of classes.
  mutating func add(_ batch: SampleBatch) {
    guard let sets = batch.shares, let distributions = batch.distributions else { return }
    count += batch.count
    let batchWeights = batch.units?.weights
    if batchWeights != nil, weights == nil {
      weights = Array(repeating: Weights(), count: counts.count)
    }
    var column = [Double](repeating: 0, count: batch.blocks * Matrix.laneCount)
    for index in counts.indices {
      var span = column.mutableSpan
      for block in 0..<batch.blocks {
        let losses = distributions.loss(of: index, block: block, in: sets)
        span.store(losses, at: block * Matrix.laneCount)
      }
      losses[index].add(
        column.span.extracting(0..<batch.count), rows: batch.rows,
        units: batch.units.map { UnitRange(units: $0, start: 0) })
      counts[index].add(index, sets, distributions.probabilities, rows: batch.count)
      if let batchWeights {
        weights?[index].add(index, sets, distributions.probabilities, batchWeights)
      }
    }
  }

  mutating func merge(_ other: ClassOutcomes) {
    count += other.count
    if weights == nil {
      weights = other.weights
    } else if let others = other.weights {
      for index in others.indices { weights?[index].merge(others[index]) }
    }
    for index in counts.indices {
      counts[index].both += other.counts[index].both
      counts[index].onlyHas += other.counts[index].onlyHas
      counts[index].onlyAnswered += other.counts[index].onlyAnswered
      losses[index].merge(other.losses[index])
    }
  }

  /// Moves the samples down by `rows` rows.
  mutating func move(by rows: Int) {
    for index in losses.indices { losses[index].move(by: rows) }
  }

  /// The outcomes of all classes.
  var outcomes: [ClassOutcome] {
    counts.indices.map { index in
      let counts = counts[index]
      return ClassOutcome(
        count: count, truePositives: counts.both, falsePositives: counts.onlyAnswered,
        falseNegatives: counts.onlyHas, crossEntropy: losses[index].estimate,
        weights: weights?[index].outcome)
    }
  }

  /// The F1 of all classes together: 2·TP/(2·TP+FP+FN); nil if no sample has, or is predicted to
  /// have, a class.
  var microF1: Double? {
    if let weights {
      var (both, either) = (ScaledSum(), ScaledSum())
      for weight in weights {
        both.merge(weight.both)
        for sum in [weight.both, weight.both, weight.onlyHas, weight.onlyAnswered] {
          either.merge(sum)
        }
      }
      return both.adding(both).divided(by: either)
    }
    let both = counts.reduce(0) { $0 + $1.both }
    let either = counts.reduce(2 * both) { $0 + $1.onlyHas + $1.onlyAnswered }
    return either > 0 ? Double(2 * both) / Double(either) : nil
  }
}

/// A model's answers about one class.
package struct ClassOutcome: Sendable, Equatable {
  /// The number of samples.
  package let count: Int
  /// The number of samples that have the class and are predicted to have it.
  package let truePositives: Int
  /// The number of samples that are predicted to have the class and do not have it.
  package let falsePositives: Int
  /// The number of samples that have the class and are not predicted to have it.
  package let falseNegatives: Int
  /// The mean cross-entropy over samples, in nats.
  package let crossEntropy: Estimate
  /// The shares by weight; nil if samples have no weights.
  let weights: Weights?

  /// Shares by weight; each is nil if its denominator is 0.
  struct Weights: Sendable, Equatable {
    let error: Double?
    let precision: Double?
    let recall: Double?
    let f1: Double?
  }

  package var trueNegatives: Int { count - truePositives - falsePositives - falseNegatives }

  /// The number of samples that have the class.
  package var support: Int { truePositives + falseNegatives }

  /// The number of samples that are predicted to have the class.
  package var predicted: Int { truePositives + falsePositives }

  /// The share of samples with a wrong answer.
  package var error: Estimate {
    estimate(
      weights.map(\.error) ?? ratio(falsePositives + falseNegatives, count), else: .noSamples)
  }

  /// The share of the samples predicted to have the class that have it.
  package var precision: Estimate {
    estimate(weights.map(\.precision) ?? ratio(truePositives, predicted), else: .neverPredicted)
  }

  /// The share of the samples that have the class that are predicted to have it.
  package var recall: Estimate {
    estimate(weights.map(\.recall) ?? ratio(truePositives, support), else: .noSamples)
  }

  /// 2·TP/(2·TP+FP+FN), the harmonic mean of precision and recall.
  package var f1: Estimate {
    estimate(weights.map(\.f1) ?? ratio(2 * truePositives, support + predicted), else: .absent)
  }

  private func ratio(_ part: Int, _ whole: Int) -> Double? {
    whole == 0 ? nil : Double(part) / Double(whole)
  }

  private func estimate(_ value: Double?, else reason: Undefined) -> Estimate {
    value.map(Estimate.value) ?? .undefined(reason)
  }
}
