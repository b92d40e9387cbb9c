import AssayBytes

extension ExactSum {
  /// Adds numbers of like sizes, as the losses of a batch are, eight at a time and still exactly.
  ///
  /// Each number is cut into three slices of bits: the multiples of a power of two that a double
  /// has room to add up without rounding, what is left in multiples of a much smaller one, and once
  /// more (S. M. Rump, T. Ogita and S. Oishi, "Accurate floating-point summation", 2008, algorithm
  /// 3.2). What three slices do not hold is added one by one, which also is the readable twin.
  ///
  /// - Returns: Whether all were added; none is where one is not finite.
  mutating func add(ofFinite values: Span<Double>) -> Bool {
    let width = Lanes.scalarCount
    let whole = values.count / width * width
    var largest = Lanes.zero
    var count = Lanes.zero
    var others = Lanes.zero
    for place in stride(from: 0, to: whole, by: width) {
      let lanes = values.lanes(at: place)
      largest = largest.maximum(lanes.magnitudes)
      count += lanes
      others += (lanes * lanes - lanes).magnitudes
    }
    let top = largest.max()
    let isRestFinite = (whole..<values.count).allSatisfy { values[$0].isFinite }
    // A NaN is in `others`, which is then not equal to itself.
    guard isRestFinite, top.isFinite, others == others, values.count <= ExactSum.sliceLimit else {
      return false
    }
    for place in whole..<values.count { add(values[place]) }
    // Zeros and ones, as errors are, were counted on the way.
    if others == .zero {
      add(count.sum())
      return true
    }
    guard top > 0, top < 0x1p900, top > 0x1p-700 else {
      for place in 0..<whole { add(values[place]) }
      return true
    }
    addSlices(values, count: whole, largest: top)
    return true
  }

  /// So many numbers of one size add up within a slice: 53 bits less the size of a slice.
  private static let sliceLimit = 1 << 13

  private mutating func addSlices(_ values: Span<Double>, count: Int, largest: Double) {
    let width = Lanes.scalarCount
    // Above it, doubles are multiples of 2⁻⁵² times this; `sliceLimit` numbers stay below it.
    let first = largest.binade * 0x1p15
    let anchors = (
      Lanes(repeating: first), Lanes(repeating: first * 0x1p-38),
      Lanes(repeating: first * 0x1p-76)
    )
    var sums = (Lanes.zero, Lanes.zero, Lanes.zero)
    for place in stride(from: 0, to: count, by: width) {
      let lanes = values.lanes(at: place)
      let high = (lanes + anchors.0) - anchors.0
      let rest = lanes - high
      let middle = (rest + anchors.1) - anchors.1
      let low = rest - middle
      let bottom = (low + anchors.2) - anchors.2
      sums.0 += high
      sums.1 += middle
      sums.2 += bottom
      let left = low - bottom
      if left != .zero {
        for lane in 0..<width { add(left[lane]) }
      }
    }
    for lane in 0..<width {
      add(sums.0[lane])
      add(sums.1[lane])
      add(sums.2[lane])
    }
  }
}
