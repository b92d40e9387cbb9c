import AssayData
import AssayResults
import AssayStatistics
import Synchronization

/// Ranks every class of some models, and goes through the samples once more for what they add to means over
/// classes, and to differences between models.
///
/// A sample's influences are added up over the classes in their order, then squared and added exactly, so
/// that no bit depends on who does which rows.
struct RankingPass {
  private let stores: [ScoreStore]
  private let pairs: [ModelPair]
  private let classCount: Int
  /// The positive class of two.
  private let positive: Int?
  private let areIndependent: Bool
  private let terms: [InfluenceSums.Term]
  private let ranges: [RowRange]
  /// By model, then by class.
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
  ///   - positive: The positive class of two; nil for the second.
  ///   - areIndependent: Whether samples are independent of each other.
  init(_ stores: [ScoreStore], pairs: [ModelPair], positive: Int?, areIndependent: Bool) {
    (self.stores, self.pairs, self.areIndependent) = (stores, pairs, areIndependent)
    classCount = stores.first?.classCount ?? 0
    self.positive = classCount == 2 ? positive ?? 1 : nil
    let differences = pairs.map {
      InfluenceSums.Term(model: $0.candidate, baseline: $0.baseline)
    }
    // Of two classes the variances of a single model are those of the positive one's ranking.
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

  /// Tables of all classes at once take memory, and so do sums of all samples while classes come one after
  /// another: a mebibyte or two a class, or 16 bytes a sample.
  private func classesAtOnce(jobs: Int) -> Int {
    let rows = ranges.reduce(0) { $0 + $1.count }
    let areFew =
      terms.isEmpty || classCount <= 2
      || stores.first?.form == .coded && rows / ScoreCode.count >= classCount
    return areFew ? max(1, classCount) : max(4, jobs)
  }

  /// Ranks some classes.
  ///
  /// - Returns: By model, the influences of those classes that samples have and have not.
  private mutating func rank(
    _ classes: Range<Int>, _ confidence: Confidence, jobs: Int
  ) -> [[InfluenceTable]] {
    let withPairs = 3...ModelRanking.pairedClasses ~= classCount
    let found = concurrentMap(stores.count * classes.count, jobs: jobs) { [self] place in
      let (model, index) = (place / classes.count, classes.lowerBound + place % classes.count)
      let (ranked, areas) = stores[model].column(index, withPairs: withPairs)
      let ranking = ModelRanking.ClassRanking(ranked, confidence)
      let isTwoSided = ranked.positives > 0 && ranked.negatives > 0
      // The positive class has its own scores: they are not one minus the other's.
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
  /// - Returns: The sums of squares where these classes are the last; else nothing yet.
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

/// Samples of some consecutive parts, and what each adds so far.
private final class RowRange: Sendable {
  private let parts: Range<Int>
  let count: Int
  /// By model.
  private let influences = Mutex<[[Influence]]>([])

  private init(_ parts: Range<Int>, count: Int) { (self.parts, self.count) = (parts, count) }

  /// So many samples at least look into one table before the next: it is in a cache by then, and so are their
  /// sums.
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

  /// The sums of squares; what the samples add is then forgotten.
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
