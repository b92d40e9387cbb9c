import AssayData

extension ResultsContext {
  /// Checks that the bins hold every sample and that the errors follow from the bins.
  func checkCalibration(_ model: ModelResults, _ reader: FormReader) throws(ResultsFault) {
    let error = model.estimate(MetricKey.calibrationError).finite
    guard let calibration = model.calibration else {
      // If samples have weights, only the errors are known.
      return try reader.expect(
        error == nil || options.weight != nil, "estimates", at: "calibration", model.name)
    }
    try checkBins(calibration.bins, model, "bins", reader)
    for (index, bin) in calibration.bins.enumerated() {
      let edges = [index, index + 1].map { Double($0) / Double(Metric.calibrationBins) }
      let fits = bin.meanConfidence.map { edges[0] - 1e-9 <= $0 && $0 <= edges[1] + 1e-9 } ?? true
      try reader.expect(fits, "the edges of bins", at: "calibration", model.name, "bins")
    }
    try reader.expect(
      calibration.equalWidth.areOf(calibration.bins), "bins",
      at: "calibration", model.name, "equal_width")
    try reader.expect(
      error == calibration.equalWidth.expected
        && model.estimate(MetricKey.maximumCalibrationError).finite
          == calibration.equalWidth.maximum,
      "estimates", at: "calibration", model.name, "equal_width")
    let mean = calibration.bins.meanConfidence
    try reader.expect(
      calibration.meanConfidence.isNear(mean), "bins",
      at: "calibration", model.name, "mean_confidence")
    let share = Double(model.correct) / Double(max(1, count))
    try reader.expect(
      calibration.overconfidence.isNear(mean - share), "bins",
      at: "calibration", model.name, "overconfidence")
    guard let errors = calibration.equalMass else {
      return try reader.expect(
        calibration.equalMassBins.isEmpty, "equal_mass",
        at: "calibration", model.name, "equal_mass_bins")
    }
    try checkBins(calibration.equalMassBins, model, "equal_mass_bins", reader)
    try reader.expect(
      errors.areOf(calibration.equalMassBins), "equal_mass_bins",
      at: "calibration", model.name, "equal_mass")
  }

  private func checkBins(
    _ bins: [CalibrationResults.Bin], _ model: ModelResults, _ key: String, _ reader: FormReader
  ) throws(ResultsFault) {
    guard bins.count == Metric.calibrationBins else {
      throw reader.fault(
        .length(expected: Metric.calibrationBins, found: bins.count),
        at: ["calibration", model.name, key])
    }
    try reader.expect(
      bins.reduce(0) { $0 + $1.count }, addsUpTo: count, at: "calibration", model.name, key)
    try reader.expect(
      bins.reduce(0) { $0 + $1.right } == model.correct, "right",
      at: "calibration", model.name, key)
    let means = bins.compactMap(\.meanConfidence)
    try reader.expect(
      bins.allSatisfy { ($0.meanConfidence == nil) == ($0.count == 0) }
        && zip(means, means.dropFirst()).allSatisfy { $0 <= $1 + 1e-9 },
      "the order of bins", at: "calibration", model.name, key)
  }
}

extension [CalibrationResults.Bin] {
  /// The mean of a number over the samples of all bins.
  fileprivate func mean(_ value: (CalibrationResults.Bin) -> Double) -> Double {
    let count = reduce(0) { $0 + $1.count }
    return reduce(0) { $0 + Double($1.count) * value($1) } / Double(Swift.max(1, count))
  }

  fileprivate var meanConfidence: Double { mean { $0.meanConfidence ?? 0 } }
}

extension CalibrationResults.Errors {
  /// Whether these errors follow from the given bins.
  fileprivate func areOf(_ bins: [CalibrationResults.Bin]) -> Bool {
    func gap(_ bin: CalibrationResults.Bin) -> Double {
      ((bin.shareRight ?? 0) - (bin.meanConfidence ?? 0)).magnitude
    }
    return expected.isNear(bins.mean(gap)) && maximum.isNear(bins.map(gap).max() ?? 0)
      && squared.isNear(bins.mean { gap($0) * gap($0) })
  }
}
