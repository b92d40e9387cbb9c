import AssayNumerics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What is true of each row of a made-up test set, and what a model says of it.
///
/// A row follows from the seed, the model and its number alone: files can be written at the same time,
/// with the rows in any order, and still be about the same samples.
struct SeededRows {
  static let seed: UInt64 = 20_261_120

  let classes: Int

  func label(of row: Int) -> Int {
    var random = SplitMix64(seed: SeededRows.seed, row: row)
    return Int(random.next() % UInt64(classes))
  }

  /// Fills in a row of probabilities in (0, 1], which lean towards the label.
  func probabilities(of row: Int, model: Model, into values: inout [Double]) {
    var random = SplitMix64(seed: model.seed, row: row)
    for index in 0..<classes { values[index] = -log(random.unit()) }
    values[label(of: row)] *= model.sharpness
    var total = 0.0
    for index in 0..<classes { total += values[index] }
    for index in 0..<classes { values[index] = max(values[index] / total, 1e-15) }
  }

  /// The rows' numbers in an order that belongs to a file, or just counted up.
  static func order(rows: Int, isShuffled: Bool, seed: UInt64) -> [Int] {
    var order = Array(0..<rows)
    guard isShuffled else { return order }
    var random = SplitMix64(seed: ~seed)
    order.shuffle(using: &random)
    return order
  }
}

/// A made-up model: the better, the sharper.
enum Model: String, CaseIterable {
  case a
  case b

  var seed: UInt64 { self == .a ? 1 : 2 }
  fileprivate var sharpness: Double { self == .a ? 4 : 7 }
}

extension SplitMix64 {
  /// A generator that belongs to a row, or to a run.
  init(seed: UInt64, row: Int) {
    var mixer = SplitMix64(seed: seed &* 0xd134_2543_de82_ef95 &+ UInt64(row))
    self.init(seed: mixer.next())
  }
}
