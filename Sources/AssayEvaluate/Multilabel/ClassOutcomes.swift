import AssayBytes
package import AssayData

/// Folds what a model answers of each class by itself: accumulate, merge, value.
package struct ClassOutcomes: Sendable {
  private var counts: [Counts]
  private var losses: [MeanLoss]

  /// Samples by what they have and what was answered.
  private struct Counts: Sendable {
    var both = 0
    var onlyHas = 0
    var onlyAnswered = 0

    mutating func add(
      _ index: Int, _ sets: LaneMatrix, _ probabilities: LaneMatrix, rows: Int
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

  private var count = 0
  /// Whether samples have weights, which counts do not go by.
  private(set) var isWeighted = false

  init(classCount: Int) {
    counts = Array(repeating: Counts(), count: classCount)
    losses = Array(repeating: MeanLoss(), count: classCount)
  }

  /// Adds a batch of samples that have any number of classes.
  mutating func add(_ batch: SampleBatch) {
    guard let sets = batch.shares, let distributions = batch.distributions else { return }
    count += batch.count
    isWeighted = batch.units?.weights != nil
    var column = [Double](repeating: 0, count: batch.blocks * LaneMatrix.laneCount)
    for index in counts.indices {
      var span = column.mutableSpan
      for block in 0..<batch.blocks {
        let losses = distributions.loss(of: index, block: block, in: sets)
        span.store(losses, at: block * LaneMatrix.laneCount)
      }
      losses[index].add(
        column.span.extracting(0..<batch.count), rows: batch.rows,
        units: batch.units.map { UnitRange(units: $0, start: 0) })
      counts[index].add(index, sets, distributions.probabilities, rows: batch.count)
    }
  }

  mutating func merge(_ other: ClassOutcomes) {
    count += other.count
    isWeighted = isWeighted || other.isWeighted
    for index in counts.indices {
      counts[index].both += other.counts[index].both
      counts[index].onlyHas += other.counts[index].onlyHas
      counts[index].onlyAnswered += other.counts[index].onlyAnswered
      losses[index].merge(other.losses[index])
    }
  }

  /// Makes room for so many samples before these.
  mutating func move(by rows: Int) {
    for index in losses.indices { losses[index].move(by: rows) }
  }

  /// A class each.
  var outcomes: [ClassOutcome] {
    zip(counts, losses).map { counts, loss in
      ClassOutcome(
        count: count, truePositives: counts.both, falsePositives: counts.onlyAnswered,
        falseNegatives: counts.onlyHas, crossEntropy: loss.estimate)
    }
  }
}

/// What a model answers of one class.
package struct ClassOutcome: Sendable, Equatable {
  /// How many samples there are.
  package let count: Int
  /// Samples that have the class and were given it.
  package let truePositives: Int
  /// Samples that were given the class and have it not.
  package let falsePositives: Int
  /// Samples that have the class and were not given it.
  package let falseNegatives: Int
  /// The mean over samples, in nats.
  package let crossEntropy: Estimate

  package var trueNegatives: Int { count - truePositives - falsePositives - falseNegatives }

  /// How many samples have the class.
  package var support: Int { truePositives + falseNegatives }

  /// How many samples were given the class.
  package var predicted: Int { truePositives + falsePositives }

  /// The share of samples in which the answer is wrong.
  package var error: Estimate { ratio(falsePositives + falseNegatives, count, else: .noSamples) }

  /// Of the samples given the class, the share that has it.
  package var precision: Estimate { ratio(truePositives, predicted, else: .neverPredicted) }

  /// Of the samples that have the class, the share that was given it.
  package var recall: Estimate { ratio(truePositives, support, else: .noSamples) }

  /// 2·TP/(2·TP+FP+FN), the harmonic mean of precision and recall.
  package var f1: Estimate { ratio(2 * truePositives, support + predicted, else: .absent) }

  private func ratio(_ part: Int, _ whole: Int, else reason: Undefined) -> Estimate {
    whole == 0 ? .undefined(reason) : .value(Double(part) / Double(whole))
  }
}
