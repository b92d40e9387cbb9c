import AssayData
import AssayEvaluate
package import AssayResults

/// Keeps what each model made of each sample.
struct OutcomeFold: Sendable {
  /// Some samples whose rows follow each other.
  private struct Chunk: Sendable {
    let firstRow: Int
    var ids: [UInt64] = []
    /// By model.
    var isRight: [[Bool]]
    /// By model and loss.
    var losses: [[[Double]]]
  }

  /// The losses that are kept, by their keys.
  let keys: [String]
  private var chunks: [Chunk] = []
  private var hasIDs = false

  /// Keeps the losses among the primary metrics; whether answers are right says the error rate.
  init(_ options: ComparisonOptions, _ task: EvaluationTask, _ metrics: MetricList) {
    let losses = metrics.roundings.map(\.key)
    keys = options.primaryKeys(task).filter { $0 != MetricKey.errorRate && losses.contains($0) }
  }

  /// Adds samples as each model sees them.
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

  mutating func merge(_ other: OutcomeFold) {
    chunks += other.chunks
    hasIDs = hasIDs || other.hasIDs
  }

  /// All samples, in the order of their rows.
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
  /// What each model made of each sample; nil unless it was asked for.
  package var sampleOutcomes: Outcomes? {
    outcomes?.outcomes(shape.models, fingerprint: fingerprint.text)
  }
}
