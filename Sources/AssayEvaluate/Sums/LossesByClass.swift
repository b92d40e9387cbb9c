import AssayData
import AssayResults

/// The losses of one model that are added up by class.
struct LossesByClass: Sendable {
  /// The losses' keys, in the order they are written in.
  let keys: [String]
  private let classCount: Int
  /// Of the losses the model has.
  private var sums: [String: ClassSums] = [:]

  init(_ keys: [String], classCount: Int) {
    self.keys = keys
    self.classCount = classCount
  }

  /// Adds the losses of a batch.
  mutating func add(_ losses: LossColumns, labels: [Int32]) {
    guard keys.contains(where: { losses.column($0) != nil }) else { return }
    let order = ClassOrder(labels, classCount: classCount)
    for key in keys {
      guard let column = losses.column(key) else { continue }
      sums[key, default: ClassSums(classCount: classCount)].add(column, order)
    }
  }

  mutating func merge(_ other: LossesByClass) {
    for (key, added) in other.sums {
      sums[key, default: ClassSums(classCount: classCount)].merge(added)
    }
  }

  var statistics: [String: ClassStatistics] { sums.mapValues(\.statistics) }
}

extension MetricList {
  /// The losses that are added up by class.
  ///
  /// Of hard labels of few classes: the primary loss and the one that is always finite. The error
  /// rate of each class follows from the confusion matrix.
  var keysByClass: [String] {
    let areCounted =
      selection == .all && task == .classes && !labelsAreSoft
      && classCount <= ClassSums.mostClasses
    return areCounted ? [task.primaryLoss, task.finiteLoss] : []
  }
}

// MARK: - Written

extension LossesByClass {
  var saved: Saved {
    .members(keys.compactMap { key in sums[key].map { (key: key, value: $0.saved) } })
  }

  /// Reads them back, of classes with this many samples.
  init(saved: Saved, keys: [String], support: [Int]) throws(SavedFault) {
    self.init(keys, classCount: support.count)
    for key in keys { sums[key] = try ClassSums(saved: saved.member(key), support: support) }
    let found = try saved.members().count
    guard found == keys.count else {
      throw saved.fault(.length(saved.name, expected: keys.count, found: found))
    }
  }
}
