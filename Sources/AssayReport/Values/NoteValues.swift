import AssayResults
import AssayTemplate

/// What stands beneath sections to say how to read them.
struct NoteValues {
  let results: WordedResults

  private var say: any Wording { results.say }

  var tree: TemplateValue {
    let options = results.options
    let level = say.level(options.confidence.level)
    let baseline =
      results.models.count > 1
      ? results.models[results.baseline].name : nil
    let cochran = results.cochranQ.map {
      (p: Figures.pWords($0.p), statistic: Figures.brief($0.statistic))
    }
    let weight = options.weight
    return [
      "models": .optional(say.shownModels(results)),
      "pairs": .optional(say.shownPairs(results)),
      "by_weight": .optional(weight.map(say.byWeight)),
      "counted": .optional(weight.map { _ in say.weightsNotCounted }),
      "shares_by_weight": .optional(weight.map { _ in say.sharesByWeight }),
      "scoreboard": .text(say.scoreboardNote(level, baseline: baseline, isDrawn: true)),
      "scoreboard_in_text": .text(say.scoreboardNote(level, baseline: baseline, isDrawn: false)),
      "verdicts": .list(verdicts), "tests": .text(say.testsNote(cochran)),
      "confidence": .text(say.confidenceNote(level)),
      "slices": .text(say.slicesNote(results.words(results.sliceMetric).name, level)),
      "definitions": .text(
        say.definitionsNote(options.logBase.logarithm, say.unit(options.logBase))),
    ]
  }

  /// What each word of a verdict means.
  private var verdicts: [TemplateValue] {
    let risk = Figures.short(results.options.confidence.alpha)
    let verdicts: [PairedTest.Verdict] = [.tooFewSamples, .better, .noClearDifference]
    return verdicts.map { verdict in
      ["term": .text(say.term(verdict)), "meaning": .text(say.meaning(verdict, risk: risk))]
    }
  }
}
