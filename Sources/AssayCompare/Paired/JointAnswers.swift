import AssayData

/// Counts the samples of each class that two models gave each pair of answers: accumulate, merge,
/// value.
///
/// Samples that both models get right are counted by class. The other cells of `[K, K, K]` take
/// memory when they first occur, or all at once if there are few classes.
struct JointAnswers: Sendable {
  /// A label, two answers, and the number of samples with them.
  struct Cell: Sendable, Equatable {
    let label: Int
    let baseline: Int
    let candidate: Int
    let count: Int
  }

  /// The maximum number of cells that are kept: 16 MiB.
  static let mostCells = 1 << 20
  private static let denseClasses = 16

  private let classCount: Int
  private var bothRight: [Int]
  /// The counts by place; empty if there are many classes.
  private var dense: [Int]
  private var sparse: [Int: Int] = [:]
  /// Whether there are too many cells.
  private(set) var isOverfull = false

  init(classCount: Int) {
    self.classCount = classCount
    bothRight = Array(repeating: 0, count: classCount)
    let cells = classCount <= JointAnswers.denseClasses ? classCount * classCount * classCount : 0
    dense = Array(repeating: 0, count: cells)
  }

  mutating func add(labels: [Int32], baseline: [Int32], candidate: [Int32]) {
    guard !isOverfull else { return }
    for row in labels.indices {
      let (label, old, new) = (Int(labels[row]), Int(baseline[row]), Int(candidate[row]))
      if label == old, old == new {
        bothRight[label] &+= 1
      } else {
        add((label &* classCount &+ old) &* classCount &+ new, count: 1)
      }
    }
    limit()
  }

  private mutating func add(_ place: Int, count: Int) {
    if dense.isEmpty { sparse[place, default: 0] += count } else { dense[place] &+= count }
  }

  mutating func merge(_ other: JointAnswers) {
    isOverfull = isOverfull || other.isOverfull
    for label in bothRight.indices { bothRight[label] += other.bothRight[label] }
    for place in dense.indices { dense[place] += other.dense[place] }
    sparse.merge(other.sparse, uniquingKeysWith: +)
    limit()
  }

  private mutating func limit() {
    guard isOverfull || sparse.count > JointAnswers.mostCells else { return }
    (isOverfull, sparse) = (true, [:])
  }

  /// The cells that any sample is in, ordered by label, then the baseline's answer, then the
  /// candidate's.
  var cells: [Cell] {
    var counts = sparse.map { (place: $0, count: $1) }
    for (place, count) in dense.enumerated() where count > 0 { counts.append((place, count)) }
    for (label, count) in bothRight.enumerated() where count > 0 {
      counts.append(((label * classCount + label) * classCount + label, count))
    }
    counts.sort { $0.place < $1.place }
    return counts.map { place, count in
      let (pair, candidate) = place.quotientAndRemainder(dividingBy: classCount)
      let (label, baseline) = pair.quotientAndRemainder(dividingBy: classCount)
      return Cell(label: label, baseline: baseline, candidate: candidate, count: count)
    }
  }
}

// MARK: - Saved form

extension JointAnswers {
  /// The cells as label, two answers and count; null if there are too many.
  var saved: Saved {
    guard !isOverfull else { return .null }
    return .list(
      cells.map {
        .list([.count($0.label), .count($0.baseline), .count($0.candidate), .count($0.count)])
      })
  }

  /// Reads the cells of `count` samples back.
  init(saved: Saved, classCount: Int, count: Int) throws(SavedFault) {
    self.init(classCount: classCount)
    guard let saved = saved.optional else {
      isOverfull = true
      return
    }
    var (last, total) = (-1, 0)
    for cell in try saved.list() {
      let numbers = try cell.list(count: 4)
      var place = 0
      for number in numbers.prefix(3) {
        place = place * classCount + (try number.count(to: classCount - 1))
      }
      let samples = try numbers[3].count(from: 1, to: count)
      guard place > last else { throw cell.fault(.outOfOrder(saved.name)) }
      last = place
      let label = place % classCount
      if place == (label * classCount + label) * classCount + label {
        bothRight[label] = samples
      } else {
        add(place, count: samples)
      }
      total += samples
    }
    guard total == count else {
      throw saved.fault(.notAddingUp(saved.name, expected: count, found: total))
    }
    limit()
  }

  /// The confusion matrix of the baseline or of the candidate, as counts by label and answer.
  func counts(_ answer: KeyPath<Cell, Int>) -> [SIMD2<Int32>: Int] {
    cells.reduce(into: [:]) { counts, cell in
      let key = SIMD2(
        Int32(truncatingIfNeeded: cell.label), Int32(truncatingIfNeeded: cell[keyPath: answer]))
      counts[key, default: 0] += cell.count
    }
  }
}
