package import AssayStatistics

/// Whether one model's probabilities are the shares that they promise.
package struct CalibrationResults: Sendable {
  package let meanConfidence: Double
  /// Mean confidence less accuracy: above 0 the model is too sure of itself.
  package let overconfidence: Double
  /// In bins of equal width, and of equal numbers of samples.
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

  /// How far confidence is from the share of right answers, over bins.
  package struct Errors: Sendable, Equatable {
    /// The expected calibration error, in 0 … 1, and less what chance alone adds to it.
    package let expected: Double
    package let expectedDebiased: Double
    /// The largest distance in a bin, in 0 … 1.
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

  /// The parts of the squared error of all classes: miscalibration − discrimination + uncertainty.
  package struct Parts: Sendable, Equatable {
    package let miscalibration: Double
    package let discrimination: Double
    package let uncertainty: Double

    package init(miscalibration: Double, discrimination: Double, uncertainty: Double) {
      (self.miscalibration, self.discrimination) = (miscalibration, discrimination)
      self.uncertainty = uncertainty
    }
  }

  /// Murphy's parts of the Brier score of confidence, and what the bins hide of it.
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
    /// Nil for an empty bin.
    package let meanConfidence: Double?
    /// Of the share of right answers; nil for an empty bin, and of samples in groups.
    package let interval: Interval?

    package init(count: Int, right: Int, meanConfidence: Double?, interval: Interval?) {
      (self.count, self.right) = (count, right)
      (self.meanConfidence, self.interval) = (meanConfidence, interval)
    }

    /// The share of right answers, in 0 … 1; nil for an empty bin.
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
