import AssayBytes
import AssayNumerics

/// The functions that compute the terms of every metric.
///
/// A lane's result depends on that lane alone, so a sample's place in a batch makes no difference.
extension Mathematics {
  /// 1/(1 + e^−x); below ½ for every x below 0, however close.
  static func sigmoid(_ x: Double) -> Double {
    guard x < 0 else { return 1 / (1 + exp(-x)) }
    let power = exp(x)
    return min(power / (1 + power), 0.5.nextDown)
  }

  /// ln(1 + eˣ), without overflow and without losing small values.
  static func softplus(_ x: Double) -> Double {
    x > 0 ? x + log1p(exp(-x)) : log1p(exp(x))
  }
}

// MARK: - Eight at once

extension Mathematics {
  /// eˣ of any number but NaN, within 1 ulp.
  @inline(__always)
  static func exp(_ x: Lanes) -> Lanes {
    (x.magnitudes .> Lanes(repeating: 708)).isAny ? expOfAny(x) : expOfNear(x)
  }

  /// The same where some results are subnormal, 0 or infinite; a separate function, so that the
  /// other stays short.
  @inline(never)
  private static func expOfAny(_ x: Lanes) -> Lanes {
    let limit = Lanes(repeating: 708)
    var result = expOfNear(x.minimum(limit).maximum(-limit))
    for lane in 0..<Lanes.scalarCount where x[lane].magnitude > 708 {
      result[lane] = x[lane] < -746 ? 0 : exp(x[lane])
    }
    return result
  }

  /// eˣ of numbers from −708 to 708, whose results are normal.
  ///
  /// With x = k·ln 2 + r and |r| ≤ ½·ln 2, eˣ = 2ᵏ·eʳ, and eʳ = 1 + r + r·c/(2 − c), where c is r
  /// less a polynomial in r² (the method and coefficients of Sun's fdlibm, `e_exp.c`).
  @inline(__always)
  private static func expOfNear(_ x: Lanes) -> Lanes {
    // Adding 1.5·2⁵² rounds to the integer k in the low bits; k as a double needs no conversion.
    let shifted = x * 0x1.71547652b82fep+0 + 0x1.8p52
    let k = shifted - 0x1.8p52
    let high = x - k * 0x1.62e42feep-1
    let low = k * 0x1.a39ef35793c76p-33
    let r = high - low
    let t = r * r
    let p = t * (t * (t * 0x1.6376972bea4dp-25 - 0x1.bbd41c5d26bf1p-20) + 0x1.1566aaf25de2cp-14)
    let c = r - t * (t * (p - 0x1.6c16c16bebd93p-9) + 0x1.555555555553ep-3)
    let power = 1 - ((low - (r * c) / (2 - c)) - high)
    // Multiplies by 2ᵏ: adds k to the exponent.
    return Lanes(bitPattern: power.bitPattern &+ shifted.bitPattern &<< 52)
  }

  /// ln x of finite numbers of at least 0, within 1 ulp; −∞ at 0.
  @inline(__always)
  static func log(_ x: Lanes) -> Lanes {
    (x .< Lanes(repeating: 0x1p-1022)).isAny ? logOfAny(x) : logOfNormal(x)
  }

  /// The same where some are 0 or subnormal; a separate function, so that the other stays short.
  @inline(never)
  private static func logOfAny(_ x: Lanes) -> Lanes {
    let isTiny = x .< Lanes(repeating: 0x1p-1022)
    let scaled = x.replacing(with: x * 0x1p54, where: isTiny)
    let offset = Lanes.zero.replacing(with: 54, where: isTiny)
    return logOfNormal(scaled, lessBinades: offset).replacing(with: -.infinity, where: x .== 0)
  }

  /// ln (x/2ᵐ) of normal numbers, where m is `lessBinades`.
  ///
  /// With x = 2ᵏ·(1+f), √½ ≤ 1+f < √2, and s = f/(2+f), ln x = k·ln 2 + 2·artanh s, whose series is
  /// truncated to a polynomial in s² (the method and coefficients of Sun's fdlibm, `e_log.c`).
  @inline(__always)
  private static func logOfNormal(_ x: Lanes, lessBinades: Lanes = .zero) -> Lanes {
    // √½ is moved to an exponent field of 1023, so that the field is k + 1023.
    let rootOfHalf: UInt64 = 0x3FE6_A09E_667F_3BCD
    let moved = x.bitPattern &- (rootOfHalf &- 1023 &<< 52)
    let f = Lanes(bitPattern: (moved & 0xF_FFFF_FFFF_FFFF) &+ rootOfHalf) - 1
    // As the low bits of 2⁵² + field, an integer becomes a double without a conversion.
    let field = moved &>> 52
    let k = Lanes(bitPattern: field | 0x4330_0000_0000_0000) - (0x1p52 + 1023) - lessBinades
    let s = f / (f + 2)
    let z = s * s
    let w = z * z
    let even = w * (w * (w * 0x1.39a09d078c69fp-3 + 0x1.c71c51d8e78afp-3) + 0x1.999999997fa04p-2)
    let odd =
      z
      * (w * (w * (w * 0x1.2f112df3e5244p-3 + 0x1.7466496cb03dep-3) + 0x1.2492494229359p-2)
        + 0x1.5555555555593p-1)
    return k * 0x1.a39ef35793c76p-33 - s * (f - (even + odd)) + f + k * 0x1.62e42feep-1
  }

  /// ln(1 + x) of numbers from −1 to 0, within 3 ulps; −∞ at −1.
  ///
  /// The rounding error of 1 + x is added to the logarithm. It should first be divided by 1 + x,
  /// but it is nonzero only if 1 + x is at least ½, and is only half an ulp where that is far from
  /// 1.
  @inline(__always)
  static func log1p(_ x: Lanes) -> Lanes {
    let sum = x + 1
    return log(sum) + (x - (sum - 1))
  }

  /// ln(1 + x) of finite numbers of at least 0, within 2 ulps.
  @inline(__always)
  static func log1p(ofPositive x: Lanes) -> Lanes {
    let sum = x + 1
    return log(sum) + (x - (sum - 1)) / sum
  }
}
