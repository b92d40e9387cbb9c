import AssayNumerics

/// Resamples up to 20,000 samples in the cells of a table, one by one.
///
/// Replicate b uses the numbers b·n, b·n + 1, … of ``SplitMix64``, so that each replicate can be
/// drawn separately, on any worker, and two functions of the same table see the same samples.
/// Number u selects sample ⌊u·n/2⁶⁴⌋, counted through the cells in order.
package struct SampleBootstrap: Sendable {
  /// More samples are not resampled: influence functions are then as good and cost less.
  package static let mostSamples = 20_000
  /// The number of random numbers drawn at once, few enough for the first-level cache.
  private static let block = 1024

  private let cellOfSample: [UInt16]
  private let seed: UInt64
  package let cellCount: Int

  /// The bootstrap; nil without samples, with too many samples or cells, or for a negative count.
  package init?(cells: [Int], seed: UInt64) {
    guard cells.allSatisfy({ 0...SampleBootstrap.mostSamples ~= $0 }), cells.count <= 1 << 16
    else { return nil }
    let total = cells.reduce(0, +)
    guard 1...SampleBootstrap.mostSamples ~= total else { return nil }
    cellOfSample = cells.enumerated().flatMap { cell, count in
      repeatElement(UInt16(truncatingIfNeeded: cell), count: count)
    }
    self.seed = seed
    cellCount = cells.count
  }

  /// Calls `body` with the counts of each replicate of a range, one per cell, in order.
  package func forEach(
    _ replicates: Range<Int>, _ body: (_ replicate: Int, _ counts: [Int]) -> Void
  ) {
    var counts = [Int](repeating: 0, count: cellCount)
    var numbers = [UInt64](repeating: 0, count: SampleBootstrap.block)
    var drawnCells = [UInt16](repeating: 0, count: SampleBootstrap.block)
    let total = cellOfSample.count
    for replicate in replicates {
      for cell in counts.indices { counts[cell] = 0 }
      for start in stride(from: 0, to: total, by: SampleBootstrap.block) {
        let drawn = min(SampleBootstrap.block, total - start)
        var span = numbers.mutableSpan
        SplitMix64.fill(&span, count: drawn, seed: seed, from: replicate * total + start)
        look(numbers.span.extracting(..<drawn), into: &drawnCells)
        SampleBootstrap.count(drawnCells.span.extracting(..<drawn), &counts)
      }
      body(replicate, counts)
    }
  }

  /// Looks up the cells of the samples that the numbers select.
  private func look(_ numbers: Span<UInt64>, into drawn: inout [UInt16]) {
    let cells = cellOfSample.span
    var target = drawn.mutableSpan
    let n = UInt64(cells.count)
    for place in 0..<numbers.count {
      let sample = numbers[place].multipliedFullWidth(by: n).high
      target[place] = cells[Int(truncatingIfNeeded: sample)]
    }
  }

  /// Counts cells in a separate loop: after a store to an unknown address, some processors load
  /// nothing until it is known, and would wait at each lookup.
  private static func count(_ cells: Span<UInt16>, _ counts: inout [Int]) {
    var counted = counts.mutableSpan
    for place in 0..<cells.count { counted[Int(cells[place])] &+= 1 }
  }
}
