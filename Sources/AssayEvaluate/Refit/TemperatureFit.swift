import AssayBytes
import AssayData
import AssayNumerics
import AssayResults

/// Scores u that a temperature T divides: the probabilities are softmax(u/T).
///
/// For logits u is the logit itself, for probabilities their logarithm.
struct TemperedScores: Sendable {
  /// The depths: u minus the sample's largest u, `[n, K]`; 0 or less.
  private let depths: Matrix
  /// The label's depth; for a soft label, the sum of the depths times its shares.
  private let labelDepths: [Double]
  /// The sum of each sample's shares, which is 1 except for rounding of soft labels.
  private let totals: [Double]
  /// Whether no sample's scores differ, so that no temperature changes anything.
  private let areFlat: Bool

  /// - Parameters:
  ///   - scores: The scores u.
  ///   - labels: The class of each sample.
  ///   - shares: Soft labels, which are used instead; nil if labels are hard.
  init(_ scores: consuming Matrix, labels: [Int32], shares: Matrix?) {
    var depths = scores
    depths.changeBlocks { values, block in
      var top = Lanes(repeating: -.infinity)
      for place in stride(from: block.lowerBound, to: block.upperBound, by: Lanes.scalarCount) {
        top = top.maximum(values.lanes(at: place))
      }
      for place in stride(from: block.lowerBound, to: block.upperBound, by: Lanes.scalarCount) {
        values.store(values.lanes(at: place) - top, at: place)
      }
    }
    self.depths = depths
    labelDepths = (0..<depths.rows).map { row in
      guard let shares else { return depths[row, Int(labels[row])] }
      return (0..<depths.columns).reduce(0) { sum, column in
        // A class without a share does not count, however deep it is.
        shares[row, column] > 0 ? sum + shares[row, column] * depths[row, column] : sum
      }
    }
    totals = (0..<depths.rows).map { row in
      shares.map { shares in (0..<shares.columns).reduce(0) { $0 + shares[row, $1] } } ?? 1
    }
    areFlat = depths.storage.allSatisfy { $0 == 0 }
  }

  /// The losses −Σ y ln softmax(u/T), sample by sample.
  func losses(at temperature: Double) -> [Double] {
    let beta = 1 / temperature
    var losses = [Double](repeating: 0, count: depths.blocks * Matrix.laneCount)
    for block in 0..<depths.blocks {
      var sum = Lanes.zero
      for column in 0..<depths.columns {
        sum += Mathematics.exp(beta * depths.lanes(block, column))
      }
      let logarithms = Mathematics.log(sum)
      for lane in 0..<Matrix.laneCount {
        losses[block * Matrix.laneCount + lane] = logarithms[lane]
      }
    }
    return labelDepths.indices.map { totals[$0] * losses[$0] - beta * labelDepths[$0] }
  }

  /// The derivative of the mean loss by β = 1/T, and the mean variance of the scores, which is the
  /// second derivative.
  func slope(at beta: Double) -> (slope: Double, variance: Double) {
    var (slopes, variances) = (CompensatedSum(), CompensatedSum())
    for block in 0..<depths.blocks {
      var (sum, first, second) = (Lanes.zero, Lanes.zero, Lanes.zero)
      for column in 0..<depths.columns {
        let depth = depths.lanes(block, column)
        let weight = Mathematics.exp(beta * depth)
        // An infinite depth has weight 0; their product, which would be NaN, counts as 0.
        let part = (weight * depth).replacing(with: 0, where: weight .== Lanes.zero)
        sum += weight
        first += part
        second += (part * depth).replacing(with: 0, where: weight .== Lanes.zero)
      }
      let mean = first / sum
      let variance = second / sum - mean * mean
      let start = block * Matrix.laneCount
      for lane in 0..<min(Matrix.laneCount, depths.rows - start) {
        slopes.add(totals[start + lane] * mean[lane] - labelDepths[start + lane])
        variances.add(totals[start + lane] * max(0, variance[lane]))
      }
    }
    let count = Double(max(1, depths.rows))
    return (slopes.value / count, variances.value / count)
  }

  /// The temperature from 0.01 to 100 with the smallest mean loss; nil if a derivative is not
  /// finite.
  ///
  /// The mean loss is convex in β = 1/T. It is minimized by Newton's method in τ = ln T, kept
  /// inside a bracket.
  var bestTemperature: TemperatureFit? {
    func fit(_ temperature: Double, _ state: TemperatureFit.State) -> TemperatureFit {
      TemperatureFit(count: depths.rows, temperature: temperature, state: state)
    }
    if areFlat { return fit(1, .flat) }
    let (steepest, flattest) = (slope(at: 100).slope, slope(at: 0.01).slope)
    guard steepest.isFinite, flattest.isFinite else { return nil }
    if steepest <= 0 { return fit(0.01, .bound) }
    if flattest >= 0 { return fit(100, .bound) }
    var (low, high, place) = (Mathematics.log(0.01), Mathematics.log(100), 0.0)
    // A step halves the bracket at least, or is a Newton step, which doubles the number of right
    // digits.
    for _ in 0..<200 {
      let beta = Mathematics.exp(-place)
      let (slope, variance) = slope(at: beta)
      guard slope.isFinite, variance.isFinite else { return nil }
      if slope == 0 { break }
      if slope > 0 { low = place } else { high = place }
      var next = variance > 0 ? place + slope / (beta * variance) : .infinity
      if !(next > low && next < high) { next = low + (high - low) / 2 }
      let step = (next - place).magnitude
      place = next
      if step <= 1e-14 * max(1, place.magnitude) { break }
    }
    return fit(Mathematics.exp(place), .interior)
  }
}
