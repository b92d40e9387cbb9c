import AssayEvaluate

/// Folds the samples with one value: each model's answers, and those of each pair of models.
struct SliceValueFold: Sendable {
  private(set) var evaluators: [Evaluator]
  private(set) var pairs: [PairFold]
  /// The units; nil unless samples have weights or are in groups.
  private var units: UnitFold?

  init(evaluators: [Evaluator], pairs: [PairFold], units: UnitFold?) {
    (self.evaluators, self.pairs, self.units) = (evaluators, pairs, units)
  }

  var count: Int { evaluators.first?.count ?? 0 }

  /// Adds a range of some samples.
  mutating func add(_ samples: MeasuredSamples, in range: Range<Int>) {
    for model in evaluators.indices { evaluators[model].add(samples, model: model, in: range) }
    for pair in pairs.indices { pairs[pair].add(samples, pair: pair, in: range) }
    guard units != nil, let found = samples.units else { return }
    let losses = samples.models.map { $0.losses[range] }
    units?.add(
      found.reordered(Array(range)), rows: .listed(samples.rows[range]),
      columns: UnitFold.columns(losses, samples.differences.map { $0[range] }),
      labels: Array(samples.labels[range]),
      predicted: samples.models.map { Array($0.predicted[range]) })
  }

  /// The same fold, whose evaluators and pairs have the sums over units.
  var closed: SliceValueFold {
    guard let units else { return self }
    var fold = self
    fold.units = nil
    units.close(&fold.evaluators, &fold.pairs, jobs: 1)
    return fold
  }

  mutating func merge(_ other: SliceValueFold) {
    for model in evaluators.indices { evaluators[model].merge(other.evaluators[model]) }
    for pair in pairs.indices { pairs[pair].merge(other.pairs[pair]) }
    if let other = other.units { units?.merge(other) }
  }

  /// Moves the samples down by `rows` rows.
  mutating func move(by rows: Int) {
    for model in evaluators.indices { evaluators[model].move(by: rows) }
    for pair in pairs.indices { pairs[pair].move(by: rows) }
  }
}
