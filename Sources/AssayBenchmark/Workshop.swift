import AssaySystem
import AssayTables

/// A folder for the files of one case at a time.
struct Workshop {
  let path: String
  /// The path of this program, which also writes the data.
  private let program: String

  init(program: String) throws {
    self.program = program
    let parent = Process.environment("TMPDIR") ?? "/tmp"
    guard FileSystem.kind(of: parent) == .directory else {
      throw Failure(words: "TMPDIR is not a folder: \(parent)")
    }
    path = "\(parent)/assay-benchmark-\(Process.monotonicNanoseconds)"
    try FileSystem.createDirectory(path)
  }

  func file(_ name: String) -> String { path + "/" + name }

  /// Removes the files, but not the folder.
  func clear() throws(SystemFailure) {
    for name in try FileSystem.names(inDirectory: path) { try FileSystem.remove(file(name)) }
  }

  func remove() throws(SystemFailure) {
    try clear()
    try FileSystem.remove(path)
  }

  /// Writes the files of a data set in parallel.
  ///
  /// - Returns: The true measures of each model.
  func write(_ data: DataSet) throws -> [String: ModelMeasures] {
    let children = try DataSet.Part.allCases.map { part in
      try ChildProcess(
        program, ["write"] + data.words(part), output: file(data.name(of: part)),
        error: file("\(part.rawValue).truth"))
    }
    let codes = try children.map { try $0.wait().code }
    var truth: [String: ModelMeasures] = [:]
    for (part, code) in zip(DataSet.Part.allCases, codes) {
      let words = try text(of: "\(part.rawValue).truth")
      let found = ModelMeasures.named(words.split(separator: "\n").last ?? "")
      guard code == 0, found != nil || part.model == nil else {
        throw Failure(words: "\(data.name(of: part)) could not be written: \(words)")
      }
      if let found { truth[found.name] = found.measures }
    }
    return truth
  }

  /// Compresses a file with the program gzip, to a new file beside it.
  func compress(_ name: String) throws {
    let ending = try ChildProcess(
      "gzip", ["-c", file(name)], output: file("\(name).gz"), error: file("error")
    ).wait()
    guard ending.code == 0 else {
      throw Failure(words: "gzip failed: \(try text(of: "error"))")
    }
  }

  func text(of name: String) throws(ReadError) -> String {
    String(decoding: try readWhole(file(name)), as: UTF8.self)
  }

  func size(of name: String) throws(SystemFailure) -> Int {
    try OpenFile(file(name)).size ?? 0
  }
}

/// A failure of the benchmark itself.
struct Failure: Error {
  let words: String
}
