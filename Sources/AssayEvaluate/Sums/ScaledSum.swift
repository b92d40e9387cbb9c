package import AssayStatistics

/// A sum of numbers x·2ᵉ that is rounded only when it is read, whatever their exponents.
///
/// Like ``ExactSum`` it is a fixed-point number in chunks of 32 bits, but it has only the chunks
/// that the sum needs: about a hundred bytes, and no limit of range. So a sum of weights' squares
/// or cubes neither overflows nor loses the smallest ones, and multiplying all weights by a power
/// of two changes no bit.
package struct ScaledSum: Sendable {
  /// A chunk grows by less than 2⁵³ per addition and must stay below 2⁶³.
  private static let additionsBetweenCarries = 1 << 9

  /// The chunk at index i holds multiples of 2^(32·(first + i)).
  private var chunks: [Int64] = []
  private var first = 0
  private var additionsLeft = additionsBetweenCarries
  /// The sum of the numbers that are not finite.
  private var overflow = 0.0

  package init() {}

  /// Converts a sum, exactly.
  init(_ sum: ExactSum) {
    var rest = sum
    while case let part = rest.value, part != 0 {
      add(part)
      guard part.isFinite else { return }
      rest.add(-part)
    }
  }

  /// Adds value·2^exponent, exactly; a value that is not finite decides the sum as IEEE addition
  /// would.
  package mutating func add(_ value: Double, exponent: Int = 0) {
    let bits = value.bitPattern
    let field = Int(truncatingIfNeeded: bits >> 52) & 0x7FF
    guard field < 0x7FF else {
      overflow += value
      return
    }
    let fraction = bits & 0xF_FFFF_FFFF_FFFF
    let significand = field == 0 ? fraction : fraction | 1 << 52
    guard significand != 0 else { return }
    let place = max(field, 1) - 1075 + exponent
    let chunk = place >> 5
    let shift = UInt64(truncatingIfNeeded: place & 31)
    let low = Int64(truncatingIfNeeded: (significand << shift) & 0xFFFF_FFFF)
    let high = Int64(truncatingIfNeeded: significand >> (32 - shift))
    let index = room(for: chunk)
    if value.sign == .minus {
      chunks[index] -= low
      chunks[index + 1] -= high
    } else {
      chunks[index] += low
      chunks[index + 1] += high
    }
    additionsLeft -= 1
    if additionsLeft == 0 { carry() }
  }

  /// Adds everything that another sum holds, exactly.
  package mutating func merge(_ other: ScaledSum) {
    overflow += other.overflow
    guard !other.chunks.isEmpty else { return }
    _ = room(for: other.first + other.chunks.count - 1)
    let start = room(for: other.first)
    for index in other.chunks.indices { chunks[start + index] += other.chunks[index] }
    carry()
  }

  /// The index of a chunk; it and the one above it are created if they are missing.
  private mutating func room(for chunk: Int) -> Int {
    if chunks.isEmpty { first = chunk }
    if chunk < first {
      chunks.insert(contentsOf: repeatElement(0, count: first - chunk), at: 0)
      first = chunk
    }
    while chunk + 1 >= first + chunks.count { chunks.append(0) }
    return chunk - first
  }

  /// Brings every chunk but the last into 0 ..< 2³², and the magnitude of the last, which has the
  /// sum's sign, below 2³².
  private mutating func carry() {
    var index = 0
    while index < chunks.count {
      let isLast = index == chunks.count - 1
      if isLast, chunks[index].magnitude < 1 << 32 { break }
      let carried = chunks[index] >> 32
      chunks[index] &= 0xFFFF_FFFF
      if isLast { chunks.append(carried) } else { chunks[index + 1] += carried }
      index += 1
    }
    additionsLeft = ScaledSum.additionsBetweenCarries
  }

  // MARK: - Results

  /// The sum ÷ 2^scale.
  ///
  /// The chunks are first shifted so that they begin at multiples of 32 bits from the scale: bits
  /// below the smallest double are then rounded in the same way if all numbers are multiplied by a
  /// power of two.
  package func exact(scale: Int) -> ExactSum {
    let (absolute, isNegative) = magnitude
    var moved = absolute
    let shift = -scale & 31
    for index in moved.chunks.indices { moved.chunks[index] <<= Int64(shift) }
    moved.carry()
    let start = 32 * moved.first - scale - shift
    var sum = ExactSum()
    sum.add(overflow)
    for (index, chunk) in moved.chunks.enumerated() where chunk != 0 {
      let exponent = start + 32 * index
      sum.add(
        Double(
          sign: isNegative ? .minus : .plus, exponent: exponent, significand: Double(chunk)))
    }
    return sum
  }

  /// The sum ÷ 2^scale, rounded once.
  package func value(scale: Int) -> Double { exact(scale: scale).value }

  /// The sum ÷ 2^scale as two doubles: its rounded value, and the remainder.
  package func doubleDouble(scale: Int) -> DoubleDouble { exact(scale: scale).doubleDouble }

  /// The carried magnitude of the sum, and whether the sum is negative.
  ///
  /// A negative sum fills all chunks above its own, whose values may be far beyond any double.
  private var magnitude: (sum: ScaledSum, isNegative: Bool) {
    var sum = self
    sum.carry()
    guard let last = sum.chunks.last(where: { $0 != 0 }), last < 0 else { return (sum, false) }
    for index in sum.chunks.indices { sum.chunks[index].negate() }
    sum.carry()
    return (sum, true)
  }

  /// The exponent e such that the sum ÷ 2ᵉ is from ½ up to 1; nil if the sum is 0.
  private var exponent: Int? {
    let sum = magnitude.sum
    guard let top = sum.chunks.lastIndex(where: { $0 != 0 }) else { return nil }
    return 32 * (sum.first + top) + 64 - sum.chunks[top].leadingZeroBitCount
  }

  /// The square root of the sum ÷ 2^(2·scale); it may be in the range of doubles where the sum is
  /// not.
  package func root(scale: Int) -> Double {
    guard let exponent else { return 0 }
    let even = exponent + (exponent & 1)
    let root = value(scale: even).squareRoot()
    return Double(sign: .plus, exponent: even / 2 - scale, significand: root)
  }

  package func adding(_ other: ScaledSum) -> ScaledSum {
    var sum = self
    sum.merge(other)
    return sum
  }

  package func subtracting(_ other: ScaledSum) -> ScaledSum {
    var negative = other
    for index in negative.chunks.indices { negative.chunks[index].negate() }
    negative.overflow.negate()
    return adding(negative)
  }

  /// This sum ÷ another, each rounded once; nil if the other is 0.
  package func divided(by other: ScaledSum) -> Double? {
    guard let lower = other.exponent else { return nil }
    guard let upper = exponent else { return 0 }
    let quotient = value(scale: upper) / other.value(scale: lower)
    return Double(sign: .plus, exponent: upper - lower, significand: quotient)
  }
}
