import AssaySystem

/// A program that is measured, how it is started and how its result is checked.
struct Entrant {
  /// Where a program leaves its result.
  enum Proof {
    /// In a `results.json` of this name.
    case results(String)
    /// On standard output, a line a model.
    case lines
    /// On standard output, a number.
    case count(Int)
  }

  let name: String
  let program: String
  let arguments: [String]
  let proof: Proof
  let isPeer: Bool
  /// Whether it only shows how long something takes, and is nothing to be compared with.
  var measuresNothing = false

  /// How a run of a program went.
  enum Outcome {
    case measured(ChildProcess.Ending)
    /// It is not here, or lacks something.
    case leftOut(String)
    case wrong(String)
  }

  /// Runs the program once and checks what it found.
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
      return .wrong("exit code \(ending.code): \(complaint ?? "no word")")
    }
    do {
      try check(in: workshop, truth)
      return .measured(ending)
    } catch let error as WrongResult {
      return .wrong(error.words)
    }
  }

  /// What a peer exits with where Python has not what it needs.
  private static let missingPackage: Int32 = 3

  private func check(in workshop: Workshop, _ truth: [String: ModelMeasures]) throws {
    switch proof {
    case .results(let name):
      try check(try readMeasures(workshop.file(name)), truth, tolerance: 1e-9, mayLackMatrix: false)
    case .lines:
      // Some add up float32 numbers as such.
      let lines = try workshop.text(of: "output").split(separator: "\n").map {
        ModelMeasures.named($0)
      }
      let found = lines.compactMap(\.self).map { ($0.name, $0.measures) }
      try check(Dictionary(found) { $1 }, truth, tolerance: 1e-6, mayLackMatrix: true)
    case .count(let expected):
      let words = try workshop.text(of: "output").split(whereSeparator: \.isWhitespace)
      guard words.first.flatMap({ Int($0) }) == expected else {
        throw WrongResult(words: "it counts \(words.first ?? "nothing") instead of \(expected)")
      }
    }
  }

  private func check(
    _ found: [String: ModelMeasures], _ truth: [String: ModelMeasures], tolerance: Double,
    mayLackMatrix: Bool
  ) throws(WrongResult) {
    for (model, expected) in truth.sorted(by: { $0.key < $1.key }) {
      guard let measures = found[model] else {
        throw WrongResult(words: "nothing was found of \(model)")
      }
      try measures.check(
        expected, of: model, tolerance: tolerance, mayLackMatrix: mayLackMatrix)
    }
  }
}
