import AssayNumerics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The label of each row of a simulated test set, and a model's probabilities for it.
///
/// A row depends only on the seed, the model and its number: files can be written in parallel, with
/// rows in any order, and still describe the same samples.
struct SeededRows {
  static let seed: UInt64 = 20_261_120

  let classes: Int

  func label(of row: Int) -> Int {
    var random = SplitMix64(seed: SeededRows.seed, row: row)
    return Int(random.next() % UInt64(classes))
  }

  /// Sets a row of probabilities in (0, 1] that favour the label.
  func probabilities(of row: Int, model: Model, into values: inout [Double]) {
    var random = SplitMix64(seed: model.seed, row: row)
    for index in 0..<classes { values[index] = -log(random.unit()) }
    values[label(of: row)] *= model.sharpness
    var total = 0.0
    for index in 0..<classes { total += values[index] }
    for index in 0..<classes { values[index] = max(values[index] / total, 1e-15) }
  }

  /// The row numbers in a file's random order, or in increasing order.
  static func order(rows: Int, isShuffled: Bool, seed: UInt64) -> [Int] {
    var order = Array(0..<rows)
    guard isShuffled else { return order }
    var random = SplitMix64(seed: ~seed)
    order.shuffle(using: &random)
    return order
  }
}

/// A simulated model: a sharper one is better.
enum Model: String, CaseIterable {
  case a
  case b

  var seed: UInt64 { self == .a ? 1 : 2 }
  fileprivate var sharpness: Double { self == .a ? 4 : 7 }
}

extension SplitMix64 {
  /// A generator for one row or one run.
  init(seed: UInt64, row: Int) {
    var mixer = SplitMix64(seed: seed &* 0xd134_2543_de82_ef95 &+ UInt64(row))
    self.init(seed: mixer.next())
  }
}
