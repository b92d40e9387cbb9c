import AssayResults

/// The samples of a batch, ordered by class.
struct ClassOrder {
  /// The start of each class in that order, and the end of the last.
  private let starts: [Int]
  /// The samples' indices in the batch, in that order.
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

  /// The range of a class's samples in that order.
  func range(of label: Int) -> Range<Int> { starts[label]..<starts[label + 1] }

  /// The index in the batch of the sample at an index in that order.
  func place(_ index: Int) -> Int { Int(places[index]) }

  /// The batch's losses in that order.
  func ordered(_ losses: Span<Double>) -> [Double] {
    var ordered = [Double](repeating: 0, count: places.count)
    var span = ordered.mutableSpan
    let from = places.span
    for index in 0..<from.count { span[index] = losses[Int(from[index])] }
    return ordered
  }
}

extension MetricList {
  /// The keys of the losses that are summed by class.
  ///
  /// For hard labels of few classes they are the primary loss and the one that is always finite.
  /// The error rate of each class follows from the confusion matrix.
  var keysByClass: [String] {
    // For more classes the sums would take too much memory.
    let areCounted =
      selection == .all && task == .classes && !labelsAreSoft && classCount <= 1024
    return areCounted ? [task.primaryLoss, task.finiteLoss] : []
  }
}
