import AssayData
package import AssayResults

/// The doubts of one model about the labels of the kept samples.
package struct ModelDoubts: Sendable {
  package let thresholds: [Double?]
  /// The number of samples of each label that suggest each class, one row per label; nil if there
  /// are too many classes.
  package let joint: [[Int]]?
  /// The estimated number of wrong labels, if each label's samples without a suggestion are like
  /// those with one.
  package let estimatedErrors: Double
  /// The suspect samples, in the order of the rows.
  package let suspects: [FoundSuspect]
  /// The rows of the samples that the model answers wrongly.
  package let wrongRows: [Int]

  /// Finds a model's doubts.
  ///
  /// - Parameters:
  ///   - samples: The kept samples; see ``KeptSamples/checkLabels()``.
  ///   - model: The model's index.
  /// - Throws: `classesOnly` if the model gives only classes.
  package init(_ samples: KeptSamples, model: Int) throws(NoAnswer) {
    guard let scores = samples.scores(of: model) else { throw .classesOnly }
    let (order, classCount) = (samples.order, samples.classCount)
    let labels = order.map { samples.labels[$0] }
    let given = Matrix(rows: order.count, columns: classCount) { row, column in
      scores.values[order[row] * classCount + column]
    }
    let probabilities = scores.kind == .logOdds ? given.logSoftmax.exponentials : given
    var confidence = ClassConfidence(classCount: classCount)
    confidence.add(probabilities, labels: labels[...])
    let rule = confidence.rule
    suspects = rule.suspects(of: model, probabilities, labels: labels[...]) {
      samples.name(of: order[$0])
    }
    let isSmall = classCount <= LabelSuspects.mostClasses
    var joint =
      isSmall ? Array(repeating: [Int](repeating: 0, count: classCount), count: classCount) : []
    var (suggested, contradicted) = (
      [Int](repeating: 0, count: classCount), [Int](repeating: 0, count: classCount)
    )
    for (row, label) in labels.enumerated() {
      guard let answer = rule.suggestion(probabilities, row: row) else { continue }
      if isSmall { joint[Int(label)][answer] += 1 }
      suggested[Int(label)] += 1
      if answer != Int(label) { contradicted[Int(label)] += 1 }
    }
    self.joint = isSmall ? joint : nil
    thresholds = rule.thresholds
    estimatedErrors = LabelSuspects.estimatedErrors(
      counts: (0..<classCount).map(confidence.count), suggested: suggested,
      contradicted: contradicted)
    let tops = Tops(of: given).classes
    wrongRows = order.indices.filter { tops[$0] != labels[$0] }.map {
      samples.places[order[$0]].row
    }
  }
}

extension KeptSamples {
  /// The number of samples that are kept in the end.
  package var count: Int { min(places.count, limit) }

  /// Throws if labels are soft, if rows are lost, or if all labels are the same class.
  package func checkLabels() throws(NoAnswer) {
    if areSoft { throw .softLabels }
    if areLost { throw .rowsOfParts }
    guard Set(order.map { labels[$0] }).count > 1 else { throw .oneClass }
  }

  fileprivate func name(of place: Int) -> SampleName {
    SampleName(row: places[place].row, id: ids.map { $0[place] })
  }
}
