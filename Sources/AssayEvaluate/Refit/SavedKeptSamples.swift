package import AssayData

// The saved form of kept samples.
extension KeptSamples {
  package var saved: Saved {
    let order = order
    return .members([
      ("rows_are_lost", .flag(areLost)), ("rows", .list(order.map { .row(places[$0].row) })),
      ("ids", .texts(ids.map { ids in order.map { ids[$0] } } ?? [])),
      ("labels", .list(order.map { .count(Int(labels[$0])) })),
      (
        "shares",
        .numbers(
          areSoft ? order.flatMap { shares[$0 * classCount..<($0 + 1) * classCount] } : [])
      ),
      (
        "models",
        .list(models.map { $0.kind == nil ? .null : $0.saved(order, classCount: classCount) })
      ),
    ])
  }

  /// Reads the samples back that were kept of `count` samples.
  ///
  /// - Parameters:
  ///   - saved: The saved form.
  ///   - empty: Kept samples with the same settings, before anything is added.
  ///   - evaluators: The models' evaluators.
  ///   - count: The number of all samples.
  ///   - haveIDs: Whether samples have ids.
  ///   - positive: The class of a single score.
  /// - Throws: The fault of the saved form, if it has one.
  package init(
    saved: Saved, _ empty: KeptSamples, _ evaluators: [Evaluator], count: Int, haveIDs: Bool,
    positive: Int?
  ) throws(SavedFault) {
    self = empty
    let areLost = try saved.member("rows_are_lost").flag()
    let expected = min(count, limit)
    let rows = try saved.member("rows")
    var found: [Int] = []
    for entry in try rows.list(count: expected) {
      // Ignored rows are counted, too.
      let row = try entry.row(of: Saved.largestCount)
      guard found.last.map({ $0 < row }) ?? true else {
        throw entry.fault(.outOfOrder(rows.name))
      }
      found.append(row)
    }
    let texts = try saved.member("ids").list(count: haveIDs ? expected : 0)
    var ids = TextColumn()
    for text in texts { ids.append(try text.text().utf8) }
    var labels: [Int32] = []
    for entry in try saved.member("labels").list(count: expected) {
      labels.append(Int32(try entry.count(to: classCount - 1)))
    }
    var shares: [Double] = []
    for entry in try saved.member("shares").list(count: areSoft ? expected * classCount : 0) {
      shares.append(try entry.probability())
    }
    var models: [KeptScores] = []
    let list = try saved.member("models").list(count: evaluators.count)
    for (entry, evaluator) in zip(list, evaluators) {
      models.append(
        try KeptScores(
          saved: entry, evaluator, classCount: classCount, count: expected, positive: positive))
    }
    set(
      places: found.enumerated().map { place, row in
        Place(hash: haveIDs ? ids.idHash(at: place) : IDHash.of(row: row), row: row)
      }, ids: haveIDs ? ids : nil, labels: labels, shares: shares, models: models,
      areLost: areLost)
  }
}

extension KeptScores {
  fileprivate func saved(_ order: [Int], classCount: Int) -> Saved {
    var isOne = false
    if case .oneProbability = kind { isOne = true }
    return .members([
      ("one_probability", .flag(isOne)),
      ("scores", .numbers(order.flatMap { scores(of: $0, classCount: classCount) })),
      ("losses", .numbers(order.map { losses[$0] })), ("unit", .number(unit)),
    ])
  }

  fileprivate init(
    saved: Saved, _ evaluator: Evaluator, classCount: Int, count: Int, positive: Int?
  ) throws(SavedFault) {
    self.init()
    guard evaluator.scores != .classes else {
      try saved.null()
      return
    }
    let areLogits = evaluator.scores == .logits
    let isOne = try saved.member("one_probability").flag()
    var values: [Double] = []
    for number in try saved.member("scores").list(count: count * classCount) {
      values.append(areLogits ? try number.finite() : try number.probability())
    }
    var losses: [Double] = []
    for number in try saved.member("losses").list(count: count) {
      losses.append(try number.loss())
    }
    self.init(
      kind: ScoreSpace(
        areLogits: areLogits, isOne: isOne, classCount: classCount, positive: positive),
      values: values, losses: losses, unit: try saved.member("unit").probability())
  }
}
