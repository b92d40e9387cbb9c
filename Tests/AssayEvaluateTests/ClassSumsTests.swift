import AssayNumerics
import AssayResults
import Testing

@testable import AssayEvaluate

@Suite struct ClassSumsTests {
  /// Labels and losses of drawn samples, some losses infinite.
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
  func `each class has the exact sums of its own losses`(_ count: Int) {
    let (labels, losses) = drawn(count)
    var sums = ClassSums(classCount: 6)
    sums.add(losses, ClassOrder(labels, classCount: 6))
    for label in 0..<6 {
      let own = zip(labels, losses).filter { $0.0 == label && $0.1 < .infinity }.map(\.1)
      var (sum, squares) = (CompactSum(), CompactSum())
      for loss in own {
        sum.add(loss)
        squares.add(loss * loss)
        squares.add((-loss * loss).addingProduct(loss, loss))
      }
      #expect(sums.statistics.counts[label] == own.count)
      #expect(sums.statistics.sums[label] == sum.value)
      // Two ways to what rounding takes from a square.
      #expect(
        (sums.statistics.squares[label] - squares.value).magnitude <= squares.value.ulp)
      #expect(
        sums.statistics.infinite[label]
          == zip(labels, losses).count { $0.0 == label && $0.1 == .infinity })
    }
  }

  @Test func `neither batches nor their order change a bit`() {
    let (labels, losses) = drawn(3000)
    var whole = ClassSums(classCount: 5)
    whole.add(losses, ClassOrder(labels, classCount: 5))
    var parts = ClassSums(classCount: 5)
    for range in [1000..<3000, 0..<17, 17..<1000] {
      var part = ClassSums(classCount: 5)
      part.add(Array(losses[range]), ClassOrder(Array(labels[range]), classCount: 5))
      parts.merge(part)
    }
    #expect(parts.statistics == whole.statistics)
  }
}
