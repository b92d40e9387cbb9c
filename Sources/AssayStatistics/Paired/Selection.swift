import AssayNumerics

extension [Double] {
  /// The number that would stand at `index` if those of `range` were in order; it moves them there.
  ///
  /// Hoare's quickselect. Its pivots are drawn, by a seed, so that no order of numbers is a bad one.
  mutating func select(_ index: Int, in range: Range<Int>) -> Double {
    var generator = SplitMix64(seed: UInt64(count))
    var low = range.lowerBound
    var high = range.upperBound - 1
    while low < high {
      let pivot = self[Int.random(in: low...high, using: &generator)]
      var left = low
      var right = high
      while left <= right {
        while self[left] < pivot { left += 1 }
        while self[right] > pivot { right -= 1 }
        if left <= right {
          swapAt(left, right)
          left += 1
          right -= 1
        }
      }
      if index <= right {
        high = right
      } else if index >= left {
        low = left
      } else {
        return self[index]
      }
    }
    return self[index]
  }
}
