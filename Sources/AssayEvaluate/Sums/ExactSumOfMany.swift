import AssayBytes

extension ExactSum {
  /// Adds numbers of like sizes, as the losses of a batch are, eight at a time and still exactly.
  ///
  /// Each number is cut into slices of bits: the multiples of a power of two that a double has room
  /// to add up without rounding, and what is left in multiples of a much smaller one (S. M. Rump,
  /// T. Ogita and S. Oishi, "Accurate floating-point summation", 2008, algorithm 3.2). What two
  /// slices do not hold is added in the same way. Adding one by one is the readable twin.
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

  /// So many numbers of one size, an eighth of them in each lane, add up within a slice.
  private static let sliceLimit = 1 << 13

  private mutating func addSlices(_ values: Span<Double>, count: Int, largest: Double) {
    let width = Lanes.scalarCount
    // About it, doubles are multiples of 2⁻⁵³ times it; what a lane adds up stays below its half.
    let anchor = Lanes(repeating: largest.binade * 0x1p12)
    var (highs, lows) = (Lanes.zero, Lanes.zero)
    var left = Lanes.zero.bitPattern
    for place in stride(from: 0, to: count, by: width) {
      let slices = ExactSum.slices(of: values.lanes(at: place), anchor)
      highs += slices.high
      lows += slices.low
      left |= slices.rest.bitPattern
    }
    for lane in 0..<width {
      add(highs[lane])
      add(lows[lane])
    }
    guard left != .zero else { return }
    var rests = [Double](repeating: 0, count: count)
    var span = rests.mutableSpan
    for place in stride(from: 0, to: count, by: width) {
      span.store(ExactSum.slices(of: values.lanes(at: place), anchor).rest, at: place)
    }
    _ = add(ofFinite: rests.span)
  }

  /// The two slices of some numbers, and what is left of them.
  @inline(__always)
  private static func slices(
    of lanes: Lanes, _ anchor: Lanes
  ) -> (high: Lanes, low: Lanes, rest: Lanes) {
    let high = (lanes + anchor) - anchor
    let rest = lanes - high
    // At most 2⁻⁵³ of the anchor is left: as far below this one as the numbers are below that one.
    let second = anchor * 0x1p-41
    let low = (rest + second) - second
    return (high, low, rest - low)
  }
}
