/// The outcomes of models on each sample: whether the answer was right, and its losses, in nats.
///
/// They are stored beside results so that two versions can later be compared sample by sample.
package struct Outcomes: Sendable, Equatable {
  /// The fingerprint of the test set.
  package let fingerprint: String
  package let count: Int
  /// A hash of each sample's id; nil without ids, in which case samples are identified by their
  /// order.
  package let ids: [UInt64]?
  /// The keys of the losses; each model has them in this order.
  package let losses: [String]
  package let models: [Model]

  /// The outcomes of one model.
  package struct Model: Sendable, Equatable {
    package let name: String
    /// Whether each answer is right.
    package let isRight: [Bool]
    /// The losses by key, one per sample, ∞ included; an empty list if the model does not have the
    /// loss.
    package let losses: [[Double]]

    package init(name: String, isRight: [Bool], losses: [[Double]]) {
      (self.name, self.isRight, self.losses) = (name, isRight, losses)
    }
  }

  package init(
    fingerprint: String, count: Int, ids: [UInt64]?, losses: [String], models: [Model]
  ) {
    (self.fingerprint, self.count, self.ids) = (fingerprint, count, ids)
    (self.losses, self.models) = (losses, models)
  }

  /// Whether a model's losses add up to the sums in its results.
  package func agrees(with results: ModelResults, _ model: Model) -> Bool {
    for (key, column) in zip(losses, model.losses) {
      guard column.allSatisfy({ $0 >= 0 }), let sums = results.statistics[key] else { return false }
      let finite = column.filter(\.isFinite)
      guard column.count - finite.count == sums.infinite else { return false }
      guard let sum = sums.sum else { continue }
      let found = finite.reduce(0, +)
      guard (found - sum).magnitude <= 1e-9 * max(sum.magnitude, 1) else { return false }
    }
    return true
  }

  package func model(_ name: String) -> Model? { models.first { $0.name.isExactly(name) } }

  /// The index of each sample in another file of the same samples.
  ///
  /// Nil if the samples differ, or if two ids have the same hash.
  package func places(in other: Outcomes) -> [Int]? {
    guard count == other.count, fingerprint.isExactly(other.fingerprint) else { return nil }
    guard let ids, let others = other.ids else {
      return self.ids == nil && other.ids == nil ? Array(0..<count) : nil
    }
    return rowsOf(ids, among: others)
  }
}
