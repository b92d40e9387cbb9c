public import AssayData
package import AssayEvaluate
public import AssayResults
public import AssayStatistics
import AssayText

/// Evaluations of several models on the same samples, side by side.
///
/// One model is allowed.
package struct Comparison: Sendable {
  package let options: ComparisonOptions
  package let task: EvaluationTask
  /// The number of samples, without those of weight 0.
  package let count: Int
  package let classes: ClassList
  /// The number of samples of each class; a soft label counts for the class with the largest share.
  package let labelCounts: [Int]
  package let labelsAreSoft: Bool
  package let fingerprint: Fingerprint
  /// Every metric that was computed, in the order of the reports.
  package let metrics: [Metric]
  package let evaluations: [Evaluation]
  /// The index of the model that the others are compared with.
  package let baseline: Int
  /// Each other model against the baseline, in the order of the models; then, if requested, all
  /// other pairs.
  package let pairs: [PairedComparison]
  /// The test of whether three or more models are right equally often (Cochran 1950); nil for fewer
  /// models, or if no model is wrong where another is right.
  package let cochranQ: CochranQ?
  /// The slices by column, in the order of the request.
  package let slices: [MeasuredSlices]
  /// The slice in which a model is clearly worse than on all samples; nil if absent.
  package let worstSlice: WorstSlice?
  /// The key of the metric by which slices are compared; lower is better.
  package let sliceMetric: String
  package let samples: SelectedSamples
  /// The models with fitted temperatures; nil if only the core metrics are measured.
  package let refits: Refits?
  /// The averages of models; empty for one model, and if only the core metrics are measured.
  package let averages: [ModelAverage]
  /// The results for the positive class; nil if only the core metrics are measured.
  package let positiveClass: Result<PositiveClassResults, NoAnswer>?
  /// The labels that the models contradict; nil if only the core metrics are measured.
  package let labelSuspects: Result<LabelSuspects, NoAnswer>?
  /// The weak slices that were found; nil if not requested.
  package let foundSlices: Result<FoundSlices, NoAnswer>?
  /// Caveats about files that look wrong, shown before the others.
  package let suspicions: [Caveat]
  package let caveats: [Caveat]
  /// Sums over weights and groups; nil if samples have neither.
  package var worth: SampleWorth? { evaluations.first?.worth }
}

/// The options for measuring and comparing models.
///
/// ```swift
/// var options = ComparisonOptions()
/// options.baseline = "net"
/// options.comparesAllPairs = true
/// options.averagesAll = true
/// options.metrics = .all
/// options.primary = ["error_rate"]
/// options.margins = [Margin(metric: "error_rate", size: 0.01)].compactMap(\.self)
/// options.costs = Costs(falsePositive: 1, falseNegative: 5)
/// options.confidence = Confidence(0.99) ?? .percent95
/// options.logBase = .two
/// options.clip = .keras
/// options.leastSliceSamples = 50
/// options.sampleLimit = 25
/// options.keepsOutcomes = true
/// options.findsSuspects = true
/// ```
public struct ComparisonOptions: Sendable, Equatable {
  /// The name of the model that the others are compared with; nil: the first.
  public var baseline: String?
  /// The metrics to measure.
  public var metrics = MetricSelection.all
  /// The keys of the primary metrics, which decide the headline; empty: error rate and
  /// cross-entropy.
  public var primary: [String] = []
  /// The margins by which a candidate may be worse, at most one per metric.
  public var margins: [Margin] = []
  /// The unit of information.
  public var logBase = LogBase.e
  /// The bound of the clipped cross-entropy.
  ///
  /// nil: that of scikit-learn, and the metric is shown only if a cross-entropy is infinite.
  public var clip: Clip?
  /// The confidence level of intervals; the risk of a false claim, α, is 1 − level.
  public var confidence = Confidence.percent95
  /// Whether all pairs of models are compared, and not only each model with the baseline.
  public var comparesAllPairs = false
  /// The costs of the two kinds of error of a two-class model; nil if absent.
  public var costs: Costs?
  /// Whether the average of all models is measured, too; that of each pair always is.
  public var averagesAll = false
  /// The least number of samples of a slice that is shown; smaller ones are counted.
  public var leastSliceSamples: SliceSize = 20
  /// The number of samples that are shown one by one: of larger sets, the most telling ones.
  public var sampleLimit: SampleLimit = 10
  /// Whether each model's outcome on each sample is kept, for exact comparisons with later versions.
  ///
  /// It has no effect on samples with weights or groups.
  public var keepsOutcomes = false
  /// Whether the samples are listed whose labels the models contradict.
  public var findsSuspects = false
  /// The number of workers; results do not depend on it.
  package var jobs = 1
  /// The names of the slices, each a column or two with a `*` between them; empty: all columns that
  /// make slices.
  package var slices: [String] = []
  /// The columns with the samples' weights and groups; nil if none was named.
  package var weight: String?
  package var group: String?

  /// Creates the usual options: all metrics, comparisons with the first model, 95% intervals, nats.
  ///
  /// ```swift
  /// let options = ComparisonOptions()
  /// print(options.confidence.level, options.logBase)  // 0.95 e
  /// ```
  public init() {}

  /// The error rate and the primary loss, unless other metrics were chosen.
  package func primaryKeys(_ task: EvaluationTask) -> [String] {
    primary.isEmpty ? [MetricKey.errorRate, task.primaryLoss] : primary
  }
}

/// The reasons why a comparison cannot be made.
package enum CompareError: Error, Sendable, Equatable {
  case unknownBaseline(String, among: [String])
  /// Costs were given, but there are this many classes and not two.
  case costsOfClasses(Int)
  /// An option names a metric that is not measured.
  case unknownMetric(String, option: String, among: [String])
  /// An option names a metric whose differences have no test.
  case untestedMetric(String, option: String, among: [String])
  /// An option is about tests, but only the core metrics are measured.
  case testsOfCore(option: String)
  /// Two margins are of the same metric.
  case marginTwice(String)
  /// A margin was given, but there is only one model.
  case marginOfOneModel
  /// The average of all models was requested, but there is only one model.
  case averageOfOneModel
  /// The average of all models was requested together with an option that excludes it: for core
  /// metrics, sets of classes, weights or groups.
  case noAverage
  /// Slices were requested, but only the core metrics are measured.
  case slicesOfCore
  /// These columns have more distinct values than there may be slices.
  case tooManySlices([String])
}

extension CompareError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .unknownBaseline(let name, let among):
      let hint = nearestName(to: name, among: among).map { "; did you mean '\($0)'?" } ?? ""
      let models = among.map { "'\($0)'" }.joined(separator: ", ")
      return "the baseline '\(name)' is not one of the models \(models)\(hint)"
    case .costsOfClasses(let count):
      return
        "costs of the two kinds of error need two classes, but this test set has \(count); leave them out"
    case .unknownMetric(let name, let option, let among):
      let hint = nearestName(to: name, among: among).map { "; did you mean '\($0)'?" } ?? ""
      return
        "\(option): '\(name)' is not a metric of this report\(hint)\n"
        + "choose from \(among.joined(separator: ", "))"
    case .untestedMetric(let name, let option, let among):
      return
        "\(option): differences of '\(name)' are not tested\n"
        + "choose from \(among.joined(separator: ", "))"
    case .marginTwice(let metric): return "two margins are of '\(metric)'; give one per metric"
    case .marginOfOneModel:
      return
        "a margin needs two models, but there is only one; add another, or leave it out"
    case .averageOfOneModel:
      return
        "the average of all models needs two, but there is only one; add another, or leave it out"
    case .noAverage:
      return
        "the average of all models needs all metrics and one class per sample, without weights or "
        + "groups; leave it out"
    case .testsOfCore(let option):
      return
        "\(option): core metrics have no tests; measure all metrics, or leave it out"
    case .slicesOfCore:
      return
        "slices are compared sample by sample, which core metrics leave out; measure all metrics, or "
        + "leave the slices out"
    case .tooManySlices(let columns):
      let names = columns.map { "'\($0)'" }.joined(separator: " and ")
      return
        "slices by \(names): more than 1,000 distinct \(columns.count == 1 ? "values" : "pairs of values"), "
        + "and each would be a slice; choose \(columns.count == 1 ? "a column" : "columns") with fewer"
    }
  }
}
