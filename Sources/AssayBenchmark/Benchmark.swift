// This program measures how fast assay is and how often its reports make false claims. The words of
// the command line come in (`Options`); tables of time, memory and false claims go to standard
// output. It makes up seeded data, runs whole processes of assay and of its peers, and checks the
// result of every run: a wrong result, or too many false claims, is an error. Peers that are not
// installed are left out.
//
// Start with `Case` (what is measured), then `race` (how), `Entrant` (which programs) and, for
// false claims, `Claims/ClaimTable.swift`.

import AssaySystem

/// The benchmarks: seeded data, whole processes with every result checked, and false claims.
@main
enum Benchmark {
  static func main() {
    let words = Array(CommandLine.arguments.dropFirst())
    Process.exit(run(words))
  }

  /// Runs one command line, and returns the exit code.
  private static func run(_ words: [String]) -> Int32 {
    do {
      if words.first == "write", let (data, part) = DataSet.parse(Array(words.dropFirst())) {
        var writer = DataWriter(data, part)
        try writer.run()
        return 0
      }
      if words.contains("--help") || words.contains("-h") {
        try StandardStream.output.write(Options.help)
        return 0
      }
      if words.contains("--claims") { return try ClaimTable(words).write() ? 0 : 1 }
      return try measure(Options(words)) ? 0 : 1
    } catch let error as UsageError {
      complain(error.words + "\nSee 'AssayBenchmark --help'.")
      return 64
    } catch let error as WrongResult {
      complain("wrong result: " + error.words)
      return 1
    } catch let error as Failure {
      complain(error.words)
      return 2
    } catch {
      complain("\(error)")
      return 2
    }
  }

  private static func complain(_ words: String) {
    try? StandardStream.error.write(words + "\n")
  }

  /// Measures all requested cases.
  ///
  /// - Returns: Whether all results were right.
  private static func measure(_ options: Options) throws -> Bool {
    let path = CommandLine.arguments[0]
    let programs = try Programs(besides: path)
    let workshop = try Workshop(program: path)
    defer { try? workshop.remove() }
    let areRight = try measureProcesses(options, programs, workshop)
    if options.includes(0) {
      try print("\nInside one process, one worker, median of five\n\n\(InsideCases.head)\n")
      for line in try InsideCases(rows: options.rows, in: workshop).lines() {
        try print(line + "\n")
      }
    }
    return areRight
  }

  private static func measureProcesses(
    _ options: Options, _ programs: Programs, _ workshop: Workshop
  ) throws -> Bool {
    let cases = Case.all(options).filter { options.includes($0.number) }
    guard !cases.isEmpty else { return true }
    try print(
      "Whole processes, median of five, files in memory, two models, seed \(SeededRows.seed), "
        + "\(Process.processorCount) processors\n\n\(ResultTable.head)")
    var areRight = true
    var summary = SummaryTable()
    for each in cases {
      let truth = try each.prepare(in: workshop)
      let standings = try race(
        each.entrants(programs, in: workshop, hasPeers: options.hasPeers), in: workshop,
        expecting: truth)
      try print(
        ResultTable.lines(
          standings, of: "\(each.number). \(each.name)", rows: each.rows,
          bytes: each.size(in: workshop)))
      summary.add(standings, of: each.name)
      if standings.contains(where: \.isWrong) { areRight = false }
      try workshop.clear()
    }
    try print(
      "\nNo process can report a peak below that of the benchmark, which started it: "
        + "\(fixed(Double(Process.peakMemory) / 1_048_576, 1)) MiB\n")
    if let text = summary.text { try print("\n\(text)") }
    return areRight
  }

  private static func print(_ text: String) throws { try StandardStream.output.write(text) }
}
