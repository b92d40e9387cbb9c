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
  /// How many samples there are; those of weight 0 are left out.
  package let count: Int
  package let classes: ClassList
  /// How many samples have each class; soft labels count as their largest share.
  package let labelCounts: [Int]
  package let labelsAreSoft: Bool
  package let fingerprint: Fingerprint
  /// Every metric that was computed, in the order of the reports.
  package let metrics: [Metric]
  package let evaluations: [Evaluation]
  /// The place of the model that the others are compared with.
  package let baseline: Int
  /// Each other model against the baseline, in the order of the models; then, where they were asked
  /// for, all other pairs.
  package let pairs: [PairedComparison]
  /// Whether all models are equally often right, of three or more (Cochran 1950); nil for fewer, or
  /// where none is wrong where another is right.
  package let cochranQ: CochranQ?
  /// The samples by the columns that make slices, in the order of the request.
  package let slices: [MeasuredSlices]
  /// The slice in which a model is clearly worse than on all samples; nil if none is.
  package let worstSlice: WorstSlice?
  /// The key of the metric that slices go by; lower is better.
  package let sliceMetric: String
  package let samples: SelectedSamples
  /// The models with temperatures; nil if only the core metrics are measured.
  package let refits: Refits?
  /// The averages of models; empty of one model, and if only the core metrics are measured.
  package let averages: [ModelAverage]
  /// How models find the class that matters; nil if only the core metrics are measured.
  package let positiveClass: Result<PositiveClassResults, NoAnswer>?
  /// Whose labels the models contradict; nil if only the core metrics are measured.
  package let labelSuspects: Result<LabelSuspects, NoAnswer>?
  /// The weak slices that were found; nil if nobody asked.
  package let foundSlices: Result<FoundSlices, NoAnswer>?
  /// What looks wrong with the files, said before other caveats.
  package let suspicions: [Caveat]
  package let caveats: [Caveat]
  /// Sums over weights and groups; nil if samples have neither.
  package var worth: SampleWorth? { evaluations.first?.worth }

  /// A model against the baseline.
  package func pair(of candidate: Int) -> PairedComparison? {
    pairs.first { $0.baseline == baseline && $0.candidate == candidate }
  }

  package func metric(_ key: String) -> Metric? {
    metrics.first { $0.key == key }
  }
}

/// How models are measured and compared.
public struct ComparisonOptions: Sendable {
  /// The model that the others are compared with; nil: the first.
  public var baseline: String?
  /// Which metrics are measured.
  public var metrics = MetricSelection.all
  /// The keys of the metrics that decide the headline; empty: error rate and cross-entropy.
  public var primary: [String] = []
  /// How much worse a candidate may be, each metric once.
  public var margins: [Margin] = []
  /// The unit of information.
  public var logBase = LogBase.e
  /// The bound of the clipped cross-entropy; nil: that of scikit-learn, and the metric is shown only if a
  /// cross-entropy is infinite.
  public var clip: Clip?
  /// The confidence level of intervals; the risk of calling a difference where there is none is the rest.
  public var confidence = Confidence.percent95
  /// Whether all pairs of models are compared, and not only each with the baseline.
  public var comparesAllPairs = false
  /// The costs of the two kinds of error, of two classes.
  public var costs: Costs?
  /// Whether the average of all models is measured, too; that of each pair always is.
  public var averagesAll = false
  /// Slices of fewer samples are not shown, but counted.
  public var leastSliceSamples = 20
  /// How many samples are shown one by one; of a larger set the most telling.
  public var sampleLimit: SampleLimit = 10
  /// Whether it is kept what each model made of each sample.
  package var keepsOutcomes = false
  /// How many workers there are; no bit depends on it.
  package var jobs = 1
  /// The slices by their names, each a column or two with a `*` between them; where there are none,
  /// each column that makes slices.
  package var slices: [String] = []
  /// The columns with the samples' weights and with their groups, where they were named.
  package var weight: String?
  package var group: String?

  /// Every metric, each model compared with the first, 95 % intervals, in nats.
  public init() {}

  /// Error rate and primary loss, unless others were chosen.
  package func primaryKeys(_ task: EvaluationTask) -> [String] {
    primary.isEmpty ? [MetricKey.errorRate, task.primaryLoss] : primary
  }
}

/// Why a comparison cannot be made.
package enum CompareError: Error, Sendable, Equatable {
  case unknownBaseline(String, among: [String])
  /// Two kinds of error have costs, and there are so many classes.
  case costsOfClasses(Int)
  /// An option names a metric that is not measured here.
  case unknownMetric(String, option: String, among: [String])
  /// An option names a metric whose differences have no test.
  case untestedMetric(String, option: String, among: [String])
  /// An option is about tests, and only the core metrics are measured.
  case testsOfCore(option: String)
  /// A margin is of a difference.
  case marginOfOneModel
  /// The average of all models was asked for, and there is one.
  case averageOfOneModel
  /// The average of all models was asked for, and it is not measured: of core metrics, of sets of classes,
  /// of samples with weights or in groups.
  case noAverage(option: String)
  /// Slices were asked for, and only the core metrics are measured.
  case slicesOfCore
  /// These columns have more values than there may be slices.
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
      return "\(Flag.cost) is about the two errors of two classes, and there are \(count)"
    case .unknownMetric(let name, let option, let among):
      let hint = nearestName(to: name, among: among).map { "; did you mean '\($0)'?" } ?? ""
      return
        "--\(option) takes a metric of this report, not '\(name)'\(hint)\n"
        + "its metrics are \(among.joined(separator: ", "))"
    case .untestedMetric(let name, let option, let among):
      return
        "--\(option) takes a metric whose differences are tested, and those of '\(name)' are not\n"
        + "choose among \(among.joined(separator: ", "))"
    case .marginOfOneModel:
      return
        "\(Flag.margin) compares two models, and there is one; give another with \(Flag.model), or leave it out"
    case .averageOfOneModel:
      return
        "\(Flag.average) takes two models, and there is one; give another with \(Flag.model), or leave it out"
    case .noAverage(let option):
      return
        "\(Flag.average) counts each sample once and takes one class a sample, which \(option) does not allow; leave out one of the two"
    case .testsOfCore(let option):
      return
        "--\(option) is about tests, which \(Flag.metrics) core leaves out; leave out one of the two"
    case .slicesOfCore:
      return
        "\(Flag.slice) compares samples one by one, which \(Flag.metrics) core leaves out; leave out one of the two"
    case .tooManySlices(let columns):
      let names = columns.map { "'\($0)'" }.joined(separator: " and ")
      return
        "\(Flag.slice) \(names): more than 1,000 \(columns.count == 1 ? "values" : "pairs of values"), each of "
        + "which would be a slice; choose \(columns.count == 1 ? "a column" : "columns") with fewer"
    }
  }
}
