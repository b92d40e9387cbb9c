import AssayData
import AssayResults

/// A sentence at the head of a report, and the section that shows it in full.
struct Remark {
  let text: String
  let section: ReportSection?

  /// Nil if there is no text.
  init?(_ text: String?, _ section: ReportSection?) {
    guard let text else { return nil }
    (self.text, self.section) = (text, section)
  }
}

/// The most important remarks about models, apart from which of them is better.
///
/// Requested margins come first and costs last, regardless of the number of remarks. Between them
/// come models that are no better than a constant prediction, a rare positive class, a slice in
/// which a model is clearly worse or in which the order of two models is reversed, and an order
/// that temperature scaling reverses.
struct HeadRemarks {
  private static let most = 4

  private let whole: WordedResults
  private let results: WordedResults
  private let isBrief: Bool

  /// - Parameters:
  ///   - results: The complete results.
  ///   - isBrief: Whether to leave out the certainty of remarks and the advice.
  init(results: WordedResults, isBrief: Bool = false) {
    whole = results.brief
    (self.results, self.isBrief) = (whole.shown, isBrief)
  }

  var all: [Remark] {
    let slices = SliceWords(results: whole)
    let remarks =
      MarginSentences(results: results).all.map { Remark($0, .scoreboard) }
      + skills.map { Remark($0, .scoreboard) }
      + PositiveWords(results: results).sentences.map { Remark($0, .scoreboard) }
      + [
        Remark(slices.firstReversal, .slices), Remark(slices.worst, .slices),
        Remark(RefitWords(results: results).firstTurn(isBrief: isBrief), .confidence),
      ]
    return remarks.compactMap(\.self).prefix(HeadRemarks.most)
      + [Remark(CostWords(results: results).sentence, .ranking)].compactMap(\.self)
  }

  /// A sentence for each model if there are few; otherwise, one sentence for all that are not
  /// better.
  private var skills: [String] {
    let skills = results.models.map { SkillWords(evaluation: $0, results: results) }
    let sentences = skills.compactMap(\.sentence)
    // For a single model, the headline already says it.
    guard results.models.count > 1 else { return [] }
    guard sentences.count > 1 else { return sentences }
    return [(true, false), (true, true), (false, false), (false, true)].compactMap {
      isWorse, ofClassesOnly in
      let found = skills.filter {
        switch $0.outcome {
        case .worse(let isOfClasses): isWorse && isOfClasses == ofClassesOnly
        case .notShown(let isOfClasses): !isWorse && isOfClasses == ofClassesOnly
        case .better, .unknown: false
        }
      }
      let names = found.map(\.evaluation.name)
      guard !names.isEmpty else { return nil }
      let values = found.compactMap(\.value)
      let metrics = Set(values.map(\.metric))
      let isShown = names.count <= 6 && values.count == names.count && metrics.count == 1
      return results.wording.noSkill(
        Array(names.prefix(6)), more: max(0, names.count - 6), isWorse: isWorse,
        ofClassesOnly: ofClassesOnly,
        skills: isShown ? metrics.first.map { ($0, values.map(\.text)) } : nil)
    }
  }
}
