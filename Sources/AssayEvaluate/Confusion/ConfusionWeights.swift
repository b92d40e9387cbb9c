/// The weights of a confusion matrix: of the samples that have a class, are predicted as it, or
/// both.
///
/// Shares within a class are quotients of exact sums, so they are precise however little the class
/// weighs.
package struct ConfusionWeights: Sendable, Equatable {
  /// For each class, the share of its samples' weight that is predicted as it; nil if no sample has
  /// it.
  let recall: [Double?]
  /// For each class, 1 − ``recall``.
  let missed: [Double?]
  /// For each class, the share of the weight predicted as it that has it; nil if no sample is
  /// predicted as it.
  let precision: [Double?]
  let f1: [Double?]
  /// For each class, the weight of the samples that have it, and of all others; scaled such that
  /// the largest weight of a sample is from ½ up to 1.
  let labels: [Double]
  let otherLabels: [Double]
  /// For each class, the weight of the samples predicted as it, and of all others.
  let predicted: [Double]
  let otherPredicted: [Double]
  let total: Double
  /// The weight of the samples whose predicted class is wrong.
  let wrong: Double
  /// The share of the weight that is predicted right.
  let accuracy: Double?

  /// Exact sums of the weights over cells.
  struct Sums {
    fileprivate var correct: [ScaledSum]
    fileprivate var missed: [ScaledSum]
    fileprivate var mistaken: [ScaledSum]
    fileprivate var right = ScaledSum()
    fileprivate var total = ScaledSum()

    init(classCount: Int) {
      correct = Array(repeating: ScaledSum(), count: classCount)
      (missed, mistaken) = (correct, correct)
    }

    mutating func add(label: Int, predicted: Int, _ weight: ScaledSum) {
      total.merge(weight)
      if label == predicted {
        correct[label].merge(weight)
        right.merge(weight)
      } else {
        missed[label].merge(weight)
        mistaken[predicted].merge(weight)
      }
    }
  }

  /// The weights of these sums, divided by 2^scale, and their quotients.
  init(_ sums: Sums, scale: Int) {
    let has = zip(sums.correct, sums.missed).map { $0.adding($1) }
    let given = zip(sums.correct, sums.mistaken).map { $0.adding($1) }
    let either = zip(has, given).map { $0.adding($1) }
    func quotients(_ parts: [ScaledSum], _ wholes: [ScaledSum]) -> [Double?] {
      zip(parts, wholes).map { $0.divided(by: $1) }
    }
    func rests(_ sums: [ScaledSum], of total: ScaledSum) -> [Double] {
      sums.map { total.subtracting($0).value(scale: scale) }
    }
    recall = quotients(sums.correct, has)
    missed = quotients(sums.missed, has)
    precision = quotients(sums.correct, given)
    f1 = quotients(sums.correct.map { $0.adding($0) }, either)
    labels = has.map { $0.value(scale: scale) }
    otherLabels = rests(has, of: sums.total)
    predicted = given.map { $0.value(scale: scale) }
    otherPredicted = rests(given, of: sums.total)
    total = sums.total.value(scale: scale)
    wrong = sums.total.subtracting(sums.right).value(scale: scale)
    accuracy = sums.right.divided(by: sums.total)
  }
}
