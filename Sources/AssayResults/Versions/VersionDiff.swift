package import AssayData
package import AssayStatistics

/// The changes from one version's results to another's.
///
/// Information is in the unit of the new results.
package struct VersionDiff: Sendable {
  package let old: Version
  package let new: Version
  package let relation: Relation
  package let models: [ModelChange]
  /// Models that only one version has.
  package let onlyOld: [String]
  package let onlyNew: [String]
  package let notes: [Note]
  package let logBase: LogBase
  /// The keys of the primary metrics.
  package let primary: [String]
  /// Whether both versions were measured together, so that everything was compared sample by
  /// sample.
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

  /// One of the two versions: its title and the test set of its results.
  package struct Version: Sendable {
    package let title: String?
    package let run: Results.Run
    package let count: Int
    package let fingerprint: String
    /// The confidence level of its intervals, and the least one for intervals of differences.
    package let confidence: Confidence

    package init(_ results: Results) {
      (title, run, count) = (results.title, results.run, results.count)
      (fingerprint, confidence) = (results.fingerprint, results.options.confidence)
    }
  }

  /// The relation of the two test sets, which determines how differences are tested.
  ///
  /// The raw values are the names in the JSON.
  package enum Relation: String, Sendable, CaseIterable {
    /// The same samples, with the outcomes of both versions on each.
    case paired
    /// The same samples, but only sums over them are known.
    case same
    /// Different samples.
    case other
  }

  /// A difference between the two versions that readers should know.
  package enum Note: Sendable, Equatable {
    case counts(old: Int, new: Int)
    case classes(added: [String], removed: [String])
    case logBases(old: LogBase, new: LogBase)
    case clips(old: String, new: String)
    case confidences(old: Double, new: Double)
    /// All numbers of the model are the same.
    case identical(model: String)
  }
}

/// The changes of one model.
package struct ModelChange: Sendable {
  package let old: String
  package let new: String
  package let metrics: [VersionChange]
  /// The changes in the scores of classes, the largest first.
  package let classes: [ClassChange]
  /// The changes in the values of slices, the largest first.
  package let slices: [SliceChange]
  /// The effect of the class mix, by metric, if the test sets differ.
  package let mixes: [String: ClassMix]
  /// The samples that became wrong or right; nil if unknown.
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

/// The change in one metric, new minus old.
package struct VersionChange: Sendable {
  package let metric: Metric
  package let old: Estimate
  package let new: Estimate
  package let difference: Difference
  /// The test of the change, or why it is missing.
  package let result: Result<PairedTest, NoPairedTest>

  package init(
    _ metric: Metric, old: Estimate, new: Estimate, _ result: Result<PairedTest, NoPairedTest>
  ) {
    (self.metric, self.old, self.new, self.result) = (metric, old, new, result)
    difference = Difference(of: try? result.get(), from: old, to: new)
  }

  package var test: PairedTest? { try? result.get() }
}

/// The change in a class's score.
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

/// The change in a metric of a slice.
package struct SliceChange: Sendable {
  package let columns: [String]
  package let texts: [String]
  /// The numbers of samples of the slice in both versions.
  package let counts: [Int]
  package let change: VersionChange

  package init(columns: [String], texts: [String], counts: [Int], change: VersionChange) {
    (self.columns, self.texts, self.counts, self.change) = (columns, texts, counts, change)
  }
}
