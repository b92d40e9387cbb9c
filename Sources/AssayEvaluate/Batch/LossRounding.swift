import AssayBytes
import AssayData
import AssayResults

/// The rounding error of a loss; losses that differ by no more count as equal.
///
/// A probability is known to half an ulp of 1, so a loss is known to an absolute ε, the distance
/// from 1 to the next larger number; the rounding errors of a sum's terms add up. Some losses are
/// known less exactly: see ``ExtraRounding``.
package struct LossRounding: Sendable {
  package let key: String
  let terms: Int
  let isLogarithm: Bool

  init(_ loss: any SampleLoss, classCount: Int, labelsAreSoft: Bool) {
    key = loss.metric.key
    terms = loss.terms.count(classCount: classCount, labelsAreSoft: labelsAreSoft)
    isLogarithm = loss.metric.unit == .information
  }

  /// The differences of two models' losses on the same samples, second minus first: 0 where
  /// rounding alone can explain the difference, NaN where both losses are infinite.
  ///
  /// - Returns: nil unless both models have the loss.
  package func differences(
    _ batches: (SampleBatch, SampleBatch), _ losses: (LossColumns, LossColumns)
  ) -> [Double]? {
    guard let first = losses.0.column(key), let second = losses.1.column(key) else { return nil }
    let unit = max(batches.0.precision.unit, batches.1.precision.unit)
    let step = unit * Double(max(4, terms))
    var differences = [Double](repeating: 0, count: first.count)
    var span = differences.mutableSpan
    // Rounding can change a loss by more than 2⁻²⁰ of it only if the label's probability is below
    // e⁻¹⁸.
    let limit = unit > 0x1p-52 ? 0 : 18 / Double(terms)
    let needSecondLook = LossRounding.subtract(
      first.span, from: second.span, step, limit, into: &span)
    guard needSecondLook else { return differences }
    let one = ExtraRounding(of: self, in: batches.0, beside: batches.1)
    let other = ExtraRounding(of: self, in: batches.1, beside: batches.0)
    guard one.isNeeded || other.isNeeded else { return differences }
    for place in 0..<first.count where span[place] != 0 && span[place].isFinite {
      let size = span[place].magnitude
      let scale = max(1, first[place], second[place])
      guard size <= LossRounding.closeShare * scale || scale > limit else { continue }
      let extra = one.bound(place) + other.bound(place)
      if size <= extra { span[place] = 0 }
    }
    return differences
  }

  /// The largest relative difference that is looked at again; rounding hardly ever explains a
  /// larger one.
  private static let closeShare = 0x1p-20

  /// Stores `second` − `first`, or 0 where |second − first| ≤ step·max(1, first, second).
  ///
  /// - Returns: Whether some losses need a second look: they differ, but by ``closeShare`` or less,
  ///   or are above `limit`, or are not in a whole block.
  private static func subtract(
    _ first: Span<Double>, from second: Span<Double>, _ step: Double, _ limit: Double,
    into differences: inout MutableSpan<Double>
  ) -> Bool {
    let width = Lanes.scalarCount
    let whole = first.count / width * width
    var needSecondLook = Lanes.zero .> Lanes.zero
    for place in stride(from: 0, to: whole, by: width) {
      let (a, b) = (first.lanes(at: place), second.lanes(at: place))
      let difference = b - a
      let size = difference.magnitudes
      let scale = a.maximum(b).maximum(Lanes(repeating: 1))
      let isFinite = scale .< Lanes(repeating: .infinity)
      // An infinite difference is not due to rounding, although its bound would be infinite, too.
      let isEqual = (size .<= scale * step) .& isFinite
      needSecondLook .|= (size .<= scale * closeShare) .^ isEqual
      needSecondLook .|= (scale .> Lanes(repeating: limit)) .& isFinite
      differences.store(difference.replacing(with: 0, where: isEqual), at: place)
    }
    for place in whole..<first.count {
      let (a, b) = (first[place], second[place])
      let scale = max(1, a, b)
      let isEqual = (b - a).magnitude <= scale * step && scale < .infinity
      differences[place] = isEqual ? 0 : b - a
    }
    return needSecondLook.isAny || whole < first.count
  }
}
