import AssayData
import AssayEvaluate
import AssayResults

// The samples that a report shows individually.

extension Comparer {
  mutating func countRight(_ batches: [SampleBatch]) {
    guard batches.count > 2, let labels = batches.first?.labels else { return }
    for (offset, label) in labels.enumerated() {
      samplesByRight[batches.count { $0.predicted[offset] == label }] += 1
    }
  }

  mutating func keepSamples(
    _ batches: [SampleBatch], _ losses: [LossColumns], name: (Int) -> SampleName
  ) {
    guard let batch = batches.first, batch.count > 0 else { return }
    let columns = tellingColumns(losses)
    // Hardly any sample of a large set is among the most telling, so whole batches are skipped.
    guard telling.wants(Comparer.largestDisagreement(columns)) || first.wants(batch.rows[0]) else {
      return
    }
    for offset in 0..<batch.count {
      let row = batch.rows[offset]
      let score = Comparer.disagreement(columns, at: offset)
      guard telling.wants(score) || first.wants(row) else { continue }
      let detail = detail(batches, losses, at: offset, name: name(offset))
      if first.wants(row) { first.add(detail) }
      if telling.wants(score) { telling.add(row: row, score: score, detail: detail) }
    }
  }

  /// The loss by which samples are compared, if all models have it.
  var primaryLoss: String { shape.task.primaryLoss }

  /// The losses by which samples are compared: cross-entropies, or errors if any model has none.
  private func tellingColumns(_ losses: [LossColumns]) -> [[Double]] {
    let entropies = losses.compactMap { $0.column(primaryLoss) }
    return entropies.count == losses.count
      ? entropies : losses.compactMap { $0.column(MetricKey.errorRate) }
  }

  /// The difference between the models' largest and smallest loss on one sample; for a single
  /// model, the loss itself.
  ///
  /// An infinite one ranks after all others.
  static func disagreement(_ columns: [[Double]], at offset: Int) -> Double {
    var highest = -Double.infinity
    var lowest = Double.infinity
    for index in columns.indices {
      highest = max(highest, columns[index][offset])
      lowest = min(lowest, columns[index][offset])
    }
    guard columns.count > 1 else { return SampleChange.finiteFirst(highest) }
    return lowest == .infinity ? 0 : SampleChange.finiteFirst(highest - lowest)
  }

  /// The largest disagreement in the batch, or an upper bound of it.
  private static func largestDisagreement(_ columns: [[Double]]) -> Double {
    guard (1...2).contains(columns.count) else { return .infinity }
    var largest = Double.leastNonzeroMagnitude
    let first = columns[0]
    let one = first.span
    guard columns.count == 2 else {
      for offset in 0..<one.count where one[offset] > largest && one[offset] < .infinity {
        largest = one[offset]
      }
      return largest
    }
    let second = columns[1]
    let other = second.span
    for offset in 0..<min(one.count, other.count) {
      let difference = (one[offset] - other[offset]).magnitude
      // For two infinite losses it is NaN, and they do not disagree.
      if difference > largest, difference < .infinity { largest = difference }
    }
    return largest
  }

  func detail(
    _ batches: [SampleBatch], _ losses: [LossColumns], at offset: Int, name: SampleName
  ) -> SampleDetail {
    let models = zip(batches, losses).map { batch, losses in
      SampleDetail.ModelSample(
        probabilities: batch.distributions.map { $0.probabilities(ofRow: offset) },
        predicted: Int(batch.predicted[offset]),
        isCorrect: batch.predicted[offset] == batch.labels[offset],
        losses: losses.losses(at: offset))
    }
    return SampleDetail(
      sample: name, label: Int(batches[0].labels[offset]),
      shares: batches[0].shares.map { $0.row(offset) }, models: models)
  }
}
