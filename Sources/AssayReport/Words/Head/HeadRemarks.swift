import AssayData
import AssayResults

/// A sentence at the head of a report, and the section that shows it in full.
struct Remark {
  let text: String
  let section: ReportSection?

  /// Nil without a text.
  init?(_ text: String?, _ section: ReportSection?) {
    guard let text else { return nil }
    (self.text, self.section) = (text, section)
  }
}

/// What a careful colleague says at once about models, beside which of them is better.
///
/// Margins that were asked for come first, and costs last, whatever else there is; between them models that are worth no more than a constant answer, a rare positive
/// class, a slice where a model is clearly worse or the order of two models turns, and an order that a temperature
/// turns.
struct HeadRemarks {
  private static let most = 4

  private let whole: WordedResults
  private let results: WordedResults
  private let isBrief: Bool

  /// - Parameters:
  ///   - results: The whole results.
  ///   - isBrief: Whether there is room for what is said, and not for how sure it is and what to do.
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

  /// Each of few models in a sentence, and of more those that are not better in one.
  private var skills: [String] {
    let skills = results.models.map { SkillWords(evaluation: $0, results: results) }
    let sentences = skills.compactMap(\.sentence)
    // The headline has said it of a single model.
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
