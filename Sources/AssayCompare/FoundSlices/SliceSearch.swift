import AssayData
import AssayEvaluate
import AssayResults

/// Searches for slices in which measures are far from their mean elsewhere: all values of some
/// columns, and all pairs of values of two columns.
///
/// Half 0 of the samples decides; of half 1 only the numbers of samples are used.
struct SliceSearch: Sendable {
  /// The maximum number of finds of a measure.
  static let mostFinds = 5
  /// The minimum number of samples of each half in a slice, and outside it.
  static let leastOfHalf = 10
  /// Pairs of columns are searched as long as samples times measures are visited less often than
  /// this.
  static let mostVisits = 50_000_000
  /// If two finds have a larger share of their samples in common, the second is left out.
  private static let mostShared = 0.8
  /// The maximum number of candidates of a measure that are compared.
  private static let mostCompared = 200

  /// A value in a column, or one in each of two columns, all by their indices.
  struct Slice: Sendable, Equatable {
    let columns: [Int]
    let values: [Int]
  }

  /// A slice with the score of a measure.
  struct Find: Sendable {
    let slice: Slice
    let score: Double
  }

  /// A column, as each sample's index in ``frequent``; below 0 if its value is rare.
  private struct Column: Sendable {
    let places: [Int32]
    /// The values that enough samples have.
    let frequent: [Int]
  }

  let halves: [Int]
  /// The minimum number of samples in a slice.
  let least: Int
  private let columns: [Column]
  /// The values of each sample, one per measure, minus the measure's mean.
  private let measures: [Double]
  /// By measure, whether slices count only where it is higher.
  private let areOneSided: [Bool]
  private let totals: [SliceSpread]
  private let counts: [Int]
  /// By measure, a difference of means that rounding alone may cause.
  private let rounding: [Double]

  /// - Parameters:
  ///   - halves: The half of each sample, 0 or 1; both must occur.
  ///   - codes: By column, each sample's value.
  ///   - measures: By measure, one finite number per sample, and whether only slices where it is
  ///     higher are searched for.
  init(halves: [Int], codes: [[Int32]], measures: [(values: [Double], isOneSided: Bool)]) {
    self.halves = halves
    let least = FoundSlices.least(of: halves.count)
    self.least = least
    counts = [0, 1].map { half in halves.count { $0 == half } }
    areOneSided = measures.map(\.isOneSided)
    let searched = halves.indices.filter { halves[$0] == 0 }
    let means = measures.map { measure in
      searched.reduce(0) { $0 + measure.values[$1] } / Double(max(1, searched.count))
    }
    rounding = means.map { 1e-9 * max(1, $0.magnitude) }
    var centred: [Double] = []
    centred.reserveCapacity(halves.count * measures.count)
    for sample in halves.indices {
      for (measure, mean) in zip(measures, means) { centred.append(measure.values[sample] - mean) }
    }
    self.measures = centred
    let all = SliceSums(
      halves.map { _ in 0 }, sliceCount: 1, halves: halves, centred, measureCount: measures.count)
    totals = measures.indices.map { all.spread(of: 0, $0) }
    columns = codes.map { SliceSearch.column($0, least: least) }
  }

  private static func column(_ codes: [Int32], least: Int) -> Column {
    var counts = [Int](repeating: 0, count: Int(codes.max() ?? -1) + 1)
    for code in codes { counts[Int(code)] += 1 }
    let frequent = counts.indices.filter { counts[$0] >= least }
    var places = [Int32](repeating: -1, count: counts.count)
    for (place, value) in frequent.enumerated() { places[value] = Int32(place) }
    return Column(places: codes.map { places[Int($0)] }, frequent: frequent)
  }

  /// The finds, and the number of pairs of columns that were searched.
  struct Finds: Sendable {
    /// The finds by measure, the most extreme first.
    let finds: [[Find]]
    let pairsSearched: Int
    let pairs: Int
  }

  /// Searches; the number of workers does not change the result.
  func finds(jobs: Int) -> Finds {
    let singles = concurrentMap(columns.count, jobs: jobs) { scores(of: columns[$0]) }
    var candidates: [[Find]] = areOneSided.map { _ in [] }
    for (column, scores) in singles.enumerated() {
      for (place, value) in columns[column].frequent.enumerated() {
        for (measure, score) in scores[place].enumerated() where score != nil {
          add(Slice(columns: [column], values: [value]), score, &candidates[measure])
        }
      }
    }
    let pairs = columns.indices.flatMap { second in (0..<second).map { ($0, second) } }
    let visits = max(1, halves.count * areOneSided.count)
    let searched = min(pairs.count, SliceSearch.mostVisits / visits)
    let found = concurrentMap(searched, jobs: jobs) { place in
      candidatesOfPair(pairs[place].0, pairs[place].1, singles)
    }
    for pair in found {
      for (measure, finds) in pair.enumerated() { candidates[measure] += finds }
    }
    return Finds(
      finds: concurrentMap(candidates.count, jobs: jobs) { [candidates] in
        picked(candidates[$0], measure: $0)
      },
      pairsSearched: searched, pairs: pairs.count)
  }

  /// The scores by value and measure; nil if a slice has none.
  private func scores(of column: Column) -> [[Double?]] {
    let sums = SliceSums(
      column.places, sliceCount: column.frequent.count, halves: halves, measures,
      measureCount: areOneSided.count)
    return column.frequent.indices.map { slice in
      areOneSided.indices.map { score(of: slice, $0, sums) }
    }
  }

  /// The score of a slice; nil if it has too few samples, or differs from the rest by rounding
  /// alone.
  private func score(of slice: Int, _ measure: Int, _ sums: SliceSums) -> Double? {
    let inside = [0, 1].map { sums.counts[$0][slice] }
    guard inside[0] + inside[1] >= least,
      zip(inside, counts).allSatisfy({
        $0 >= SliceSearch.leastOfHalf && $1 - $0 >= SliceSearch.leastOfHalf
      })
    else { return nil }
    let (spread, all) = (sums.spread(of: slice, measure), totals[measure])
    guard (spread.mean - (all - spread).mean).magnitude > rounding[measure] else { return nil }
    return spread.score(among: all)
  }

  private func add(_ slice: Slice, _ score: Double?, _ finds: inout [Find]) {
    if let score { finds.append(Find(slice: slice, score: score)) }
  }

  /// By measure, the pairs of values that are more extreme than either value alone.
  private func candidatesOfPair(
    _ first: Int, _ second: Int, _ singles: [[[Double?]]]
  ) -> [[Find]] {
    let (one, other) = (columns[first], columns[second])
    let width = Int32(other.frequent.count)
    let places = zip(one.places, other.places).map { $0 < 0 || $1 < 0 ? -1 : $0 * width + $1 }
    let sums = SliceSums(
      places, sliceCount: one.frequent.count * other.frequent.count, halves: halves, measures,
      measureCount: areOneSided.count)
    var candidates: [[Find]] = areOneSided.map { _ in [] }
    for (left, leftValue) in one.frequent.enumerated() {
      for (right, rightValue) in other.frequent.enumerated() {
        let slice = left * other.frequent.count + right
        guard sums.counts[0][slice] + sums.counts[1][slice] >= least else { continue }
        for measure in areOneSided.indices {
          guard let score = score(of: slice, measure, sums) else { continue }
          let size = extremity(score, measure)
          let parents = [singles[first][left][measure], singles[second][right][measure]]
          guard size >= FoundSlices.leastScore,
            parents.allSatisfy({ $0.map { extremity($0, measure) < size } ?? true })
          else { continue }
          candidates[measure].append(
            Find(
              slice: Slice(columns: [first, second], values: [leftValue, rightValue]), score: score)
          )
        }
      }
    }
    return candidates
  }

  /// How extreme a score is: for a model higher is worse, for a pair of models both directions
  /// count.
  private func extremity(_ score: Double, _ measure: Int) -> Double {
    areOneSided[measure] ? score : score.magnitude
  }
}

// MARK: - Selection

extension SliceSearch {
  /// The most extreme candidates, without those that share nearly all samples with another.
  private func picked(_ candidates: [Find], measure: Int) -> [Find] {
    let sizes = candidates.map { extremity($0.score, measure) }
    // Of equal candidates the first comes first.
    let ordered = candidates.indices.filter { sizes[$0] >= FoundSlices.leastScore }
      .sorted { (sizes[$1], $0) < (sizes[$0], $1) }
    var picked: [(find: Find, members: [Bool])] = []
    for place in ordered.prefix(SliceSearch.mostCompared) where picked.count < SliceSearch.mostFinds
    {
      let members = members(of: candidates[place].slice)
      if !picked.contains(where: { SliceSearch.areAlike($0.members, members) }) {
        picked.append((candidates[place], members))
      }
    }
    return picked.map(\.find)
  }

  /// Whether two slices have a large share of their samples in common.
  private static func areAlike(_ one: [Bool], _ other: [Bool]) -> Bool {
    var (both, either) = (0, 0)
    for (first, second) in zip(one, other) {
      both += first && second ? 1 : 0
      either += first || second ? 1 : 0
    }
    return Double(both) > mostShared * Double(either)
  }

  /// Whether each sample is in a slice.
  func members(of slice: Slice) -> [Bool] {
    let wanted = zip(slice.columns, slice.values).map { column, value in
      (columns[column].places, columns[column].frequent.firstIndex(of: value).map { Int32($0) })
    }
    return halves.indices.map { sample in wanted.allSatisfy { $0.0[sample] == $0.1 } }
  }
}
