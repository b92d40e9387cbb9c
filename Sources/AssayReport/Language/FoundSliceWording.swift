import AssayResults

/// A slice that was found, and what it is about.
struct FoundSliceEvidence {
  let slice: String
  /// Of what the means are.
  let subject: Subject
  let metric: String
  /// The means on the samples that it is tested on; the first with its unit.
  let inside: String
  let elsewhere: String
  /// p for all slices that were found.
  let p: String

  enum Subject {
    case model(String)
    case pair(baseline: String, candidate: String)
  }
}

/// What slices were looked for in.
struct FoundSliceSearch {
  /// The first columns, and how many more there are.
  let columns: [String]
  let moreColumns: Int
  /// The number of samples, where it is known of fewer than all with that of all.
  let samples: Int
  let total: Int?
  let halves: (searched: Int, tested: Int)
  /// A slice has this many samples.
  let least: Int
  let pairs: (searched: Int, all: Int)
  let metric: String
  let level: String
}

/// Words about slices that are found without being named.
protocol FoundSliceWording {
  /// The parts of a slice in running text: `region = EU and 31 < age ≤ 45`.
  func both(_ conditions: [String]) -> String
  /// The clearest slice, in a sentence of the verdict.
  func found(_ slice: FoundSliceEvidence) -> String
  /// How slices were looked for, and how to read the table.
  func foundNote(_ search: FoundSliceSearch) -> String
  /// Why nothing was looked for.
  func notSearched(because reason: String) -> String
  /// The first columns that were left out, how many more there are, and how many came behind the 64 that are searched.
  func unsearched(_ columns: [UnsearchedColumn], more: Int, beyond: Int) -> String
}
