import AssayCompare
import AssayEvaluate
import AssayTemplate

/// What stands beneath sections to say how to read them.
struct NoteValues {
  let comparison: Comparison

  private var say: any Wording { comparison.say }

  var tree: TemplateValue {
    let options = comparison.options
    let level = say.level(options.confidence.level)
    let baseline =
      comparison.evaluations.count > 1
      ? comparison.evaluations[comparison.baseline].model : nil
    let cochran = comparison.cochranQ.map {
      (p: Figures.pWords($0.p), statistic: Figures.brief($0.statistic))
    }
    let weight = options.weight
    return [
      "models": .optional(say.shownModels(comparison)),
      "pairs": .optional(say.shownPairs(comparison)),
      "by_weight": .optional(weight.map(say.byWeight)),
      "counted": .optional(weight.map { _ in say.weightsNotCounted }),
      "shares_by_weight": .optional(weight.map { _ in say.sharesByWeight }),
      "scoreboard": .text(say.scoreboardNote(level, baseline: baseline, isDrawn: true)),
      "scoreboard_in_text": .text(say.scoreboardNote(level, baseline: baseline, isDrawn: false)),
      "verdicts": .list(verdicts), "tests": .text(say.testsNote(cochran)),
      "confidence": .text(say.confidenceNote(level)),
      "slices": .text(say.slicesNote(comparison.words(comparison.sliceMetric).name, level)),
      "definitions": .text(
        say.definitionsNote(options.logBase.logarithm, say.unit(options.logBase))),
    ]
  }

  /// What each word of a verdict means.
  private var verdicts: [TemplateValue] {
    let risk = Figures.short(comparison.options.confidence.alpha)
    let verdicts: [PairedTest.Verdict] = [.tooFewSamples, .better, .noClearDifference]
    return verdicts.map { verdict in
      ["term": .text(say.term(verdict)), "meaning": .text(say.meaning(verdict, risk: risk))]
    }
  }
}
