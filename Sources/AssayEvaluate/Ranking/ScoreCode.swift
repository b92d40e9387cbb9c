package import AssayBytes

/// A probability as a 16-bit code in the same order, for rankings of more scores than can be
/// sorted.
///
/// Up to ½ a code is the exponent and the first nine bits after the leading one, from 2⁻⁶⁵ up;
/// smaller probabilities share one code, and 0 has its own. Above ½ it is the mirror image of the
/// code of 1 − p, which is exact there. So scores that share a code differ by less than a 512th of
/// their distance from 0 or 1 (or by 2⁻⁶⁴ at the very ends), and 0, ½ and 1 share their codes with
/// no other score.
package struct ScoreCode: RawRepresentable, Hashable, Comparable, Sendable {
  /// 0 for p = 0, 32,767 for ½, 65,535 for 1.
  package let rawValue: UInt16

  /// The number of codes; some close to 1 are never used, since no double is that close to 1.
  package static let count = 1 << 16

  private static let half: UInt16 = 0x7FFF
  /// The number of bits of a double that a code omits.
  private static let shift: UInt64 = 43
  /// The kept bits of ½ minus its code.
  private static let base = (0.5).bitPattern >> shift - UInt64(half)
  /// Smaller probabilities above 0 have the same code.
  private static let floor = Double(bitPattern: (base + 1) << shift)

  package init(rawValue: UInt16) { self.rawValue = rawValue }

  /// The code of a probability; below 0 counts as 0, above 1 as 1.
  @inline(__always)
  package init(_ probability: Double) {
    let isUpper = probability > 0.5
    let distance = isUpper ? 1 - probability : probability
    let kept = max(distance, ScoreCode.floor).bitPattern >> ScoreCode.shift &- ScoreCode.base
    let code = distance > 0 ? UInt16(truncatingIfNeeded: kept) : 0
    rawValue = isUpper ? ~code : code
  }

  /// The codes of eight probabilities, in the low bits of each lane.
  @inline(__always)
  package static func rawValues(_ probabilities: Lanes) -> SIMD8<UInt64> {
    let isUpper = probabilities .> 0.5
    let distance = probabilities.replacing(with: 1 - probabilities, where: isUpper)
    let kept = distance.maximum(Lanes(repeating: floor)).bitPattern &>> shift &- base
    let code = kept.replacing(with: 0, where: .!(distance .> 0))
    return code.replacing(with: code ^ 0xFFFF, where: isUpper)
  }

  package static func < (left: ScoreCode, right: ScoreCode) -> Bool {
    left.rawValue < right.rawValue
  }

  /// The lowest probability that has the code.
  package var lowest: Double {
    guard isUpper else { return lowestDistance }
    let distance = mirrored.highestDistance
    let rounded = 1 - distance
    return 1 - rounded > distance ? rounded.nextUp : rounded
  }

  /// The highest probability that has the code.
  package var highest: Double {
    guard isUpper else { return highestDistance }
    let distance = mirrored.lowestDistance
    let rounded = 1 - distance
    return 1 - rounded < distance ? rounded.nextDown : rounded
  }

  /// The probability that represents the code: the middle.
  package var representative: Double { lowest + (highest - lowest) / 2 }

  private var isUpper: Bool { rawValue > ScoreCode.half }
  private var mirrored: ScoreCode { ScoreCode(rawValue: ~rawValue) }

  private var lowestDistance: Double {
    switch rawValue {
    case 0: 0
    case 1: .leastNonzeroMagnitude
    default: Double(bitPattern: (ScoreCode.base + UInt64(rawValue)) << ScoreCode.shift)
    }
  }

  private var highestDistance: Double {
    switch rawValue {
    case 0: 0
    case ScoreCode.half: 0.5
    default: ScoreCode(rawValue: rawValue + 1).lowestDistance.nextDown
    }
  }
}
