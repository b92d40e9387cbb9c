import AssayBytes
import AssayData
import AssayResults

/// The samples of a batch, class by class.
struct ClassOrder {
  /// Where each class starts, and the end of the last.
  let starts: [Int]
  /// The samples' places in the batch.
  let places: [Int32]

  init(_ labels: [Int32], classCount: Int) {
    var starts = [Int](repeating: 0, count: classCount + 1)
    for label in labels { starts[Int(label) + 1] += 1 }
    for index in 0..<classCount { starts[index + 1] += starts[index] }
    var next = starts
    var places = [Int32](repeating: 0, count: labels.count)
    for (place, label) in labels.enumerated() {
      places[next[Int(label)]] = Int32(place)
      next[Int(label)] += 1
    }
    (self.starts, self.places) = (starts, places)
  }
}

/// Adds up one loss of the samples of each class: the exact sums of the finite losses and of their
/// squares.
///
/// What a later comparison needs to say how much of a change comes from other shares of the classes.
struct ClassSums: Sendable {
  /// Of more classes the sums would take too much memory.
  static let mostClasses = 1024

  private var entries: [Entry]

  private struct Entry: Sendable {
    var finite = 0
    var infinite = 0
    var sum = ExactSum()
    var squares = ExactSum()
  }

  init(classCount: Int) { entries = Array(repeating: Entry(), count: classCount) }

  /// Adds the losses of a batch.
  mutating func add(_ losses: [Double], _ order: ClassOrder) {
    let width = Lanes.scalarCount
    let filled = (losses.count + width - 1) / width * width
    var ordered = [Double](repeating: 0, count: filled)
    var high = ordered
    var low = ordered
    for (index, place) in order.places.enumerated() { ordered[index] = losses[Int(place)] }
    var highs = high.mutableSpan
    var lows = low.mutableSpan
    for place in stride(from: 0, to: filled, by: width) {
      let square = Lanes.exactSquare(ordered.span.lanes(at: place))
      highs.store(square.high, at: place)
      lows.store(square.low, at: place)
    }
    for index in entries.indices {
      let rows = order.starts[index]..<order.starts[index + 1]
      if rows.isEmpty { continue }
      guard entries[index].sum.add(ofFinite: ordered.span.extracting(rows)) else {
        addEach(ordered.span.extracting(rows), to: index)
        continue
      }
      entries[index].finite += rows.count
      entries[index].squares.add(high.span.extracting(rows))
      entries[index].squares.add(low.span.extracting(rows))
    }
  }

  /// Adds losses some of which are infinite.
  private mutating func addEach(_ losses: Span<Double>, to index: Int) {
    for place in 0..<losses.count {
      guard losses[place] < .infinity else {
        entries[index].infinite += 1
        continue
      }
      let square = Lanes.exactSquare(Lanes(repeating: losses[place]))
      entries[index].finite += 1
      entries[index].sum.add(losses[place])
      entries[index].squares.add(square.high[0])
      entries[index].squares.add(square.low[0])
    }
  }

  mutating func merge(_ other: ClassSums) {
    for index in entries.indices {
      entries[index].finite += other.entries[index].finite
      entries[index].infinite += other.entries[index].infinite
      entries[index].sum.merge(other.entries[index].sum)
      entries[index].squares.merge(other.entries[index].squares)
    }
  }

  var statistics: ClassStatistics {
    ClassStatistics(
      counts: entries.map(\.finite), infinite: entries.map(\.infinite),
      sums: entries.map(\.sum.value), squares: entries.map(\.squares.value))
  }
}

extension Lanes {
  /// Squares, and what rounding took from them.
  ///
  /// T. J. Dekker, "A floating-point technique for extending the available precision", 1971. Beyond 10¹⁵⁰
  /// they overflow.
  @inline(__always)
  static func exactSquare(_ x: Lanes) -> (high: Lanes, low: Lanes) {
    let square = x * x
    let split = x * 134_217_729
    let upper = split - (split - x)
    let lower = x - upper
    return (square, ((upper * upper - square) + 2 * upper * lower) + lower * lower)
  }
}

// MARK: - Written

extension ClassSums {
  /// A class each: how many losses are infinite, and the sums.
  var saved: Saved {
    .list(
      entries.map {
        .members([
          ("infinite", .count($0.infinite)), ("sum", $0.sum.saved),
          ("squares", $0.squares.saved),
        ])
      })
  }

  /// Reads them back, of classes with this many samples.
  init(saved: Saved, support: [Int]) throws(SavedFault) {
    self.init(classCount: support.count)
    for (index, entry) in try saved.list(count: support.count).enumerated() {
      let infinite = try entry.member("infinite").count(to: support[index])
      let sum = try ExactSum(saved: entry.member("sum"))
      let squares = try ExactSum(saved: entry.member("squares"))
      let finite = support[index] - infinite
      guard sum.value.isFinite, sum.value >= 0, finite > 0 || sum.value == 0 else {
        throw entry.fault(.contradiction("sum", other: "infinite"))
      }
      guard squares.value >= 0, squares.value == .infinity || finite > 0 || squares.value == 0
      else { throw entry.fault(.contradiction("squares", other: "infinite")) }
      entries[index] = Entry(finite: finite, infinite: infinite, sum: sum, squares: squares)
    }
  }
}
