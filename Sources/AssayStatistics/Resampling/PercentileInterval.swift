extension Interval {
  /// The percentile interval of bootstrap replicates (Davison and Hinkley 1997, 5.3.1).
  ///
  /// For B replicates it goes from the (B+1)·α/2-th smallest to the (B+1)·α/2-th largest, which for
  /// 9,999 at 95 % are the 250th; between two replicates it takes the outer one.
  ///
  /// - Throws: `tooFew` if that is before the first, `notFinite` if a replicate is not finite.
  package static func percentile(
    of replicates: [Double], _ confidence: Confidence
  ) throws(Indeterminate) -> Interval {
    guard replicates.allSatisfy({ $0.isFinite }) else { throw .notFinite }
    let tail = 0.5 * confidence.alpha
    // 1 − 0.9 is less than 0.1, so a rank within rounding of an integer counts as that integer.
    let rank = Int((Double(replicates.count + 1) * tail * (1 + 1e-12)).rounded(.down))
    guard rank > 0 else {
      let least = (1 / tail).rounded(.up) - 1
      throw .tooFew(least: least < 0x1p62 ? Int(least) : .max)
    }
    var values = replicates
    let low = values.select(rank - 1, in: 0..<values.count)
    // The numbers from there on are no smaller.
    let high = values.select(values.count - rank, in: rank - 1..<values.count)
    return Interval(low: low, high: high)
  }
}
