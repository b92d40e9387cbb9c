/// One task, to be done by assay and by peers on the same files.
struct Case {
  let number: Int
  let name: String
  let input: Input
  /// The options of assay other than the files and its outputs.
  var options: [String] = []
  /// Numbers of workers, each measured separately; empty for assay's default.
  var jobs: [Int] = []
  var peers: [Peer] = []
  /// Whether assay computes everything and writes every report, instead of only what peers compute
  /// too.
  var isFull = false

  /// The input files.
  enum Input {
    case made(DataSet)
    /// The labels and model a, compressed with gzip.
    case gzipped(DataSet)
    /// Three people and two models, with every report written.
    case party
  }

  /// A program for comparison.
  enum Peer {
    /// A function of `peers.py`.
    case python(String)
    /// Starting Python with NumPy, without measuring anything.
    case pythonStart
    /// Counting the lines of the compressed file.
    case gzip
  }
}

extension Case {
  /// Every case, in the order of the table.
  static func all(_ options: Options) -> [Case] {
    let rows = options.rows
    let table = ["duckdb", "polars", "pandas+sklearn", "pyarrow"].map { Peer.python($0) }
    let plain = Input.made(DataSet(.csv, rows: rows))
    let digits = Input.made(DataSet(.digits, rows: rows))
    let binary = Input.made(DataSet(.csv, rows: rows * 10, classes: 2))
    let every = "every metric, HTML, Markdown and JSON"
    let sizes = [rows / 100, rows / 10, rows] + (options.isLarge ? [rows * 10] : [])
    return [
      Case(number: 1, name: "CSV, 10 classes, 6 decimals", input: plain, peers: table),
      Case(
        number: 2, name: "CSV, 10 classes, up to 17 digits",
        input: digits, peers: table),
      Case(
        number: 3, name: "CSV, one probability of two classes",
        input: binary, options: ["--positive", "1"], peers: table),
      Case(
        number: 4, name: "case 1, rows shuffled in each file",
        input: .made(DataSet(.csv, rows: rows, isShuffled: true)), peers: table),
      Case(
        number: 5, name: "NPY, 10 classes, float32", input: .made(DataSet(.npy, rows: rows)),
        peers: [.python("numpy+sklearn")]),
      Case(
        number: 6, name: "JSON Lines, arrays of 10 scores",
        input: .made(DataSet(.jsonl, rows: rows)), peers: [.python("polars.read_ndjson")]),
      Case(
        number: 7, name: "gzipped CSV, one model; MB unpacked",
        input: .gzipped(DataSet(.csv, rows: rows)),
        peers: [.gzip]),
      Case(
        number: 8, name: "SampleData/party: HTML, Markdown and JSON", input: .party,
        peers: [.pythonStart]),
      Case(number: 9, name: "case 1 by one worker and by two", input: plain, jobs: [1, 2]),
    ]
      + sizes.map { rows in
        Case(
          number: 10, name: "case 1, from few rows to many", input: .made(DataSet(.csv, rows: rows))
        )
      }
      + [
        Case(
          number: 11, name: "case 1, \(every)", input: plain, jobs: [1, 2], peers: table,
          isFull: true),
        Case(
          number: 12, name: "3 classes beside 500 features",
          input: .made(DataSet(.wide, rows: rows / 100, classes: 3)),
          options: ["--classes", "c0,c1,c2"]),
        Case(
          number: 13, name: "case 2, \(every)", input: digits, peers: table, isFull: true),
        Case(
          number: 14, name: "case 3, \(every)", input: binary, options: ["--positive", "1"],
          peers: table, isFull: true),
      ] + ofLogits(rows: rows, every)
  }

  /// The cases with logits of 1000 classes.
  private static func ofLogits(rows: Int, _ every: String) -> [Case] {
    let logits = Input.made(DataSet(.logits, rows: rows / 20, classes: 1000))
    let peers = ["numpy.logits", "scipy+sklearn"].map { Peer.python($0) }
    return [
      Case(
        number: 15, name: "NPY, 1000 classes, float32 logits", input: logits,
        options: ["--scores", "logits"], peers: peers),
      Case(
        number: 16, name: "case 15, \(every)", input: logits, options: ["--scores", "logits"],
        peers: peers, isFull: true),
    ]
  }

  var rows: Int {
    switch input {
    case .made(let data), .gzipped(let data): data.rows
    case .party: 3
    }
  }

  /// The number of bytes that assay reads; nil if it says nothing about speed.
  func size(in workshop: Workshop) throws -> Int? {
    switch input {
    case .made(let data):
      try DataSet.Part.allCases.reduce(0) { try $0 + workshop.size(of: data.name(of: $1)) }
    case .gzipped(let data):
      try workshop.size(of: data.name(of: .labels)) + workshop.size(of: data.name(of: .a))
    case .party: nil
    }
  }
}
