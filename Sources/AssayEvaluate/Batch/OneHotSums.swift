import AssayBytes
import AssayData
import AssayNumerics

/// Numbers that several losses use, computed in one pass over the scores of samples with one class
/// each.
///
/// There is a number per sample, in whole blocks of eight. The losses' own loops, which soft labels
/// use, are the readable twins.
struct OneHotSums: Sendable {
  /// ln p of the label.
  let labelLogarithms: [Double]
  /// Σ (p − y)².
  let squaredErrors: [Double]
  /// −(ln p of the label + Σ ln(1 − p) of the others)/K; empty for two classes, where it is −ln p.
  let binaryCrossEntropies: [Double]

  /// Computes the sums for labels given as numbers, padded to whole blocks of eight.
  init(_ distributions: Distributions, labels: [Double]) {
    if distributions.areFromLogits {
      self.init(logits: distributions.scores, tops: distributions.tops, labels: labels)
    } else {
      self.init(
        distributions.scores, complement: distributions.complement, labels: labels)
    }
  }

  init(labelLogarithms: [Double], squaredErrors: [Double], binaryCrossEntropies: [Double]) {
    (self.labelLogarithms, self.squaredErrors) = (labelLogarithms, squaredErrors)
    self.binaryCrossEntropies = binaryCrossEntropies
  }

  /// Computes the sums from probabilities as given; the class `complement`, of two, has 1 minus the
  /// other's probability.
  init(_ probabilities: Matrix, complement: Int?, labels: [Double]) {
    let classCount = probabilities.columns
    let hasOthers = classCount != 2
    var (logarithms, squares) = (labels, labels)
    var entropies = hasOthers ? labels : []
    var logarithmSpan = logarithms.mutableSpan
    var squareSpan = squares.mutableSpan
    var entropySpan = entropies.mutableSpan
    let values = probabilities.storage.span
    for block in 0..<probabilities.blocks {
      let place = block &* Matrix.laneCount
      let label = logarithmSpan.lanes(at: place)
      let start = probabilities.place(ofBlock: block, 0)
      let logarithm = OneHotSums.logarithms(values, from: start, of: label, complement)
      var square = Lanes.zero
      var loss = 0 - logarithm
      var column = Lanes.zero
      for group in stride(from: 0, to: classCount, by: ProductOfOthers.limit) {
        var product = ProductOfOthers()
        for index in group..<min(group &+ ProductOfOthers.limit, classCount) {
          let p = values.lanes(at: start &+ index &* Matrix.laneCount)
          let isLabel = label .== column
          let difference = p - Lanes.zero.replacing(with: 1, where: isLabel)
          square += difference * difference
          product.multiply(p.replacing(with: 0, where: isLabel))
          column += 1
        }
        loss -= product.logarithm
      }
      logarithmSpan.store(logarithm, at: place)
      squareSpan.store(square, at: place)
      if hasOthers { entropySpan.store(loss / Double(classCount), at: place) }
    }
    self.init(
      labelLogarithms: logarithms, squaredErrors: squares, binaryCrossEntropies: entropies)
  }

  /// ln p of the labels of the block that starts at `start`.
  @inline(__always)
  private static func logarithms(
    _ values: Span<Double>, from start: Int, of labels: Lanes, _ complement: Int?
  ) -> Lanes {
    let columns = labels.integers
    var p = Lanes.zero
    for lane in 0..<Matrix.laneCount {
      p[lane] = values[start &+ Int(columns[lane]) &* Matrix.laneCount &+ lane]
    }
    guard let complement else { return Mathematics.log(p) }
    // For the complement it is ln(1 − x), corrected by the rounding error of 1 − x.
    let x = values.lanes(at: start &+ (1 &- complement) &* Matrix.laneCount)
    let excess = Lanes.zero.replacing(
      with: -x - (p - 1), where: labels .== Lanes(repeating: Double(complement)))
    return Mathematics.log(p) + excess
  }
}

/// The product Π (1 − p) over classes that are not the label; its logarithm is Σ ln(1 − p).
///
/// The product is kept in two forms, each with a relative error of a few ulps: itself, and 1 minus
/// itself. The first gives the logarithm if the product is below ½, the second if it is above.
struct ProductOfOthers {
  /// This many factors of at least 2⁻⁵³ cannot underflow.
  static let limit = 16

  private var product = Lanes(repeating: 1)
  private var lack = Lanes.zero

  /// Multiplies by 1 − p of one more class; for the label p must be 0.
  @inline(__always)
  mutating func multiply(_ p: Lanes) {
    lack += product * p
    product *= 1 - p
  }

  @inline(__always)
  var logarithm: Lanes {
    let isSmall = product .< Lanes(repeating: 0.5)
    let sum = (1 - lack).replacing(with: product, where: isSmall)
    // As in `log1p`, for products of at least ½.
    let excess = ((1 - sum) - lack).replacing(with: 0, where: isSmall)
    return Mathematics.log(sum) + excess
  }
}
