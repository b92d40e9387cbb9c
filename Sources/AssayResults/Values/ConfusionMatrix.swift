package import AssayData

/// How often each class was predicted for each label: integers of shape `[K, K]`, one row per
/// label.
///
/// A soft label counts as the class with its largest share. If there are many classes, only the
/// nonzero cells take memory.
package struct ConfusionMatrix: Sendable, Equatable {
  package let classCount: Int
  /// All cells, row by row; empty if there are too many.
  private var dense: [Int]
  /// The nonzero cells by their index; used if ``dense`` is empty.
  private var sparse: [Int: Int] = [:]
  private var labelCounts: [Int]
  private var predictedCounts: [Int]

  /// An empty matrix, which stores every cell for up to `denseLimit` classes.
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

  /// Adds samples with this label and prediction.
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

  /// The nonzero cells, row by row.
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

  /// The number of samples with the label.
  package func support(of label: Int) -> Int { labelCounts[label] }

  /// The number of samples for which the class was predicted.
  package func predictedCount(of label: Int) -> Int { predictedCounts[label] }
}

// MARK: - Saved form

extension ConfusionMatrix {
  /// The nonzero cells, as label, predicted class and count.
  package var saved: Saved {
    .list(
      cells.map { .list([.count($0.label), .count($0.predicted), .count($0.count)]) })
  }

  /// Restores the matrix of `count` samples.
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
