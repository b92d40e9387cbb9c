import AssayChart
import AssayResults
import AssayTemplate

/// The confidence of each model and its share of right answers, on one axis.
struct HeadConfidence {
  private let results: WordedResults
  private let shares: [(says: Double, right: Double)?]
  private let domain: ClosedRange<Double>

  /// The possible widths of an axis of shares up to 1.
  private static let widths = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5]

  private let plotWidth: Double

  init(_ results: WordedResults, plotWidth: Double = 0) {
    (self.results, self.plotWidth) = (results, plotWidth)
    shares = results.models.map { model in
      model.calibration.map { ($0.meanConfidence, $0.meanConfidence - $0.overconfidence) }
    }
    let least = shares.compactMap { $0.map { min($0.says, $0.right) } }.min() ?? 0
    let width = HeadConfidence.widths.first { $0 >= (1 - least) * 1.02 } ?? 1
    domain = (1 - width)...1
  }

  var isKnown: Bool { shares.contains { $0 != nil } }

  func cell(_ model: Int) -> TemplateValue {
    guard let (says, right) = shares[model], let calibration = results.models[model].calibration
    else { return .null }
    let words = CalibrationWords(
      evaluation: results.models[model], calibration: calibration, results: results)
    let texts = words.shares
    return [
      "plot": .markup(
        ConfidencePlot(
          says: says, right: right, domain: domain, series: model, width: plotWidth
        ).svg),
      "shares": .text("\(texts.says)\u{A0}→\u{A0}\(texts.right)"),
      "text": .text(
        results.wording.saysAndIsRight(words.finding, says: texts.says, right: texts.right)),
    ]
  }

  /// `78% → 98%`; nil if unknown.
  func arrow(_ model: Int) -> String? {
    results.models[model].calibration.map {
      let texts = CalibrationWords(
        evaluation: results.models[model], calibration: $0, results: results
      ).shares
      return "\(texts.says) → \(texts.right)"
    }
  }
}
