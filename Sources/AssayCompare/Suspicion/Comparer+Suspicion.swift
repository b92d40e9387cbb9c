import AssayData
import AssayEvaluate
import AssayResults

extension Comparer {
  /// Caveats about answers that look wrong, shown before all others.
  func suspicions(
    _ evaluations: [Evaluation], _ pairs: [PairedComparison]
  ) -> [Caveat] {
    guard shape.task == .classes, !shape.labelsAreSoft else { return [] }
    return evaluations.flatMap(suspicions(of:))
      + pairs.filter(\.isSame).map {
        .samePredictions(
          model: evaluations[$0.candidate].model, other: evaluations[$0.baseline].model)
      }
  }

  private func suspicions(of evaluation: Evaluation) -> [Caveat] {
    let found = ModelSuspicion(
      evaluation.confusion, meanConfidence: evaluation.scores?.calibration?.meanConfidence)
    let count = Double(max(1, found.count))
    let error = 1 - Double(found.agreements) / count
    if found.classOrderIsSuspected {
      return [
        .classOrder(
          model: evaluation.model, columns: found.classOfColumn.map { shape.classes.names[$0] },
          error: error, after: 1 - Double(found.agreementsAfter) / count)
      ]
    }
    if found.rowOrderIsSuspected, let confidence = found.meanConfidence {
      return [.rowOrder(model: evaluation.model, error: error, confidence: confidence)]
    }
    if found.isBelowChance {
      return [
        .belowChance(model: evaluation.model, error: error, chance: 1 - found.expected / count)
      ]
    }
    return evaluation.equalsLabels ? [.equalsLabels(model: evaluation.model)] : []
  }
}

extension Evaluation {
  /// With fewer samples, all answers may be right by skill.
  private static let fewSamples = 20

  /// Whether every answer is the label and nothing is uncertain: the true class has probability 1
  /// within rounding, or there are no probabilities at all.
  fileprivate var equalsLabels: Bool {
    guard count >= Evaluation.fewSamples, estimate(MetricKey.errorRate).finite == 0 else {
      return false
    }
    guard scores != nil else { return true }
    return estimate(MetricKey.crossEntropy).finite.map { $0 <= 4 * .ulpOfOne } ?? false
  }
}
