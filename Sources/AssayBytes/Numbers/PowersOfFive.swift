/// The leading 128 bits of powers of five, for the exponents that a binary64 number can need.
///
/// Powers are truncated, except those from -27 to -1, which are rounded up, as the proof behind
/// `nearestDouble` requires.
enum PowersOfFive {
  /// A number of 128 bits whose first bit is 1.
  struct Power: Equatable {
    /// The upper 64 bits.
    let high: UInt64
    /// The lower 64 bits.
    let low: UInt64
  }

  /// The power for exponent -19, available without the table.
  static let minusNineteen = Power(high: 0xEC1E_4A7D_B695_61A5, low: 0x2B31_E9E3_D06C_32E6)

  /// The exponents in the table.
  static let exponents = -342...308

  /// The leading bits of five to the power of `exponent`.
  static subscript(exponent: Int) -> Power { table[exponent &- exponents.lowerBound] }

  /// Every power, ordered by exponent; computed exactly, once, in well under a millisecond.
  private static let table: [Power] = negativePowers().reversed() + positivePowers()

  /// 5^0, 5^1 and so on.
  private static func positivePowers() -> [Power] {
    var number = WideInteger(words: [1])
    var powers: [Power] = []
    for _ in 0...exponents.upperBound {
      powers.append(number.leadingBits)
      number.multiply(by: 5)
    }
    return powers
  }

  /// 5^-1, 5^-2 and so on.
  private static func negativePowers() -> [Power] {
    // Dividing a power of two by five again and again, each time rounding down, is the same as
    // dividing once; 2^960 leaves more than 128 bits after the last division.
    var number = WideInteger(words: Array(repeating: 0, count: 15) + [1])
    var powers: [Power] = []
    for count in 1...(-exponents.lowerBound) {
      number.divide(by: 5)
      let cut = number.leadingBits
      powers.append(count <= 27 ? cut.successor : cut)
    }
    return powers
  }
}

extension PowersOfFive.Power {
  /// The next larger value of 128 bits.
  fileprivate var successor: Self {
    let (low, isCarried) = low.addingReportingOverflow(1)
    return Self(high: high &+ (isCarried ? 1 : 0), low: low)
  }
}

/// A whole number of any size, used only to compute the table.
private struct WideInteger {
  /// The number in 64-bit digits, the lowest first; the last one is not 0.
  var words: [UInt64]

  /// Multiplies by a small number.
  mutating func multiply(by factor: UInt64) {
    var carry: UInt64 = 0
    for index in words.indices {
      let product = words[index].multipliedFullWidth(by: factor)
      let (low, isCarried) = product.low.addingReportingOverflow(carry)
      words[index] = low
      carry = product.high &+ (isCarried ? 1 : 0)
    }
    if carry > 0 { words.append(carry) }
  }

  /// Divides by a small number, rounding down.
  mutating func divide(by divisor: UInt64) {
    var remainder: UInt64 = 0
    for index in words.indices.reversed() {
      (words[index], remainder) = divisor.dividingFullWidth((remainder, words[index]))
    }
    if words.last == 0 { words.removeLast() }
  }

  /// The leading 128 bits; a shorter number is shifted up.
  var leadingBits: PowersOfFive.Power {
    let top = Array(words.suffix(3).reversed()) + [0, 0]
    let shift = UInt64(top[0].leadingZeroBitCount)
    return PowersOfFive.Power(
      high: top[0] << shift | top[1] >> (64 - shift), low: top[1] << shift | top[2] >> (64 - shift))
  }
}
