import AssayData

/// How often each class occurs: what a model that knows nothing else would answer.
///
/// Of soft labels the mean share of each class.
package struct ClassFrequencies: Sendable, Equatable {
  /// `[K]`, which add up to 1.
  package let shares: [Double]
  /// The mean over samples of the sum of the squared shares: 1 of hard labels.
  let meanSquare: Double

  init(_ totals: ConfusionTotals) {
    shares = totals.labels.map { Double($0) / Double(max(1, totals.count)) }
    meanSquare = 1
  }

  init(shares: [Double], meanSquare: Double) {
    (self.shares, self.meanSquare) = (shares, meanSquare)
  }

  /// The cross-entropy of always answering them, in nats.
  var entropy: Double {
    shares.reduce(0) { $1 > 0 ? $0 - $1 * Mathematics.log($1) : $0 }
  }

  /// The squared error of always answering them.
  var squaredError: Double { meanSquare - shares.reduce(0) { $0 + $1 * $1 } }
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
