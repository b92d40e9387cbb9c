/// A model before and after its scores are divided by a temperature, which was fitted on one half of the samples
/// and judged on the other (Guo, Pleiss, Sun and Weinberger 2017).
///
/// The scores are logits, or the logarithms of probabilities; the order of the classes does not change.
package struct TemperatureResults: Sendable {
  /// The fit on each half of the samples, in the order of the lowest bit of their hashes.
  package let fits: [TemperatureFit]
  /// Smaller probabilities count as this one, which is below what the model can say; 2⁻⁵² to ½; nil of logits.
  package let epsilon: Double?
  /// The mean cross-entropy of these samples as the model is, in the unit of the results; ∞ if a sample's is.
  package let before: Double
  /// The same where each sample's scores are divided by the temperature of the other half.
  package let after: Double
  /// After less before.
  package let change: Result<PairedTest, NoPairedTest>

  package init(
    fits: [TemperatureFit], epsilon: Double?, before: Double, after: Double,
    change: Result<PairedTest, NoPairedTest>
  ) {
    (self.fits, self.epsilon, self.before) = (fits, epsilon, before)
    (self.after, self.change) = (after, change)
  }

  /// The number of samples that it is known of.
  package var count: Int { fits.reduce(0) { $0 + $1.count } }

  /// The temperature to divide by: the geometric mean of the two.
  package var temperature: Double {
    fits.reduce(1) { $0 * $1.temperature }.squareRoot()
  }

  /// Whether the two temperatures differ by more than a factor of two.
  package var isUnstable: Bool {
    let temperatures = fits.map(\.temperature)
    return (temperatures.max() ?? 1) > 2 * (temperatures.min() ?? 1)
  }

  /// Whether a fit ran into the end of the range of temperatures, so that another model is needed than a temperature.
  package var isAtBound: Bool { fits.contains { $0.state == .bound } }
}

/// The temperature of the smallest mean cross-entropy on some samples.
package struct TemperatureFit: Sendable, Equatable {
  /// The number of samples.
  package let count: Int
  /// Fewer samples fit nothing.
  package static let leastSamples = 25
  /// 0.01 to 100.
  package let temperature: Double
  package let state: State

  package init(count: Int, temperature: Double, state: State) {
    (self.count, self.temperature, self.state) = (count, temperature, state)
  }

  /// The names are those of `results.json`.
  package enum State: String, Sendable, CaseIterable {
    case interior
    /// The loss falls up to the end of the range.
    case bound
    /// No sample's scores differ, so that nothing changes.
    case flat
  }
}
