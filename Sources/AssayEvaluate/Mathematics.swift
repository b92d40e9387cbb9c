import AssayBytes
import AssayNumerics

/// The functions that every term of every metric goes through.
///
/// A lane's result depends on that lane alone, so it makes no difference where in a batch a sample
/// stands.
extension Mathematics {
  /// 1/(1 + e^−x); below ½ where x is below 0, however little.
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
  /// eˣ, lane by lane.
  @inline(__always)
  static func exp(_ x: Lanes) -> Lanes {
    var result = x
    for lane in 0..<Lanes.scalarCount { result[lane] = exp(x[lane]) }
    return result
  }

  /// ln x of finite numbers from 0 up, within 1 ulp; −∞ at 0.
  @inline(__always)
  static func log(_ x: Lanes) -> Lanes {
    (x .< Lanes(repeating: 0x1p-1022)).isAny ? logOfAny(x) : logOfNormal(x)
  }

  /// The same where some are 0 or subnormal; a function of its own so that the other stays short.
  @inline(never)
  private static func logOfAny(_ x: Lanes) -> Lanes {
    let isTiny = x .< Lanes(repeating: 0x1p-1022)
    let scaled = x.replacing(with: x * 0x1p54, where: isTiny)
    let offset = Lanes.zero.replacing(with: 54, where: isTiny)
    return logOfNormal(scaled, lessBinades: offset).replacing(with: -.infinity, where: x .== 0)
  }

  /// ln (x/2ᵐ) of normal numbers, m being `lessBinades`.
  ///
  /// With x = 2ᵏ·(1+f), √½ ≤ 1+f < √2, and s = f/(2+f), it is ln x = k·ln 2 + 2·artanh s, whose
  /// series is cut to a polynomial in s² (the method and coefficients of Sun's fdlibm, `e_log.c`).
  @inline(__always)
  private static func logOfNormal(_ x: Lanes, lessBinades: Lanes = .zero) -> Lanes {
    // √½ is moved to an exponent field of 1023, so that the field is k + 1023.
    let rootOfHalf: UInt64 = 0x3FE6_A09E_667F_3BCD
    let moved = x.bitPattern &- (rootOfHalf &- 1023 &<< 52)
    let f = Lanes(bitPattern: (moved & 0xF_FFFF_FFFF_FFFF) &+ rootOfHalf) - 1
    // As the low bits of 2⁵² + field, an integer is a double without a conversion.
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
  /// What rounding 1 + x leaves out is added to the logarithm. It should be divided by 1 + x before;
  /// but it is not 0 only from ½ up, and is but half an ulp where that is far from 1.
  @inline(__always)
  static func log1p(_ x: Lanes) -> Lanes {
    let sum = x + 1
    return log(sum) + (x - (sum - 1))
  }
}
