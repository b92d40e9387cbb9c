import AssayBytes
import AssayData
import AssayNumerics
package import AssayResults

/// A model whose scores are divided by a temperature that is fitted on one half of the samples and
/// evaluated on the other (Guo, Pleiss, Sun and Weinberger 2017).
package struct TemperatureRefit: Sendable {
  /// The smallest probability that counts, from 2⁻⁵² to ½, since smaller ones are below the model's
  /// precision; nil for logits.
  package let epsilon: Double?
  /// The precision of the scores: the distance from 1 to the next larger number.
  package let unit: Double
  /// The fit on each half.
  package let fits: [TemperatureFit]
  /// The rows of the samples, and their losses before and after, in nats.
  package let rows: [Int]
  package let before: [Double]
  /// Each loss uses the temperature of the other half.
  package let after: [Double]

  /// Fits a model.
  ///
  /// - Parameters:
  ///   - samples: The kept samples.
  ///   - model: The model's index.
  /// - Throws: The reason why nothing can be fitted.
  package init(_ samples: KeptSamples, model: Int) throws(NoAnswer) {
    guard !samples.areLost else { throw .rowsOfParts }
    guard let scores = samples.scores(of: model) else { throw .classesOnly }
    let order = samples.order
    // Indices in the order of the rows.
    let places = [0, 1].map { half in
      order.indices.filter { samples.half(of: order[$0]) == half }
    }
    guard places.allSatisfy({ $0.count >= TemperatureFit.leastSamples }) else { throw .fewSamples }
    let epsilon = scores.epsilon(of: order, classCount: samples.classCount)
    let halves = places.map { places in
      let kept = places.map { order[$0] }
      return TemperedScores(
        scores.tempered(kept, classCount: samples.classCount, epsilon: epsilon),
        labels: kept.map { samples.labels[$0] }, shares: samples.softLabels(of: kept))
    }
    var fits: [TemperatureFit] = []
    for half in halves {
      guard let fit = half.bestTemperature else { throw .tooLarge }
      fits.append(fit)
    }
    var after = [Double](repeating: 0, count: order.count)
    for half in 0...1 {
      let losses = halves[half].losses(at: fits[1 - half].temperature)
      for (place, loss) in zip(places[half], losses) { after[place] = loss }
    }
    (self.epsilon, self.fits, self.after) = (epsilon, fits, after)
    unit = scores.unit
    rows = order.map { samples.places[$0].row }
    before = order.map { scores.losses[$0] }
  }
}

extension KeptScores {
  /// The smallest probability that counts: half the smallest one above 0 among these samples, but
  /// at least 2⁻⁵²; nil for logits.
  fileprivate func epsilon(of places: [Int], classCount: Int) -> Double? {
    if case .logOdds = kind { return nil }
    var smallest = 1.0
    for place in places {
      for value in scores(of: place, classCount: classCount) where value > 0 {
        smallest = min(smallest, value)
      }
    }
    return max(.ulpOfOne, smallest / 2)
  }

  /// The scores of some samples that a temperature divides: logits, or logarithms of probabilities.
  fileprivate func tempered(_ places: [Int], classCount: Int, epsilon: Double?) -> Matrix {
    var matrix = Matrix(rows: places.count, columns: classCount) { row, column in
      values[places[row] * classCount + column]
    }
    guard let epsilon else { return matrix }
    let floor = Lanes(repeating: Mathematics.log(epsilon))
    let logarithm: (Lanes) -> Lanes = { Mathematics.log($0).maximum(floor) }
    guard case .oneProbability(let given) = kind else {
      matrix.map(logarithm)
      return matrix
    }
    matrix.map(given, into: 1 - given) { Mathematics.log1p(-$0).maximum(floor) }
    matrix.map(given, into: given, logarithm)
    return matrix
  }
}
