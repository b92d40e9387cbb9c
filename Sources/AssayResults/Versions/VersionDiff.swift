package import AssayData
package import AssayStatistics

/// What changed from one version's results to another's.
///
/// Information is in the unit of the new results.
package struct VersionDiff: Sendable {
  package let old: Version
  package let new: Version
  package let relation: Relation
  package let models: [ModelChange]
  /// Models that only one side has.
  package let onlyOld: [String]
  package let onlyNew: [String]
  package let notes: [Note]
  package let logBase: LogBase
  /// The metrics that decide.
  package let primary: [String]
  /// Whether both versions were measured together, and so everything was compared sample by sample.
  package let isMeasured: Bool

  package init(
    old: Version, new: Version, relation: Relation, models: [ModelChange], onlyOld: [String],
    onlyNew: [String], notes: [Note], logBase: LogBase, primary: [String], isMeasured: Bool = false
  ) {
    self.isMeasured = isMeasured
    (self.old, self.new, self.relation, self.models) = (old, new, relation, models)
    (self.onlyOld, self.onlyNew, self.notes) = (onlyOld, onlyNew, notes)
    (self.logBase, self.primary) = (logBase, primary)
  }

  /// One side: what its results are called, and what they are of.
  package struct Version: Sendable {
    package let title: String?
    package let run: Results.Run
    package let count: Int
    package let fingerprint: String
    /// How sure its intervals are, and those of differences at least.
    package let confidence: Confidence

    package init(_ results: Results) {
      (title, run, count) = (results.title, results.run, results.count)
      (fingerprint, confidence) = (results.fingerprint, results.options.confidence)
    }
  }

  /// How the two test sets belong together, and so how differences are tested.
  ///
  /// The names are those of the JSON.
  package enum Relation: String, Sendable, CaseIterable {
    /// The same samples, and for each of them what both versions made of it.
    case paired
    /// The same samples, but only sums over them.
    case same
    /// Other samples.
    case other
  }

  /// What a reader should know of the two sides.
  package enum Note: Sendable, Equatable {
    case counts(old: Int, new: Int)
    case classes(added: [String], removed: [String])
    case logBases(old: LogBase, new: LogBase)
    case clips(old: String, new: String)
    case confidences(old: Double, new: Double)
    /// Every number of the model is the same.
    case identical(model: String)
  }
}

/// One model's changes.
package struct ModelChange: Sendable {
  package let old: String
  package let new: String
  package let metrics: [VersionChange]
  /// The scores of classes, the largest changes first.
  package let classes: [ClassChange]
  /// Values of slices, the largest changes first.
  package let slices: [SliceChange]
  /// Of another test set, by metric.
  package let mixes: [String: ClassMix]
  /// The samples that became wrong and right; nil if they are not known.
  package let changed: ChangedAnswers?

  package init(
    old: String, new: String, metrics: [VersionChange], classes: [ClassChange] = [],
    slices: [SliceChange] = [], mixes: [String: ClassMix] = [:],
    changed: ChangedAnswers? = nil
  ) {
    (self.old, self.new, self.metrics) = (old, new, metrics)
    (self.classes, self.slices, self.mixes) = (classes, slices, mixes)
    self.changed = changed
  }

  package var isRenamed: Bool { !old.isExactly(new) }

  package func change(_ key: String) -> VersionChange? { metrics.first { $0.metric.key == key } }
}

/// One metric's change, new less old.
package struct VersionChange: Sendable {
  package let metric: Metric
  package let old: Estimate
  package let new: Estimate
  package let difference: Difference
  /// What the samples say of it, or why nothing.
  package let result: Result<PairedTest, NoPairedTest>

  package init(
    _ metric: Metric, old: Estimate, new: Estimate, _ result: Result<PairedTest, NoPairedTest>
  ) {
    (self.metric, self.old, self.new, self.result) = (metric, old, new, result)
    difference = Difference(of: try? result.get(), from: old, to: new)
  }

  package var test: PairedTest? { try? result.get() }
}

/// A class's score in both versions.
package struct ClassChange: Sendable {
  package let name: String
  package let score: ClassScore
  package let old: Estimate
  package let new: Estimate
  package let result: Result<PairedTest, NoPairedTest>

  package init(
    name: String, score: ClassScore, old: Estimate, new: Estimate,
    _ result: Result<PairedTest, NoPairedTest>
  ) {
    (self.name, self.score, self.old, self.new, self.result) = (name, score, old, new, result)
  }

  package var test: PairedTest? { try? result.get() }
  package var difference: Difference { Difference(of: test, from: old, to: new) }
}

/// A metric of a slice in both versions.
package struct SliceChange: Sendable {
  package let columns: [String]
  package let texts: [String]
  /// The numbers of samples.
  package let counts: [Int]
  package let change: VersionChange

  package init(columns: [String], texts: [String], counts: [Int], change: VersionChange) {
    (self.columns, self.texts, self.counts, self.change) = (columns, texts, counts, change)
  }
}
