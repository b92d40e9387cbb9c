/// The binary64 number nearest to `mantissa` times ten to the power of `exponent`.
///
/// Ties go to the even neighbour; a number that is too large becomes infinity.
func nearestDouble(mantissa: UInt64, exponent: Int) -> Double {
  // Both factors are exact, so the single operation rounds once (W. D. Clinger, "How to Read
  // Floating Point Numbers Accurately", PLDI 1990).
  if mantissa <= 1 << 53, -22...22 ~= exponent {
    let number = Double(mantissa)
    return exponent < 0
      ? number / exactPowersOfTen[0 &- exponent] : number * exactPowersOfTen[exponent]
  }
  if mantissa == 0 || exponent < PowersOfFive.exponents.lowerBound { return 0 }
  if exponent > PowersOfFive.exponents.upperBound { return .infinity }
  return roundedProduct(mantissa: mantissa, exponent: exponent, PowersOfFive[exponent])
}

/// Multiplies by a power of five in 128 bits and rounds to 53.
///
/// The algorithm of Eisel and Lemire (D. Lemire, "Number Parsing at a Gigabyte per Second", 2021);
/// N. Mushtak and D. Lemire, "Fast Number Parsing Without Fallback", 2023, prove that 128 bits
/// always suffice.
///
/// - Precondition: `mantissa` is not 0, `exponent` lies in `PowersOfFive.exponents`, and `power` is
///   the power for that exponent.
@inline(__always)
func roundedProduct(mantissa: UInt64, exponent: Int, _ power: PowersOfFive.Power) -> Double {
  let shift = mantissa.leadingZeroBitCount
  let product = topOfProduct(mantissa &<< UInt64(shift), power)
  let isLong = Int(product.high >> 63)
  // 53 bits and one bit for rounding.
  let dropped = UInt64(isLong &+ 9)
  var bits = product.high &>> dropped
  // 217706 / 2^16 is log2(10), precise enough for every exponent in the table.
  let binary = ((217_706 &* exponent) &>> 16) &+ 63 &+ isLong &- shift &+ 1023
  if binary <= 0 {
    let places = 1 &- binary
    guard places < 64 else { return 0 }
    bits &>>= UInt64(places)
    // A tie cannot happen here: it would need more than nineteen digits.
    return Double(bitPattern: (bits &+ (bits & 1)) &>> 1)
  }
  let mayBeTie = product.low <= 1 && -4...23 ~= exponent && bits & 3 == 1
  if mayBeTie, bits &<< dropped == product.high { bits &= ~1 }
  // The leading bit, which is not stored, adds one to the exponent; a carry from rounding adds
  // another.
  let rounded = (bits &+ (bits & 1)) &>> 1 &+ UInt64(binary &- 1) &<< 52
  return Double(bitPattern: min(rounded, Double.infinity.bitPattern))
}

/// The upper 128 bits of `factor` times `power`; the lower half of `power` is used only if it
/// matters.
private func topOfProduct(
  _ factor: UInt64, _ power: PowersOfFive.Power
) -> (high: UInt64, low: UInt64) {
  let first = factor.multipliedFullWidth(by: power.high)
  // Unless the nine bits below the used ones are all ones, a carry cannot reach the result.
  guard first.high & 0x1FF == 0x1FF else { return first }
  let second = factor.multipliedFullWidth(by: power.low)
  let (low, isCarried) = first.low.addingReportingOverflow(second.high)
  return (first.high &+ (isCarried ? 1 : 0), low)
}

/// 10^0 to 10^22, the powers that binary64 represents exactly.
let exactPowersOfTen: [Double] = [
  1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
  1e18, 1e19, 1e20, 1e21, 1e22,
]
