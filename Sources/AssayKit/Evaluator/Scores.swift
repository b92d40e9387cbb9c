import AssayData

/// The output of one model for a batch of samples.
///
/// ```swift
/// let rows: Scores = .probabilities([[0.9, 0.1], [0.2, 0.8]])
/// let flat: Scores = .logits(tensor.scalars, classes: 10)
/// ```
///
/// Nothing is checked before ``Evaluator/add(_:)``, which refuses values that are no probabilities, numbers that
/// are not finite and shapes that do not fit.
public struct Scores: Sendable {
  enum Form: Sendable {
    case table(ScoreKind, ScoreTable)
    /// Of the positive class alone.
    case positive(ScoreKind, [Double])
    case names([String])
    case places([Int])
  }

  let form: Form

  /// Probabilities `[samples, classes]`, row by row, in [0, 1]; rows add up to 1 unless samples have any number of
  /// classes.
  public static func probabilities(_ rows: [[some BinaryFloatingPoint]]) -> Scores {
    Scores(form: .table(.probabilities, ScoreTable(rows)))
  }

  /// The same as one array with the rows one behind the other.
  public static func probabilities(
    _ values: [some BinaryFloatingPoint], classes: Int
  ) -> Scores {
    Scores(form: .table(.probabilities, ScoreTable(values.span, columns: classes)))
  }

  /// The same in memory that is somebody else's; it is copied.
  public static func probabilities(
    _ values: Span<some BinaryFloatingPoint>, classes: Int
  ) -> Scores {
    Scores(form: .table(.probabilities, ScoreTable(values, columns: classes)))
  }

  /// Logits `[samples, classes]`, row by row: the probabilities are their softmax, or of samples with any number of
  /// classes each sigmoid by itself.
  public static func logits(_ rows: [[some BinaryFloatingPoint]]) -> Scores {
    Scores(form: .table(.logits, ScoreTable(rows)))
  }

  /// The same as one array with the rows one behind the other.
  public static func logits(_ values: [some BinaryFloatingPoint], classes: Int) -> Scores {
    Scores(form: .table(.logits, ScoreTable(values.span, columns: classes)))
  }

  /// The same in memory that is somebody else's; it is copied.
  public static func logits(_ values: Span<some BinaryFloatingPoint>, classes: Int) -> Scores {
    Scores(form: .table(.logits, ScoreTable(values, columns: classes)))
  }

  /// The probability of the positive class of two, one a sample.
  public static func positiveProbabilities(_ values: [some BinaryFloatingPoint]) -> Scores {
    Scores(form: .positive(.probabilities, ScoreTable(values.span, columns: 1).values))
  }

  /// The logit x of the positive class of two, one a sample; its probability is 1/(1+e^−x).
  public static func positiveLogits(_ values: [some BinaryFloatingPoint]) -> Scores {
    Scores(form: .positive(.sigmoidLogits, ScoreTable(values.span, columns: 1).values))
  }

  /// The names of the predicted classes, without probabilities.
  public static func predictedClasses(_ names: [String]) -> Scores { Scores(form: .names(names)) }

  /// The places of the predicted classes in the order of the evaluator's, from 0.
  public static func predictedClasses(_ places: [Int]) -> Scores { Scores(form: .places(places)) }
}

/// Numbers `[n, K]` as somebody gave them.
struct ScoreTable: Sendable {
  let values: [Double]
  /// K; nil without rows.
  let columns: Int?
  /// The first row whose length is not K, and its length.
  let uneven: (row: Int, count: Int)?

  init(_ rows: [[some BinaryFloatingPoint]]) {
    var values: [Double] = []
    values.reserveCapacity(rows.count * (rows.first?.count ?? 0))
    for row in rows { for value in row { values.append(Double(value)) } }
    self.values = values
    columns = rows.first?.count
    uneven = rows.firstIndex { $0.count != rows[0].count }.map { ($0, rows[$0].count) }
  }

  init(_ values: Span<some BinaryFloatingPoint>, columns: Int) {
    var numbers: [Double] = []
    numbers.reserveCapacity(values.count)
    for place in values.indices { numbers.append(Double(values[place])) }
    self.values = numbers
    self.columns = columns
    let rest = columns > 0 ? values.count % columns : values.count
    uneven = rest == 0 ? nil : (columns > 0 ? values.count / columns : 0, rest)
  }
}
