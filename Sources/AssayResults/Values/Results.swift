package import AssayData
package import AssayStatistics

/// Everything measured of models on one test set, and whatever a report shows of it: names, numbers and
/// codes, without a sentence in any language.
///
/// Information is in the unit of ``Options/logBase``, but for ``ModelResults/statistics``, which is
/// in nats. Reports, diffs and `results.json` are made from this value alone.
package struct Results: Sendable {
  /// The heading of the report; nil: it says only what it is.
  package var title: String?
  /// The Assay that measured.
  package let version: String
  /// Which version of the models it is of, as far as that was said.
  package var run = Run()
  package let options: Options
  package let task: EvaluationTask
  /// The number of samples; those of weight 0 are left out.
  package let count: Int
  package internal(set) var classes: ClassList
  /// The number of samples of each class; soft labels count as their largest share.
  package let labelCounts: [Int]
  package let labelsAreSoft: Bool
  /// The mark of the test set, 32 hexadecimal digits.
  package let fingerprint: String
  /// Every metric that was computed, in the order of the reports.
  package let metrics: [Metric]
  package internal(set) var models: [ModelResults]
  /// The place of the model that the others are compared with.
  package internal(set) var baseline: Int
  /// Each other model against the baseline, in the order of the models; then, if all were asked
  /// for, the other pairs.
  package internal(set) var pairs: [PairResults]
  /// Whether all of three models or more are equally often right (Cochran 1950); nil for fewer, or
  /// if they are right about the same samples.
  package let cochranQ: CochranQ?
  /// The samples by the columns that make slices, in the order of the request.
  package internal(set) var slices: [SliceTable]
  /// The slice in which a model is clearly worse than on all samples; nil if there is none.
  package internal(set) var worstSlice: WorstSlice?
  /// The key of the metric that slices go by; lower is better.
  package let sliceMetric: String
  /// The weak slices that were found; nil if nobody asked.
  package internal(set) var foundSlices: Result<FoundSlices, NoAnswer>?
  package internal(set) var samples: SampleSelection
  /// Sums over weights and groups; nil if samples have neither.
  package let worth: SampleWorth?
  /// Whose labels the models contradict; nil if only the core metrics are measured.
  package var labelSuspects: Result<LabelSuspects, NoAnswer>?
  package internal(set) var caveats: [Caveat]
  /// The averages of models' probabilities; empty of one model, and if only the core metrics are measured.
  package var averages: [ModelAverage] = []
  /// How models find the class that matters, or why nobody can say; nil if only the core metrics are measured.
  package var positiveClass: Result<PositiveClassResults, NoAnswer>?
  /// The files that were read.
  package let sources: [Source]
  /// The options that were given and change what is measured.
  package let given: [GivenOption]
  /// By metric the places of the models with the best value, if that is clear.
  package internal(set) var clearlyBest: [String: [Int]] = [:]
  /// The number of models and pairs of the results that these are the shown part of; nil if all are
  /// shown.
  package internal(set) var whole: Whole?

  package init(
    title: String?, version: String, options: Options, testSet: TestSetResults,
    metrics: [Metric], models: [ModelResults], baseline: Int, pairs: [PairResults],
    cochranQ: CochranQ?, slices: SliceResults, samples: SampleSelection, caveats: [Caveat],
    sources: [Source], given: [GivenOption]
  ) {
    (self.title, self.version, self.options) = (title, version, options)
    (task, count, classes) = (testSet.task, testSet.count, testSet.classes)
    (labelCounts, labelsAreSoft) = (testSet.labelCounts, testSet.labelsAreSoft)
    (fingerprint, worth) = (testSet.fingerprint, testSet.worth)
    (self.metrics, self.models, self.baseline) = (metrics, models, baseline)
    (self.pairs, self.cochranQ) = (pairs, cochranQ)
    (self.slices, worstSlice, sliceMetric) = (slices.tables, slices.worst, slices.metric)
    foundSlices = slices.found
    (self.samples, self.caveats) = (samples, caveats)
    (self.sources, self.given) = (sources, given)
    clearlyBest = bestModels
  }

  /// A model against the baseline.
  package func pair(of candidate: Int) -> PairResults? {
    pairs.first { $0.baseline == baseline && $0.candidate == candidate }
  }

  package func metric(_ key: String) -> Metric? { metrics.first { $0.key == key } }
}

/// The samples that models were measured on.
package struct TestSetResults: Sendable {
  package let task: EvaluationTask
  package let count: Int
  package let classes: ClassList
  package let labelCounts: [Int]
  package let labelsAreSoft: Bool
  package let fingerprint: String
  package let worth: SampleWorth?

  package init(
    task: EvaluationTask, count: Int, classes: ClassList, labelCounts: [Int],
    labelsAreSoft: Bool, fingerprint: String, worth: SampleWorth?
  ) {
    (self.task, self.count, self.classes) = (task, count, classes)
    (self.labelCounts, self.labelsAreSoft) = (labelCounts, labelsAreSoft)
    (self.fingerprint, self.worth) = (fingerprint, worth)
  }
}

extension Results {
  /// Which version of the models results are of.
  package struct Run: Sendable, Equatable {
    package var name: String?
    package var commit: String?
    /// As ISO 8601 has it, from the day on.
    package var date: String?

    package init(name: String? = nil, commit: String? = nil, date: String? = nil) {
      (self.name, self.commit, self.date) = (name, commit, date)
    }
  }

  /// The options that numbers depend on.
  package struct Options: Sendable {
    package let logBase: LogBase
    package let clip: Clip
    /// Whether the user chose how to clip, and so wants to see the clipped value.
    package let isClipChosen: Bool
    package let metrics: MetricSelection
    /// The keys of the metrics that the headline is made of.
    package let primary: [String]
    package let margins: [Margin]
    /// How sure intervals are.
    package let confidence: Confidence
    /// Whether all pairs of models are compared, and not only each with the baseline.
    package let comparesAllPairs: Bool
    /// The costs of the two kinds of error of two classes; nil if none were given.
    package let costs: Costs?
    /// A slice has at least this many samples.
    package let leastSliceSamples: Int
    /// At most this many samples are shown of each kind; of no more samples all are shown.
    package let sampleLimit: Int
    /// The columns with the samples' weights and with their groups, if they were named.
    package let weight: String?
    package let group: String?

    package init(
      logBase: LogBase, clip: Clip, isClipChosen: Bool, metrics: MetricSelection,
      primary: [String], margins: [Margin], confidence: Confidence, comparesAllPairs: Bool,
      costs: Costs?, leastSliceSamples: Int,
      sampleLimit: Int, weight: String?, group: String?
    ) {
      (self.logBase, self.clip, self.isClipChosen) = (logBase, clip, isClipChosen)
      (self.metrics, self.confidence) = (metrics, confidence)
      (self.primary, self.margins) = (primary, margins)
      (self.comparesAllPairs, self.costs) = (comparesAllPairs, costs)
      (self.leastSliceSamples, self.sampleLimit) = (leastSliceSamples, sampleLimit)
      (self.weight, self.group) = (weight, group)
    }
  }

  /// An option as it was given.
  package struct GivenOption: Sendable, Equatable {
    package let name: String
    package let value: String

    package init(name: String, value: String) { (self.name, self.value) = (name, value) }

    package static func == (one: GivenOption, other: GivenOption) -> Bool {
      one.name == other.name && one.value.isExactly(other.value)
    }
  }
}

/// Which metrics are measured.
public enum MetricSelection: String, Sendable, CaseIterable {
  /// Every metric that applies.
  case all
  /// Errors, cross-entropies, the MSE and the divergence, without the entropy of the predictions.
  case core
}

/// The costs of the errors of a two-class model, in any one unit.
public struct Costs: Sendable, Equatable {
  /// The cost of calling a negative positive, from 0 to 1e100.
  public let falsePositive: Double
  /// The cost of calling a positive negative, from 0 to 1e100.
  public let falseNegative: Double

  /// Each error costs 1.
  package static let equal = Costs(1, 1)

  /// Two costs; nil unless both are from 0 to 1e100, and one is above 0.
  public init?(falsePositive: Double, falseNegative: Double) {
    let range = 0...1e100
    guard range.contains(falsePositive), range.contains(falseNegative),
      falsePositive + falseNegative > 0
    else { return nil }
    self.init(falsePositive, falseNegative)
  }

  private init(_ falsePositive: Double, _ falseNegative: Double) {
    (self.falsePositive, self.falseNegative) = (falsePositive, falseNegative)
  }

  /// The cost of this many errors.
  package func of(falsePositives: Int, falseNegatives: Int) -> Double {
    Double(falsePositives) * falsePositive + Double(falseNegatives) * falseNegative
  }
}

/// Sums over weights and groups.
package struct SampleWorth: Sendable, Equatable {
  /// The sum of the weights, the largest of which is from ½ up to 1; nil if samples have none.
  package let weight: Double?
  /// How many samples of equal weight would be worth as much, (ΣW)²/ΣW², by Kish (1965); nil if
  /// samples have no weights or belong to groups.
  package let effectiveCount: Double?
  /// Nil without groups.
  package let groupCount: Int?

  package init(weight: Double?, effectiveCount: Double?, groupCount: Int?) {
    (self.weight, self.effectiveCount) = (weight, effectiveCount)
    self.groupCount = groupCount
  }
}
