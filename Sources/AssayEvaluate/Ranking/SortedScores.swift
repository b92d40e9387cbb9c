/// The keys of finite scores in rising order; −0 and 0 are the same score and have the same key.
///
/// A key is the score's bits, with the sign changed so that keys are ordered like scores. They are
/// sorted by radix, least significant digits first, eleven bits at a time (D. E. Knuth, The Art of
/// Computer Programming 3, 5.2.5); digits that all keys share are skipped. `Array.sort` is the
/// readable twin.
func sortedScoreKeys(_ scores: [Double]) -> [UInt64] {
  var keys = scores.map(key(ofScore:))
  // For fewer keys, six tables cost more than comparisons.
  guard keys.count >= 2048 else {
    keys.sort()
    return keys
  }
  var starts = digitCounts(keys)
  var target = Array(repeating: UInt64(0), count: keys.count)
  for digit in 0..<digitsOfKey {
    let first = digit * digitSize
    guard !starts[first..<(first + digitSize)].contains(keys.count) else { continue }
    var start = 0
    for place in first..<(first + digitSize) {
      let count = starts[place]
      starts[place] = start
      start += count
    }
    scatter(keys.span, by: digit, to: &target, from: &starts)
    swap(&keys, &target)
  }
  return keys
}

/// The score with a key.
func score(ofKey key: UInt64) -> Double {
  Double(bitPattern: key >> 63 == 1 ? key ^ (1 << 63) : ~key)
}

@inline(__always)
private func key(ofScore score: Double) -> UInt64 {
  // Adding 0 turns −0 into 0.
  let bits = (score + 0).bitPattern
  return bits >> 63 == 0 ? bits | (1 << 63) : ~bits
}

private let digitBits = 11
private let digitSize = 1 << digitBits
private let digitsOfKey = 6

@inline(__always)
private func digit(_ digit: Int, of key: UInt64) -> Int {
  Int(truncatingIfNeeded: key &>> UInt64(truncatingIfNeeded: digit &* digitBits)) & (digitSize - 1)
}

/// The number of keys with each value of each digit.
private func digitCounts(_ keys: [UInt64]) -> [Int] {
  var counts = Array(repeating: 0, count: digitsOfKey * digitSize)
  var span = counts.mutableSpan
  for key in keys {
    for place in 0..<digitsOfKey { span[place &* digitSize &+ digit(place, of: key)] += 1 }
  }
  return counts
}

/// Moves each key to the next free place of its digit.
private func scatter(
  _ keys: Span<UInt64>, by place: Int, to target: inout [UInt64], from starts: inout [Int]
) {
  var span = target.mutableSpan
  var next = starts.mutableSpan
  for index in keys.indices {
    let key = keys[index]
    let slot = place &* digitSize &+ digit(place, of: key)
    span[next[slot]] = key
    next[slot] &+= 1
  }
}
