package import AssayData
import AssayResults

/// The samples about which two models differ most, those with finite changes first.
package struct ChangedSamples: Sendable {
  /// Right with the baseline, wrong with the candidate, the largest rise in loss first.
  package private(set) var newlyWrong: TopChanges
  /// Wrong with the baseline, right with the candidate, the largest fall in loss first.
  package private(set) var newlyRight: TopChanges
  package private(set) var largestRises: TopChanges
  package private(set) var largestFalls: TopChanges
  /// Wrong with both, those first on which the lower loss of the two is highest.
  package private(set) var bothWrong: TopChanges

  package init(limit: Int) {
    newlyWrong = TopChanges(.rises, limit: limit)
    newlyRight = TopChanges(.falls, limit: limit)
    largestRises = TopChanges(.rises, limit: limit)
    largestFalls = TopChanges(.falls, limit: limit)
    bothWrong = TopChanges(.losses, limit: limit)
  }

  /// Adds a sample, whose change is asked for where it is kept; where its losses are equal but for rounding,
  /// it neither rose nor fell.
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

  /// Makes room for so many samples before these.
  mutating func move(by rows: Int) {
    newlyWrong.move(by: rows)
    newlyRight.move(by: rows)
    largestRises.move(by: rows)
    largestFalls.move(by: rows)
    bothWrong.move(by: rows)
  }
}

/// A sample and what each of two models said of it.
package struct ChangedSample: Sendable, Equatable {
  package fileprivate(set) var sample: SampleName
  /// The places of classes.
  package let label: Int
  package let baseline: Int
  package let candidate: Int
  package let losses: Losses
  /// What the places stand for where a sample has any number of classes; nil if it has one.
  package fileprivate(set) var sets: Sets?

  var wasRight: Bool { baseline == label }
  var isRight: Bool { candidate == label }

  /// The losses by which samples are ordered: cross-entropies in nats, or errors where a model gives classes
  /// only.
  package struct Losses: Sendable, Equatable {
    package let baseline: Double
    package let candidate: Double

    /// How much the loss rose; 0 where both are infinite.
    package var rise: Double { candidate == baseline ? 0 : candidate - baseline }
  }
}

/// The samples whose loss rose or fell most, or is highest; of equal ones those with the first rows.
package struct TopChanges: Sendable {
  enum Order: Sendable {
    case rises
    case falls
    /// By the lower loss of the two.
    case losses
  }

  private let order: Order
  private let limit: Int
  package private(set) var changes: [ChangedSample] = []

  init(_ order: Order, limit: Int) {
    self.order = order
    self.limit = limit
  }

  /// The higher, the sooner it is listed.
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

// MARK: - Written

extension ChangedSamples {
  var saved: Saved {
    .members([
      ("newly_wrong", newlyWrong.saved), ("newly_right", newlyRight.saved),
      ("largest_rises", largestRises.saved), ("largest_falls", largestFalls.saved),
      ("both_wrong", bothWrong.saved),
    ])
  }

  /// Reads it back, of `count` samples with these outcomes and losses.
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
