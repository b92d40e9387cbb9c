import AssaySystem

/// How often reports make false claims, case by case.
struct ClaimTable {
  /// The number of runs from which the limits are exact; with fewer, three standard errors are
  /// allowed.
  static let enough = 10_000

  let runs: Int

  /// Parses the words of the command line, including `--claims`.
  init(_ words: [String]) throws(UsageError) {
    var runs = ClaimTable.enough
    var words = words.makeIterator()
    while let word = words.next() {
      switch word {
      case "--claims": break
      case "--runs":
        guard let count = words.next().flatMap({ Int($0) }), (1...1_000_000).contains(count) else {
          throw UsageError(words: "--runs takes a number from 1 to 1000000, as in --runs 200")
        }
        runs = count
      default:
        throw UsageError(
          words: "--claims does not take '\(word)'; it can only be combined with --runs")
      }
    }
    self.runs = runs
  }

  /// Writes a line for each case as soon as it is counted.
  ///
  /// - Returns: Whether all limits hold.
  func write() throws -> Bool {
    var areKept = true
    try StandardStream.output.write(
      "Reports on equally good models: how many claim better or worse in a primary metric\n\n"
        + ClaimTable.head)
    for (place, each) in ClaimCase.all.enumerated() {
      let start = Process.monotonicNanoseconds
      let count = try each.count(
        runs: runs, seed: SeededRows.seed + UInt64(place), jobs: Process.processorCount)
      let seconds = Double(Process.monotonicNanoseconds - start) / 1e9
      let isKept = isKept(each, count)
      if !isKept { areKept = false }
      try StandardStream.output.write(line(each, count, isKept: isKept, seconds: seconds))
    }
    return areKept
  }

  private func isKept(_ each: ClaimCase, _ count: ClaimCount) -> Bool {
    guard let limit = each.limit else { return count.doubted == count.claims }
    let room = runs < ClaimTable.enough ? 3 * count.standardError(of: limit) : 0
    return count.share <= limit + room
  }

  private static let head = line(
    "models", ["K", "n", "candidates", "runs", "false %", "± %", "limit %", "in doubt %", "s"], "")

  private func line(
    _ each: ClaimCase, _ count: ClaimCount, isKept: Bool, seconds: Double
  ) -> String {
    let doubted = count.claims > 0 ? Double(count.doubted) / Double(count.claims) : nil
    return ClaimTable.line(
      each.primary.isEmpty ? "exchangeable" : "equal means",
      [
        "\(each.models.classCount)", "\(each.samples)", "\(each.models.candidateCount)", "\(runs)",
        fixed(count.share * 100, 2), fixed(count.standardError(of: count.share) * 100, 2),
        each.limit.map { fixed($0 * 100, 1) } ?? "doubt",
        doubted.map { fixed($0 * 100, 1) } ?? "", fixed(seconds, 1),
      ], isKept ? "ok" : "EXCEEDED")
  }

  private static func line(_ name: String, _ cells: [String], _ word: String) -> String {
    name.padded(to: 14) + cells.map { $0.padded(to: -11) }.joined() + "  \(word)\n"
  }
}
