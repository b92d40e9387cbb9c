import AssayEvaluate
import AssayResults
import AssayTestSupport
import Testing

@Suite struct ThresholdCurveTests {
  private let small = ThresholdCurve(
    RankedScores(
      [0.9, 0.8, 0.8, 0.4, 0.2], isPositive: [true, true, false, true, false]))

  @Test func `thresholds are inclusive, the first takes none`() {
    #expect(small.points.map(\.threshold) == [.infinity, 0.9, 0.8, 0.4, 0.2])
    #expect(small.points.map(\.truePositives) == [0, 1, 2, 3, 3])
    #expect(small.points.map(\.falsePositives) == [0, 0, 1, 1, 2])
    for (threshold, place) in [
      (1.0, 0), (0.9, 1), ((0.9).nextDown, 1), (0.8, 2), (0.5, 2), (0.4, 3), (0.3, 3), (0, 4),
    ] {
      #expect(small.point(at: threshold) == small.points[place], "\(threshold)")
    }
    #expect(small.recall(small.points[2]) == 2.0 / 3)
    #expect(small.falsePositiveRate(small.points[2]) == 0.5)
    #expect(small.precision(small.points[2]) == 2.0 / 3)
    #expect(small.precision(small.points[0]) == nil)
  }

  @Test func `the cheapest threshold is the highest of the cheapest ones`() {
    // The errors are 3, 2, 2, 1, 2, from the first point on.
    #expect(small.cheapest().threshold == 0.4)
    // With expensive false positives, the costs are 3, 2, 4, 5, 6 and so on.
    #expect(small.cheapest(falsePositive: 3).threshold == 0.9)
    #expect(small.cheapest(falsePositive: 0).threshold == 0.4)
    #expect(small.cheapest(falseNegative: 0).threshold == .infinity)
    let tied = ThresholdCurve(RankedScores([0.7, 0.3], isPositive: [false, true]))
    // The errors are 1, 2, 1.
    #expect(tied.cheapest().threshold == .infinity)
  }

  @Test func `one class or none has the curves that it can have`() {
    let empty = ThresholdCurve(RankedScores([], isPositive: []))
    #expect(empty.points.count == 1)
    #expect(empty.cheapest().threshold == .infinity)
    #expect(empty.point(at: 0.5).truePositives == 0)
    #expect(empty.roc(limit: 10).isEmpty)
    #expect(empty.precisionRecall(limit: 10).isEmpty)
    let positive = ThresholdCurve(RankedScores([0.4, 0.6], isPositive: [true, true]))
    #expect(positive.roc(limit: 10).isEmpty)
    #expect(positive.precisionRecall(limit: 10).count == 2)
    #expect(positive.falsePositiveRate(positive.points[0]) == nil)
    let negative = ThresholdCurve(RankedScores([0.4, 0.6], isPositive: [false, false]))
    #expect(negative.precisionRecall(limit: 10).isEmpty)
    #expect(negative.recall(negative.points[0]) == nil)
  }

  @Test func `points on a line go, corners stay`() {
    let rows = ScoredRows(
      scores: (0..<100).map { 1 - Double($0) / 100 }, isPositive: (0..<100).map { $0 < 50 })
    let curve = ThresholdCurve(rows.ranked)
    #expect(
      curve.roc(limit: 200).map { [$0.truePositives, $0.falsePositives] }
        == [[0, 0], [50, 0], [50, 50]])
  }

  @Test func `curves of many points lose nothing that can be seen`() {
    var generator = seededGenerator(for: "curves")
    var rows = ScoredRows()
    for _ in 0..<20_000 {
      let score = Double.random(in: 0...1, using: &generator)
      rows.scores.append(score)
      rows.isPositive.append(Double.random(in: 0...1, using: &generator) < score)
    }
    let curve = ThresholdCurve(rows.ranked)
    func place(_ point: ThresholdCurve.Point) -> SIMD2<Double> {
      SIMD2(curve.falsePositiveRate(point) ?? -1, curve.recall(point) ?? -1)
    }
    let kept = curve.roc(limit: 100)
    #expect(kept.count == 100)
    #expect(kept.first == curve.points.first)
    #expect(kept.last == curve.points.last)
    var next = 0
    var largest = 0.0
    for point in curve.points {
      while kept[next].threshold > point.threshold { next += 1 }
      guard next > 0 else { continue }
      let (from, to, at) = (place(kept[next - 1]), place(kept[next]), place(point))
      let along = to - from
      let offset = at - from
      let size = (offset.x * along.y - offset.y * along.x).magnitude
      largest = max(largest, size / (along * along).sum().squareRoot())
    }
    #expect(largest < 0.002)
    #expect(curve.precisionRecall(limit: 100).count == 100)
    #expect(curve.precisionRecall(limit: 100).last == curve.points.last)
    #expect(curve.roc(limit: 0).count == 2)
  }
}

extension ThresholdCurve {
  /// TP/(TP+FN), also the true positive rate; nil if there are no positives.
  fileprivate func recall(_ point: Point) -> Double? { ratio(point.truePositives, positives) }

  /// FP/(FP+TN); nil if there are no negatives.
  fileprivate func falsePositiveRate(_ point: Point) -> Double? {
    ratio(point.falsePositives, negatives)
  }

  /// TP/(TP+FP); nil if nothing counts as positive.
  fileprivate func precision(_ point: Point) -> Double? {
    ratio(point.truePositives, point.truePositives + point.falsePositives)
  }

  private func ratio(_ part: Int, _ whole: Int) -> Double? {
    whole == 0 ? nil : Double(part) / Double(whole)
  }
}
