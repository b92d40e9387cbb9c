import AssayBytes
import AssayKit
import AssayRead
import AssaySystem

/// The benchmarks: seeded data of its own, the result of every case checked, speeds in a table.
///
/// `swift run -c release AssayBenchmark [ROWS]`; a million rows unless said otherwise.
@main
enum Benchmark {
  static func main() throws {
    let rows = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 1_000_000
    let folder =
      (Process.environment("TMPDIR") ?? "/tmp") + "/assay-benchmark-\(Process.monotonicNanoseconds)"
    let output = StandardStream.output
    try output.write(
      "\(rows) rows, seed \(BenchmarkData.seed), median of five, times of this process\n\n"
        + Measurement.head + "\n")
    let wide = BenchmarkData(rows: rows, classes: 10)
    try output.write(records(wide).line + "\n")
    try output.write(numbers(wide).line + "\n")
    let paths = try wide.write(to: folder)
    try output.write(reading(wide, paths).line + "\n")
    try output.write(trip("whole trip, 10 classes, 2 models", wide, paths).line + "\n")
    let shuffled = BenchmarkData(rows: rows, classes: 10, shuffled: true)
    let others = try shuffled.write(to: folder + "/shuffled")
    try output.write(trip("the same, rows shuffled in each file", shuffled, others).line + "\n")
    try output.write("\npeak memory \(Process.peakMemory >> 20) MiB, the data included\n")
    for path in paths + others { try FileSystem.remove(path) }
    try FileSystem.remove(folder + "/shuffled")
    try FileSystem.remove(folder)
  }

  /// Splitting text into records and fields.
  private static func records(_ data: BenchmarkData) throws -> Measurement {
    let csv = data.models[0].csv
    return try Measurement("records and fields", rows: data.rows, bytes: csv.count) {
      var reader = RecordReader(csv.span.bytes, delimiter: UInt8(ascii: ","))
      var fields: [FieldRange] = []
      var count = 0
      while try reader.next(into: &fields) { count += fields.count }
      try check("fields", Double(count), Double((data.rows + 1) * (data.classes + 1)))
    }
  }

  /// The same, and every field to a number.
  private static func numbers(_ data: BenchmarkData) throws -> Measurement {
    let csv = data.models[0].csv
    return try Measurement("records, fields and numbers", rows: data.rows, bytes: csv.count) {
      let span = csv.span.bytes
      var reader = RecordReader(span, delimiter: UInt8(ascii: ","))
      var fields: [FieldRange] = []
      _ = try reader.next(into: &fields)
      var sum = 0.0
      while try reader.next(into: &fields) {
        for field in fields.dropFirst() {
          if case .finite(let value) = parseNumber(span, field.start..<field.end) { sum += value }
        }
      }
      try check("sum of probabilities", sum, Double(data.rows))
    }
  }

  /// Files to a test set.
  private static func reading(_ data: BenchmarkData, _ paths: [String]) throws -> Measurement {
    try Measurement("reading labels and 2 models", rows: data.rows, bytes: data.byteCount) {
      var request = ReadRequest()
      request.labels = paths[0]
      request.models = paths.dropFirst().map { ReadRequest.ModelInput(path: $0) }
      let result = try AssayRead.read(request)
      try check("samples", Double(result.testSet.count), Double(data.rows))
    }
  }

  /// Files to a comparison with its scoreboard and results.
  private static func trip(
    _ name: String, _ data: BenchmarkData, _ paths: [String]
  ) throws -> Measurement {
    try Measurement(name, rows: data.rows, bytes: data.byteCount) {
      var request = ReportRequest()
      request.labels = paths[0]
      request.models = paths.dropFirst().map { ReportRequest.Model(path: $0) }
      let report = try Report(request)
      for model in data.models {
        let errorRate = Double(model.errors) / Double(data.rows)
        try check("error rate", report.metric("error_rate", of: model.name), errorRate)
        try check(
          "cross-entropy", report.metric("cross_entropy", of: model.name), model.crossEntropy)
      }
      guard !report.scoreboard().isEmpty, !report.json().isEmpty else {
        throw WrongResult(words: "no output")
      }
    }
  }
}
