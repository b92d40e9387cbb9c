import AssayBytes
package import AssaySystem

/// Why files could not be read: data, worded in this folder alone.
package enum ReadError: Error, Sendable {
  /// The operating system refused.
  case system(SystemFailure)
  /// Something is wrong with what is in a file.
  case problems(ProblemList)
}

extension ReadError {
  /// One problem of a file, where it has a place in some bytes with their offset.
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
  /// What is wrong, where, and what to do.
  package var description: String {
    switch self {
    case .system(let failure):
      return failure.description
    case .problems(let list):
      return list.description
    }
  }
}

/// One thing that is wrong, and where.
package struct Problem: Sendable, Equatable {
  /// Where in the file, counted from 1; columns are counted in Unicode scalars.
  package struct Place: Sendable, Equatable {
    package let line: Int
    package let column: Int
    /// The file, where that is one of a folder's and not the one that the list is about.
    package let file: String?

    package init(line: Int, column: Int, file: String? = nil) {
      self.line = line
      self.column = column
      self.file = file
    }
  }

  package let place: Place?
  /// The sample's id, where it has one.
  package let sample: String?
  package let kind: Kind

  package init(_ kind: Kind, at place: Place? = nil, sample: String? = nil) {
    self.kind = kind
    self.place = place
    self.sample = sample
  }

  /// The kinds of problems by theme; each theme's file has its cases, their words and their cures.
  package enum Kind: Sendable, Equatable {
    /// The file as a whole.
    case file(FileProblem)
    /// The arrays of NPY and NPZ files.
    case array(ArrayProblem)
    /// More than is held in memory.
    case limit(LimitProblem)
    /// The columns, and what they are taken for.
    case columns(ColumnProblem)
    /// The classes that scores are of.
    case scores(ScoreProblem)
    /// The list of classes.
    case classes(ClassProblem)
    /// Which rows are the same sample.
    case pairing(PairingProblem)
    /// A JSON file as a whole.
    case json(JSONProblem)
    /// A record of a JSON file.
    case record(RecordProblem)
    /// A row, before its values are looked at.
    case row(RowProblem)
    /// A number.
    case cell(CellProblem)
    /// A label or a predicted class.
    case label(LabelProblem)
    /// A summary of samples.
    case summary(SummaryProblem)

    /// The problem of its theme.
    var theme: any ThemeProblem {
      switch self {
      case .file(let problem): problem
      case .array(let problem): problem
      case .limit(let problem): problem
      case .columns(let problem): problem
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

    /// The words for several rows, as `values that are not numbers`.
    var plural: String {
      switch self {
      case .file, .array, .limit, .columns, .scores, .classes, .summary: theme.words
      case .pairing(let problem): problem.plural ?? problem.words
      case .json(let problem): problem.plural ?? problem.words
      case .record(let problem): problem.plural
      case .row(let problem): problem.plural
      case .cell(let problem): problem.plural
      case .label(let problem): problem.plural
      }
    }

    /// A question about the text of this problem alone, where the cure is for all rows; nil if there is nothing to ask.
    var hint: String? {
      switch self {
      case .label(let problem): problem.hint
      case .file, .array, .limit, .columns, .scores, .classes, .pairing, .json, .record, .row,
        .cell,
        .summary:
        nil
      }
    }
  }
}

/// The problems of one theme, and all that is said of them.
///
/// The types that conform word their cases in switches without `default`: a new case does not compile
/// until it has words and says whether it has a cure.
protocol ThemeProblem: Sendable, Equatable {
  /// The problem, without a full stop.
  var words: String { get }
  /// The cure; nil if there is nothing to say.
  var advice: String? { get }
}
