import AssayData
import AssayResults
import AssayStatistics
import Synchronization

/// Ranks every class of some models, then goes through the samples once more for the variances of
/// means over classes and of differences between models.
///
/// A sample's influences are added up over the classes in their order, then squared and added
/// exactly, so the division of rows among workers changes no bit.
struct RankingPass {
  private let stores: [ScoreStore]
  private let pairs: [ModelPair]
  private let classCount: Int
  /// The positive class, of two; nil for more classes.
  private let positive: Int?
  private let areIndependent: Bool
  private let terms: [InfluenceSums.Term]
  private let ranges: [RowRange]
  /// The columns, by model, then by class.
  private var columns: [[Column]]

  /// The results of one class.
  private struct Column: Sendable {
    let ranking: ModelRanking.ClassRanking
    let curve: ThresholdCurve?
    let areas: [AUC]
  }

  /// - Parameters:
  ///   - stores: The models' scores, all kept, of the same samples in the same order.
  ///   - pairs: The models whose rankings are compared.
  ///   - positive: The positive class, of two; nil for the second class.
  ///   - areIndependent: Whether samples are independent.
  init(_ stores: [ScoreStore], pairs: [ModelPair], positive: Int?, areIndependent: Bool) {
    (self.stores, self.pairs, self.areIndependent) = (stores, pairs, areIndependent)
    classCount = stores.first?.classCount ?? 0
    self.positive = classCount == 2 ? positive ?? 1 : nil
    let differences = pairs.map {
      InfluenceSums.Term(model: $0.candidate, baseline: $0.baseline)
    }
    // For two classes the variances of a single model are those of the positive class's ranking.
    let means = classCount > 2 ? stores.indices.map { InfluenceSums.Term(model: $0) } : []
    terms = areIndependent ? means + differences : []
    ranges = RowRange.cut(stores.first?.parts ?? [])
    columns = stores.map { _ in [] }
  }

  /// Ranks all classes.
  mutating func run(
    _ confidence: Confidence, jobs: Int
  ) -> (rankings: [ModelRanking], differences: [ScoreDifferences?]) {
    var sums = InfluenceSums(terms)
    for first in stride(from: 0, to: classCount, by: classesAtOnce(jobs: jobs)) {
      let end = min(first + classesAtOnce(jobs: jobs), classCount)
      let tables = rank(first..<end, confidence, jobs: jobs)
      sums.merge(addInfluences(tables, areLast: end == classCount, jobs: jobs))
    }
    let scale = InfluenceScale(columns.first?.map(\.ranking) ?? [], positive: positive)
    let variances = terms.indices.map { scale.variance(sums.value($0)) }
    let rankings = stores.indices.map { model in
      ModelRanking(
        stores[model], classes: columns[model].map(\.ranking),
        thresholds: columns[model].compactMap(\.curve).first, areas: columns[model].map(\.areas),
        positive: positive, variances: classCount > 2 && areIndependent ? variances[model] : nil)
    }
    let differences = zip(pairs, variances.suffix(pairs.count)).map { pair, variances in
      scale.differences(rankings[pair.baseline], rankings[pair.candidate], variances)
    }
    return (rankings, differences)
  }

  /// The number of classes that are ranked at once.
  ///
  /// Tables of all classes at once take a mebibyte or two per class; ranking the classes one after
  /// another takes sums for all samples, 16 bytes each.
  private func classesAtOnce(jobs: Int) -> Int {
    let rows = ranges.reduce(0) { $0 + $1.count }
    let areFew =
      terms.isEmpty || classCount <= 2
      || stores.first?.form == .coded && rows / ScoreCode.count >= classCount
    return areFew ? max(1, classCount) : max(4, jobs)
  }

  /// Ranks some classes.
  ///
  /// - Returns: By model, the influences of the classes that have both positives and negatives.
  private mutating func rank(
    _ classes: Range<Int>, _ confidence: Confidence, jobs: Int
  ) -> [[InfluenceTable]] {
    let withPairs = 3...ModelRanking.pairedClasses ~= classCount
    let found = concurrentMap(stores.count * classes.count, jobs: jobs) { [self] place in
      let (model, index) = (place / classes.count, classes.lowerBound + place % classes.count)
      let (ranked, areas) = stores[model].column(index, withPairs: withPairs)
      let ranking = ModelRanking.ClassRanking(ranked, confidence)
      let isTwoSided = ranked.positives > 0 && ranked.negatives > 0
      // The positive class has its own scores, not 1 minus the other's.
      let isAsked = terms.contains { $0.model == model || $0.baseline == model }
      let table: InfluenceTable? =
        isAsked && isTwoSided && (positive ?? index) == index
        ? InfluenceTable(
          ranked, ranking.area, ranking.averagePrecision, column: index) : nil
      return (
        column: Column(
          ranking: ranking, curve: index == positive ? ThresholdCurve(ranked) : nil, areas: areas),
        table: table
      )
    }
    return stores.indices.map { model in
      let found = found[(model * classes.count)..<((model + 1) * classes.count)]
      columns[model] += found.map(\.column)
      return found.compactMap(\.table)
    }
  }

  /// Adds the influences of some classes to those of the samples.
  ///
  /// - Returns: The sums of squares if these classes are the last; else empty sums.
  private func addInfluences(
    _ tables: [[InfluenceTable]], areLast: Bool, jobs: Int
  ) -> InfluenceSums {
    let none = InfluenceSums(terms)
    guard !terms.isEmpty else { return none }
    let scale = InfluenceScale(columns.first?.map(\.ranking) ?? [], positive: positive)
    let parts = concurrentMap(ranges.count, jobs: jobs) { [self] index in
      ranges[index].add(tables, of: stores)
      return areLast ? ranges[index].sums(none, stores, weights: scale.weights) : none
    }
    return parts.reduce(into: none) { $0.merge($1) }
  }
}

/// The samples of some consecutive parts, and the sums of their influences so far.
private final class RowRange: Sendable {
  private let parts: Range<Int>
  let count: Int
  /// The sums of influences, by model.
  private let influences = Mutex<[[Influence]]>([])

  private init(_ parts: Range<Int>, count: Int) { (self.parts, self.count) = (parts, count) }

  /// The minimum number of samples in a range: they all look into one table before the next, so
  /// that it stays in a cache, and so do their sums.
  private static let leastCount = 1 << 13

  static func cut(_ parts: [ScoreStore.Part]) -> [RowRange] {
    var ranges: [RowRange] = []
    var (start, count) = (0, 0)
    for (index, part) in parts.enumerated() {
      count += part.labels.count
      guard count >= leastCount || index + 1 == parts.count else { continue }
      ranges.append(RowRange(start..<(index + 1), count: count))
      (start, count) = (index + 1, 0)
    }
    return ranges
  }

  func add(_ tables: [[InfluenceTable]], of stores: [ScoreStore]) {
    influences.withLock { influences in
      if influences.isEmpty {
        influences = stores.map { _ in Array(repeating: .zero, count: count) }
      }
      for (model, store) in stores.enumerated() {
        var sums = influences[model].mutableSpan
        for table in tables[model] {
          var start = 0
          for part in store.parts[parts] {
            table.add(part, to: &sums, from: start, classCount: store.classCount)
            start += part.labels.count
          }
        }
      }
    }
  }

  /// The sums of squares; the samples' influences are discarded afterwards.
  func sums(
    _ none: InfluenceSums, _ stores: [ScoreStore], weights: [Influence]
  ) -> InfluenceSums {
    var sums = none
    influences.withLock { influences in
      var start = 0
      for part in stores.first?.parts[parts] ?? [] {
        sums.add(influences, from: start, labels: part.labels, weights: weights)
        start += part.labels.count
      }
      influences = []
    }
    return sums
  }
}
