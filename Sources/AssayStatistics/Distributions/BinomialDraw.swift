package import AssayNumerics

extension Binomial {
  /// Draws from the distribution, with as many random numbers as needed.
  ///
  /// If fewer than 10 successes are expected, they are counted up from 0 by inversion. Otherwise
  /// the draw uses W. Hörmann's transformed rejection BTRS, "The generation of binomial random
  /// variates" (1993), with Loader's probabilities, which are accurate to 10⁹ trials and beyond.
  package func draw(using generator: inout SplitMix64) -> Int {
    if probability > 0.5 {
      let failures = Binomial(possibleTrials: trials, 1 - probability)
      return trials - failures.draw(using: &generator)
    }
    guard trials > 0, probability > 0 else { return 0 }
    return Double(trials) * probability < 10
      ? inverted(generator.unit()) : rejected(using: &generator)
  }

  /// The smallest k with P(X ≤ k) ≥ u.
  private func inverted(_ u: Double) -> Int {
    let odds = probability / (1 - probability)
    var rest = u
    var mass = Mathematics.exp(Double(trials) * Mathematics.log1p(-probability))
    var k = 0
    while rest > mass, k < trials, mass > 0 {
      rest -= mass
      mass *= Double(trials - k) / Double(k + 1) * odds
      k += 1
    }
    return k
  }

  private func rejected(using generator: inout SplitMix64) -> Int {
    let n = Double(trials)
    let deviation = (n * probability * (1 - probability)).squareRoot()
    let b = 1.15 + 2.53 * deviation
    let a = -0.0873 + 0.0248 * b + 0.01 * probability
    let alpha = (2.83 + 5.1 / b) * deviation
    let alwaysAccepted = 0.92 - 4.2 / b
    // Nine draws in ten are accepted without this value.
    lazy var atMode = logMass(min(Int(((n + 1) * probability).rounded(.down)), trials))
    while true {
      let u = generator.unit() - 0.5
      let v = generator.unit()
      let room = 0.5 - u.magnitude
      let place = ((2 * a / room + b) * u + n * probability + 0.5).rounded(.down)
      guard place >= 0, place <= n, place < 0x1p63 else { continue }
      let k = min(Int(place), trials)
      if room >= 0.07, v <= alwaysAccepted { return k }
      if Mathematics.log(v * alpha / (a / (room * room) + b)) <= logMass(k) - atMode { return k }
    }
  }
}
