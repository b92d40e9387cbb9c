import AssayData

/// The scores of one model for a batch: probabilities, logits, or predicted classes alone.
///
/// ```swift
/// let rows: Scores = .probabilities([[0.9, 0.1], [0.2, 0.8]])
/// let flat: Scores = .logits([2.0, 0.5, 0.1, 1.2], classes: 2)
/// let single: Scores = .positiveProbabilities([0.1, 0.8])
/// let answers: Scores = .predictedClasses(["no", "yes"])
/// ```
///
/// Numbers of any binary floating-point type are converted to `Double`. Nothing is checked before
/// ``Evaluator/add(_:)``, which rejects probabilities outside [0, 1], numbers that are not finite
/// and shapes that do not fit.
public struct Scores: Sendable {
  enum Form: Sendable {
    case table(ScoreKind, ScoreTable)
    /// Scores of the positive class alone.
    case positive(ScoreKind, [Double])
    case names([String])
    case places([Int])
  }

  let form: Form

  /// Probabilities in [0, 1], as rows of shape `[samples, classes]`.
  ///
  /// Rows add up to 1 within the evaluator's ``SumRule``, unless the task is multilabel.
  ///
  /// ```swift
  /// let scores: Scores = .probabilities([[0.9, 0.1], [0.2, 0.8]])  // of two samples
  /// ```
  public static func probabilities(_ rows: [[some BinaryFloatingPoint]]) -> Scores {
    Scores(form: .table(.probabilities, ScoreTable(rows)))
  }

  /// Probabilities of shape `[samples, classes]`, as one array in row-major order.
  ///
  /// ```swift
  /// let output: [Float] = [0.9, 0.1, 0.2, 0.8]  // of two samples
  /// let scores: Scores = .probabilities(output, classes: 2)
  /// ```
  ///
  /// - Parameters:
  ///   - values: The numbers, `samples × classes` of them.
  ///   - classes: The number of classes.
  /// - Returns: The scores.
  public static func probabilities(
    _ values: [some BinaryFloatingPoint], classes: Int
  ) -> Scores {
    Scores(form: .table(.probabilities, ScoreTable(values.span, columns: classes)))
  }

  /// Probabilities of shape `[samples, classes]`, copied from memory in row-major order.
  ///
  /// ```swift
  /// let output: [Float] = [0.9, 0.1, 0.2, 0.8]  // or a tensor's memory
  /// let scores: Scores = .probabilities(output.span, classes: 2)
  /// ```
  ///
  /// - Parameters:
  ///   - values: The numbers, `samples × classes` of them.
  ///   - classes: The number of classes.
  /// - Returns: The scores.
  public static func probabilities(
    _ values: Span<some BinaryFloatingPoint>, classes: Int
  ) -> Scores {
    Scores(form: .table(.probabilities, ScoreTable(values, columns: classes)))
  }

  /// Finite logits, as rows of shape `[samples, classes]`.
  ///
  /// The probabilities are their softmax or, if the task is multilabel, the sigmoid of each.
  ///
  /// ```swift
  /// let scores: Scores = .logits([[2.0, 0.5], [0.1, 1.2]])  // of two samples
  /// ```
  public static func logits(_ rows: [[some BinaryFloatingPoint]]) -> Scores {
    Scores(form: .table(.logits, ScoreTable(rows)))
  }

  /// Logits of shape `[samples, classes]`, as one array in row-major order.
  ///
  /// ```swift
  /// let output: [Float] = [2.0, 0.5, 0.1, 1.2]  // of two samples
  /// let scores: Scores = .logits(output, classes: 2)
  /// ```
  ///
  /// - Parameters:
  ///   - values: The numbers, `samples × classes` of them.
  ///   - classes: The number of classes.
  /// - Returns: The scores.
  public static func logits(_ values: [some BinaryFloatingPoint], classes: Int) -> Scores {
    Scores(form: .table(.logits, ScoreTable(values.span, columns: classes)))
  }

  /// Logits of shape `[samples, classes]`, copied from memory in row-major order.
  ///
  /// ```swift
  /// let output: [Float] = [2.0, 0.5, 0.1, 1.2]  // or a tensor's memory
  /// let scores: Scores = .logits(output.span, classes: 2)
  /// ```
  ///
  /// - Parameters:
  ///   - values: The numbers, `samples × classes` of them.
  ///   - classes: The number of classes.
  /// - Returns: The scores.
  public static func logits(_ values: Span<some BinaryFloatingPoint>, classes: Int) -> Scores {
    Scores(form: .table(.logits, ScoreTable(values, columns: classes)))
  }

  /// The probability of the positive class of two, in [0, 1], one per sample.
  ///
  /// ```swift
  /// let scores: Scores = .positiveProbabilities([0.1, 0.8])
  /// ```
  public static func positiveProbabilities(_ values: [some BinaryFloatingPoint]) -> Scores {
    Scores(form: .positive(.probabilities, ScoreTable(values.span, columns: 1).values))
  }

  /// The logit x of the positive class of two, one per sample; its probability is 1/(1+e^−x).
  ///
  /// ```swift
  /// let scores: Scores = .positiveLogits([-2.2, 1.4])  // probabilities of about 0.1 and 0.8
  /// ```
  public static func positiveLogits(_ values: [some BinaryFloatingPoint]) -> Scores {
    Scores(form: .positive(.sigmoidLogits, ScoreTable(values.span, columns: 1).values))
  }

  /// The predicted class of each sample, by name, without probabilities.
  ///
  /// Metrics that need probabilities are then undefined.
  ///
  /// ```swift
  /// let scores: Scores = .predictedClasses(["no", "yes"])
  /// ```
  public static func predictedClasses(_ names: [String]) -> Scores { Scores(form: .names(names)) }

  /// The predicted class of each sample, by its index in the evaluator's classes, from 0.
  ///
  /// Metrics that need probabilities are then undefined.
  ///
  /// ```swift
  /// let scores: Scores = .predictedClasses([0, 1])
  /// ```
  public static func predictedClasses(_ places: [Int]) -> Scores { Scores(form: .places(places)) }
}

/// Numbers of shape `[n, K]`, not yet checked.
struct ScoreTable: Sendable {
  let values: [Double]
  /// K; nil if there are no rows.
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
