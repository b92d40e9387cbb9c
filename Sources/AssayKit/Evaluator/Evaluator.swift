import AssayBytes
public import AssayCompare
import AssayData
import AssayEvaluate
import AssayReport
import AssayResults
import AssaySystem

/// Measures models in memory, batch by batch, without files.
///
/// ```swift
/// var evaluator = try Evaluator(classes: ["cat", "dog"], models: ["net"])
/// try evaluator.add(
///   Batch(labels: .classes(["dog", "cat"]), scores: [.logits([[-0.5, 1.5], [0.25, 0.5]])]))
/// let report = try evaluator.report(title: "Cats and dogs")
/// ```
///
/// The report is the same to the last bit however the samples are divided into batches. Parts of
/// the samples can be measured at the same time, each by an evaluator, and put together by
/// ``merge(_:)``.
public struct Evaluator: Sendable {
  private let reading: BatchReading
  private let comparison: ComparisonOptions
  /// Nil before the first batch.
  private var comparer: Comparer?
  /// The columns of the first batch, which all others must have; nil before it.
  private var columns: [Trait]?
  private var count = 0
  /// The hashes of all ids.
  private var ids: Set<UInt64> = []

  /// Creates an evaluator without samples.
  ///
  /// ```swift
  /// var options = ComparisonOptions()
  /// options.baseline = "tree"
  /// let evaluator = try Evaluator(
  ///   classes: ["no", "yes"], models: ["net", "tree"], positive: "yes", comparison: options)
  /// ```
  ///
  /// - Parameters:
  ///   - classes: The names of the classes, two or more, in the order of the scores' columns.
  ///   - models: The names of the models, one or more.
  ///   - positive: The positive class of two, whose probability single scores give and which recall
  ///     and costs are about; nil: the second class.
  ///   - comparison: The options for measuring and comparing.
  ///   - sumRule: The tolerance for sums of probabilities.
  /// - Throws: ``AssayError/input(_:)`` if there are too few names, if one occurs twice, or if the
  ///   positive class is unknown or there are more than two classes.
  public init(
    classes: [String], models: [String], positive: String? = nil,
    comparison: ComparisonOptions = ComparisonOptions(), sumRule: SumRule = SumRule()
  ) throws(AssayError) {
    do throws(BatchProblem) {
      guard classes.count > 1 else { throw .fewClasses(classes.count) }
      guard let list = ClassList(classes) else { throw .classTwice }
      guard !models.isEmpty else { throw .noModel }
      for (place, name) in models.enumerated() where models[..<place].contains(exactly: name) {
        throw .modelTwice(name)
      }
      var place = classes.count == 2 ? 1 : nil
      if let positive {
        guard let found = list.index(of: positive) else {
          throw .unknownPositive(positive, among: classes)
        }
        guard classes.count == 2 else { throw .positiveOfMany(classes.count) }
        place = found
      }
      reading = BatchReading(classes: list, models: models, positive: place, sumRule: sumRule)
    } catch {
      throw error.error
    }
    self.comparison = comparison
  }

  /// Measures the samples of a batch.
  ///
  /// An empty batch changes nothing.
  ///
  /// ```swift
  /// for (images, labels) in batches {
  ///   try evaluator.add(Batch(labels: .classes(labels), scores: [.logits(net(images))]))
  /// }
  /// ```
  ///
  /// - Parameter batch: The samples. All batches must have the same form of labels and of each
  ///   model's scores, and agree in whether there are ids, weights, groups and slices. No id may
  ///   occur twice. A slice has at most 1,000 distinct values.
  /// - Throws: ``AssayError/input(_:)`` with the array, the row (from 0) and the value at fault;
  ///   ``AssayError/usage(_:)`` if an option does not fit the samples, as costs of three classes.
  ///   Nothing of the batch is then measured.
  public mutating func add(_ batch: Batch) throws(AssayError) {
    let samples: TestSet
    do {
      samples = try reading.testSet(batch)
    } catch {
      throw error.error
    }
    guard samples.count > 0 else { return }
    let columns = Evaluator.columns(of: samples)
    try Evaluator.check(columns, against: self.columns ?? columns)
    let ids = try newIDs(of: samples)
    if comparer == nil { comparer = try comparer(for: samples.shape) }
    self.columns = columns
    self.ids.formUnion(ids)
    comparer?.add(samples, firstRow: count)
    count += samples.count
  }

  /// Appends the samples of another evaluator to these.
  ///
  /// ```swift
  /// var first = try Evaluator(classes: ["cat", "dog"], models: ["net"])
  /// var second = first
  /// try first.add(Batch(labels: .classes([1]), scores: [.probabilities([[0.25, 0.75]])]))
  /// try second.add(Batch(labels: .classes([0]), scores: [.probabilities([[0.5, 0.5]])]))
  /// try first.merge(second)
  /// ```
  ///
  /// - Parameter other: An evaluator with the same classes, models and options.
  /// - Throws: ``AssayError/input(_:)`` if these differ. Nothing is then changed.
  public mutating func merge(_ other: Evaluator) throws(AssayError) {
    try Evaluator.check(other.traits, against: traits)
    guard comparison == other.comparison else { throw BatchProblem.otherOptions.error }
    guard let measured = other.comparer, let columns = other.columns else { return }
    guard comparer != nil else {
      self = other
      return
    }
    try Evaluator.check(columns, against: self.columns ?? columns)
    guard ids.isDisjoint(with: other.ids) else { throw BatchProblem.sharedID.error }
    do {
      try comparer?.append(measured)
    } catch {
      throw BatchProblem.differs(
        "\(error.trait)", expected: error.expected, found: error.found
      ).error
    }
    count += other.count
    ids.formUnion(other.ids)
  }

  /// Makes the report of all samples so far; more can be added afterwards.
  ///
  /// ```swift
  /// let report = try evaluator.report(
  ///   title: "Validation", run: ReportRequest.Run(name: "epoch 3"), language: .chinese)
  /// print(report.headline)
  /// ```
  ///
  /// - Parameters:
  ///   - title: The heading; nil: the report has a general one.
  ///   - run: The version of the models, for histories.
  ///   - language: The language of the report.
  /// - Returns: The report.
  /// - Throws: ``AssayError/input(_:)`` if there are no samples, or if suspect labels are to be
  ///   found but cannot be, as of weighted samples; ``AssayError/usage(_:)`` if a
  ///   slice has more than 1,000 distinct values, or if the date of the version is not one.
  public func report(
    title: String? = nil, run: ReportRequest.Run = ReportRequest.Run(),
    language: Language = .english
  ) throws(AssayError) -> Report {
    guard let comparer else { throw BatchProblem.noSamples.error }
    if let failure = comparer.failure { throw .usage("\(failure)") }
    var results = comparer.comparison.results(
      title: title, version: assayVersion, sources: [], caveats: [], given: [])
    results.run = try run.checked()
    return Report(
      WordedResults(results, in: language), outcomes: comparer.sampleOutcomes,
      suspects: comparison.findsSuspects ? try Report.keptSuspects(comparer) : nil)
  }
}

extension Evaluator {
  private func comparer(for shape: TestSet.Shape) throws(AssayError) -> Comparer {
    if shape.task == .multilabel { try comparison.checkMultilabel() }
    var options = comparison
    options.jobs = Process.processorCount
    if shape.isWeighted { options.weight = "weights" }
    if shape.isGrouped { options.group = "groups" }
    options.slices = shape.sliceNames
    do {
      return try Comparer(shape, options: options)
    } catch {
      throw .usage(error.description)
    }
  }

  // MARK: - What batches and evaluators must agree in

  /// The hashes of a batch's ids.
  ///
  /// - Throws: ``AssayError/input(_:)`` if one of them occurred before.
  private func newIDs(of samples: TestSet) throws(AssayError) -> Set<UInt64> {
    guard let column = samples.ids else { return [] }
    var found: Set<UInt64> = []
    for row in 0..<samples.count {
      let id = column.idHash(at: row)
      guard !ids.contains(id), found.insert(id).inserted else {
        throw BatchProblem.idTwice(column[row], row: row).error
      }
    }
    return found
  }

  /// The name of something, and what it is.
  private typealias Trait = (name: String, found: [String])

  private static func check(_ found: [Trait], against expected: [Trait]) throws(AssayError) {
    for (old, new) in zip(expected, found) where !old.found.areExactly(new.found) {
      throw BatchProblem.differs(old.name, expected: old.found, found: new.found).error
    }
  }

  private var traits: [Trait] {
    [
      ("classes", reading.classes.names), ("models", reading.models),
      ("the positive class", reading.positive.map { [reading.classes.names[$0]] } ?? []),
    ]
  }

  private static func columns(of samples: TestSet) -> [Trait] {
    let shape = samples.shape
    func given(_ isGiven: Bool) -> [String] { [isGiven ? "given" : "not given"] }
    let labels =
      shape.task == .multilabel ? "sets" : shape.labelsAreSoft ? "distributions" : "classes"
    return [
      ("labels", [labels]), ("ids", given(samples.ids != nil)), ("slices", shape.sliceNames),
      ("weights", given(shape.isWeighted)), ("groups", given(shape.isGrouped)),
    ] + samples.models.map { ("scores of '\($0.name)'", [$0.predictions.kind]) }
  }
}
