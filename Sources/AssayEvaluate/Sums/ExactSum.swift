package import AssayData

/// A sum of binary64 numbers that is rounded only when it is read.
///
/// It is a small superaccumulator (R. M. Neal, "Fast exact summation using small and large
/// superaccumulators", 2015): a fixed-point number wide enough for every finite double, in 67
/// overlapping chunks of 32 bits held in 64-bit integers, so that carries need handling only every
/// 512 additions. Adding is exact, so order, chunking and merging change no bit of ``value``.
///
/// Infinities and NaN are counted separately and decide the value as IEEE addition would.
package struct ExactSum: Sendable {
  private static let chunkCount = 67
  private static let chunkMask: Int64 = 0xFFFF_FFFF
  /// A chunk grows by less than 2⁵³ per addition and must stay below 2⁶³.
  private static let additionsBetweenCarries = 1 << 9

  private var chunks = InlineArray<67, Int64>(repeating: 0)
  private var additionsLeft = additionsBetweenCarries
  private var positiveInfinities = 0
  private var negativeInfinities = 0
  private var nans = 0

  package init() {}

  /// Adds one number, exactly.
  package mutating func add(_ value: Double) {
    let bits = value.bitPattern
    let exponent = Int(truncatingIfNeeded: bits >> 52) & 0x7FF
    var significand = bits & 0xF_FFFF_FFFF_FFFF
    if exponent == 0x7FF {
      addSpecial(value)
      return
    }
    // The lowest bit of the significand is worth 2^(place − 1074).
    var place = 0
    if exponent != 0 {
      significand |= 1 << 52
      place = exponent - 1
    }
    let chunk = place >> 5
    let shift = UInt64(truncatingIfNeeded: place & 31)
    let low = Int64(truncatingIfNeeded: (significand << shift) & 0xFFFF_FFFF)
    let high = Int64(truncatingIfNeeded: significand >> (32 - shift))
    if value.sign == .minus {
      chunks[chunk] -= low
      chunks[chunk + 1] -= high
    } else {
      chunks[chunk] += low
      chunks[chunk + 1] += high
    }
    additionsLeft -= 1
    if additionsLeft == 0 { carry() }
  }

  /// Adds everything that another sum holds, exactly.
  package mutating func merge(_ other: ExactSum) {
    var other = other
    other.carry()
    carry()
    for index in 0..<ExactSum.chunkCount {
      chunks[index] += other.chunks[index]
    }
    carry()
    positiveInfinities += other.positiveInfinities
    negativeInfinities += other.negativeInfinities
    nans += other.nans
  }

  /// The sum, rounded once to the nearest double, ties to even.
  package var value: Double { value(exponent: 0) }

  /// The sum divided by a count, each rounded once; also if the sum of finite numbers exceeds a
  /// double.
  package func mean(of count: Int) -> Double {
    let sum = value
    guard sum.isInfinite, positiveInfinities + negativeInfinities == 0 else {
      return sum / Double(count)
    }
    return value(exponent: -64) / Double(count) * 0x1p64
  }

  /// The sum times a power of two.
  private func value(exponent: Int) -> Double {
    if nans > 0 || (positiveInfinities > 0 && negativeInfinities > 0) { return .nan }
    if positiveInfinities > 0 { return .infinity }
    if negativeInfinities > 0 { return -.infinity }
    var sum = self
    sum.carry()
    guard let top = sum.topChunk else { return 0 }
    guard sum.chunks[top] < 0 else { return sum.roundedMagnitude(top: top, exponent) }
    sum.negate()
    guard let top = sum.topChunk else { return 0 }
    return -sum.roundedMagnitude(top: top, exponent)
  }

  private mutating func addSpecial(_ value: Double) {
    if value.isNaN {
      nans += 1
    } else if value > 0 {
      positiveInfinities += 1
    } else {
      negativeInfinities += 1
    }
  }

  /// Brings every chunk but the last into 0..<2³²; the last then has the sum's sign.
  private mutating func carry() {
    for index in 0..<(ExactSum.chunkCount - 1) {
      chunks[index + 1] += chunks[index] >> 32
      chunks[index] &= ExactSum.chunkMask
    }
    additionsLeft = ExactSum.additionsBetweenCarries
  }

  private var topChunk: Int? {
    var index = ExactSum.chunkCount - 1
    while index >= 0, chunks[index] == 0 { index -= 1 }
    return index >= 0 ? index : nil
  }

  /// The sum times a power of two as a double; all chunks must be in 0..<2³², and the top one not
  /// 0.
  private func roundedMagnitude(top: Int, _ exponent: Int) -> Double {
    // Takes 64 bits from the sum's highest bit down, and notes whether any lower bit is set.
    let topBits = 64 - chunks[top].leadingZeroBitCount
    var window: UInt64 = 0
    var missing = 64
    var index = top
    var isSticky = false
    while index >= 0 {
      let chunk = UInt64(truncatingIfNeeded: chunks[index])
      let width = index == top ? topBits : 32
      if missing >= width {
        window = (width == 64 ? 0 : window << UInt64(width)) | chunk
        missing -= width
      } else if missing > 0 {
        let dropped = UInt64(width - missing)
        window = (window << UInt64(missing)) | (chunk >> dropped)
        isSticky = isSticky || chunk & ((1 << dropped) - 1) != 0
        missing = 0
      } else {
        isSticky = isSticky || chunk != 0
      }
      index -= 1
    }
    // The sum's highest bit is worth 2^(highest − 1074).
    let highest = top * 32 + topBits - 1
    guard missing == 0 else {
      // The sum has fewer than 64 bits from 2⁻¹⁰⁷⁴ up: the window is the whole sum.
      return ExactSum.rounded(window, place: exponent, isSticky: false)
    }
    return ExactSum.rounded(window, place: highest - 63 + exponent, isSticky: isSticky)
  }

  /// `window`·2^(place − 1074), rounded to the nearest double.
  private static func rounded(_ window: UInt64, place: Int, isSticky: Bool) -> Double {
    let width = 64 - window.leadingZeroBitCount
    let excess = width - 53
    guard excess > 0 else { return scaled(window, place: place) }
    var kept = window >> UInt64(excess)
    let rest = window & ((1 << UInt64(excess)) - 1)
    let half: UInt64 = 1 << UInt64(excess - 1)
    if rest > half || (rest == half && (isSticky || kept & 1 == 1)) { kept += 1 }
    return scaled(kept, place: place + excess)
  }

  /// `significand`·2^(place − 1074), exact because the significand has at most 53 bits (or is 2⁵³);
  /// infinite if that is out of range.
  private static func scaled(_ significand: UInt64, place: Int) -> Double {
    // In two steps, since the second power alone may be subnormal.
    let exact = Double(significand)
    let exponent = place - 1074
    return exponent < -1022
      ? exact * Double(sign: .plus, exponent: -1022, significand: 1)
        * Double(sign: .plus, exponent: exponent + 1022, significand: 1)
      : exact * Double(sign: .plus, exponent: exponent, significand: 1)
  }
}

// MARK: - Saved form

extension ExactSum {
  private enum Special: String, CaseIterable {
    case infinity = "Infinity"
    case minusInfinity = "-Infinity"
    case notANumber = "NaN"
  }

  /// The sum as whole numbers: the index of the lowest chunk that is not 0, in steps of 2³² from
  /// 2⁻¹⁰⁷⁴, then all chunks from it to the highest, each with the sign of the sum.
  ///
  /// Words for infinities and NaN follow; the number of each makes no difference to any sum.
  package var saved: Saved {
    var sum = self
    sum.carry()
    let isNegative = sum.topChunk.map { sum.chunks[$0] < 0 } ?? false
    if isNegative { sum.negate() }
    var numbers: [Saved] = []
    if let top = sum.topChunk {
      var low = 0
      while sum.chunks[low] == 0 { low += 1 }
      numbers.append(.count(low))
      for index in low...top {
        numbers.append(.number(Double(isNegative ? -sum.chunks[index] : sum.chunks[index])))
      }
    }
    let counts = [positiveInfinities, negativeInfinities, nans]
    let words = zip(Special.allCases, counts).filter { $0.1 > 0 }
    return .list(numbers + words.map { .text($0.0.rawValue) })
  }

  package init(saved: Saved) throws(SavedFault) {
    self.init()
    var entries = try saved.list()[...]
    while let last = entries.last, case .text = last.value {
      let special: Special = try last.choice()
      switch special {
      case .infinity: positiveInfinities = 1
      case .minusInfinity: negativeInfinities = 1
      case .notANumber: nans = 1
      }
      entries.removeLast()
    }
    guard let first = entries.popFirst() else { return }
    let low = try first.count(to: ExactSum.chunkCount - entries.count)
    var sign: Int64 = 0
    for (offset, entry) in entries.enumerated() {
      let limit = Int(ExactSum.chunkMask)
      let chunk = Int64(try entry.count(from: -limit, to: limit))
      if chunk.signum() * sign < 0 { throw entry.fault(.contradiction(saved.name, other: "sign")) }
      if chunk != 0 { sign = chunk.signum() }
      chunks[low + offset] = chunk
    }
  }

  private mutating func negate() {
    for index in 0..<ExactSum.chunkCount { chunks[index].negate() }
    carry()
  }
}
