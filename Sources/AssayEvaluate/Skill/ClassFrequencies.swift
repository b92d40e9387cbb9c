import AssayData
import AssayNumerics

/// How often each class occurs: what a model that knows nothing else would answer.
///
/// Of soft labels the mean share of each class.
package struct ClassFrequencies: Sendable, Equatable {
  /// `[K]`, which add up to 1.
  package let shares: [Double]
  /// The mean over samples of the sum of the squared shares: 1 of hard labels.
  let meanSquare: Double

  /// The mean share of all other classes, where it is known better than as the rest of ``shares``.
  private var others: [Double]?

  init(_ totals: ConfusionTotals) {
    let classes = 0..<totals.classCount
    shares = classes.map(totals.labelShare)
    others = totals.weights.map { _ in classes.map(totals.otherLabelShare) }
    meanSquare = 1
  }

  init(shares: [Double], meanSquare: Double) {
    (self.shares, self.meanSquare) = (shares, meanSquare)
  }

  /// The cross-entropy of always answering them, in nats.
  var entropy: Double {
    shares.indices.reduce(0) { $0 + shares[$1] * logLoss(of: $1) }
  }

  /// The cross-entropy of answering them for a sample of a class, in nats; 0 of a class that has no share.
  func logLoss(of label: Int) -> Double {
    let share = shares[label]
    guard share > 0 else { return 0 }
    guard let rest = others?[label], rest < 0.5 else { return -Mathematics.log(share) }
    return -Mathematics.log1p(-rest)
  }

  /// The squared error of always answering them.
  var squaredError: Double {
    guard let others else { return meanSquare - shares.reduce(0) { $0 + $1 * $1 } }
    return zip(shares, others).reduce(0) { $0 + $1.0 * $1.1 }
  }
}

extension Measured {
  /// 1 − a mean loss ÷ the loss of always answering the class frequencies.
  func skill(of key: String, reference: Double) -> Estimate {
    switch mean(key) {
    case .value(let loss):
      reference > 0 ? .value(Measured.skill(loss, reference)) : .undefined(.oneClass)
    case .infinite: .undefined(.infiniteLoss)
    case .undefined(let reason): .undefined(reason)
    }
  }

  /// 0 where the two are as near as rounding leaves equal ones.
  private static func skill(_ loss: Double, _ reference: Double) -> Double {
    (loss - reference).magnitude <= 0x1p-46 * reference ? 0 : 1 - loss / reference
  }

  func skillLine(of key: String, reference: Double) -> Line? {
    reference > 0 ? Line(key, slope: -1 / reference, offset: 1) : nil
  }
}
