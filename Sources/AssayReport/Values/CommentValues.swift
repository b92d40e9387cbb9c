import AssayData
import AssayResults
import AssayTemplate
import AssayText

/// What stands above the fold of a comment on a pull request: the headline, a table with the primary metrics, the rules.
struct CommentValues {
  let results: WordedResults
  /// What changed from an older version; nil without one.
  let diff: VersionDiff?
  let gates: [GateResult]
  /// By which the comment is found again.
  let name: String?
  let url: String?

  private var wording: any Wording { results.wording }

  var tree: TemplateValue {
    let table = diff.map(changes) ?? models
    let tree: [String: TemplateValue] = [
      "words": Label.tree(wording), "marker": .markup("<!-- assay: \(marker) -->"),
      "headline": .text(headline),
      "sentences": .list(headlines.dropFirst().prefix(5).map { .text($0) }),
      "suspicions": .list(suspicions.map { .text($0) }),
      "has_suspicions": .bool(!suspicions.isEmpty),
      "facts": .text(facts),
      // Its signs were looked at when it was given.
      "url": url.map { .markup($0) } ?? .null,
      "heads": .list(table.heads.map { .text($0) }),
      "rows": .list(table.rows.map { ["cells": .list($0.map { .text($0) })] }),
      "changed": .list(changed.map { .text($0) }),
    ]
    return .object(
      tree.merging(GateValues(results: results, gates: gates).members) { first, _ in first })
  }

  private var suspicions: [String] {
    results.caveats.filter(\.isSuspicion).shownWords(wording, logBase: results.options.logBase)
  }

  /// The name, in which nothing can end the comment that hides it.
  private var marker: String {
    var name = (name ?? results.title ?? "report").printableLine
    while name.contains("--") { name = name.replacing("--", with: "-") }
    return name.replacing(">", with: "").replacing("<", with: "")
  }

  private var facts: String {
    let parts = [
      wording.count(results.count, .sample), wording.count(results.classes.count, .class),
    ]
    let relation = diff.map { DiffWords(diff: $0, wording: wording).relation }
    return (parts + [relation].compactMap(\.self)).joined(separator: " · ")
  }

  var headline: String { headlines.first ?? wording.label(.assayReport) }

  /// What is claimed, without numbers, which the table has.
  private var headlines: [String] {
    if let diff { return DiffWords(diff: diff, wording: wording).claims }
    if let overview = Overview(results: results).sentence { return [overview] }
    let claims = results.shown.pairs.compactMap { Claim($0, in: results.shown)?.sentence }
    return claims.isEmpty ? Array(Verdict(results: results).sentences.prefix(1)) : claims
  }

  // MARK: - Tables

  private typealias Table = (heads: [String], rows: [[String]])

  /// The primary metrics, a row a model.
  private var models: Table {
    let shown = results.shown
    let keys = shown.options.primary
    let hasPairs = !shown.pairs.isEmpty
    let heads =
      [wording.label(.model)]
      + keys.flatMap { key -> [String] in
        let words = shown.words(key)
        let name = "\(words.nameWithUnit) \(words.arrow)"
        return hasPairs ? [name, wording.label(.difference), ""] : [name]
      } + [wording.label(.confidentAndRight)]
    let rows = shown.models.indices.map { index -> [String] in
      let model = shown.models[index]
      let pair = shown.pair(of: index)
      let cells = keys.flatMap { key -> [String] in
        let words = shown.words(key)
        let value = words.text(model.estimate(key))
        return hasPairs ? [value] + difference(pair, key, words) : [value]
      }
      let confidence = model.calibration.map {
        let shares = CalibrationWords(evaluation: model, calibration: $0, results: shown).shares
        return "\(shares.says) → \(shares.right)"
      }
      let name =
        hasPairs && index == shown.baseline
        ? model.name + wording.bracketed(wording.label(.baseline)) : model.name
      return [name] + cells + [confidence ?? "—"]
    }
    return (heads, rows)
  }

  /// A difference with its interval, and its word.
  private func difference(_ pair: PairResults?, _ key: String, _ words: MetricWords) -> [String] {
    guard let pair else { return ["", ""] }
    let test = pair.test(key)
    let interval = test?.interval.map { " " + words.difference($0) } ?? ""
    let difference = pair.difference(key)
    return [
      words.text(difference) + interval,
      test.map { wording.change($0) } ?? wording.word(difference),
    ]
  }

  /// The primary metrics of two versions, a row a model and metric.
  private func changes(_ diff: VersionDiff) -> Table {
    let words = DiffWords(diff: diff, wording: wording)
    let heads = [
      wording.label(.model), wording.label(.metric), wording.label(.old), wording.label(.new),
      wording.label(.change), wording.label(.interval), "",
    ]
    let rows = diff.models.flatMap { model in
      words.rows(ofPrimary: model).map { row in
        [
          model.new, "\(row.name) \(row.arrow)", row.old, row.new, row.change, row.interval,
          row.outcome,
        ]
      }
    }
    return (heads, rows)
  }

  /// How many samples each candidate gets newly right and wrong.
  private var changed: [String] {
    if let diff { return DiffWords(diff: diff, wording: wording).parts }
    return results.shown.pairs.filter { $0.baseline == results.baseline }.prefix(5).map { pair in
      results.shown.models[pair.candidate].name + wording.label(.colon)
        + wording.changed(
          newlyWrong: pair.outcomes.onlyBaselineRight, newlyRight: pair.outcomes.onlyCandidateRight)
    }
  }
}
