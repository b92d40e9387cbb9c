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
/// for batch in test {
///   try evaluator.add(Batch(labels: .classes(batch.labels), scores: [.logits(net(batch.images))]))
/// }
/// let report = try evaluator.report(title: "Cats and dogs")
/// ```
///
/// The report is the same to the last bit however the samples are split into batches. Parts that were measured at the
/// same time are put together by ``merge(_:)``.
public struct Evaluator: Sendable {
  private let reading: BatchReading
  private let comparison: ComparisonOptions
  /// Nil before the first batch, which says which columns there are.
  private var comparer: Comparer?
  private var count = 0

  /// Prepares to measure.
  ///
  /// - Parameters:
  ///   - classes: The names of the classes, in the order of the columns of scores; two or more.
  ///   - models: The names of the models.
  ///   - positive: The positive class of two: the one that single scores are about, and that recall and costs
  ///     go by; nil: the second.
  ///   - comparison: How models are measured and compared.
  ///   - sumRule: How far the sums of probabilities may be from 1.
  /// - Throws: ``AssayError`` where a name occurs twice, or the positive class is not one of two.
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

  /// Measures some samples.
  ///
  /// - Parameter batch: The samples; all batches have the same columns.
  /// - Throws: ``AssayError`` with the row and the value that is at fault; nothing of the batch is then measured.
  public mutating func add(_ batch: Batch) throws(AssayError) {
    let samples: TestSet
    do {
      samples = try reading.testSet(batch)
    } catch {
      throw error.error
    }
    guard samples.count > 0 else { return }
    if comparer == nil { comparer = try comparer(for: samples.shape) }
    try check(samples.shape)
    comparer?.add(samples, firstRow: count)
    count += samples.count
  }

  /// Puts the samples of another evaluator behind these.
  ///
  /// - Parameter other: An evaluator of the same classes and models, with the same options.
  /// - Throws: ``AssayError`` where these differ; nothing is then changed.
  public mutating func merge(_ other: Evaluator) throws(AssayError) {
    guard let measured = other.comparer else { return }
    guard comparer != nil else {
      (comparer, count) = (measured, other.count)
      return
    }
    do {
      try comparer?.append(measured)
    } catch {
      throw BatchProblem.differs(
        "\(error.trait)", expected: error.expected, found: error.found
      ).error
    }
    count += other.count
  }

  /// The report of all samples so far; more can be added after it.
  ///
  /// - Parameters:
  ///   - title: The heading.
  ///   - language: The language of all that readers see.
  /// - Returns: The report.
  /// - Throws: ``AssayError`` where there are no samples.
  public func report(
    title: String? = nil, language: Language = .english
  ) throws(AssayError) -> Report {
    guard let comparer else { throw BatchProblem.noSamples.error }
    let results = comparer.comparison.results(
      title: title, version: assayVersion, sources: [], caveats: [], given: [])
    return Report(WordedResults(results, in: language))
  }
}

extension Evaluator {
  private func comparer(for shape: TestSet.Shape) throws(AssayError) -> Comparer {
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

  /// Refuses samples with other columns than those before.
  private func check(_ shape: TestSet.Shape) throws(AssayError) {
    guard let first = comparer?.shape else { return }
    for (old, new) in zip(columns(first), columns(shape)) where !old.found.areExactly(new.found) {
      throw BatchProblem.differs(old.name, expected: old.found, found: new.found).error
    }
  }

  private func columns(_ shape: TestSet.Shape) -> [(name: String, found: [String])] {
    let labels =
      shape.task == .multilabel ? "sets" : shape.labelsAreSoft ? "distributions" : "classes"
    return [
      ("labels", [labels]), ("slices", shape.sliceNames),
      ("weights", [shape.isWeighted ? "given" : "not given"]),
      ("groups", [shape.isGrouped ? "given" : "not given"]),
    ]
  }
}
