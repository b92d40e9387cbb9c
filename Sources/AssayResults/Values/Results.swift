// This module holds the results of an evaluation in one value, `Results`, which AssayCompare makes
// or which is read back from `results.json`. It writes them as JSON with a JSON Schema, holds diffs
// and histories of them (`Versions`), and judges rules about them (`Gates`). It refuses JSON that
// is of another format or contradicts itself (`ResultsFault`), files of outcomes that are damaged
// (`OutcomesFault`), and rules with syntax errors (`GateSyntaxError`).
//
// Start with `Results` below. `Metrics/Metric.swift` is the catalogue of metrics,
// `Written/ResultsForm.swift` describes the JSON, and `Checks` compares numbers that must agree.

package import AssayData
package import AssayStatistics

/// Everything measured of models on one test set, and everything that a report shows: names,
/// numbers and codes, but no sentences in any language.
///
/// Information is in the unit of ``Options/logBase``, except for ``ModelResults/statistics``, which
/// are in nats. Reports, diffs and `results.json` are made from this value alone.
package struct Results: Sendable {
  /// The heading of the report; nil for the default heading.
  package var title: String?
  /// The version of Assay that measured.
  package let version: String
  /// The version of the models, as far as it was given.
  package var run = Run()
  package let options: Options
  package let task: EvaluationTask
  /// The number of samples, without those of weight 0.
  package let count: Int
  package internal(set) var classes: ClassList
  /// The number of samples of each class; a soft label counts as its largest share.
  package let labelCounts: [Int]
  package let labelsAreSoft: Bool
  /// The fingerprint of the test set, 32 hexadecimal digits.
  package let fingerprint: String
  /// Every metric that was computed, in the order of the reports.
  package let metrics: [Metric]
  package internal(set) var models: [ModelResults]
  /// The index of the model that the others are compared with.
  package internal(set) var baseline: Int
  /// Each other model against the baseline, in the order of the models; then, if requested, all
  /// other pairs.
  package internal(set) var pairs: [PairResults]
  /// Cochran's Q test of whether three or more models are equally often right (Cochran 1950); nil
  /// for fewer models, or if they are right on the same samples.
  package let cochranQ: CochranQ?
  /// The slices by each requested column, in the order of the request.
  package internal(set) var slices: [SliceTable]
  /// The slice in which a model is clearly worse than on all samples; nil if absent.
  package internal(set) var worstSlice: WorstSlice?
  /// The key of the metric that orders slices; lower is better.
  package let sliceMetric: String
  /// The weak slices that were found; nil if they were not requested.
  package internal(set) var foundSlices: Result<FoundSlices, NoAnswer>?
  package internal(set) var samples: SampleSelection
  /// Sums over weights and groups; nil if samples have neither.
  package let worth: SampleWorth?
  /// The samples whose labels the models contradict; nil if only the core metrics are measured.
  package var labelSuspects: Result<LabelSuspects, NoAnswer>?
  package internal(set) var caveats: [Caveat]
  /// The averages of models' probabilities; empty for one model, or if only the core metrics are
  /// measured.
  package var averages: [ModelAverage] = []
  /// How well models find the positive class, or why that is unknown; nil if only the core metrics
  /// are measured.
  package var positiveClass: Result<PositiveClassResults, NoAnswer>?
  /// The files that were read.
  package let sources: [Source]
  /// The given options that affect the measurements.
  package let given: [GivenOption]
  /// For each metric, the indices of the models with the best value, if it is clearly the best.
  package internal(set) var clearlyBest: [String: [Int]] = [:]
  /// The number of models and pairs in the complete results, if this is only the part shown; nil if
  /// all are shown.
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

  /// The comparison of a model with the baseline; nil if absent.
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
  /// The version of the models that results are of.
  package struct Run: Sendable, Equatable {
    package var name: String?
    package var commit: String?
    /// In ISO 8601, at least to the day.
    package var date: String?

    package init(name: String? = nil, commit: String? = nil, date: String? = nil) {
      (self.name, self.commit, self.date) = (name, commit, date)
    }
  }

  /// The options that affect the numbers.
  package struct Options: Sendable {
    package let logBase: LogBase
    package let clip: Clip
    /// Whether the user chose how to clip, and so wants to see the clipped value.
    package let isClipChosen: Bool
    package let metrics: MetricSelection
    /// The keys of the metrics that the headline uses.
    package let primary: [String]
    package let margins: [Margin]
    /// The confidence level of intervals.
    package let confidence: Confidence
    /// Whether all pairs of models are compared, not just each with the baseline.
    package let comparesAllPairs: Bool
    /// The costs of the two kinds of error, if there are two classes; nil if none were given.
    package let costs: Costs?
    /// The least number of samples in a slice.
    package let leastSliceSamples: Int
    /// The most samples shown of each kind; a test set that is no larger is shown in full.
    package let sampleLimit: Int
    /// The columns with the samples' weights and groups; nil if not given.
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

/// The metrics to measure.
///
/// ```swift
/// request.comparison.metrics = .core  // faster: no ranking and no calibration
/// request.comparison.metrics = .all  // as by default
/// ```
public enum MetricSelection: String, Sendable, CaseIterable {
  /// All metrics that apply.
  case all
  /// Errors, cross-entropies, MSE and divergence, without the entropy of the predictions.
  case core
}

/// The costs of the two kinds of error of a two-class model, in any one unit.
///
/// ```swift
/// request.comparison.costs = Costs(falsePositive: 1, falseNegative: 5)
/// if let costs = request.comparison.costs {
///   print(costs.falseNegative / costs.falsePositive)  // 5.0
/// }
/// ```
public struct Costs: Sendable, Equatable {
  /// The cost of a false positive, from 0 to 10¹⁰⁰.
  public let falsePositive: Double
  /// The cost of a false negative, from 0 to 10¹⁰⁰.
  public let falseNegative: Double

  /// Each error costs 1.
  package static let equal = Costs(1, 1)

  /// Creates costs; nil unless both are from 0 to 10¹⁰⁰ and at least one is above 0.
  ///
  /// ```swift
  /// request.comparison.costs = Costs(falsePositive: 10, falseNegative: 250)  // in euros
  /// ```
  ///
  /// - Parameters:
  ///   - falsePositive: The cost of a false positive.
  ///   - falseNegative: The cost of a false negative.
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

  /// The total cost of these errors.
  package func of(falsePositives: Int, falseNegatives: Int) -> Double {
    Double(falsePositives) * falsePositive + Double(falseNegatives) * falseNegative
  }
}

/// Sums over weights and groups.
package struct SampleWorth: Sendable, Equatable {
  /// The sum of the weights, scaled so that the largest is from ½ up to 1; nil if samples have
  /// none.
  package let weight: Double?
  /// Kish's effective sample size (1965), (ΣW)²/ΣW²; nil if samples have no weights or belong to
  /// groups.
  package let effectiveCount: Double?
  /// Nil if there are no groups.
  package let groupCount: Int?

  package init(weight: Double?, effectiveCount: Double?, groupCount: Int?) {
    (self.weight, self.effectiveCount) = (weight, effectiveCount)
    self.groupCount = groupCount
  }
}
