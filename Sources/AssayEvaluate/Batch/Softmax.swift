import AssayBytes
import AssayData
import AssayNumerics

// Logits where each sample has one class, eight samples at once.

extension Matrix {
  /// ln p = z − logsumexp(z) of the logits z.
  ///
  /// It is computed relative to the largest logit, so that nothing overflows and ln p of the
  /// largest keeps its digits.
  var logSoftmax: Matrix {
    var result = self
    result.changeBlocks { values, block in
      let top = largest(values.span, in: block)
      var others = Lanes.zero
      var isSeen = SIMDMask<SIMD8<Int64>>(repeating: false)
      for place in stride(from: block.lowerBound, to: block.upperBound, by: Lanes.scalarCount) {
        let logits = values.lanes(at: place)
        let isTop = (logits .== top) .& .!isSeen
        isSeen .|= isTop
        others += Mathematics.exp(logits - top).replacing(with: 0, where: isTop)
      }
      let excess = Mathematics.log1p(ofPositive: others)
      for place in stride(from: block.lowerBound, to: block.upperBound, by: Lanes.scalarCount) {
        values.store((values.lanes(at: place) - top) - excess, at: place)
      }
    }
    return result
  }

  /// p, if these are ln p.
  var exponentials: Matrix {
    var result = self
    result.map(Mathematics.exp)
    return result
  }

  /// ln p − ln(1 − p) = z − logsumexp(the other z) of the logits z.
  ///
  /// For two classes it is the difference of their logits, rounded once; for a single logit it is
  /// that logit. The order of the other classes makes no difference, so that samples tie where they
  /// should.
  var logOdds: Matrix {
    if columns == 2 { return differences }
    var result = self
    var terms = Array(repeating: 0.0, count: columns * Matrix.laneCount)
    result.changeBlocks { values, block in
      var terms = terms.mutableSpan
      let odds = LogOddsBlock(values.span, in: block, &terms)
      odds.apply(to: &values, in: block, terms.span)
    }
    return result
  }
}

extension Matrix {
  /// The log-odds of two classes.
  private var differences: Matrix {
    var result = self
    result.changeBlocks { values, block in
      let second = block.lowerBound &+ Lanes.scalarCount
      let (a, b) = (values.lanes(at: block.lowerBound), values.lanes(at: second))
      values.store((a - b).finite, at: block.lowerBound)
      values.store((b - a).finite, at: second)
    }
    return result
  }
}

extension Lanes {
  /// The numbers, with the largest finite number instead of an infinite one.
  @inline(__always)
  fileprivate var finite: Lanes {
    let limit = Lanes(repeating: .greatestFiniteMagnitude)
    return minimum(limit).maximum(-limit)
  }
}

private func largest(_ values: Span<Double>, in block: Range<Int>) -> Lanes {
  var top = Lanes(repeating: -.infinity)
  for place in stride(from: block.lowerBound, to: block.upperBound, by: Lanes.scalarCount) {
    top = top.maximum(values.lanes(at: place))
  }
  return top
}

/// The sums that the log-odds of eight samples need.
///
/// With z₁ the largest logit and z₂ the next, a class other than that of z₁ has the term e^(z −
/// z₂), in 0 … 1. A term is split into two numbers of 26 bits, whose sums are exact: terms can be
/// subtracted again, and their order makes no difference.
private struct LogOddsBlock {
  private var top = Lanes(repeating: -.infinity)
  private var second = Lanes(repeating: -.infinity)
  private var high = Lanes.zero
  private var low = Lanes.zero

  /// Adds up the terms of a block's logits and stores them in `terms`, column by column.
  init(_ values: Span<Double>, in block: Range<Int>, _ terms: inout MutableSpan<Double>) {
    for place in stride(from: block.lowerBound, to: block.upperBound, by: Lanes.scalarCount) {
      let logits = values.lanes(at: place)
      second = second.maximum(logits.minimum(top))
      top = top.maximum(logits)
    }
    var isSeen = SIMDMask<SIMD8<Int64>>(repeating: false)
    for place in stride(from: block.lowerBound, to: block.upperBound, by: Lanes.scalarCount) {
      let logits = values.lanes(at: place)
      let isTop = (logits .== top) .& .!isSeen
      isSeen .|= isTop
      let term = Mathematics.exp((logits - second).minimum(.zero)).replacing(with: 0, where: isTop)
      terms.store(term, at: place &- block.lowerBound)
      let parts = LogOddsBlock.parts(term)
      high += parts.high
      low += parts.low
    }
  }

  /// A term split into a multiple of 2⁻²⁶ and a multiple of 2⁻⁵².
  @inline(__always)
  private static func parts(_ term: Lanes) -> (high: Lanes, low: Lanes) {
    let high = (term + 0x1.8p26) - 0x1.8p26
    return (high, ((term - high) + 1.5) - 1.5)
  }

  /// Replaces the logits with their log-odds.
  func apply(to values: inout MutableSpan<Double>, in block: Range<Int>, _ terms: Span<Double>) {
    let share = Mathematics.exp(second - top)
    let logOfOthers = Mathematics.log(high + low)
    for place in stride(from: block.lowerBound, to: block.upperBound, by: Lanes.scalarCount) {
      let logits = values.lanes(at: place)
      let own = LogOddsBlock.parts(terms.lanes(at: place &- block.lowerBound))
      // The largest logit contributes 1 to the sum, and each other its term.
      let others = 1 + ((high - own.high) + (low - own.low)) * share
      let odds = ((logits - top) - Mathematics.log(others))
        .replacing(with: (logits - second) - logOfOthers, where: logits .== top)
      values.store(odds.finite, at: place)
    }
  }
}
