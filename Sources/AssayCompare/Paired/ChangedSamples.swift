package import AssayData
import AssayResults

/// The samples on which two models differ most; finite changes come first.
package struct ChangedSamples: Sendable {
  /// Right with the baseline and wrong with the candidate; the largest rise in loss comes first.
  package private(set) var newlyWrong: TopChanges
  /// Wrong with the baseline and right with the candidate; the largest fall in loss comes first.
  package private(set) var newlyRight: TopChanges
  package private(set) var largestRises: TopChanges
  package private(set) var largestFalls: TopChanges
  /// Wrong with both; the sample whose lower loss of the two is highest comes first.
  package private(set) var bothWrong: TopChanges

  package init(limit: Int) {
    newlyWrong = TopChanges(.rises, limit: limit)
    newlyRight = TopChanges(.falls, limit: limit)
    largestRises = TopChanges(.rises, limit: limit)
    largestFalls = TopChanges(.falls, limit: limit)
    bothWrong = TopChanges(.losses, limit: limit)
  }

  /// Adds a sample; `change` is called only if the sample is kept.
  ///
  /// If its losses are equal within rounding, it neither rose nor fell.
  mutating func add(
    _ losses: ChangedSample.Losses, isEqual: Bool, row: Int, wasRight: Bool, isRight: Bool,
    _ change: () -> ChangedSample
  ) {
    if wasRight, !isRight, newlyWrong.wants(losses, row) { newlyWrong.add(change()) }
    if !wasRight, isRight, newlyRight.wants(losses, row) { newlyRight.add(change()) }
    if !wasRight, !isRight, bothWrong.wants(losses, row) { bothWrong.add(change()) }
    guard !isEqual else { return }
    let rise = losses.rise
    if rise > 0, largestRises.wants(losses, row) { largestRises.add(change()) }
    if rise < 0, largestFalls.wants(losses, row) { largestFalls.add(change()) }
  }

  mutating func merge(_ other: ChangedSamples) {
    newlyWrong.merge(other.newlyWrong)
    newlyRight.merge(other.newlyRight)
    largestRises.merge(other.largestRises)
    largestFalls.merge(other.largestFalls)
    bothWrong.merge(other.bothWrong)
  }

  /// Moves the samples down by `rows` rows.
  mutating func move(by rows: Int) {
    newlyWrong.move(by: rows)
    newlyRight.move(by: rows)
    largestRises.move(by: rows)
    largestFalls.move(by: rows)
    bothWrong.move(by: rows)
  }
}

/// A sample with two models' answers and losses.
package struct ChangedSample: Sendable, Equatable {
  package fileprivate(set) var sample: SampleName
  /// The class of the label; classes are given by their indices.
  package let label: Int
  package let baseline: Int
  package let candidate: Int
  package let losses: Losses
  /// The sets of classes that the indices represent in a multilabel task; nil otherwise.
  package fileprivate(set) var sets: Sets?

  var wasRight: Bool { baseline == label }
  var isRight: Bool { candidate == label }

  /// The losses by which samples are ordered: cross-entropies in nats, or errors if a model gives
  /// only classes.
  package struct Losses: Sendable, Equatable {
    package let baseline: Double
    package let candidate: Double

    /// The rise of the loss; 0 if both are infinite.
    package var rise: Double { candidate == baseline ? 0 : candidate - baseline }
  }
}

/// The samples whose loss rose or fell most, or is highest; of equal ones, those with the first
/// rows.
package struct TopChanges: Sendable {
  enum Order: Sendable {
    case rises
    case falls
    /// By the lower of the two losses.
    case losses
  }

  private let order: Order
  private let limit: Int
  package private(set) var changes: [ChangedSample] = []

  init(_ order: Order, limit: Int) {
    self.order = order
    self.limit = limit
  }

  /// The rank of a sample; higher ones are listed first.
  private func rank(_ losses: ChangedSample.Losses) -> Double {
    switch order {
    case .rises: SampleChange.finiteFirst(losses.rise)
    case .falls: -SampleChange.finiteFirst(losses.rise)
    case .losses: SampleChange.finiteFirst(min(losses.baseline, losses.candidate))
    }
  }

  /// Whether a sample would be kept.
  func wants(_ losses: ChangedSample.Losses, _ row: Int) -> Bool {
    guard changes.count >= limit else { return limit > 0 }
    guard let last = changes.last else { return false }
    return (-rank(losses), row) < (-rank(last.losses), last.sample.row)
  }

  mutating func add(_ change: ChangedSample) {
    let rank = rank(change.losses)
    let place = changes.firstIndex {
      (-rank, change.sample.row) < (-self.rank($0.losses), $0.sample.row)
    }
    changes.insert(change, at: place ?? changes.count)
    if changes.count > limit { changes.removeLast() }
  }

  mutating func merge(_ other: TopChanges) {
    for change in other.changes where wants(change.losses, change.sample.row) { add(change) }
  }

  mutating func move(by rows: Int) {
    for place in changes.indices { changes[place].sample = changes[place].sample.moved(by: rows) }
  }
}

// MARK: - Saved form

extension ChangedSamples {
  var saved: Saved {
    .members([
      ("newly_wrong", newlyWrong.saved), ("newly_right", newlyRight.saved),
      ("largest_rises", largestRises.saved), ("largest_falls", largestFalls.saved),
      ("both_wrong", bothWrong.saved),
    ])
  }

  /// Reads the samples back, of `count` samples with these outcomes and losses.
  init(
    saved: Saved, limit: Int, classCount: Int, count: Int, _ outcomes: PairedOutcomes,
    _ losses: LossRecord
  ) throws(SavedFault) {
    self.init(limit: limit)
    let changes = {
      (key: String, total: Int, fits: (ChangedSample) -> Bool) throws(SavedFault) -> [ChangedSample]
      in
      let list = try saved.member(key)
      var changes: [ChangedSample] = []
      for entry in try list.list(count: min(limit, total)) {
        let change = try ChangedSample(saved: entry, classCount: classCount, count: count)
        guard fits(change) else { throw entry.fault(.contradiction(key, other: "losses")) }
        changes.append(change)
      }
      guard Set(changes.map(\.sample.row)).count == changes.count else {
        throw list.fault(.twice(key))
      }
      return changes
    }
    let (wrong, right) = (outcomes.onlyBaselineRight, outcomes.onlyCandidateRight)
    let lists = [
      try changes("newly_wrong", wrong) { $0.wasRight && !$0.isRight },
      try changes("newly_right", right) { !$0.wasRight && $0.isRight },
      try changes("largest_rises", losses.higher) { $0.losses.rise > 0 },
      try changes("largest_falls", losses.lower) { $0.losses.rise < 0 },
      try changes("both_wrong", outcomes.bothWrong) { !$0.wasRight && !$0.isRight },
    ]
    for change in lists[0] { newlyWrong.add(change) }
    for change in lists[1] { newlyRight.add(change) }
    for change in lists[2] { largestRises.add(change) }
    for change in lists[3] { largestFalls.add(change) }
    for change in lists[4] { bothWrong.add(change) }
  }
}

extension TopChanges {
  fileprivate var saved: Saved { .list(changes.map(\.saved)) }
}

extension ChangedSample {
  fileprivate var saved: Saved {
    .members([
      ("row", .row(sample.row)), ("id", sample.savedID), ("label", .count(label)),
      ("predicted", .list([.count(baseline), .count(candidate)])),
      ("losses", .numbers([losses.baseline, losses.candidate])),
    ])
  }

  fileprivate init(saved: Saved, classCount: Int, count: Int) throws(SavedFault) {
    let row = try saved.member("row").row(of: count)
    sample = try SampleName(row: row, savedID: saved.member("id"))
    label = try saved.member("label").count(to: classCount - 1)
    let predicted = try saved.member("predicted").list(count: 2)
    baseline = try predicted[0].count(to: classCount - 1)
    candidate = try predicted[1].count(to: classCount - 1)
    let given = try saved.member("losses").list(count: 2)
    losses = Losses(baseline: try given[0].loss(), candidate: try given[1].loss())
  }
}
