package import AssayData
package import AssayResults

/// All metrics, in the order of the reports.
///
/// A new metric is a line here.
package struct MetricList: Sendable {
  private enum Entry: Sendable {
    case mean(any SampleLoss)
    case derived(any DerivedMetric)
    case score(ScoreMetric)
  }

  private let entries: [Entry]
  let labelsAreSoft: Bool
  let classCount: Int
  package let task: EvaluationTask
  /// Whether everything is measured that intervals and tests need.
  package let selection: MetricSelection

  /// The metrics for one kind of labels and a number of classes.
  ///
  /// The clipped cross-entropy is left out if `clip` is nil.
  package init(
    clip: Clip?, labelsAreSoft: Bool, classCount: Int, selection: MetricSelection = .all,
    task: EvaluationTask = .classes
  ) {
    self.labelsAreSoft = labelsAreSoft
    self.classCount = classCount
    self.selection = selection
    self.task = task
    guard task == .classes else {
      entries = MetricList.multilabel(selection)
      return
    }
    let crossEntropy = MetricKey.crossEntropy
    let entries: [Entry?] = [
      .mean(ErrorRate()),
      labelsAreSoft ? .mean(ExpectedError()) : nil,
      .mean(TieAveragedError()),
      selection == .all ? .derived(Accuracy()) : nil,
      .mean(CrossEntropy()),
      clip.map { .mean(ClippedCrossEntropy(clip: $0)) },
      classCount == 2
        ? .derived(SameMean(metric: .binaryCrossEntropy, key: crossEntropy))
        : .mean(BinaryCrossEntropy()),
      labelsAreSoft
        ? .mean(KLDivergence())
        : .derived(SameMean(metric: .klDivergence, key: crossEntropy)),
      .mean(SquaredError()),
      selection == .all ? .derived(HalvedSquaredError()) : nil,
      selection == .all ? .derived(SquaredErrorPerClass()) : nil,
      labelsAreSoft ? .mean(LabelEntropy(classCount: classCount)) : .derived(NoLabelEntropy()),
      selection == .all ? .mean(PredictionEntropy(classCount: classCount)) : nil,
    ]
    let others: [any DerivedMetric] =
      selection == .core
      ? []
      : [
        BalancedError(), MacroF1(), MatthewsCorrelation(), CohenKappa(), LogLossSkill(),
        BrierSkill(), MajorityError(),
      ]
    let scoreMetrics = selection == .core ? [] : ScoreMetric.all(classCount: classCount)
    self.entries =
      entries.compactMap(\.self) + others.map(Entry.derived) + scoreMetrics.map(Entry.score)
  }

  /// The metrics of the multilabel task.
  private static func multilabel(_ selection: MetricSelection) -> [Entry] {
    let isAll = selection == .all
    let entries: [Entry?] = [
      .mean(ExactMatchError()),
      isAll ? .derived(ExactMatch()) : nil,
      .mean(HammingError()),
      .mean(IndependentCrossEntropy()),
      .mean(IndependentSquaredError()),
      isAll ? .derived(IndependentMacroF1()) : nil,
      isAll ? .derived(MicroF1()) : nil,
    ]
    return entries.compactMap(\.self)
  }

  /// Whether a metric uses all probabilities and their logarithms, not only the label's.
  package var needDistributions: Bool { selection == .all || labelsAreSoft }

  package var metrics: [Metric] {
    entries.map { entry in
      switch entry {
      case .mean(let loss): loss.metric
      case .derived(let derived): derived.metric
      case .score(let score): score.metric
      }
    }
  }

  package var losses: [any SampleLoss] {
    entries.compactMap { if case .mean(let loss) = $0 { loss } else { nil } }
  }

  /// The metrics whose differences are tested, or follow from a tested one.
  package var tested: [Metric] {
    let calibration = [MetricKey.calibrationError, MetricKey.maximumCalibrationError]
    let ofClasses = derived.filter { $0 is any ClassOutcomeMetric }.map(\.metric.key)
    let untested = Set(calibration + ofClasses)
    return metrics.filter { $0.direction != .descriptive && !untested.contains($0.key) }
  }

  /// The k of the top-k errors.
  package var topCounts: [Int] {
    [2, 3, 5].filter { count in
      scoreMetrics.contains { $0.metric == Metric.topError(of: count) }
    }
  }

  /// The rounding errors of the losses that have a better direction.
  package var roundings: [LossRounding] {
    losses.filter { $0.metric.direction != .descriptive }.map {
      LossRounding($0, classCount: classCount, labelsAreSoft: labelsAreSoft)
    }
  }

  /// The metrics that follow from the confusion matrix.
  package var ofConfusion: [any ConfusionMetric] {
    derived.compactMap { $0 as? any ConfusionMetric }
  }

  package var derived: [any DerivedMetric] {
    entries.compactMap { if case .derived(let derived) = $0 { derived } else { nil } }
  }

  var scoreMetrics: [ScoreMetric] {
    entries.compactMap { if case .score(let score) = $0 { score } else { nil } }
  }
}
