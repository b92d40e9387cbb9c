import AssayData
import AssayResults

extension English {
  func definition(_ metric: Metric, in results: WordedResults) -> String {
    switch metric.id {
    case .top2Error: topError(2)
    case .top3Error: topError(3)
    case .top5Error: topError(5)
    case .clippedCrossEntropy: clipped(results.options.clip)
    case .rocArea: English.rocArea + overClasses(results)
    case .averagePrecision: English.averagePrecision + overClasses(results)
    case .calibrationError: calibrationError
    default: English.definitions[metric.id] ?? ""
    }
  }

  /// The definitions of metrics, except those that contain numbers.
  private static let definitions: [Metric.ID: String] = [
    .errorRate: """
    The share of samples whose predicted class is not the label. The predicted class is the one \
    with the highest score, of equal scores the first in the order of the classes; for a soft \
    label the class with the largest share counts.
    """,
    .exactMatchError: """
    The share of samples with at least one wrong answer. A class is predicted where its \
    probability is ½ or more; the answer is right where exactly the sample’s classes are \
    predicted, none too many and none missing.
    """,
    .expectedError: """
    For soft labels: one minus the label’s share of the predicted class, which is the chance \
    that the prediction is wrong for a class drawn from the label.
    """,
    .tieAveragedError: """
    The expected error rate where ties for the highest score are broken at random. It differs \
    from the error rate only where scores are exactly equal.
    """,
    .accuracy: "The share of samples whose predicted class is the label: 1 − error rate.",
    .exactMatch: """
    The share of samples for which exactly their classes are predicted: 1 − exact-match error. \
    scikit-learn calls it the accuracy, or subset accuracy, of such labels.
    """,
    .hammingError: """
    The share of wrong answers among all answers, one for each sample and class. A class is \
    predicted where its probability is ½ or more.
    """,
    .majorityError: """
    The error rate of always answering the most frequent class of these samples. A model with no \
    lower error rate has learned nothing that shows in its answers.
    """,
    .balancedError: """
    1 − the mean of the classes’ recalls, over the classes that have samples: the error rate if \
    every class had equally many.
    """,
    .crossEntropy: """
    The categorical cross-entropy: how surprised the model is by the label, on average. For a \
    hard label it is −log of the probability given to the true class, so a probability of 0 \
    there makes it infinite. For logits it is logsumexp(z) − z of the true class, which stays \
    finite where the probability would round to 0. Nothing is clipped.
    """,
    .binaryCrossEntropy: """
    For two classes, −[y·log p + (1−y)·log(1−p)] of the positive class; where both classes have \
    a column, that of the true class is used. For more classes, each is a yes or no against the \
    rest, and the mean is over samples and classes, as Keras and PyTorch compute it on one-hot \
    targets.
    """,
    .independentCrossEntropy: """
    Each class is a yes or no by itself: −log p where the sample has it and −log(1−p) where it \
    does not, averaged over samples and classes, as Keras and PyTorch compute it. A probability \
    of 0 for a class that the sample has, or of 1 for one that it lacks, makes it infinite. For \
    a logit x it is softplus(−x) or softplus(x), which stay finite where the probability would \
    round to 0 or 1. Nothing is clipped.
    """,
    .klDivergence: """
    KL(label ‖ prediction): the cross-entropy minus the entropy of the label, 0 where the two \
    distributions are equal. For hard labels it is the cross-entropy itself. Infinite where the \
    label gives a class a share and the prediction gives it none.
    """,
    .squaredError: """
    The mean squared error of the probabilities: (p − y)², summed over classes and averaged over \
    samples. It is the multi-class Brier score. Elsewhere these names may also mean half \
    of it, or its mean over classes.
    """,
    .halvedSquaredError: """
    Half the MSE. For two classes it is the Brier score of the positive class alone.
    """,
    .squaredErrorPerClass: """
    The MSE divided by the number of classes: the mean over all entries of the matrix, as Keras \
    and PyTorch compute it.
    """,
    .independentSquaredError: """
    The mean squared error of the probabilities: (p − y)² averaged over samples and classes, as \
    Keras and PyTorch compute it. It is the mean of the classes’ Brier scores, each class a yes \
    or no by itself.
    """,
    .labelEntropy: """
    The mean entropy of the labels: how uncertain the labels themselves are. 0 for hard labels; \
    no model’s cross-entropy can be lower.
    """,
    .predictionEntropy: """
    The mean entropy of the predicted distributions: 0 where the model always puts everything on \
    one class, log K where all classes get the same. It says how sure the model is, not whether \
    it is right.
    """,
    .logLossSkill: """
    1 − cross-entropy ÷ entropy of the class frequencies of these samples: the share of the \
    information about the class that the predictions carry. 0 is as good as always predicting \
    these frequencies; below 0 is worse.
    """,
    .brierSkill: """
    1 − MSE ÷ the MSE of always predicting the class frequencies f of these samples, which for \
    labels of one class each is 1 − Σ f². 0 is as good as that; below 0 is worse.
    """,
    .macroF1: """
    The mean over all K classes of F1 = 2c/(t + q), where t samples have the class, q are \
    predicted to have it, and c both; a class that neither occurs nor is predicted counts as 0.
    """,
    .microF1: """
    F1 = 2c/(t + q) of all classes together, where t counts the classes that samples have, q \
    those predicted for them, and c those that are both. Frequent classes count more than rare \
    ones.
    """,
    .matthewsCorrelation: """
    Matthews’ correlation coefficient for any number of classes: 1 where every prediction is \
    right, 0 where predictions are unrelated to labels. Of N samples, t have a class, q are \
    predicted to have it, and c are predicted correctly. Undefined where all samples have, or \
    are predicted, one class.
    """,
    .cohenKappa: """
    Agreement beyond chance, as a share of the most that is possible: 1 where every prediction \
    is right, 0 where the accuracy is that of guessing with the same class frequencies. Of N \
    samples, t have a class, q are predicted to have it, and c are predicted correctly. \
    Undefined where all samples have, and are predicted, one class.
    """,
    .maximumCalibrationError: """
    The largest distance between mean confidence and the share of right answers in a bin of the \
    calibration error, however few samples it has.
    """,
  ]
}

// MARK: - Definitions with numbers

extension English {
  private func topError(_ count: Int) -> String {
    """
    The share of samples whose label is not among the \(count) classes with the highest \
    probabilities; ties go to the first in the order of the classes.
    """
  }

  private func clipped(_ clip: Clip) -> String {
    let framework = clip.framework.map(bracketed) ?? ""
    let how =
      clip.epsilon.map { "clipped to [ε, 1−ε], ε = \(Figures.epsilon($0))\(framework)" }
      ?? "whose logarithm is at least −100\(framework)"
    return """
      The cross-entropy with probabilities \(how), as training \
      logs show it. Where a model gives probability 0 to the true class this number depends on the \
      bound more than on the model: do not rank models by it. Losses of logits are not clipped.
      """
  }

  private var calibrationError: String {
    """
    The mean distance between confidence, the highest probability, and the share of right \
    answers, in \(Metric.calibrationBins) bins of equal width, weighted by their samples. \
    With few samples chance alone makes it larger than 0.
    """
  }

  private static let rocArea = """
    The share of pairs, one sample with the class and one without, in which the first gets the \
    higher probability; ties count half. Chance gives ½. \

    """
  private static let averagePrecision = """
    The mean precision over the samples that have the class, each at its own probability as \
    threshold: the area under the precision–recall curve, in steps. Chance gives the class’s \
    share of the samples. \

    """

  private func overClasses(_ results: WordedResults) -> String {
    results.classes.count == 2
      ? "Of the positive class, or the second where none is named."
      : "The mean over classes, each against all others."
  }
}
