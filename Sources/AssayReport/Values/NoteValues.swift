import AssayResults
import AssayTemplate

/// The notes below sections that explain how to read them.
struct NoteValues {
  let results: WordedResults

  private var wording: any Wording { results.wording }

  var tree: TemplateValue {
    let options = results.options
    let level = wording.level(options.confidence.level)
    let baseline =
      results.models.count > 1
      ? results.models[results.baseline].name : nil
    let cochran = results.cochranQ.map {
      (p: Figures.pWords($0.p), statistic: Figures.brief($0.statistic))
    }
    let weight = options.weight
    let isByModel = results.models.count > ScoreboardValues.mostColumns
    return [
      "models": .optional(wording.shownModels(results)),
      "pairs": .optional(wording.shownPairs(results)),
      "by_weight": .optional(weight.map(wording.byWeight)),
      "counted": .optional(weight.map { _ in wording.weightsNotCounted }),
      "shares_by_weight": .optional(weight.map { _ in wording.sharesByWeight }),
      "scoreboard": .text(
        wording.scoreboardNote(level, baseline: baseline, isDrawn: true, isByModel: isByModel)),
      "scoreboard_in_text": .text(
        wording.scoreboardNote(level, baseline: baseline, isDrawn: false, isByModel: isByModel)),
      "intervals": .optional(intervals(level)),
      "doubts": .list(doubts.map { .text($0) }),
      "families": .text(
        wording.familiesNote(
          options.primary.map { results.words($0).name },
          replaced: HeadMetrics(results).isReplaced
            ? results.words(results.task.primaryLoss).name : nil,
          ofPairs: options.comparesAllPairs,
          hasMargins: !options.margins.isEmpty)),
      "samples_needed": .text(
        wording.label(options.group == nil ? .samplesNeeded : .groupsNeeded)),
      "verdicts": .list(verdicts), "tests": .text(wording.testsNote(cochran)),
      "classes": .optional(
        results.models.contains { model in
          model.classes.contains { $0.bounds.values.contains { $0.bounds != nil } }
        }
          ? wording.classesNote(level, baseline: baseline) : nil),
      "confidence": .text(wording.confidenceNote(level)),
      "slices": .text(wording.slicesNote(results.words(results.sliceMetric).name, level)),
      "definitions": .text(
        wording.definitionsNote(options.logBase.logarithm, wording.unit(options.logBase))),
    ]
  }

  /// How the intervals of metrics are computed; nil if absent.
  private func intervals(_ level: String) -> String? {
    var groups: [(method: String, metrics: [String])] = []
    for metric in ScoreboardValues(results: results).rows {
      guard let bounds = results.models.lazy.compactMap({ $0.bounds(metric.key) }).first else {
        continue
      }
      let method = wording.words(bounds.method)
      let place = groups.firstIndex { $0.method == method } ?? groups.endIndex
      if place == groups.endIndex { groups.append((method, [])) }
      groups[place].metrics.append(wording.name(metric))
    }
    guard !groups.isEmpty else { return nil }
    let parts = groups.map { $0.method + wording.bracketed(wording.commas($0.metrics)) }
    return wording.intervals(level) + wording.label(.colon) + wording.semicolons(parts)
      + wording.label(.stop)
  }

  /// Why the values marked with ⚠ are approximate.
  private var doubts: [String] {
    DoubtWords(results: results, metrics: ScoreboardValues(results: results).rows).sentences
      .map { "⚠ " + $0 }
  }

  /// The meaning of each verdict.
  private var verdicts: [TemplateValue] {
    let risk = Figures.short(results.options.confidence.alpha)
    let verdicts: [PairedTest.Verdict] = [.tooFewSamples, .better, .noClearDifference]
    return verdicts.map { verdict in
      [
        "term": .text(wording.term(verdict)),
        "meaning": .text(wording.meaning(verdict, risk: risk)),
      ]
    }
  }
}
