import AssayNumerics

extension [Double] {
  /// Returns the number that would be at `index` if those of `range` were sorted, and moves it
  /// there.
  ///
  /// Hoare's quickselect. Its pivots are drawn with a fixed seed, so that no particular order is
  /// slow.
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
