import AssayBytes
package import AssaySystem

/// Why files could not be read, as data; the messages are all in this folder.
package enum ReadError: Error, Sendable {
  /// A failure reported by the operating system.
  case system(SystemFailure)
  /// Problems with the contents of a file.
  case problems(ProblemList)
}

extension ReadError {
  /// One problem of a file; its place is found from an offset in some bytes, if given.
  package static func problem(
    _ kind: Problem.Kind, path: String, at offset: Int? = nil, in span: RawSpan? = nil
  ) -> ReadError {
    var list = ProblemList(path: path)
    var place: Problem.Place?
    if let offset, let span {
      let position = textPosition(of: offset, in: span)
      place = Problem.Place(line: position.line, column: position.column)
    }
    list.add(Problem(kind, at: place))
    return .problems(list)
  }
}

extension ReadError: CustomStringConvertible {
  /// The fault, its place, and the cure.
  package var description: String {
    switch self {
    case .system(let failure):
      return failure.description
    case .problems(let list):
      return list.description
    }
  }
}

/// A problem and its place.
package struct Problem: Sendable, Equatable {
  /// A place in a file, counted from 1; columns are counted in Unicode scalars.
  package struct Place: Sendable, Equatable {
    package let line: Int
    package let column: Int
    /// The file, if it is one in a folder rather than the one that the list is about.
    package let file: String?

    package init(line: Int, column: Int, file: String? = nil) {
      self.line = line
      self.column = column
      self.file = file
    }
  }

  package let place: Place?
  /// The sample's id, if it has one.
  package let sample: String?
  package let kind: Kind

  package init(_ kind: Kind, at place: Place? = nil, sample: String? = nil) {
    self.kind = kind
    self.place = place
    self.sample = sample
  }

  /// The kinds of problems by theme; each theme's file has its cases, messages and cures.
  package enum Kind: Sendable, Equatable {
    /// The file as a whole.
    case file(FileProblem)
    /// The arrays of NPY and NPZ files.
    case array(ArrayProblem)
    /// More data than is held in memory.
    case limit(LimitProblem)
    /// The columns and their roles.
    case columns(ColumnProblem)
    /// The class of a single score.
    case singleScore(SingleScoreProblem)
    /// The classes of several scores.
    case scores(ScoreProblem)
    /// The list of classes.
    case classes(ClassProblem)
    /// Which rows are the same sample.
    case pairing(PairingProblem)
    /// A JSON file as a whole.
    case json(JSONProblem)
    /// A record of a JSON file.
    case record(RecordProblem)
    /// A row, before its values are read.
    case row(RowProblem)
    /// A number.
    case cell(CellProblem)
    /// A label or a predicted class.
    case label(LabelProblem)
    /// A summary of samples.
    case summary(SummaryProblem)

    /// The problem as one of its theme.
    var theme: any ThemeProblem {
      switch self {
      case .file(let problem): problem
      case .array(let problem): problem
      case .limit(let problem): problem
      case .columns(let problem): problem
      case .singleScore(let problem): problem
      case .scores(let problem): problem
      case .classes(let problem): problem
      case .pairing(let problem): problem
      case .json(let problem): problem
      case .record(let problem): problem
      case .row(let problem): problem
      case .cell(let problem): problem
      case .label(let problem): problem
      case .summary(let problem): problem
      }
    }

    /// The words for several rows, such as `values that are not numbers`.
    var plural: String {
      switch self {
      case .file, .array, .limit, .columns, .singleScore, .scores, .classes, .summary: theme.words
      case .pairing(let problem): problem.plural ?? problem.words
      case .json(let problem): problem.plural ?? problem.words
      case .record(let problem): problem.plural
      case .row(let problem): problem.plural
      case .cell(let problem): problem.plural
      case .label(let problem): problem.plural
      }
    }

    /// A question about this problem's text alone, while the cure is for all rows; nil if
    /// absent.
    var hint: String? {
      switch self {
      case .label(let problem): problem.hint
      case .file, .array, .limit, .columns, .singleScore, .scores, .classes, .pairing, .json,
        .record, .row,
        .cell,
        .summary:
        nil
      }
    }
  }
}

/// The problems of one theme, with their messages.
///
/// Conforming types word their cases in switches without `default`, so that a new case does not
/// compile until it has words and states whether it has a cure.
protocol ThemeProblem: Sendable, Equatable {
  /// The problem, without a full stop.
  var words: String { get }
  /// The cure; nil if absent.
  var advice: String? { get }
}

/// A path as shown to users.
package func shown(_ path: String) -> String {
  path == "-" || path == "/dev/stdin" ? "standard input" : path
}
