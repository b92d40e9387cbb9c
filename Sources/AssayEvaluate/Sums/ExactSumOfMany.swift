import AssayBytes

/// What numbers have in common that are added at once; made of finite numbers only.
package struct NumbersToAdd {
  /// The largest magnitude.
  let largest: Double
  /// How many are 1 where all others are 0, as errors are.
  let ones: Double?

  /// So many numbers of one size, an eighth of them in each lane, add up within a slice.
  private static let countLimit = 1 << 13

  /// Nil if some are not finite, or if they are too many to be added at once.
  package init?(_ values: Span<Double>) {
    guard values.count <= NumbersToAdd.countLimit else { return nil }
    var (largest, sum, others) = (Lanes.zero, Lanes.zero, Lanes.zero)
    values.forEachEight { lanes in
      largest = largest.maximum(lanes.magnitudes)
      sum += lanes
      others += (lanes * lanes - lanes).magnitudes
    }
    self.largest = largest.max()
    // A NaN is in `others`, which is then not equal to itself.
    guard self.largest.isFinite, others == others else { return nil }
    ones = others == .zero ? sum.sum() : nil
  }
}

extension ExactSum {
  /// Adds numbers of like sizes, as the losses of a batch are, eight at a time and still exactly.
  ///
  /// Each number is cut into slices of bits: the multiples of a power of two that a double has room
  /// to add up without rounding, and what is left in multiples of a much smaller one (S. M. Rump,
  /// T. Ogita and S. Oishi, "Accurate floating-point summation", 2008, algorithm 3.2). What two
  /// slices do not hold is added in the same way. Adding one by one is the readable twin, and what is
  /// done where nothing is known of the numbers.
  package mutating func add(_ values: Span<Double>, _ known: NumbersToAdd?) {
    if let ones = known?.ones {
      add(ones)
    } else {
      add(values, largest: known?.largest) { $0 }
    }
  }

  /// Adds numbers, eight at a time where they are all finite.
  package mutating func add(_ values: Span<Double>) { add(values, NumbersToAdd(values)) }

  /// Adds what a function makes of numbers.
  ///
  /// - Parameters:
  ///   - values: The numbers.
  ///   - largest: Nothing that the function gives has a larger magnitude; nil if that is not known.
  ///   - function: Gives 0 of 0.
  @inline(__always)
  mutating func add(
    _ values: Span<Double>, largest: Double?, _ function: (Lanes) -> Lanes
  ) {
    guard let largest, largest < 0x1p900, largest > 0x1p-600 else {
      values.forEachEight { lanes in
        let numbers = function(lanes)
        for lane in 0..<Lanes.scalarCount { add(numbers[lane]) }
      }
      return
    }
    // About it, doubles are multiples of 2⁻⁵³ times it; what a lane adds up stays below its half.
    let anchor = Lanes(repeating: largest.binade * 0x1p12)
    guard addSlices(values, anchor, function) else { return }
    // What is left is at most 2⁻⁵³ of the second slice's anchor.
    let next = anchor * 0x1p-82
    func rest(_ lanes: Lanes) -> Lanes { ExactSum.slices(of: function(lanes), anchor).rest }
    guard addSlices(values, next, rest) else { return }
    values.forEachEight { lanes in
      let last = ExactSum.slices(of: rest(lanes), next).rest
      for lane in 0..<Lanes.scalarCount { add(last[lane]) }
    }
  }

  /// Adds two slices of what a function makes of numbers.
  ///
  /// - Returns: Whether something is left of them.
  @inline(__always)
  private mutating func addSlices(
    _ values: Span<Double>, _ anchor: Lanes, _ function: (Lanes) -> Lanes
  ) -> Bool {
    var (highs, lows) = (Lanes.zero, Lanes.zero)
    var left = Lanes.zero.bitPattern
    values.forEachEight { lanes in
      let slices = ExactSum.slices(of: function(lanes), anchor)
      highs += slices.high
      lows += slices.low
      left |= slices.rest.bitPattern
    }
    for lane in 0..<Lanes.scalarCount {
      add(highs[lane])
      add(lows[lane])
    }
    return left != .zero
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

extension Span<Double> {
  /// Calls a function with eight numbers at a time; zeros fill up the last eight.
  @inline(__always)
  fileprivate func forEachEight(_ body: (Lanes) -> Void) {
    // One call, which is then inlined.
    for place in stride(from: 0, to: count, by: Lanes.scalarCount) {
      body(place &+ Lanes.scalarCount <= count ? lanes(at: place) : lastLanes(from: place))
    }
  }

  @inline(never)
  private func lastLanes(from start: Int) -> Lanes {
    var last = Lanes.zero
    for place in start..<count { last[place &- start] = self[place] }
    return last
  }
}
