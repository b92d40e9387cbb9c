import AssayData

extension ResultsContext {
  /// Checks that all samples are shown, or at most as many as were asked for, and that each one's
  /// losses agree with its answers.
  func check(_ selection: SampleSelection, _ reader: FormReader) throws(ResultsFault) {
    let limit = options.sampleLimit
    // Older files show a small test set in full only up to the limit.
    try reader.expect(
      selection.isComplete ? count <= SampleSelection.whole(limit: limit) : count > limit,
      "options.samples", at: "samples", "complete")
    try reader.expect(
      selection.isComplete ? selection.samples.count == count : selection.samples.count <= limit,
      selection.isComplete ? "n" : "options.samples", at: "samples", "list")
    guard task == .classes else { return }
    for (place, sample) in selection.samples.enumerated() {
      for (name, model) in zip(models, sample.models) {
        try reader.expect(
          model.fits(sample, labelsAreSoft: labelsAreSoft), "probabilities",
          at: "samples", "list", "\(place + 1)", "models", name)
      }
    }
  }
}

extension SampleResults.ModelAnswer {
  /// Whether the error and the squared error follow from the answer and its probabilities.
  fileprivate func fits(_ sample: SampleResults, labelsAreSoft: Bool) -> Bool {
    let error = losses[MetricKey.errorRate]
    guard labelsAreSoft || error == nil || error == (isCorrect ? 0 : 1) else { return false }
    guard let probabilities else { return true }
    if let squares = losses[MetricKey.squaredError] {
      let expected = probabilities.indices.reduce(0) { sum, place in
        let gap = probabilities[place] - sample.share(of: place)
        return sum + gap * gap
      }
      guard squares.isNear(expected) else { return false }
    }
    return predicted.places.allSatisfy { probabilities[$0] == probabilities.max() }
  }
}
