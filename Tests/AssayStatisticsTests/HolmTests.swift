import AssayStatistics
import AssayTestSupport
import Testing

@Test(.enabled(if: vectors != nil, noVectors))
func `Holm's p values are those of the vectors`() throws {
  for example in try cases("holm") {
    let holm = try #require(Holm(try example["p"].doubles()))
    for (value, expected) in zip(holm.adjusted, try example["adjusted"].doubles()) {
      #expect(isClose(value, expected))
    }
  }
}

@Test func `Holm's p values never fall and never pass 1`() throws {
  let holm = try #require(Holm([0.01, 0.04, 0.03, 0.005]))
  #expect(holm.adjusted == [0.03, 0.06, 0.06, 0.02])
  #expect(Holm([0.9, 0.8, 0.7])?.adjusted == [1, 1, 1])
  #expect(Holm([0, 1])?.adjusted == [0, 1])
  #expect(Holm([])?.adjusted == [])
  #expect(Holm([])?.decisions(.percent95) == [])
  for wrong in [-0.1, 1.1, .nan, .infinity] { #expect(Holm([0.5, wrong]) == nil) }
}

@Test func `those rejected take the risk of their step, all others that of the first to fail`()
  throws
{
  let decisions = try #require(Holm([0.01, 0.04, 0.03, 0.005])).decisions(.percent95)
  #expect(decisions.map(\.isRejected) == [true, false, false, true])
  #expect(decisions.map(\.confidence.alpha) == [0.05 / 3, 0.025, 0.025, 0.0125])
  let all = try #require(Holm([0.001, 0.002])).decisions(.percent95)
  #expect(all.map(\.isRejected) == [true, true])
  #expect(all.map(\.confidence.alpha) == [0.025, 0.05])
  let none = try #require(Holm([0.5, 0.9, 0.03])).decisions(.percent95)
  #expect(none.map(\.isRejected) == [false, false, false])
  #expect(none.allSatisfy { $0.confidence.alpha == 0.05 / 3 })
}

@Test func `no interval contradicts Holm's decision`() throws {
  var generator = seededGenerator(for: "no interval contradicts Holm's decision")
  for _ in 0..<2000 {
    let count = Int.random(in: 1...8, using: &generator)
    let scores = (0..<count).map { _ in Double.random(in: -4...4, using: &generator) }
    let holm = try #require(Holm(scores.map { 2 * Normal.survival($0.magnitude) }))
    let alpha = Double.random(in: 0.001...0.3, using: &generator)
    let decisions = holm.decisions(try #require(Confidence(alpha: alpha)))
    for (index, decision) in decisions.enumerated() {
      let half = decision.confidence.critical
      let interval = Interval(low: scores[index] - half, high: scores[index] + half)
      #expect(interval.contains(0) != decision.isRejected)
      #expect((holm.adjusted[index] <= alpha) == decision.isRejected)
    }
  }
}

@Test func `the least risk is shared without being lost`() throws {
  let confidence = try #require(Confidence(alpha: 1e-100))
  let decisions = try #require(Holm([0, 0.5])).decisions(confidence)
  #expect(decisions.map(\.isRejected) == [true, false])
  #expect(decisions.allSatisfy { $0.confidence.critical.isFinite })
}

@Test func `equal p share one rank, one decision and one confidence`() throws {
  // Twelve tests have the same p, so each is compared with α/12.
  let twelve = try #require(Holm(Array(repeating: 0.004, count: 12))).decisions(.percent95)
  #expect(twelve.allSatisfy { $0.isRejected && $0.confidence.alpha == 0.05 / 12 })
  let three = try #require(Holm([0.03, 0.03, 0.03])).decisions(.percent95)
  #expect(three.allSatisfy { !$0.isRejected && $0.confidence.alpha == 0.05 / 3 })
  // The second rank is skipped, as two p values are smaller than the last.
  let mixed = try #require(Holm([0.01, 0.02, 0.01])).decisions(.percent95)
  #expect(mixed.map(\.confidence.alpha) == [0.05 / 3, 0.05, 0.05 / 3])
}

@Test func `p values that rounding parts share one rank and one decision`() throws {
  // The largest of the nearly equal p values decides for all.
  let parted = [0.025, 0.025.nextUp, 0.025.nextDown, 0.5]
  let holm = try #require(Holm(parted))
  #expect(holm.adjusted[..<3].allSatisfy { $0 == 4 * 0.025.nextUp })
  #expect(Set(holm.decisions(.percent95).map(\.confidence.alpha)) == [0.05 / 4])
  let close = try #require(Holm([0.01, 0.01 * (1 + 1e-6)])).decisions(.percent95)
  #expect(close.map(\.confidence.alpha) == [0.025, 0.05])
}

@Test func `no order of the tests changes what becomes of one`() throws {
  var generator = seededGenerator(for: "no order of the tests")
  for _ in 0..<200 {
    let pValues = (0..<9).map { _ in Double(Int.random(in: 0...6, using: &generator)) / 100 }
    let order = pValues.indices.shuffled(using: &generator)
    let (holm, other) = (
      try #require(Holm(pValues)), try #require(Holm(order.map { pValues[$0] }))
    )
    let (decisions, others) = (holm.decisions(.percent95), other.decisions(.percent95))
    for (place, index) in order.enumerated() {
      #expect(other.adjusted[place] == holm.adjusted[index])
      #expect(others[place] == decisions[index])
    }
  }
}

@Test func `an undefined test counts as p of 1 in a family`() throws {
  let holm = try #require(Holm([0.012, 1, 0.004, 0.03]))
  for (value, expected) in zip(holm.adjusted, [0.036, 1, 0.016, 0.06]) {
    #expect(isClose(value, expected))
  }
  let levels = holm.decisions(.percent95).map(\.confidence.alpha)
  #expect(levels == [0.05 / 3, 0.025, 0.0125, 0.025])
}
