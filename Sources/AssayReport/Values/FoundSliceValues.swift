import AssayData
import AssayResults
import AssayTemplate

/// The slices that were found automatically, one row each.
struct FoundSliceValues {
  let results: WordedResults

  private var wording: any Wording { results.wording }

  /// Null if they were not requested.
  var tree: TemplateValue {
    switch results.foundSlices {
    case nil: .null
    case .failure(let reason):
      [
        "reason": .text(wording.notSearched(because: wording.words(reason))),
        "is_empty": .bool(false), "has_rows": .bool(false), "rows": .list([]), "metric": "",
        "note": .null, "unsearched": .null,
      ]
    case .success(let found): tree(of: found)
    }
  }

  private func tree(of found: FoundSlices) -> TemplateValue {
    let words = results.words(found.metric).fitted(to: found.slices.map(\.interval))
    let slices = FoundSliceWords(results: results)
    return [
      "reason": .null, "is_empty": .bool(found.isEmpty && !found.columns.isEmpty),
      "has_rows": .bool(!found.slices.isEmpty),
      "rows": .list(found.slices.map { row($0, words, slices) }),
      "metric": .text(words.nameWithUnit),
      "note": .optional(found.columns.isEmpty ? nil : slices.note(found)),
      "unsearched": .optional(slices.unsearched(found)),
    ]
  }

  private func row(
    _ slice: FoundSlice, _ words: MetricWords, _ slices: FoundSliceWords
  ) -> TemplateValue {
    let text: (Double) -> String = {
      if case .model = slice.subject {
        words.text(Estimate.value($0))
      } else {
        words.text(Difference.value($0))
      }
    }
    return [
      "slice": .text(slices.name(slice)), "n": .text(Figures.count(slice.count)),
      "subject": .text(slices.name(slice.subject)), "inside": .text(text(slice.inside)),
      "elsewhere": .text(text(slice.elsewhere)),
      "difference": .text(words.text(Difference.value(slice.difference))),
      "interval": .optional(slice.interval.map(words.difference)),
      "p": .text(Figures.p(slice.adjustedP)), "is_clear": .bool(slice.isClear),
    ]
  }
}
