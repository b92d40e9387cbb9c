package import AssayData
package import AssayResults

/// The rule by which a model contradicts a label with confidence (Northcutt, Jiang and Chuang
/// 2021).
///
/// A class is a candidate for a sample if its probability reaches the class's threshold, which is
/// its mean probability over the samples with this label. The candidate with the largest
/// probability is suggested, the first of equals, and the label is suspect if another class is
/// suggested.
package struct SuspectRule: Sendable {
  /// The thresholds by class; nil for a class without samples, which is never a candidate.
  package let thresholds: [Double?]
  /// The thresholds, less what rounding may add to a mean.
  private let lowest: [Double]

  init(_ thresholds: [Double?]) {
    self.thresholds = thresholds
    lowest = thresholds.map { $0.map { $0 - 1e-12 } ?? .infinity }
  }

  /// The class that a sample's probabilities suggest; nil if there is no candidate.
  func suggestion(_ probabilities: Matrix, row: Int) -> Int? {
    var best: Int?
    for place in lowest.indices where probabilities[row, place] >= lowest[place] {
      if let known = best, probabilities[row, place] <= probabilities[row, known] { continue }
      best = place
    }
    return best
  }

  /// The suspect labels of some samples, in their order.
  ///
  /// - Parameters:
  ///   - model: The model's index.
  ///   - probabilities: The model's probabilities, `[n, K]`.
  ///   - labels: The class of each sample.
  ///   - name: Returns a sample's name, by its index.
  /// - Returns: One entry per suspect sample.
  package func suspects(
    of model: Int, _ probabilities: Matrix, labels: ArraySlice<Int32>,
    name: (Int) -> SampleName
  ) -> [FoundSuspect] {
    labels.enumerated().compactMap { row, label in
      guard let suggested = suggestion(probabilities, row: row), suggested != Int(label) else {
        return nil
      }
      let confidence = probabilities[row, Int(label)]
      var other = 0.0
      for place in lowest.indices where place != Int(label) {
        other = max(other, probabilities[row, place])
      }
      return FoundSuspect(
        model: model,
        suspect: LabelSuspect(
          sample: name(row), label: Int(label), suggested: suggested, margin: confidence - other,
          selfConfidence: confidence))
    }
  }
}

/// A sample whose label one model contradicts.
package struct FoundSuspect: Sendable {
  /// The model's index.
  package let model: Int
  package let suspect: LabelSuspect
}

extension TestSet {
  /// A model's probabilities in some rows; nil if it gives only classes.
  package func probabilities(_ model: Model, rows: Range<Int>) -> Matrix? {
    Distributions(
      model.predictions, rows: rows, classCount: classes.count, positive: positive ?? 1,
      isComplete: false)?.probabilities
  }
}
