import AssaySystem

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Seeded labels and predictions as CSV, and what is true of them, computed the plain way.
struct BenchmarkData {
  static let seed: UInt64 = 20_261_120

  let rows: Int
  let classes: Int
  let labels: [UInt8]
  let models: [Model]

  struct Model {
    let name: String
    let csv: [UInt8]
    /// Rows whose highest probability is not the label's.
    let errors: Int
    /// Mean of −ln p of the label, summed in order.
    let crossEntropy: Double
  }

  /// Makes labels and two models with probabilities of six decimals.
  ///
  /// With `shuffled` each model has its rows in an order of its own.
  init(rows: Int, classes: Int, shuffled: Bool = false) {
    self.rows = rows
    self.classes = classes
    var random = SplitMix64(seed: BenchmarkData.seed)
    let truth = (0..<rows).map { _ in Int(random.next() % UInt64(classes)) }
    var text = Array("id,label\n".utf8)
    for (row, label) in truth.enumerated() { text += Array("\(row),c\(label)\n".utf8) }
    labels = text
    models = [("a", 1.0), ("b", 2.0)].map { name, sharpness in
      var order = Array(0..<rows)
      if shuffled { order.shuffle(using: &random) }
      return BenchmarkData.model(
        name, truth: truth, order: order, classes: classes, sharpness: sharpness, random: &random)
    }
  }

  private static func model(
    _ name: String, truth: [Int], order: [Int], classes: Int, sharpness: Double,
    random: inout SplitMix64
  ) -> Model {
    var csv = Array("id".utf8)
    for index in 0..<classes { csv += Array(",c\(index)".utf8) }
    csv.append(UInt8(ascii: "\n"))
    csv.reserveCapacity(order.count * (classes * 9 + 8))
    var errors = 0
    var sum = 0.0
    for row in order {
      let parts = millionths(
        classes: classes, label: truth[row], sharpness: sharpness, random: &random)
      csv += Array(String(row).utf8)
      for part in parts { append(part, to: &csv) }
      csv.append(UInt8(ascii: "\n"))
      if parts.firstIndex(of: parts.max() ?? 0) != truth[row] { errors += 1 }
      sum -= log(Double(parts[truth[row]]) / 1e6)
    }
    return Model(
      name: name, csv: csv, errors: errors, crossEntropy: sum / Double(order.count))
  }

  /// A row of probabilities in millionths, each at least one, that adds up to a million.
  private static func millionths(
    classes: Int, label: Int, sharpness: Double, random: inout SplitMix64
  ) -> [Int] {
    var weights = (0..<classes).map { _ in -log(random.unit()) }
    weights[label] *= 1 + 3 * sharpness
    let total = weights.reduce(0, +)
    var parts = weights.map { max(1, Int($0 / total * 1e6)) }
    let largest = parts.firstIndex(of: parts.max() ?? 0) ?? 0
    parts[largest] += 1_000_000 - parts.reduce(0, +)
    return parts
  }

  /// Appends a comma and a number such as `0.123456`.
  private static func append(_ millionths: Int, to text: inout [UInt8]) {
    text += millionths >= 1_000_000 ? Array(",1.".utf8) : Array(",0.".utf8)
    var digits = millionths % 1_000_000
    var power = 100_000
    while power > 0 {
      text.append(UInt8(ascii: "0") + UInt8(digits / power))
      digits %= power
      power /= 10
    }
  }

  /// Writes the files into a folder and returns their paths: labels first, then the models.
  func write(to folder: String) throws -> [String] {
    try FileSystem.createDirectory(folder)
    let files =
      [OutputFile(path: folder + "/labels.csv", bytes: labels)]
      + models.map { OutputFile(path: folder + "/\($0.name).csv", bytes: $0.csv) }
    try FileSystem.write(files)
    return files.map(\.path)
  }

  var byteCount: Int { labels.count + models.reduce(0) { $0 + $1.csv.count } }
}
