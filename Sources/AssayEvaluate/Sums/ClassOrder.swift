import AssayResults

/// The samples of a batch, class by class.
struct ClassOrder {
  /// Where each class starts, and the end of the last.
  private let starts: [Int]
  /// The samples' places in the batch.
  private let places: [Int32]

  init(_ labels: [Int32], classCount: Int) {
    var starts = [Int](repeating: 0, count: classCount + 1)
    for label in labels { starts[Int(label) + 1] += 1 }
    for index in 0..<classCount { starts[index + 1] += starts[index] }
    self.starts = starts
    var places = [Int32](repeating: 0, count: labels.count)
    var span = places.mutableSpan
    var next = starts.mutableSpan
    let from = labels.span
    for place in 0..<from.count {
      let label = Int(from[place])
      span[next[label]] = Int32(truncatingIfNeeded: place)
      next[label] += 1
    }
    self.places = places
  }

  /// Where the samples of a class are among those in order.
  func range(of label: Int) -> Range<Int> { starts[label]..<starts[label + 1] }

  /// The place in the batch of a sample, by its place in order.
  func place(_ index: Int) -> Int { Int(places[index]) }

  /// The batch's losses in order.
  func ordered(_ losses: Span<Double>) -> [Double] {
    var ordered = [Double](repeating: 0, count: places.count)
    var span = ordered.mutableSpan
    let from = places.span
    for index in 0..<from.count { span[index] = losses[Int(from[index])] }
    return ordered
  }
}

extension MetricList {
  /// The losses that are added up by class, by their keys.
  ///
  /// Of hard labels of few classes: the primary loss and the one that is always finite. The error
  /// rate of each class follows from the confusion matrix.
  var keysByClass: [String] {
    // Of more classes the sums would take too much memory.
    let areCounted =
      selection == .all && task == .classes && !labelsAreSoft && classCount <= 1024
    return areCounted ? [task.primaryLoss, task.finiteLoss] : []
  }
}
