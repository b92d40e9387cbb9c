package import AssayData

// Samples that are kept, as a test set to be measured again.
extension KeptSamples {
  /// The row of a kept sample.
  package func row(_ place: Int) -> Int { places[place].row }

  /// Whether every sample that should be kept is known: parts without ids may have lost theirs.
  package var areComplete: Bool { !areLost }

  /// Whether a model gives scores.
  package func hasScores(_ model: Int) -> Bool { models[model].kind != nil }

  /// Some of the kept samples with what some models say of them; models that give classes only are left out.
  ///
  /// - Parameters:
  ///   - kept: Their places.
  ///   - chosen: Places of models.
  ///   - shape: Classes and names.
  /// - Returns: The samples without ids.
  package func testSet(
    _ kept: [Int], of chosen: [Int], _ shape: TestSet.Shape
  ) -> TestSet {
    let labels: Labels
    if let shares = softLabels(of: kept) {
      labels = .soft(Probabilities(means: [shares]))
    } else {
      labels = .hard(kept.map { self.labels[$0] })
    }
    return TestSet(
      classes: shape.classes, positive: shape.positive, labels: labels,
      models: chosen.compactMap { model in
        scores(of: model)?.predictions(kept, classCount: classCount).map {
          TestSet.Model(
            name: shape.models[model], predictions: $0, precision: models[model].precision)
        }
      })
  }
}

extension KeptScores {
  /// How finely the scores are written.
  fileprivate var precision: Precision {
    Precision.allCases.first { $0.unit >= unit } ?? .half
  }

  /// The scores of some samples as they were given; nil without any.
  fileprivate func predictions(_ places: [Int], classCount: Int) -> Predictions? {
    guard let kind else { return nil }
    let matrix = Matrix(rows: places.count, columns: classCount) { row, column in
      values[places[row] * classCount + column]
    }
    switch kind {
    case .probabilities: return .probabilities(Probabilities(means: [matrix]))
    case .oneProbability(let given):
      return .positiveProbability(places.map { values[$0 * classCount + given] })
    case .logOdds: return .logits(matrix)
    }
  }
}
