import AssayData
import AssayResults

extension English {
  func both(_ conditions: [String]) -> String { conditions.joined(separator: " and ") }

  func found(_ slice: FoundSliceEvidence) -> String {
    let certainty =
      "searched on one half of the samples, tested on the other; \(slice.p) after Holm"
    return switch slice.subject {
    case .model(let model):
      "\(whose(model)) \(slice.metric) is higher where \(slice.slice): \(slice.inside) vs "
        + "\(slice.elsewhere) elsewhere (\(certainty))."
    case .pair(let baseline, let candidate):
      "In \(slice.metric), \(candidate) − \(baseline) is \(slice.inside) where \(slice.slice) "
        + "vs \(slice.elsewhere) elsewhere (\(certainty))."
    }
  }

  func foundNote(_ search: FoundSliceSearch) -> String {
    let samples =
      search.total.map {
        "; these are \(share(search.samples, of: $0, .sample)), picked by a hash of id or row"
      } ?? ""
    let (searched, tested) = search.halves
    let pairs = search.pairs
    let paired =
      pairs.all == 0
      ? ""
      : ", and \(share(pairs.searched, of: pairs.all)) \(pairs.all == 1 ? "pair" : "pairs") of them"
    let all = search.columns.count + search.moreColumns
    return
      "The search covered \(count(all, .column)) (\(list(search.columns, more: search.moreColumns)))\(paired). "
      + "Slices are searched on one half of the samples (\(Figures.count(searched))) and tested on the other "
      + "(\(Figures.count(tested))), by Welch’s test\(samples). Numeric columns with more than ten values are cut at their quintiles. A slice has at least "
      + "\(count(search.least, .sample)); two conditions together are listed where they deviate more than each alone. "
      + "Up to five are listed for each model and each pair of models: those whose \(search.metric), or difference "
      + "in it, exceeds the rest by two standard errors or more, the most first. Means are of the half tested; below "
      + "a difference is its \(search.level) interval, and p is adjusted for all slices listed (Holm 1979)."
  }

  func notSearched(because reason: String) -> String {
    "Slices were not searched: \(reason)."
  }

  func unsearched(_ columns: [UnsearchedColumn], more: Int, beyond: Int) -> String {
    let named = columns.map { column in
      switch column.reason {
      case .oneValue: "\(column.column) (one value)"
      case .tooManyValues: "\(column.column) (more than 1,000 texts)"
      case .name:
        "\(column.column) (named like ids, labels or predictions; \(Flag.slice) searches it)"
      }
    }
    let rest = beyond > 0 ? count(beyond, .column) + " beyond the first 64" : nil
    let parts = [named.isEmpty ? nil : list(named, more: more), rest].compactMap(\.self)
    return "Not searched: \(semicolons(parts))."
  }
}
