/// A model before and after temperature scaling, with the temperature fitted on one half of the
/// samples and evaluated on the other (Guo, Pleiss, Sun and Weinberger 2017).
///
/// The scores are logits, or logarithms of probabilities; scaling does not change the order of the
/// classes.
package struct TemperatureResults: Sendable {
  /// The fit on each half of the samples, by the lowest bit of their hashes.
  package let fits: [TemperatureFit]
  /// The floor for probabilities, below the model's resolution, from 2⁻⁵² to ½; nil if the scores
  /// are logits.
  package let epsilon: Double?
  /// The mean cross-entropy of these samples before scaling, in the unit of the results; ∞ if the
  /// loss of any sample is.
  package let before: Double
  /// The mean after each sample's scores are divided by the temperature of the other half.
  package let after: Double
  /// After minus before.
  package let change: Result<PairedTest, NoPairedTest>

  package init(
    fits: [TemperatureFit], epsilon: Double?, before: Double, after: Double,
    change: Result<PairedTest, NoPairedTest>
  ) {
    (self.fits, self.epsilon, self.before) = (fits, epsilon, before)
    (self.after, self.change) = (after, change)
  }

  /// The number of samples in both halves.
  package var count: Int { fits.reduce(0) { $0 + $1.count } }

  /// The temperature to divide by: the geometric mean of the two fits.
  package var temperature: Double {
    fits.reduce(1) { $0 * $1.temperature }.squareRoot()
  }

  /// Whether the two temperatures differ by more than a factor of two.
  package var isUnstable: Bool {
    let temperatures = fits.map(\.temperature)
    return (temperatures.max() ?? 1) > 2 * (temperatures.min() ?? 1)
  }

  /// Whether a fit reached the end of the range of temperatures, so that temperature scaling does
  /// not suffice.
  package var isAtBound: Bool { fits.contains { $0.state == .bound } }
}

/// The temperature with the smallest mean cross-entropy on some samples.
package struct TemperatureFit: Sendable, Equatable {
  /// The number of samples.
  package let count: Int
  /// The fewest samples for a fit.
  package static let leastSamples = 25
  /// From 0.01 to 100.
  package let temperature: Double
  package let state: State

  package init(count: Int, temperature: Double, state: State) {
    (self.count, self.temperature, self.state) = (count, temperature, state)
  }

  /// The raw values are the names in `results.json`.
  package enum State: String, Sendable, CaseIterable {
    case interior
    /// The loss decreases up to the end of the range.
    case bound
    /// The scores of each sample are all equal, so that temperature has no effect.
    case flat
  }
}
