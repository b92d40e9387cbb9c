import AssayData
import AssayNumerics
import AssayResults

/// How far a model's losses may be moved by more than rounding to half an ulp of 1.
///
/// - Logits of 16 or 32 bits are rounded in proportion to their size.
/// - ln(1 − p) is known to ε/(1−p), and that of a p below its type's least normal number in
///   the same way. All other classes together have at least the probability that the label's has, so e to
///   the label's surprise bounds both.
struct ExtraRounding {
  /// Whether some loss may be moved so.
  let isNeeded: Bool
  private let batch: SampleBatch
  private let distributions: Distributions
  /// The other model's, if it has any.
  private let others: Distributions?
  /// How exactly a logit of 1 is known; nil for probabilities.
  private let logitUnit: Double?
  /// The number of terms of a mean, which is moved by that much less.
  private let terms: Double
  /// Whether ln(1 − p) is in the loss of every sample.
  private let usesComplements: Bool
  /// The logarithms of what 1 − p and p are known to.
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

  /// How far the loss of the sample in a row of the batch may be moved.
  func bound(_ row: Int) -> Double {
    guard isNeeded else { return 0 }
    if let logitUnit { return logitUnit * distributions.largestLogit(row) }
    let hasComplement =
      usesComplements || distributions.complement.map { batch.share(of: $0, row) > 0 } ?? false
    let spacing = hasComplement ? spacings.ofComplements : spacings.ofProbabilities
    let surprise = surprise(row)
    // Clipped losses alone are finite here.
    if surprise == .infinity { return isAsSmall(row, as: spacing) ? .infinity : 0 }
    return Mathematics.exp(surprise + spacing) / terms
  }

  /// The largest −ln p of what the label says.
  private func surprise(_ row: Int) -> Double {
    // The usual case, without an array.
    guard batch.shares != nil else {
      return -distributions.logProbabilities[row, Int(batch.labels[row])]
    }
    return 0 - labelLogarithms(row, distributions).reduce(0, min)
  }

  /// Whether the other model's probabilities are at most e to `limit` wherever the label meets one of 0.
  private func isAsSmall(_ row: Int, as limit: Double) -> Bool {
    guard let others else { return false }
    return zip(labelLogarithms(row, distributions), labelLogarithms(row, others))
      .allSatisfy { $0 > -.infinity || $1 <= limit }
  }

  /// ln p of each class that the label has, and where classes are independent ln(1 − p) of the others.
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
