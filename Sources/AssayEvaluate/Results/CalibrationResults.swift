import AssayResults

extension CalibrationResults {
  init(_ calibration: ModelCalibration) {
    self.init(
      meanConfidence: calibration.meanConfidence, overconfidence: calibration.overconfidence,
      equalWidth: Errors(calibration.errors),
      equalMass: calibration.equalMassErrors.map(Errors.init),
      classwise: calibration.classwiseError, brierTest: calibration.brierTest,
      logTest: calibration.logTest, corp: Parts(calibration),
      murphy: calibration.murphyOfConfidence.map(Murphy.init),
      bins: calibration.equalWidth.map(Bin.init),
      equalMassBins: calibration.equalMass.map(Bin.init))
  }
}

extension CalibrationResults.Errors {
  fileprivate init(_ errors: CalibrationErrors) {
    self.init(
      expected: errors.expected, expectedDebiased: errors.expectedDebiased,
      maximum: errors.maximum, squared: errors.squared,
      squaredDebiased: errors.squaredDebiased)
  }
}

extension CalibrationResults.Parts {
  fileprivate init?(_ calibration: ModelCalibration) {
    guard let miscalibration = calibration.miscalibration,
      let discrimination = calibration.discrimination, let uncertainty = calibration.uncertainty
    else { return nil }
    self.init(
      miscalibration: miscalibration, discrimination: discrimination, uncertainty: uncertainty)
  }
}

extension CalibrationResults.Murphy {
  fileprivate init(_ parts: MurphyDecomposition) {
    self.init(
      reliability: parts.reliability, resolution: parts.resolution,
      uncertainty: parts.uncertainty, withinBinVariance: parts.withinBinVariance,
      withinBinCovariance: parts.withinBinCovariance)
  }
}

extension CalibrationResults.Bin {
  fileprivate init(_ band: ModelCalibration.Band) {
    self.init(
      count: band.bin.count, right: band.bin.positives, meanConfidence: band.bin.meanScore,
      interval: band.interval)
  }
}
