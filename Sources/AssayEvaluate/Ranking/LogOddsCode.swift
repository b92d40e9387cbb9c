import AssayBytes
import AssayData

/// Log-odds as 16-bit codes in the same order; like ``ScoreCode``, but for scores that may be far
/// from 0.
///
/// On either side of 0 a code is the exponent and the first eleven bits after the leading one of
/// 2 + |x|, up to 2¹⁷: scores that share a code differ by less than (2 + |x|)/2048. Scores farther
/// from 0 share the last code of their side, and 0 has its own.
struct LogOddsCode {
  /// 32,768 for 0; at least 1.
  let rawValue: UInt16

  private static let zero: UInt16 = 0x8000
  /// The farthest step from 0 on either side.
  private static let lastStep: UInt16 = 0x7FFE
  /// The number of bits of a double that a code omits.
  private static let shift: UInt64 = 41
  /// The kept bits of 2.
  private static let base: UInt64 = 0x20_0000
  /// The distance from 0 where the last step starts.
  private static let farthest = 131_006.0

  init(_ code: ScoreCode) { rawValue = max(1, code.rawValue) }

  /// The code of one score, computed as ``rawValues(_:)`` does for eight.
  init(_ logOdds: Double) {
    let size = min(logOdds.magnitude, LogOddsCode.farthest)
    let sum = size + 2
    let bits = sum.bitPattern &- (sum - 2 > size ? 1 : 0)
    let step = UInt16(truncatingIfNeeded: bits &>> LogOddsCode.shift &- LogOddsCode.base)
    rawValue =
      logOdds > 0
      ? LogOddsCode.zero &+ 1 &+ step
      : logOdds < 0 ? LogOddsCode.zero &- 1 &- step : LogOddsCode.zero
  }

  var code: ScoreCode { ScoreCode(rawValue: rawValue) }

  /// The codes of eight scores, in the low bits of each lane.
  @inline(__always)
  static func rawValues(_ scores: Lanes) -> SIMD8<UInt64> {
    let size = scores.magnitudes.minimum(Lanes(repeating: farthest))
    let sum = size + 2
    // The sum is rounded down, so that a step that is reached only by rounding up does not count.
    let excess = SIMD8<UInt64>.zero.replacing(with: 1, where: (sum - 2) .> size)
    let step = (sum.bitPattern &- excess) &>> shift &- base
    let origin = SIMD8<UInt64>(repeating: UInt64(zero))
    let upper = origin.replacing(with: origin &+ 1 &+ step, where: scores .> 0)
    return upper.replacing(with: origin &- 1 &- step, where: scores .< 0)
  }

  /// The lowest score that has the code.
  var lowest: Double {
    if rawValue == LogOddsCode.zero { return 0 }
    return isUpper ? nearest : 0 - mirrored.highest
  }

  /// The highest score that has the code; above 0 it is just below the next step.
  var highest: Double {
    if rawValue == LogOddsCode.zero { return 0 }
    guard isUpper else { return 0 - mirrored.nearest }
    return step == LogOddsCode.lastStep
      ? .greatestFiniteMagnitude : LogOddsCode.distance(step + 1).nextDown
  }

  /// The score that represents the code: the middle, or for the last code of a side the end nearer
  /// to 0.
  var representative: Double {
    if step == LogOddsCode.lastStep { return isUpper ? nearest : 0 - mirrored.nearest }
    return lowest + (highest - lowest) / 2
  }

  /// The lowest and the highest probability that have the code.
  var probabilities: ClosedRange<Double> {
    let edges = LogOddsCode.edges
    return edges[Int(rawValue)]...edges[Int(rawValue) + 1]
  }

  /// The probability where each code starts, and 1.
  ///
  /// This is a table, since codes are looked up far more often than there are codes. Rounding never
  /// makes an entry smaller than the one before.
  private static let edges: [Double] = {
    var edges: [Double] = []
    for rawValue in 0...UInt16.max {
      let lowest = LogOddsCode(ScoreCode(rawValue: rawValue)).lowest
      edges.append(max(edges.last ?? 0, ScoreScale.logOdds.probability(lowest)))
    }
    return edges + [1]
  }()

  private var isUpper: Bool { rawValue > LogOddsCode.zero }
  private var mirrored: LogOddsCode { LogOddsCode(ScoreCode(rawValue: 0 &- rawValue)) }
  /// The number of steps from 0.
  private var step: UInt16 {
    isUpper ? rawValue - LogOddsCode.zero - 1 : LogOddsCode.zero &- 1 &- rawValue
  }

  /// The distance from 0 to the nearer end.
  private var nearest: Double {
    step == 0 ? .leastNonzeroMagnitude : LogOddsCode.distance(step)
  }

  private static func distance(_ step: UInt16) -> Double {
    Double(bitPattern: (base + UInt64(step)) << shift) - 2
  }
}
