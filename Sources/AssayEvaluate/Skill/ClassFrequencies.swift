import AssayData
import AssayNumerics

/// The frequency of each class, which a model without other knowledge would predict.
///
/// For soft labels it is the mean share of each class.
package struct ClassFrequencies: Sendable, Equatable {
  /// `[K]`, with sum 1.
  package let shares: [Double]
  /// The mean over samples of the sum of the squared shares; 1 for hard labels.
  let meanSquare: Double

  /// The mean share of all other classes, if it is known more exactly than as 1 − ``shares``.
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

  /// The cross-entropy of always predicting the frequencies, in nats.
  var entropy: Double {
    shares.indices.reduce(0) { $0 + shares[$1] * logLoss(of: $1) }
  }

  /// The cross-entropy of predicting the frequencies for a sample of a class, in nats; 0 for a
  /// class without a share.
  func logLoss(of label: Int) -> Double {
    let share = shares[label]
    guard share > 0 else { return 0 }
    guard let rest = others?[label], rest < 0.5 else { return -Mathematics.log(share) }
    return -Mathematics.log1p(-rest)
  }

  /// The squared error of always predicting the frequencies.
  var squaredError: Double {
    guard let others else { return meanSquare - shares.reduce(0) { $0 + $1 * $1 } }
    return zip(shares, others).reduce(0) { $0 + $1.0 * $1.1 }
  }
}

extension Measured {
  /// The skill, 1 − a mean loss ÷ the loss of always predicting the class frequencies.
  func skill(of key: String, reference: Double) -> Estimate {
    switch mean(key) {
    case .value(let loss):
      reference > 0 ? .value(Measured.skill(loss, reference)) : .undefined(.oneClass)
    case .infinite: .undefined(.infiniteLoss)
    case .undefined(let reason): .undefined(reason)
    }
  }

  /// The skill; 0 if the two losses are equal within rounding.
  private static func skill(_ loss: Double, _ reference: Double) -> Double {
    (loss - reference).magnitude <= 0x1p-46 * reference ? 0 : 1 - loss / reference
  }

  func skillLine(of key: String, reference: Double) -> Line? {
    reference > 0 ? Line(key, slope: -1 / reference, offset: 1) : nil
  }
}
