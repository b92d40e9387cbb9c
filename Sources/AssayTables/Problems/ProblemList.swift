import AssayData
import AssayText

/// The problems of one file: all counted, the first ten kept.
package struct ProblemList: Sendable, Equatable {
  package static let kept = 10

  package let path: String
  package private(set) var count = 0
  package private(set) var first: [Problem] = []

  package init(path: String) {
    self.path = path
  }

  /// Adds a problem, which is made only if it is kept, since finding its place scans all lines
  /// before it.
  package mutating func add(_ problem: @autoclosure () -> Problem) {
    count += 1
    if first.count < ProblemList.kept { first.append(problem()) }
  }

  /// Whether all problems are of the kind that each faulty row has, and not found once in some
  /// bytes.
  var countsRows: Bool {
    first.allSatisfy {
      switch $0.kind {
      case .row, .record, .json: true
      case .file, .array, .limit, .columns, .singleScore, .scores, .classes, .pairing, .cell,
        .label,
        .summary:
        false
      }
    }
  }

  /// Adds the problems of later rows.
  mutating func merge(_ other: ProblemList) {
    count += other.count
    first += other.first.prefix(ProblemList.kept - first.count)
  }

  /// Sets the total number of problems, if only the first were made.
  package mutating func setCount(_ count: Int) {
    self.count = count
  }

  /// Throws the collected problems, if there are any.
  package func check() throws(ReadError) {
    if count > 0 { throw .problems(self) }
  }
}

extension ProblemList: CustomStringConvertible {
  /// The number of problems shown as examples.
  private static let shown = 3

  /// One line for a single problem and its cure; for several, the kinds with their cures first.
  ///
  /// Each cure is given once, however many rows it applies to. Then come examples, and the number
  /// of further problems.
  package var description: String {
    if count == 1, let only = first.first {
      return ([only.words(path: path)] + [only.kind.theme.advice].compactMap(\.self))
        .joined(separator: "; ")
    }
    let examples = examples
    var lines = ProblemList.headings(examples)
    lines[0] = "\(AssayTables.shown(path)): \(grouped(String(count))) problems: \(lines[0])"
    lines += examples.map { $0.words(path: path) }
    let others = count - examples.count
    if others > 0 { lines.append("and \(grouped(String(others))) more") }
    return lines.joined(separator: "\n")
  }

  /// The first problem of each kind, then others up to the number shown, in row order.
  private var examples: [Problem] {
    var kinds: Set<ExactText> = []
    let isNew = first.map {
      kinds.insert(ExactText("\($0.kind.plural)\n\($0.kind.theme.advice ?? "")")).inserted
    }
    let places = first.indices.filter { isNew[$0] } + first.indices.filter { !isNew[$0] }
    return places.prefix(ProblemList.shown).sorted().map { first[$0] }
  }

  /// A line for each kind of problem, with the cures that no line before it has.
  private static func headings(_ problems: [Problem]) -> [String] {
    var lines: [[String]] = []
    for kind in problems.map(\.kind) {
      if !lines.contains(where: { $0[0].isExactly(kind.plural) }) { lines.append([kind.plural]) }
      guard let cure = kind.theme.advice, !lines.joined().contains(where: cure.isExactly) else {
        continue
      }
      for place in lines.indices where lines[place][0].isExactly(kind.plural) {
        lines[place].append(cure)
      }
    }
    return lines.enumerated().map { ($0 > 0 ? "also " : "") + $1.joined(separator: "; ") }
  }
}

extension Problem {
  fileprivate func words(path: String) -> String {
    let place = place.map { ":\($0.line):\($0.column)" } ?? ""
    let sample = sample.map { " (sample \(quoted($0)))" } ?? ""
    let hint = kind.hint.map { "; \($0)" } ?? ""
    return "\(shown(self.place?.file ?? path))\(place): \(kind.theme.words)\(sample)\(hint)"
  }
}

extension ReadError {
  /// Whether all its problems are in rows, so that other rows may be valid.
  package var isAboutRows: Bool {
    guard case .problems(let list) = self else { return false }
    return list.first.allSatisfy { $0.place != nil }
  }

  /// The kind of the first problem.
  package var kind: Problem.Kind? {
    if case .problems(let list) = self { list.first.first?.kind } else { nil }
  }
}
