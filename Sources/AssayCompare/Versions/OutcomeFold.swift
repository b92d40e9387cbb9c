import AssayData
import AssayEvaluate
package import AssayResults

/// Keeps each model's outcome for each sample.
struct OutcomeFold: Sendable {
  /// Some samples with consecutive rows.
  private struct Chunk: Sendable {
    var firstRow: Int
    var ids: [UInt64] = []
    /// By model, whether it is right.
    var isRight: [[Bool]]
    /// The losses, by model and key.
    var losses: [[[Double]]]
  }

  /// The keys of the losses that are kept.
  let keys: [String]
  private var chunks: [Chunk] = []
  private var hasIDs = false

  /// Keeps the losses among the primary metrics; the error rate follows from whether answers are
  /// right.
  init(_ options: ComparisonOptions, _ task: EvaluationTask, _ metrics: MetricList) {
    let losses = metrics.roundings.map(\.key)
    keys = options.primaryKeys(task).filter { $0 != MetricKey.errorRate && losses.contains($0) }
  }

  /// Adds samples with each model's predictions.
  mutating func add(
    _ batches: [SampleBatch], _ losses: [LossColumns], ids: TextColumn?, from start: Int
  ) {
    guard let first = batches.first, first.count > 0 else { return }
    var chunk = Chunk(
      firstRow: first.rows[0],
      isRight: batches.map { batch in zip(batch.labels, batch.predicted).map { $0 == $1 } },
      losses: losses.map { columns in keys.compactMap { columns.column($0) } })
    if let ids {
      hasIDs = true
      chunk.ids = (0..<first.count).map { ids.idHash(at: start + $0) }
    }
    chunks.append(chunk)
  }

  /// Moves the samples down by `rows` rows.
  mutating func move(by rows: Int) {
    for index in chunks.indices { chunks[index].firstRow += rows }
  }

  mutating func merge(_ other: OutcomeFold) {
    chunks += other.chunks
    hasIDs = hasIDs || other.hasIDs
  }

  /// The outcomes of all samples, in the order of their rows.
  func outcomes(_ models: [String], fingerprint: String) -> Outcomes {
    let chunks = chunks.sorted { $0.firstRow < $1.firstRow }
    return Outcomes(
      fingerprint: fingerprint, count: chunks.reduce(0) { $0 + ($1.isRight.first?.count ?? 0) },
      ids: hasIDs ? chunks.flatMap(\.ids) : nil, losses: keys,
      models: models.indices.map { model in
        let isComplete = chunks.allSatisfy { $0.losses[model].count == keys.count }
        return Outcomes.Model(
          name: models[model], isRight: chunks.flatMap { $0.isRight[model] },
          losses: isComplete
            ? keys.indices.map { loss in chunks.flatMap { $0.losses[model][loss] } } : [])
      })
  }
}

extension Comparer {
  /// Each model's outcome for each sample; nil if not requested.
  package var sampleOutcomes: Outcomes? {
    outcomes?.outcomes(shape.models, fingerprint: fingerprint.text)
  }
}
