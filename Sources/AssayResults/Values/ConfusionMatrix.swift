package import AssayData

/// How often each class was predicted for each label: integers, `[K, K]`, a row a label.
///
/// Soft labels count as the class with their largest share. Of many classes only the cells that are
/// not 0 take memory.
package struct ConfusionMatrix: Sendable, Equatable {
  package let classCount: Int
  /// Every cell, row by row; empty where there are too many.
  private var dense: [Int]
  /// The cells that are not 0, by their place, where ``dense`` is empty.
  private var sparse: [Int: Int] = [:]
  private var labelCounts: [Int]
  private var predictedCounts: [Int]

  /// An empty one, which keeps every cell of up to so many classes.
  package init(classCount: Int, denseLimit: Int = 1024) {
    self.classCount = classCount
    let isDense = classCount <= denseLimit
    dense = Array(repeating: 0, count: isDense ? classCount * classCount : 0)
    labelCounts = Array(repeating: 0, count: classCount)
    predictedCounts = Array(repeating: 0, count: classCount)
  }

  package subscript(label: Int, predicted: Int) -> Int {
    let place = label * classCount + predicted
    return dense.isEmpty ? sparse[place] ?? 0 : dense[place]
  }

  package mutating func add(labels: ArraySlice<Int32>, predicted: ArraySlice<Int32>) {
    let (labels, predicted, classCount) = (labels.span, predicted.span, classCount)
    let count = min(labels.count, predicted.count)
    if dense.isEmpty {
      for index in 0..<count {
        sparse[Int(labels[index]) * classCount + Int(predicted[index]), default: 0] += 1
      }
    } else {
      var cells = dense.mutableSpan
      for index in 0..<count {
        cells[Int(labels[index]) &* classCount &+ Int(predicted[index])] &+= 1
      }
    }
    ConfusionMatrix.add(labels, to: &labelCounts)
    ConfusionMatrix.add(predicted, to: &predictedCounts)
  }

  private static func add(_ classes: Span<Int32>, to counts: inout [Int]) {
    var span = counts.mutableSpan
    for index in 0..<classes.count { span[Int(classes[index])] &+= 1 }
  }

  /// Adds samples with this label that were given this class.
  package mutating func add(label: Int, predicted: Int, count: Int) {
    guard count > 0 else { return }
    let place = label * classCount + predicted
    if dense.isEmpty { sparse[place, default: 0] += count } else { dense[place] += count }
    labelCounts[label] += count
    predictedCounts[predicted] += count
  }

  package mutating func merge(_ other: ConfusionMatrix) {
    for place in dense.indices { dense[place] += other.dense[place] }
    sparse.merge(other.sparse, uniquingKeysWith: +)
    for index in labelCounts.indices {
      labelCounts[index] += other.labelCounts[index]
      predictedCounts[index] += other.predictedCounts[index]
    }
  }

  /// The cells that are not 0, row by row.
  package var cells: [(label: Int, predicted: Int, count: Int)] {
    let places = dense.isEmpty ? sparse.keys.sorted() : dense.indices.filter { dense[$0] > 0 }
    return places.map { place in
      let (label, predicted) = place.quotientAndRemainder(dividingBy: classCount)
      return (label, predicted, self[label, predicted])
    }
  }

  package var total: Int { labelCounts.reduce(0, +) }

  package var correct: Int {
    (0..<classCount).reduce(0) { $0 + self[$1, $1] }
  }

  /// How many samples have the label.
  package func support(of label: Int) -> Int { labelCounts[label] }

  /// How many samples were given the class.
  package func predictedCount(of label: Int) -> Int { predictedCounts[label] }
}

// MARK: - Written

extension ConfusionMatrix {
  /// The cells that are not 0, as label, predicted class and count.
  package var saved: Saved {
    .list(
      cells.map { .list([.count($0.label), .count($0.predicted), .count($0.count)]) })
  }

  /// Reads it back, of `count` samples.
  package init(saved: Saved, classCount: Int, count: Int) throws(SavedFault) {
    self.init(classCount: classCount)
    var total = 0
    var place = -1
    for cell in try saved.list() {
      let numbers = try cell.list(count: 3)
      let label = try numbers[0].count(to: classCount - 1)
      let predicted = try numbers[1].count(to: classCount - 1)
      let samples = try numbers[2].count(from: 1, to: count)
      guard label * classCount + predicted > place else {
        throw cell.fault(.outOfOrder(saved.name))
      }
      place = label * classCount + predicted
      if dense.isEmpty { sparse[place] = samples } else { dense[place] = samples }
      labelCounts[label] += samples
      predictedCounts[predicted] += samples
      total += samples
      guard total <= count else { break }
    }
    guard total == count else {
      throw saved.fault(.notAddingUp(saved.name, expected: count, found: total))
    }
  }
}
