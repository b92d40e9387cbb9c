/// The problems of chunks, which are put together in row order.
package struct ChunkProblems: Sendable {
  private var found: [(firstRow: Int, error: ReadError)] = []

  package init() {}

  package var isEmpty: Bool { found.isEmpty }

  package mutating func add(_ error: ReadError, firstRow: Int) {
    found.append((firstRow, error))
  }

  package mutating func merge(_ other: ChunkProblems) {
    found += other.found
  }

  /// Throws the problems of the first file that has any, with their total number.
  package func check(in paths: [String]) throws(ReadError) {
    let sorted = found.sorted { $0.firstRow < $1.firstRow }
    for path in paths {
      var list = ProblemList(path: path)
      for (_, error) in sorted {
        if case .problems(let problems) = error, problems.path.isExactly(path) {
          list.merge(problems)
        }
      }
      try list.check()
    }
    if let first = sorted.first { throw first.error }
  }
}
