package import AssayData

// Kept samples as a test set that can be measured again.
extension KeptSamples {
  /// The row of a kept sample.
  package func row(_ place: Int) -> Int { places[place].row }

  /// Whether all samples that should be kept are known; parts without ids may have lost some.
  package var areComplete: Bool { !areLost }

  /// Whether a model gives scores.
  package func hasScores(_ model: Int) -> Bool { models[model].kind != nil }

  /// Some of the kept samples with the predictions of some models; models that give only classes
  /// are left out.
  ///
  /// - Parameters:
  ///   - kept: The samples' places among the kept ones.
  ///   - chosen: The models' indices.
  ///   - shape: The classes, the positive class and the models' names.
  /// - Returns: A test set without ids.
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
  /// The precision of the scores.
  fileprivate var precision: Precision {
    Precision.allCases.first { $0.unit >= unit } ?? .half
  }

  /// The scores of some samples as the model gave them; nil if it gave none.
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
