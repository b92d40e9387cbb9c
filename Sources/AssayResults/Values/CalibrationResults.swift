package import AssayStatistics

/// How well one model's probabilities match the observed shares.
package struct CalibrationResults: Sendable {
  package let meanConfidence: Double
  /// Mean confidence minus accuracy; above 0 the model is overconfident.
  package let overconfidence: Double
  /// The errors over bins of equal width, and over bins of equal numbers of samples.
  package let equalWidth: Errors
  package let equalMass: Errors?
  /// The mean over classes of each class's calibration error.
  package let classwise: Double?
  package let brierTest: CalibrationTest?
  package let logTest: CalibrationTest?
  package let corp: Parts?
  package let murphy: Murphy?
  package let bins: [Bin]
  package let equalMassBins: [Bin]

  /// The distance of confidence from the share of right answers, over bins.
  package struct Errors: Sendable, Equatable {
    /// The expected calibration error, from 0 to 1; the debiased one subtracts what chance alone
    /// adds.
    package let expected: Double
    package let expectedDebiased: Double
    /// The largest distance in a bin, from 0 to 1.
    package let maximum: Double
    package let squared: Double
    package let squaredDebiased: Double

    package init(
      expected: Double, expectedDebiased: Double, maximum: Double, squared: Double,
      squaredDebiased: Double
    ) {
      (self.expected, self.expectedDebiased) = (expected, expectedDebiased)
      (self.maximum, self.squared) = (maximum, squared)
      self.squaredDebiased = squaredDebiased
    }
  }

  /// The decomposition of the squared error of all classes: miscalibration − discrimination +
  /// uncertainty.
  package struct Parts: Sendable, Equatable {
    package let miscalibration: Double
    package let discrimination: Double
    package let uncertainty: Double

    package init(miscalibration: Double, discrimination: Double, uncertainty: Double) {
      (self.miscalibration, self.discrimination) = (miscalibration, discrimination)
      self.uncertainty = uncertainty
    }
  }

  /// Murphy's decomposition of the Brier score of confidence, and the parts that the bins hide.
  package struct Murphy: Sendable, Equatable {
    package let reliability: Double
    package let resolution: Double
    package let uncertainty: Double
    package let withinBinVariance: Double
    package let withinBinCovariance: Double

    package init(
      reliability: Double, resolution: Double, uncertainty: Double, withinBinVariance: Double,
      withinBinCovariance: Double
    ) {
      (self.reliability, self.resolution) = (reliability, resolution)
      (self.uncertainty, self.withinBinVariance) = (uncertainty, withinBinVariance)
      self.withinBinCovariance = withinBinCovariance
    }
  }

  /// A bin of a reliability diagram.
  package struct Bin: Sendable, Equatable {
    package let count: Int
    package let right: Int
    /// Nil if the bin is empty.
    package let meanConfidence: Double?
    /// The interval of the share of right answers; nil if the bin is empty or samples are in
    /// groups.
    package let interval: Interval?

    package init(count: Int, right: Int, meanConfidence: Double?, interval: Interval?) {
      (self.count, self.right) = (count, right)
      (self.meanConfidence, self.interval) = (meanConfidence, interval)
    }

    /// The share of right answers, from 0 to 1; nil if the bin is empty.
    package var shareRight: Double? { count == 0 ? nil : Double(right) / Double(count) }
  }

  package init(
    meanConfidence: Double, overconfidence: Double, equalWidth: Errors, equalMass: Errors?,
    classwise: Double?, brierTest: CalibrationTest?, logTest: CalibrationTest?, corp: Parts?,
    murphy: Murphy?, bins: [Bin], equalMassBins: [Bin]
  ) {
    (self.meanConfidence, self.overconfidence) = (meanConfidence, overconfidence)
    (self.equalWidth, self.equalMass, self.classwise) = (equalWidth, equalMass, classwise)
    (self.brierTest, self.logTest) = (brierTest, logTest)
    (self.corp, self.murphy) = (corp, murphy)
    (self.bins, self.equalMassBins) = (bins, equalMassBins)
  }
}
