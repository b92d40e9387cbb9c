import AssaySystem

/// The measurements of one program.
struct Measurement {
  /// Medians, in seconds.
  let wallTime: Double
  let processorTime: Double
  /// The maximum over all runs, in bytes.
  let peakMemory: Int
  /// Whether it ran only once because it takes so long.
  let isSingle: Bool

  init(_ endings: [ChildProcess.Ending]) {
    func median(_ values: [UInt64]) -> Double { Double(values.sorted()[values.count / 2]) / 1e9 }
    wallTime = median(endings.map(\.wallNanoseconds))
    processorTime = median(endings.map(\.processorNanoseconds))
    peakMemory = endings.map(\.peakMemory).max() ?? 0
    isSingle = endings.count == 1
  }
}

/// A program and its result.
struct Standing {
  enum Result {
    case measured(Measurement)
    case leftOut(String)
    case wrong(String)
  }

  let entrant: Entrant
  let result: Result
}

/// Measures programs in turn, so that other activity on the machine affects all of them.
///
/// Each runs once uncounted, to load the files and the program from the disk, and then five times.
/// A program that takes over a minute is not run again. Every run's result is checked.
func race(
  _ entrants: [Entrant], in workshop: Workshop, expecting truth: [String: ModelMeasures]
) throws -> [Standing] {
  let (rounds, patience) = (5, UInt64(60_000_000_000))
  var endings = [[ChildProcess.Ending]](repeating: [], count: entrants.count)
  var failures = [Standing.Result?](repeating: nil, count: entrants.count)
  for round in 0...rounds {
    for (place, entrant) in entrants.enumerated() where failures[place] == nil {
      if let first = endings[place].first, first.wallNanoseconds > patience { continue }
      switch try entrant.run(in: workshop, expecting: truth) {
      case .measured(let ending):
        if round == 1 { endings[place] = [] }
        endings[place].append(ending)
      case .leftOut(let words): failures[place] = .leftOut(words)
      case .wrong(let words): failures[place] = .wrong(words)
      }
    }
  }
  return entrants.indices.map { place in
    Standing(
      entrant: entrants[place], result: failures[place] ?? .measured(Measurement(endings[place])))
  }
}
