import AssayNumerics
import AssayResults
import AssayTestSupport
import Testing

@testable import AssayEvaluate

@Suite struct MeanLossByClassTests {
  /// The labels and losses of random samples; some losses are infinite.
  private func drawn(_ count: Int) -> (labels: [Int32], losses: [Double]) {
    var generator = SplitMix64(seed: 3)
    let labels = (0..<count).map { _ in Int32(generator.next() % 5) }
    let losses = labels.map { label in
      label == 4 && generator.next() % 7 == 0
        ? .infinity : Double.random(in: 0...3, using: &generator)
    }
    return (labels, losses)
  }

  @Test(arguments: [0, 1, 9, 4096])
  func `each class has the exact sums of its own losses`(_ count: Int) throws {
    let (labels, losses) = drawn(count)
    let found = try #require(mean(losses, labels).classStatistics)
    for label in 0..<6 {
      let own = zip(labels, losses).filter { $0.0 == label && $0.1 < .infinity }.map(\.1)
      var (sum, squares) = (CompactSum(), CompactSum())
      for loss in own {
        sum.add(loss)
        squares.add(loss * loss)
        squares.add((-loss * loss).addingProduct(loss, loss))
      }
      #expect(found.counts[label] - found.infinite[label] == own.count)
      #expect(found.sums[label] == sum.value)
      // The rounding error of a square is computed in two ways.
      #expect(
        (found.squares[label] - squares.value).magnitude <= squares.value.ulp)
      #expect(
        found.infinite[label]
          == zip(labels, losses).count { $0.0 == label && $0.1 == .infinity })
    }
  }

  @Test(arguments: [0, 1, 9, 4096])
  func `all classes together are all samples, to the bit`(_ count: Int) {
    let (labels, losses) = drawn(count)
    var whole = MeanLoss(withPowers: true)
    whole.add(losses, rows: .from(7))
    let byClass = mean(losses, labels, from: 7)
    #expect(whole.classStatistics == nil)
    #expect(byClass.estimate == whole.estimate)
    #expect(byClass.statistics == whole.statistics)
  }

  @Test func `neither batches nor their order change a bit`() {
    let (labels, losses) = drawn(3000)
    let whole = mean(losses, labels)
    var parts = MeanLoss(withPowers: true, classCount: 6)
    for range in [1000..<3000, 0..<17, 17..<1000] {
      parts.merge(mean(Array(losses[range]), Array(labels[range]), from: range.lowerBound))
    }
    #expect(parts.classStatistics == whole.classStatistics)
    #expect(parts.estimate == whole.estimate)
    #expect(parts.statistics == whole.statistics)
  }

  private func mean(_ losses: [Double], _ labels: [Int32], from row: Int = 0) -> MeanLoss {
    var mean = MeanLoss(withPowers: true, classCount: 6)
    mean.add(losses, rows: .from(row), by: ClassOrder(labels, classCount: 6))
    return mean
  }
}
