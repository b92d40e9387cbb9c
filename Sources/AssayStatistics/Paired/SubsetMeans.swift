/// The means of the subsets of up to twenty parts, counted and selected without visiting all 2ⁿ of
/// them.
///
/// Each part has a sum S and a weight W; a subset's mean is ΣS/ΣW. A mean is at most μ if Σ(S − μW)
/// ≤ 0, and a sum over a subset is one over the first half of the parts plus one over the second.
/// Two sorted lists of 2^(n/2) sums therefore suffice to count the subsets (E. Horowitz and S.
/// Sahni, "Computing partitions with applications to the knapsack problem", 1974).
struct SubsetMeans {
  private let sums: [Double]
  private let weights: [Double]
  /// A sum of at most this magnitude counts as 0.
  private let tolerance: Double
  /// The smallest and the largest mean of a single part, between which all means are.
  private let range: (low: Double, high: Double)

  init(sums: [Double], weights: [Double], tolerance: Double) {
    (self.sums, self.weights, self.tolerance) = (sums, weights, tolerance)
    range = zip(sums, weights).reduce((.infinity, -.infinity)) { range, part in
      let mean = part.0 / part.1
      return (min(range.0, mean), max(range.1, mean))
    }
  }

  /// The same with the signs of all parts reversed.
  var negated: SubsetMeans {
    SubsetMeans(sums: sums.map { 0 - $0 }, weights: weights, tolerance: tolerance)
  }

  /// The number of nonempty subsets.
  var count: Int { 1 << sums.count - 1 }

  /// The number of nonempty subsets with a mean of 0 or less.
  ///
  /// - Complexity: O(2^(n/2)).
  var upToZero: Int { halves(at: 0).count(upTo: tolerance) - 1 }

  /// The `rank`-th smallest mean.
  ///
  /// - Parameters:
  ///   - rank: The rank, from 1 to the number of subsets.
  ///   - upToZero: The number of means that are at most 0.
  ///   - below: The number of means below 0.
  /// - Returns: The mean; 0 for one that counts as 0.
  /// - Complexity: O(2^(n/2)·log(1/ε) + rank).
  func select(_ rank: Int, upToZero: Int, below: Int) -> Double {
    if below < rank, rank <= upToZero { return 0 }
    var bracket = bracket
    // If at most this many are left, visiting them is less work than excluding more.
    let enough = rank + max(1024, rank / 4)
    while true {
      let middle = bracket.low + (bracket.high - bracket.low) / 2
      // Only means that differ in their last bits, if at all, are left.
      guard middle > bracket.low, middle < bracket.high else { return only(in: bracket) }
      let count = halves(at: middle).count(upTo: 0) - 1
      if count > enough {
        bracket.high = middle
      } else if count >= rank,
        let mean = select(rank, upTo: middle, areNegative: rank <= below)
      {
        return mean
      } else {
        bracket.low = middle
      }
    }
  }

  /// All means are above `low`, and none is above `high`.
  private var bracket: (low: Double, high: Double) {
    let largest = zip(sums, weights).reduce(0) { max($0, ($1.0 / $1.1).magnitude) }
    let bound = min(2 * largest, 0x1p900)
    return (-bound, bound)
  }

  /// The `rank`-th smallest mean among those up to a bound; nil if there are too few.
  ///
  /// With `areNegative`, only negative means count, since others may count as 0.
  private func select(_ rank: Int, upTo bound: Double, areNegative: Bool) -> Double? {
    var means: [Double] = []
    halves(at: bound).visit { subset in
      let mean = mean(of: subset)
      if !areNegative || mean < 0 { means.append(mean) }
      return true
    }
    guard means.count >= rank else { return nil }
    return means.select(rank - 1, in: 0..<means.count)
  }

  /// A mean in a bracket so narrow that its means cannot be distinguished.
  private func only(in bracket: (low: Double, high: Double)) -> Double {
    var found = bracket.high
    halves(at: bracket.high).visit { subset in
      guard terms(at: bracket.low).sum(of: subset) > 0 else { return true }
      found = mean(of: subset)
      return false
    }
    return found
  }

  private func mean(of subset: Int) -> Double {
    let sum = sums.sum(of: subset)
    guard sum.magnitude > tolerance else { return 0 }
    // Rounding may move it slightly out of the range.
    return min(max(sum / weights.sum(of: subset), range.low), range.high)
  }

  /// S − μW of each part.
  private func terms(at mean: Double) -> [Double] {
    zip(sums, weights).map { $0 - mean * $1 }
  }

  private func halves(at mean: Double) -> Halves { Halves(terms(at: mean)) }
}

/// The sums of all subsets of some terms, from the sums of two halves.
private struct Halves {
  private let first: ArraySlice<Double>
  private let second: ArraySlice<Double>

  init(_ terms: [Double]) {
    (first, second) = (terms.prefix(terms.count / 2), terms.dropFirst(terms.count / 2))
  }

  /// The number of subsets, including the empty one, with a sum up to a limit.
  func count(upTo limit: Double) -> Int {
    let (ones, others) = (Halves.sorted(first), Halves.sorted(second))
    let (one, other) = (ones.span, others.span)
    var count = 0
    var end = other.count
    for place in 0..<one.count {
      while end > 0, one[place] + other[end - 1] > limit { end -= 1 }
      count += end
    }
    return count
  }

  /// Calls `body` with each nonempty subset with a sum up to 0, as bits, until it returns false.
  func visit(_ body: (Int) -> Bool) {
    let (ones, others) = (Halves.ranked(first), Halves.ranked(second))
    var end = others.count
    for one in ones {
      while end > 0, one.sum + others[end - 1].sum > 0 { end -= 1 }
      for other in others[..<end] {
        let subset = one.subset | other.subset << first.count
        if subset != 0, !body(subset) { return }
      }
    }
  }

  /// The sums of all subsets, in ascending order.
  private static func sorted(_ terms: ArraySlice<Double>) -> [Double] {
    var sums = [Double](repeating: 0, count: 1 << terms.count)
    var merged = sums
    var count = 1
    for term in terms {
      merge(sums.span.extracting(..<count), with: term, into: &merged)
      (sums, merged) = (merged, sums)
      count *= 2
    }
    return sums
  }

  /// Merges sorted numbers with the same numbers plus a term.
  private static func merge(
    _ source: Span<Double>, with term: Double, into merged: inout [Double]
  ) {
    // The smaller and the larger of the two cases: without the term, or with it.
    let (less, more) = (min(term, 0), max(term, 0))
    var target = merged.mutableSpan
    var (low, high) = (0, 0)
    for place in 0..<2 * source.count {
      let lower = low < source.count ? source[low] + less : .infinity
      let higher = source[high] + more
      let isLower = lower <= higher
      target[place] = isLower ? lower : higher
      low += isLower ? 1 : 0
      high += isLower ? 0 : 1
    }
  }

  /// The sums of all subsets, with the subsets as bits, in ascending order.
  private static func ranked(_ terms: ArraySlice<Double>) -> [(sum: Double, subset: Int)] {
    var sums = [0.0]
    for term in terms {
      let with = sums.map { $0 + term }
      sums += with
    }
    return sums.enumerated().map { (sum: $1, subset: $0) }
      .sorted { ($0.sum, $0.subset) < ($1.sum, $1.subset) }
  }
}

extension [Double] {
  /// The sum of the elements at the set bits, in order.
  fileprivate func sum(of subset: Int) -> Double {
    var (sum, rest) = (0.0, subset)
    while rest != 0 {
      sum += self[rest.trailingZeroBitCount]
      rest &= rest - 1
    }
    return sum
  }
}
