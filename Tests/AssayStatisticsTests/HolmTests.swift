import AssayStatistics
import Testing

@Test(.enabled(if: vectors != nil, noVectors))
func `Holm's p values are those of the vectors`() throws {
  for example in try cases("holm") {
    let holm = try #require(Holm(try example["p"].numbers()))
    for (value, expected) in zip(holm.adjusted, try example["adjusted"].numbers()) {
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
