import AssayBytes
import AssayData
import AssaySystem
import AssayTables

/// Measurements inside this process with one worker: the steps that every text file goes through.
///
/// They run last, because the peak memory of child processes starts at that of this process.
struct InsideCases {
  private let data: DataSet
  private let path: String
  private let csv: [UInt8]

  /// - Throws: Errors of writing or reading the file.
  init(rows: Int, in workshop: Workshop) throws {
    data = DataSet(.csv, rows: rows)
    _ = try workshop.write(data)
    path = workshop.file(data.name(of: .a))
    let file = try OpenFile(path)
    csv = try file.bytes(at: 0, count: file.size ?? 0, behind: [])
  }

  static let head =
    "case".padded(to: 52)
    + ["ms", "MB/s", "ns/row"].map { $0.padded(to: -10) }
    .joined()

  /// The lines of the table.
  func lines() throws -> [String] {
    [
      try line("records and fields of a text in memory", records),
      try line("decoding a file to ids and numbers, as report does", numbers),
    ]
  }

  private func line(_ name: String, _ work: () throws -> Void) throws -> String {
    var times: [UInt64] = []
    for _ in 0..<5 {
      let start = Process.monotonicNanoseconds
      try work()
      times.append(Process.monotonicNanoseconds - start)
    }
    let seconds = Double(times.sorted()[2]) / 1e9
    let cells = [
      fixed(seconds * 1e3, 1), fixed(Double(csv.count) / 1e6 / seconds, 0),
      fixed(seconds / Double(data.rows) * 1e9, 0),
    ]
    return name.padded(to: 52) + cells.map { $0.padded(to: -10) }.joined()
  }

  /// Splits the text into records, without parsing numbers.
  private func records() throws {
    var reader = RecordReader(csv.span.bytes, delimiter: UInt8(ascii: ","))
    var fields: [FieldRange] = []
    var count = 0
    while try reader.next(into: &fields) { count += fields.count }
    guard count == (data.rows + 1) * (data.classes + 1) else {
      throw WrongResult(words: "found \(count) fields")
    }
  }

  /// Reads the file, cuts it and decodes each chunk; checks the numbers of one row per chunk.
  private func numbers() throws {
    let classes = data.classes
    var count = 0
    var sum = 0.0
    try decodeNumbers(path, texts: [0], numbers: Array(1...classes)) { matrix in
      count += matrix.values.count
      for index in 0..<classes { sum += matrix[0, index] }
    }
    // The first rows of the chunks each add up to 1.
    guard count == data.rows * classes, (sum - sum.rounded()).magnitude < 1e-6, sum > 0.5 else {
      throw WrongResult(words: "found \(count) numbers; the checked ones add up to \(sum)")
    }
  }
}
