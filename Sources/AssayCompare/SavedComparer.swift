package import AssayData
import AssayEvaluate
package import AssayResults
package import AssayStatistics

// Parts of a test set that were measured separately: how they are saved, read back and appended.

extension Comparer {
  package var count: Int { evaluators.first?.count ?? 0 }

  package var classCount: Int { shape.classes.count }

  package var classNames: [String] { shape.classes.names }

  package var modelNames: [String] { shape.models }

  /// The fingerprint of the samples' ids and labels.
  package var fingerprintText: String { fingerprint.text }

  /// The unit of information in reports; it does not change what was measured.
  package var logBase: LogBase {
    get { options.logBase }
    set { options.logBase = newValue }
  }

  /// The confidence level of intervals; it does not change what was measured.
  package var confidence: Confidence {
    get { options.confidence }
    set { options.confidence = newValue }
  }

  /// The costs of the two kinds of error; they do not change what was measured.
  package var costs: Costs? {
    get { options.costs }
    set { options.costs = newValue }
  }

  /// Whether the average of all models is measured; it does not change what was measured.
  package var averagesAll: Bool {
    get { options.averagesAll }
    set { options.averagesAll = newValue }
  }

  /// The metrics that decide the headline; they do not change what was measured.
  package var primary: [String] {
    get { options.primary }
    set { options.primary = newValue }
  }

  /// How much worse a candidate may be; it does not change what was measured.
  package var margins: [Margin] {
    get { options.margins }
    set { options.margins = newValue }
  }

  /// The ids of the first and the last sample; empty if samples have no ids.
  package var endIDs: [String] { ends.ids }

  /// Appends the samples of another comparer.
  ///
  /// - Throws: The trait in which the two differ; then neither is changed.
  package mutating func append(_ other: Comparer) throws(TraitDifference) {
    try checkTraits(of: other)
    var other = other
    other.move(by: count)
    merge(other)
  }

  /// Moves the samples down by `rows` rows.
  private mutating func move(by rows: Int) {
    fingerprint.move(by: rows)
    ends.move(by: rows)
    first.move(by: rows)
    telling.move(by: rows)
    for index in evaluators.indices {
      evaluators[index].move(by: rows)
      infinite[index].move(by: rows)
    }
    for index in pairs.indices { pairs[index].move(by: rows) }
    units?.move(by: rows)
    outcomes?.move(by: rows)
    let count = count
    kept?.move(by: rows, of: count)
    slices?.move(by: rows)
  }

  private func checkTraits(of other: Comparer) throws(TraitDifference) {
    for ((trait, expected), (_, found)) in zip(traits, other.traits)
    where !expected.areExactly(found) {
      throw TraitDifference(trait, expected: expected, found: found)
    }
  }

  /// The traits that must be equal in both; the models come before the traits of each model.
  private var traits: [(SharedTrait, [String])] {
    [
      (.classes, shape.classes.names), (.models, shape.models),
      (.labels, [shape.labelsAreSoft ? "distributions" : "classes"]),
      (.ids, [ends.ids.isEmpty ? "none" : "ids"]), (.baseline, [shape.models[baseline]]),
      (.positive, [shape.positive.map { shape.classes.names[$0] } ?? "none"]),
      (.pairs, [options.comparesAllPairs ? "all" : "baseline"]),
      (.metrics, [options.metrics.rawValue]),
      (.clip, [options.clip?.word ?? "none"]),
      (.sampleLimit, [String(options.sampleLimit.count)]),
    ]
      + zip(shape.models, evaluators).map { name, evaluator in
        (.scores(model: name), [evaluator.scores.rawValue])
      }
  }
}

// MARK: - Saved form

extension Comparer {
  /// Models and classes that would take more cells of confusion matrices than this are rejected.
  private static let largestCells = 1 << 28

  /// The saved form of everything, once no more models are added separately.
  package var saved: Saved {
    .members(savedShape + savedMeasures)
  }

  /// The part that must be known before anything else is read.
  private var savedShape: [(key: String, value: Saved)] {
    [
      ("classes", .texts(shape.classes.names)), ("soft_labels", .flag(shape.labelsAreSoft)),
      ("positive", shape.positive.map(Saved.count) ?? .null),
      ("models", .texts(shape.models)), ("baseline", .text(shape.models[baseline])),
      ("all_pairs", .flag(options.comparesAllPairs)),
      ("metrics", .text(options.metrics.rawValue)),
      ("clip", options.clip.map { .text($0.word) } ?? .null),
      ("sample_limit", .count(options.sampleLimit.count)), ("n", .count(count)),
      ("first_and_last_id", ends.saved), ("test_set", fingerprint.saved),
    ]
  }

  private var savedMeasures: [(key: String, value: Saved)] {
    let losses = metrics.losses.map(\.metric.key)
    let infiniteIDs = zip(infinite, evaluators).map { $0.saved($1.evaluation(), shape.task) }
    return [
      ("evaluations", .list(evaluators.map(\.saved))), ("infinite_ids", .list(infiniteIDs)),
      ("soft_samples", units?.saved ?? .null), ("kept_samples", kept?.saved ?? .null),
      ("pairs", .list(pairs.map(\.saved))),
      ("samples_by_right", .list(samplesByRight.map(Saved.count))),
      ("samples", .list(selected.samples.map { $0.saved(losses: losses) })),
    ]
  }

  package init(saved: Saved) throws(SavedFault) {
    let models = try saved.member("models")
    let shape = TestSet.Shape(
      classes: try Comparer.classes(saved.member("classes")),
      labelsAreSoft: try saved.member("soft_labels").flag(), models: try models.texts(),
      positive: try saved.member("positive").optional.map { saved throws(SavedFault) in
        try saved.count(to: 1)
      })
    try Comparer.check(models, shape)
    var options = ComparisonOptions()
    let baseline = try saved.member("baseline")
    options.baseline = try baseline.text()
    options.comparesAllPairs = try saved.member("all_pairs").flag()
    options.metrics = try saved.member("metrics").choice()
    let clip = try saved.member("clip")
    if let word = try clip.optional?.text() { options.clip = try Comparer.clip(word, clip) }
    let limit = try saved.member("sample_limit").count(to: SampleLimit.range.upperBound)
    options.sampleLimit = SampleLimit(limit) ?? options.sampleLimit
    do {
      try self.init(shape, options: options)
    } catch {
      throw baseline.fault(
        .unknownWord(baseline.name, try baseline.text(), among: shape.models))
    }
    let count = try saved.member("n").count(from: 1)
    ends = try EndIDs(saved: saved.member("first_and_last_id"), count: count)
    fingerprint = try Fingerprint(
      saved: saved.member("test_set"), haveIDs: !ends.ids.isEmpty)
    try readEvaluators(saved, count: count)
    try readUnits(saved.member("soft_samples"), count: count)
    try readKept(saved.member("kept_samples"), count: count)
    try readPairs(saved, count: count)
    try readSamples(saved.member("samples"), count: count)
  }

  private static func classes(_ saved: Saved) throws(SavedFault) -> ClassList {
    let names = try saved.texts()
    guard !names.isEmpty else { throw saved.fault(.length(saved.name, expected: 1, found: 0)) }
    guard let classes = ClassList(names) else { throw saved.fault(.twice(saved.name)) }
    return classes
  }

  private static func check(_ models: Saved, _ shape: TestSet.Shape) throws(SavedFault) {
    let (count, classes) = (shape.models.count, shape.classes.count)
    guard count > 0 else { throw models.fault(.length(models.name, expected: 1, found: 0)) }
    guard ClassList(shape.models) != nil else { throw models.fault(.twice(models.name)) }
    // With more than 1,024 classes, cells take memory only when they occur.
    guard classes > 1024 || count <= largestCells / (classes * classes) else {
      throw models.fault(.tooMany(models.name, count))
    }
  }

  private static func clip(_ word: String, _ saved: Saved) throws(SavedFault) -> Clip {
    guard let clip = Clip(word) else {
      throw saved.fault(.unknownWord(saved.name, word, among: ["sklearn", "keras", "torch"]))
    }
    return clip
  }

  private mutating func readEvaluators(_ saved: Saved, count: Int) throws(SavedFault) {
    let list = try saved.member("evaluations").list(count: shape.models.count)
    let ids = try saved.member("infinite_ids").list(count: shape.models.count)
    for (index, entry) in list.enumerated() {
      evaluators[index] = try Evaluator(
        saved: entry, model: shape.models[index], classCount: shape.classes.count,
        metrics: metrics, modelCount: shape.models.count, positive: shape.positive, count: count)
      infinite[index] = try InfiniteSamples(
        saved: ids[index], evaluators[index].evaluation(), shape.task)
    }
    // All models were measured on the same labels.
    let supports = evaluators.map { evaluator in
      shape.classes.names.indices.map { evaluator.confusion.support(of: $0) }
    }
    for (entry, support) in zip(list, supports) where support != supports[0] {
      throw entry.fault(.contradiction("confusion", other: shape.models[0]))
    }
    for (entry, evaluator) in zip(list, evaluators)
    where evaluator.labelFrequencies != evaluators[0].labelFrequencies {
      throw entry.fault(.contradiction("label_shares", other: shape.models[0]))
    }
  }

  /// Reads soft labels back, with the losses that skills need.
  private mutating func readUnits(_ saved: Saved, count: Int) throws(SavedFault) {
    guard units != nil else {
      try saved.null()
      return
    }
    let skills = UnitFold.skillLosses.sorted()
    let losses = evaluators.indices.flatMap { model in
      skills.filter(evaluators[model].measuredKeys.contains).map { (model: model, key: $0) }
    }
    units = try UnitFold(
      saved: saved, classCount: shape.classes.count, losses: losses, count: count)
  }

  /// Reads the samples back from which some answers are computed.
  private mutating func readKept(_ saved: Saved, count: Int) throws(SavedFault) {
    guard let empty = kept else {
      try saved.null()
      return
    }
    kept = try KeptSamples(
      saved: saved, empty, evaluators, count: count, haveIDs: !ends.ids.isEmpty,
      positive: shape.positive)
  }

  private mutating func readPairs(_ saved: Saved, count: Int) throws(SavedFault) {
    for (index, entry) in try saved.member("pairs").list(count: pairs.count).enumerated() {
      try pairs[index].read(
        entry, count: count, evaluators, classCount: shape.classes.count)
    }
    try readSamplesByRight(saved.member("samples_by_right"), count: count)
  }

  /// Reads the counts of samples by the number of right models; they are 0 for fewer than three
  /// models.
  private mutating func readSamplesByRight(_ saved: Saved, count: Int) throws(SavedFault) {
    let isCounted = evaluators.count > 2
    for (index, entry) in try saved.list(count: samplesByRight.count).enumerated() {
      samplesByRight[index] = try entry.count(to: isCounted ? count : 0)
    }
    let samples = samplesByRight.reduce(0, +)
    guard !isCounted || samples == count else {
      throw saved.fault(.notAddingUp(saved.name, expected: count, found: samples))
    }
    let right = samplesByRight.enumerated().reduce(0) { $0 + $1.offset * $1.element }
    guard !isCounted || right == evaluators.reduce(0, { $0 + $1.correct }) else {
      throw saved.fault(.contradiction(saved.name, other: "confusion"))
    }
  }

  /// Reads the samples back that this part alone would show: all if there are few, else the most
  /// telling.
  private mutating func readSamples(_ saved: Saved, count: Int) throws(SavedFault) {
    let reader = SavedSampleReader(
      shape: shape, count: count, losses: metrics.losses, scores: evaluators.map(\.scores))
    let limit = options.sampleLimit.count
    let whole = SampleSelection.whole(limit: limit)
    var rows: Set<Int> = []
    var samples: [(score: Double, detail: SampleDetail)] = []
    for entry in try saved.list(count: count <= whole ? count : limit) {
      let detail = try reader.sample(entry)
      guard rows.insert(detail.row).inserted else { throw entry.fault(.twice("row")) }
      samples.append((disagreement(of: detail), detail))
    }
    telling = MostTelling(limit: limit, samples)
    if count <= whole { first = FirstSamples(limit: whole, details: samples.map(\.detail)) }
  }

  /// The difference between the models' losses on a sample that is fully known.
  private func disagreement(of sample: SampleDetail) -> Double {
    let entropies = sample.models.compactMap { $0.losses[primaryLoss] }
    let losses =
      entropies.count == sample.models.count
      ? entropies : sample.models.compactMap { $0.losses[MetricKey.errorRate] }
    return Comparer.disagreement(losses.map { [$0] }, at: 0)
  }
}
