import AssayData

/// The problems of one file: all counted, the first ten kept.
package struct ProblemList: Sendable, Equatable {
  package static let kept = 10

  package let path: String
  package private(set) var count = 0
  package private(set) var first: [Problem] = []

  package init(path: String) {
    self.path = path
  }

  package mutating func add(_ problem: @autoclosure () -> Problem) {
    count += 1
    if first.count < ProblemList.kept { first.append(problem()) }
  }

  /// Adds the problems of later rows.
  mutating func merge(_ other: ProblemList) {
    count += other.count
    first += other.first.prefix(ProblemList.kept - first.count)
  }

  /// Says how many there are in all, where only the first were worth making.
  package mutating func setCount(_ count: Int) {
    self.count = count
  }

  /// Throws what was collected, if anything was.
  package func check() throws(ReadError) {
    if count > 0 { throw .problems(self) }
  }
}

extension ProblemList: CustomStringConvertible {
  /// A line for each of the first problems, one for how many there are, and what to do about them:
  /// once, however many rows it is for.
  package var description: String {
    if count == 1, let only = first.first {
      return only.words(path: path) + (only.kind.theme.advice.map { "; \($0)" } ?? "")
    }
    var lines = first.map { $0.words(path: path) }
    if count > first.count {
      lines.append("\(shown(path)): \(count) problems in all; the first \(first.count) are shown")
    }
    var advice: [String] = []
    for problem in first {
      if let words = problem.kind.theme.advice, !advice.contains(exactly: words) {
        advice.append(words)
      }
    }
    lines += advice.prefix(3)
    return lines.joined(separator: "\n")
  }
}

extension Problem {
  fileprivate func words(path: String) -> String {
    let place = place.map { ":\($0.line):\($0.column)" } ?? ""
    let sample = sample.map { " (sample \(quoted($0)))" } ?? ""
    return "\(shown(self.place?.file ?? path))\(place): \(kind.theme.words)\(sample)"
  }
}
