import AssayBytes
package import AssayData

/// The number of samples whose label is in first place, in second place, and so on.
///
/// Classes are ordered by falling score, those with the same score by column, so a label in the
/// first place is a right prediction. Counts are added, so order and merging make no difference.
package struct LabelRanks: Sendable, Equatable {
  /// The number of samples by the rank of their label, from 0; one number per class.
  package private(set) var counts: [Int]

  package init(classCount: Int) { counts = Array(repeating: 0, count: classCount) }

  /// Adds samples by the ranks of their labels, as returned by ``labelRanks(_:labels:)``.
  package mutating func add(_ ranks: some Sequence<some BinaryInteger>) {
    for rank in ranks { counts[Int(rank)] += 1 }
  }

  package mutating func merge(_ other: LabelRanks) {
    for (rank, count) in zip(counts.indices, other.counts) { counts[rank] += count }
  }

  /// The share of samples whose label is not among the first k classes, in 0 … 1; rounded once.
  ///
  /// scikit-learn's `top_k_accuracy_score` ranks a label behind all classes with the same score.
  package func topError(_ k: Int) -> Estimate {
    let total = counts.reduce(0, +)
    guard total > 0 else { return .undefined(.noSamples) }
    return .value(Double(counts.dropFirst(max(0, k)).reduce(0, +)) / Double(total))
  }
}

/// The rank of each sample's label, from 0: the number of classes with a higher score, or with the
/// same score and an earlier column.
package func labelRanks(_ scores: Matrix, labels: [Int32]) -> [Int32] {
  var ranks: [Int32] = []
  ranks.reserveCapacity(scores.rows)
  let values = scores.storage.span
  for block in 0..<scores.blocks {
    let start = block * Matrix.laneCount
    let used = min(Matrix.laneCount, scores.rows - start)
    var (label, own) = (Lanes.zero, Lanes.zero)
    for lane in 0..<used {
      label[lane] = Double(labels[start + lane])
      own[lane] = scores[start + lane, Int(labels[start + lane])]
    }
    var rank = Lanes.zero
    var column = Lanes.zero
    for index in 0..<scores.columns {
      let other = values.lanes(at: scores.place(ofBlock: block, index))
      let isAhead = (other .> own) .| ((other .== own) .& (column .< label))
      rank += Lanes.zero.replacing(with: 1, where: isAhead)
      column += 1
    }
    for lane in 0..<used { ranks.append(Int32(rank[lane])) }
  }
  return ranks
}

// MARK: - Saved form

extension LabelRanks {
  var saved: Saved { .list(counts.map(Saved.count)) }

  /// Reads the ranks of `count` samples back.
  init(saved: Saved, classCount: Int, count: Int) throws(SavedFault) {
    self.init(classCount: classCount)
    for (rank, entry) in try saved.list(count: classCount).enumerated() {
      counts[rank] = try entry.count(to: count)
    }
    let total = counts.reduce(0, +)
    guard total == count else {
      throw saved.fault(.notAddingUp(saved.name, expected: count, found: total))
    }
  }
}
