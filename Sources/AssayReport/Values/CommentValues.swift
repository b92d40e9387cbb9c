import AssayData
import AssayResults
import AssayTemplate
import AssayText

/// The part of a comment on a pull request above the fold: the headline, a table of the primary
/// metrics, and the rules.
struct CommentValues {
  let results: WordedResults
  /// The changes since an older version; nil if absent.
  let diff: VersionDiff?
  let gates: [GateResult]
  /// The name by which the comment is found again.
  let name: String?
  let url: String?

  private var wording: any Wording { results.wording }

  var tree: TemplateValue {
    let changes = diff.map(changes) ?? (heads: [], rows: [])
    let caveats = HeadCaveats(results: results)
    let remarks = diff == nil ? HeadRemarks(results: results, isBrief: true).all : []
    let tree: [String: TemplateValue] = [
      "words": Label.tree(wording), "marker": .markup("<!-- assay: \(marker) -->"),
      "headline": .text(headline), "sentences": .list(sentences.prefix(5).map { .text($0) }),
      "suspicions": .list(caveats.suspicions.map { .text($0) }),
      "has_suspicions": .bool(!caveats.suspicions.isEmpty),
      "caveats": .list(caveats.others.map { .text($0) }),
      "has_caveats": .bool(!caveats.others.isEmpty),
      "facts": .text(facts),
      // Its characters were checked when it was given.
      "url": url.map { .markup($0) } ?? .null,
      "models_table": diff == nil ? HeadValues(ReportParts(results)).table : .null,
      "has_changes": .bool(diff != nil),
      "heads": .list(changes.heads.map { .text($0) }),
      "rows": .list(changes.rows.map { ["cells": .list($0.map { .text($0) })] }),
      "changed": .list(changed.map { .text($0) }),
      "has_remarks": .bool(!remarks.isEmpty), "remarks": .list(remarks.map { .text($0.text) }),
    ]
    return .object(
      tree.merging(
        GateValues(results: results, gates: gates, isBesideChanges: diff != nil).members
      ) { first, _ in first })
  }

  /// The name, without characters that could end the HTML comment that hides it.
  private var marker: String {
    var name = (name ?? results.title ?? "report").printableLine
    while name.contains("--") { name = name.replacing("--", with: "-") }
    return name.replacing(">", with: "").replacing("<", with: "")
  }

  private var facts: String {
    let parts = [
      wording.count(results.count, .sample), PositiveWords(results: results.brief).classes,
    ]
    let relation = diff.map { DiffWords(diff: $0, wording: wording).relation }
    return (parts + [relation].compactMap(\.self)).joined(separator: " · ")
  }

  var headline: String {
    diff.map { DiffHead(words: DiffWords(diff: $0, wording: wording)).headline }
      ?? HeadWords(results: results).headline
  }

  /// The findings that the headline leaves out.
  private var sentences: [String] {
    if let diff { return DiffHead(words: DiffWords(diff: diff, wording: wording)).sentences }
    return HeadWords(results: results).sentences
  }

  // MARK: - Tables

  private typealias Table = (heads: [String], rows: [[String]])

  /// The primary metrics of two versions, with a row for each model and metric.
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

  /// The numbers of samples that only the candidate gets right, and only the baseline; for two
  /// versions, those that became right or wrong.
  private var changed: [String] {
    if let diff {
      let words = DiffWords(diff: diff, wording: wording)
      // For one model, a sentence already says how many samples changed.
      return diff.models.count == 1 ? words.mixes(of: diff.models[0]) : words.parts
    }
    let shown = results.brief.shown
    let counts = shown.pairs.filter { $0.baseline == shown.baseline }.prefix(6).map { pair in
      (
        name: shown.models[pair.candidate].name, new: pair.outcomes.onlyCandidateRight,
        old: pair.outcomes.onlyBaselineRight
      )
    }
    return counts.isEmpty ? [] : [wording.onlyRight(counts, shown.models[shown.baseline].name)]
  }
}
