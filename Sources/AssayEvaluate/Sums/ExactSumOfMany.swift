import AssayBytes

/// Properties of finite numbers that are added at once.
package struct NumbersToAdd {
  /// The largest magnitude.
  let largest: Double
  /// The number of ones if all others are 0, as errors are; else nil.
  let ones: Double?

  /// This many numbers of one size, an eighth of them in each lane, add up within a slice.
  private static let countLimit = 1 << 13

  /// Nil if some are not finite, or if there are too many to be added at once.
  package init?(_ values: Span<Double>) {
    guard values.count <= NumbersToAdd.countLimit else { return nil }
    var (largest, sum, others) = (Lanes.zero, Lanes.zero, Lanes.zero)
    values.forEachEight { lanes in
      largest = largest.maximum(lanes.magnitudes)
      sum += lanes
      others += (lanes * lanes - lanes).magnitudes
    }
    self.largest = largest.max()
    // A NaN makes `others` NaN, which is not equal to itself.
    guard self.largest.isFinite, others == others else { return nil }
    ones = others == .zero ? sum.sum() : nil
  }
}

extension ExactSum {
  /// Adds numbers of similar sizes, such as the losses of a batch, eight at a time and still
  /// exactly.
  ///
  /// Each number is cut into slices of bits: a multiple of a power of two, chosen such that a
  /// double can add these up without rounding, and the remainder in multiples of a much smaller one
  /// (S. M. Rump, T. Ogita and S. Oishi, "Accurate floating-point summation", 2008, algorithm 3.2).
  /// The bits that two slices do not hold are added in the same way. Adding one by one is the
  /// readable twin, and is used if nothing is known about the numbers.
  package mutating func add(_ values: Span<Double>, _ known: NumbersToAdd?) {
    if let ones = known?.ones {
      add(ones)
    } else {
      add(values, largest: known?.largest) { $0 }
    }
  }

  /// Adds numbers, eight at a time if they are all finite.
  package mutating func add(_ values: Span<Double>) { add(values, NumbersToAdd(values)) }

  /// Adds the results of a function of some numbers.
  ///
  /// - Parameters:
  ///   - values: The numbers.
  ///   - largest: An upper bound of the magnitudes of the results; nil if absent.
  ///   - function: The function, which must return 0 for 0.
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
    // Doubles near the anchor are multiples of 2⁻⁵³ times it; a lane's sum stays below half of it.
    let anchor = Lanes(repeating: largest.binade * 0x1p12)
    guard addSlices(values, anchor, function) else { return }
    // The remainder is at most 2⁻⁵³ of the second slice's anchor.
    let next = anchor * 0x1p-82
    func rest(_ lanes: Lanes) -> Lanes { ExactSum.slices(of: function(lanes), anchor).rest }
    guard addSlices(values, next, rest) else { return }
    values.forEachEight { lanes in
      let last = ExactSum.slices(of: rest(lanes), next).rest
      for lane in 0..<Lanes.scalarCount { add(last[lane]) }
    }
  }

  /// Adds two slices of the results of a function of some numbers.
  ///
  /// - Returns: Whether a remainder is left.
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

  /// The two slices of some numbers, and the remainder.
  @inline(__always)
  private static func slices(
    of lanes: Lanes, _ anchor: Lanes
  ) -> (high: Lanes, low: Lanes, rest: Lanes) {
    let high = (lanes + anchor) - anchor
    let rest = lanes - high
    // At most 2⁻⁵³ of the anchor is left, as far below the second anchor as the numbers are below
    // the first.
    let second = anchor * 0x1p-41
    let low = (rest + second) - second
    return (high, low, rest - low)
  }
}

extension Span<Double> {
  /// Calls a function with eight numbers at a time; zeros pad the last eight.
  @inline(__always)
  fileprivate func forEachEight(_ body: (Lanes) -> Void) {
    // A single call, which is then inlined.
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
