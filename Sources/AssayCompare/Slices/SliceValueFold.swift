import AssayEvaluate

/// Folds the samples with one value: what each model said of them, and each pair of models.
struct SliceValueFold: Sendable {
  private(set) var evaluators: [Evaluator]
  private(set) var pairs: [PairFold]

  init(evaluators: [Evaluator], pairs: [PairFold]) {
    (self.evaluators, self.pairs) = (evaluators, pairs)
  }

  var count: Int { evaluators.first?.count ?? 0 }

  /// Adds a range of some samples.
  mutating func add(_ samples: MeasuredSamples, in range: Range<Int>) {
    for model in evaluators.indices { evaluators[model].add(samples, model: model, in: range) }
    for pair in pairs.indices { pairs[pair].add(samples, pair: pair, in: range) }
  }

  mutating func merge(_ other: SliceValueFold) {
    for model in evaluators.indices { evaluators[model].merge(other.evaluators[model]) }
    for pair in pairs.indices { pairs[pair].merge(other.pairs[pair]) }
  }

  /// Makes room for so many samples before these.
  mutating func move(by rows: Int) {
    for model in evaluators.indices { evaluators[model].move(by: rows) }
    for pair in pairs.indices { pairs[pair].move(by: rows) }
  }
}
