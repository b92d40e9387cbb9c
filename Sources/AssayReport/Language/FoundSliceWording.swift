import AssayResults

/// A slice that was found, and its evidence.
struct FoundSliceEvidence {
  let slice: String
  /// The model or models that the means are about.
  let subject: Subject
  let metric: String
  /// The means on the samples that the slice was tested on; the first with its unit.
  let inside: String
  let elsewhere: String
  /// The p-value, adjusted for all slices that were found.
  let p: String

  enum Subject {
    case model(String)
    case pair(baseline: String, candidate: String)
  }
}

/// The parameters of a search for slices.
struct FoundSliceSearch {
  /// The first columns, and the number of the others.
  let columns: [String]
  let moreColumns: Int
  /// The number of samples searched, and the total if only some were.
  let samples: Int
  let total: Int?
  let halves: (searched: Int, tested: Int)
  /// The least number of samples in a slice.
  let least: Int
  let pairs: (searched: Int, all: Int)
  let metric: String
  let level: String
}

/// Words about slices that are found automatically.
protocol FoundSliceWording {
  /// The conditions of a slice in running text: `region = EU and 31 < age ≤ 45`.
  func both(_ conditions: [String]) -> String
  /// The clearest slice, in a sentence of the verdict.
  func found(_ slice: FoundSliceEvidence) -> String
  /// How slices were searched for, and how to read the table.
  func foundNote(_ search: FoundSliceSearch) -> String
  /// Why no slices were searched for.
  func notSearched(because reason: String) -> String
  /// The first columns that were skipped, the number of others skipped, and the number beyond the
  /// limit of 64 columns.
  func unsearched(_ columns: [UnsearchedColumn], more: Int, beyond: Int) -> String
}
