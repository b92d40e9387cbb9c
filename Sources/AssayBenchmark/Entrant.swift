import AssaySystem

/// A program to measure, how it is started and how its result is checked.
struct Entrant {
  /// The place of a program's result.
  enum Proof {
    /// A file in the format of `results.json`, with this name.
    case results(String)
    /// Standard output, one line per model.
    case lines
    /// Standard output, a number that must equal this one.
    case count(Int)
  }

  let name: String
  let program: String
  let arguments: [String]
  let proof: Proof
  let isPeer: Bool
  /// Whether it is timed only for information, and not a peer to compare with.
  var measuresNothing = false

  /// The outcome of one run.
  enum Outcome {
    case measured(ChildProcess.Ending)
    /// The program or a package it needs is not installed.
    case leftOut(String)
    case wrong(String)
  }

  /// Runs the program once and checks its result.
  func run(in workshop: Workshop, expecting truth: [String: ModelMeasures]) throws -> Outcome {
    let ending: ChildProcess.Ending
    do {
      ending = try ChildProcess(
        program, arguments, output: workshop.file("output"), error: workshop.file("error")
      ).wait()
    } catch {
      return .leftOut(error.description)
    }
    let complaint = try workshop.text(of: "error").split(separator: "\n").last.map(String.init)
    if isPeer, ending.code == Entrant.missingPackage { return .leftOut(complaint ?? "") }
    guard ending.code == 0 else {
      return .wrong("exit code \(ending.code): \(complaint ?? "no message")")
    }
    do {
      try check(in: workshop, truth)
      return .measured(ending)
    } catch let error as WrongResult {
      return .wrong(error.words)
    }
  }

  /// A peer's exit code if Python lacks a package that it needs.
  private static let missingPackage: Int32 = 3

  private func check(in workshop: Workshop, _ truth: [String: ModelMeasures]) throws {
    switch proof {
    case .results(let name):
      try check(try readMeasures(workshop.file(name)), truth, tolerance: 1e-9, mayLackMatrix: false)
    case .lines:
      // Some peers add up float32 numbers in that precision.
      let lines = try workshop.text(of: "output").split(separator: "\n").map {
        ModelMeasures.named($0)
      }
      let found = lines.compactMap(\.self).map { ($0.name, $0.measures) }
      try check(Dictionary(found) { $1 }, truth, tolerance: 1e-6, mayLackMatrix: true)
    case .count(let expected):
      let words = try workshop.text(of: "output").split(whereSeparator: \.isWhitespace)
      guard words.first.flatMap({ Int($0) }) == expected else {
        throw WrongResult(words: "it counted \(words.first ?? "nothing") instead of \(expected)")
      }
    }
  }

  private func check(
    _ found: [String: ModelMeasures], _ truth: [String: ModelMeasures], tolerance: Double,
    mayLackMatrix: Bool
  ) throws(WrongResult) {
    for (model, expected) in truth.sorted(by: { $0.key < $1.key }) {
      guard let measures = found[model] else {
        throw WrongResult(words: "no result for \(model)")
      }
      try measures.check(
        expected, of: model, tolerance: tolerance, mayLackMatrix: mayLackMatrix)
    }
  }
}
