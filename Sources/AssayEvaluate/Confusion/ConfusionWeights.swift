/// What samples weigh that have a class, were given it, or both, beside how many they are.
///
/// Shares within a class are quotients of exact sums, so that a class keeps its own however little its
/// samples weigh among all.
package struct ConfusionWeights: Sendable, Equatable {
  /// For each class, of the weight of samples that have it, the share that was given it; nil if none has
  /// it.
  let recall: [Double?]
  /// For each class, the rest of ``recall``.
  let missed: [Double?]
  /// For each class, of the weight of samples that were given it, the share that has it; nil if none
  /// was.
  let precision: [Double?]
  let f1: [Double?]
  /// For each class, what samples weigh that have it, and all others; the largest weight is from ½ up to 1.
  let labels: [Double]
  let otherLabels: [Double]
  /// For each class, what samples weigh that were given it, and all others.
  let predicted: [Double]
  let otherPredicted: [Double]
  let total: Double
  /// What samples weigh that were given another class than theirs.
  let wrong: Double
  /// The share of the weight that is right.
  let accuracy: Double?

  /// Exact sums over cells.
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

  /// The sums where weights are divided by 2^scale.
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
