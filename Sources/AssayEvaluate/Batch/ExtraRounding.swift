import AssayData
import AssayNumerics
import AssayResults

/// The error of a model's losses that exceeds rounding to half an ulp of 1.
///
/// - Logits of 16 or 32 bits are rounded relative to their size.
/// - ln(1 − p) is known to ε/(1 − p), and ln p, if p is below its type's least normal number, to
///   the spacing of such numbers divided by p. For every class other than the label's, 1 − p is at
///   least the label's probability, so e to the label's surprise (−ln p) bounds both quotients.
struct ExtraRounding {
  /// Whether any loss may have such an error.
  let isNeeded: Bool
  private let batch: SampleBatch
  private let distributions: Distributions
  /// The other model's distributions; nil if it gives only classes.
  private let others: Distributions?
  /// The rounding error of a logit of 1; nil for probabilities.
  private let logitUnit: Double?
  /// The number of terms of a mean, which divides the error.
  private let terms: Double
  /// Whether every sample's loss contains ln(1 − p).
  private let usesComplements: Bool
  /// The logarithms of the errors of 1 − p and of p.
  private let spacings: (ofComplements: Double, ofProbabilities: Double)

  init(of rounding: LossRounding, in batch: SampleBatch, beside other: SampleBatch) {
    let (precision, isGiven) = (batch.precision, batch.distributions != nil)
    self.batch = batch
    distributions = batch.distributions ?? .none
    others = other.distributions
    logitUnit = distributions.areFromLogits ? precision.unit : nil
    isNeeded = isGiven && (logitUnit == nil ? rounding.isLogarithm : precision != .double)
    let isMean = rounding.key == MetricKey.binaryCrossEntropy
    terms = Double(isMean ? rounding.terms : 1)
    usesComplements = isMean && (batch.classCount > 2 || distributions.areIndependent)
    spacings = (
      Mathematics.log(precision.unit), Mathematics.log(precision.unit * precision.leastNormal)
    )
  }

  /// The largest error of the loss of the sample in a row of the batch.
  func bound(_ row: Int) -> Double {
    guard isNeeded else { return 0 }
    if let logitUnit { return logitUnit * distributions.largestLogit(row) }
    let hasComplement =
      usesComplements || distributions.complement.map { batch.share(of: $0, row) > 0 } ?? false
    let spacing = hasComplement ? spacings.ofComplements : spacings.ofProbabilities
    let surprise = surprise(row)
    // Only clipped losses are finite here.
    if surprise == .infinity { return isAsSmall(row, as: spacing) ? .infinity : 0 }
    return Mathematics.exp(surprise + spacing) / terms
  }

  /// The largest −ln p of the classes of the label; with independent classes, also −ln(1 − p) of
  /// the others.
  private func surprise(_ row: Int) -> Double {
    // The usual case, without an array.
    guard batch.shares != nil else {
      return -distributions.logProbabilities[row, Int(batch.labels[row])]
    }
    return 0 - labelLogarithms(row, distributions).reduce(0, min)
  }

  /// Whether the other model's logarithms are at most `limit` wherever this model's are −∞.
  private func isAsSmall(_ row: Int, as limit: Double) -> Bool {
    guard let others else { return false }
    return zip(labelLogarithms(row, distributions), labelLogarithms(row, others))
      .allSatisfy { $0 > -.infinity || $1 <= limit }
  }

  /// ln p of each class of the label and, if classes are independent, ln(1 − p) of the others.
  private func labelLogarithms(_ row: Int, _ distributions: Distributions) -> [Double] {
    guard let shares = batch.shares else {
      return [distributions.logProbabilities[row, Int(batch.labels[row])]]
    }
    return (0..<batch.classCount).compactMap { index in
      shares[row, index] > 0
        ? distributions.logProbabilities[row, index]
        : distributions.logComplements.map { $0[row, index] }
    }
  }
}
