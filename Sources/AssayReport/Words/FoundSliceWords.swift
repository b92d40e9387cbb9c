import AssayData
import AssayResults

/// Slices that were found automatically, in words.
struct FoundSliceWords {
  /// The most columns that a sentence names.
  static let named = 8

  let results: WordedResults

  private var wording: any Wording { results.wording }

  /// The clearest slice, in a sentence of the verdict; nil if none is clear.
  var sentence: String? {
    guard let found = try? results.foundSlices?.get(), let slice = found.clearest else {
      return nil
    }
    let words = results.words(found.metric).fitted(to: [slice.interval])
    return wording.found(
      FoundSliceEvidence(
        slice: name(slice), subject: subject(slice.subject), metric: words.name,
        inside: text(slice.inside, slice.subject, words) + words.unit,
        elsewhere: text(slice.elsewhere, slice.subject, words),
        p: Figures.pWords(slice.adjustedP)))
  }

  /// A mean in running text, without its unit; with its sign if it is of differences.
  private func text(
    _ mean: Double, _ subject: FoundSlice.Subject, _ words: MetricWords
  ) -> String {
    if case .pair = subject { words.text(Difference.value(mean)) } else { words.bare(.value(mean)) }
  }

  private func subject(_ subject: FoundSlice.Subject) -> FoundSliceEvidence.Subject {
    switch subject {
    case .model(let model): .model(results.models[model].name)
    case .pair(let baseline, let candidate):
      .pair(baseline: results.models[baseline].name, candidate: results.models[candidate].name)
    }
  }

  /// The model that a slice is about, or one model minus another.
  func name(_ subject: FoundSlice.Subject) -> String {
    switch self.subject(subject) {
    case .model(let name): name
    case .pair(let baseline, let candidate): "\(candidate) − \(baseline)"
    }
  }

  /// The conditions of a slice: `region = EU and 31 < age ≤ 45`.
  func name(_ slice: FoundSlice) -> String {
    wording.both(
      slice.conditions.map { condition in
        let column = briefName(condition.column)
        return switch condition.value {
        case .text(let text): "\(column) = \(briefName(wording.shown(text.text)))"
        case .number(let number): "\(column) = \(Figures.exact(number))"
        case .range(let above?, let upTo?):
          "\(Figures.exact(above)) < \(column) ≤ \(Figures.exact(upTo))"
        case .range(let above?, nil): "\(column) > \(Figures.exact(above))"
        case .range(nil, let upTo):
          "\(column)" + (upTo.map { " ≤ \(Figures.exact($0))" } ?? "")
        }
      })
  }

  /// How slices were searched for, and how to read the table.
  func note(_ found: FoundSlices) -> String {
    let total = results.count
    return wording.foundNote(
      FoundSliceSearch(
        columns: Array(found.columns.prefix(FoundSliceWords.named)),
        moreColumns: max(0, found.columns.count - FoundSliceWords.named), samples: found.count,
        total: found.count < total ? total : nil,
        halves: (found.searchedCount, found.testedCount), least: FoundSlices.least(of: found.count),
        pairs: (found.pairsSearched, found.pairs), metric: results.words(found.metric).name,
        level: wording.level(results.options.confidence.level)))
  }

  /// The columns that were not searched; nil if all were.
  func unsearched(_ found: FoundSlices) -> String? {
    guard !found.leftOut.isEmpty || found.moreColumns > 0 else { return nil }
    let shown = Array(found.leftOut.prefix(FoundSliceWords.named))
    return wording.unsearched(
      shown, more: found.leftOut.count - shown.count, beyond: found.moreColumns)
  }
}
