import AssayData
import AssayText

/// What to keep in mind, and what would mend it.
protocol CaveatWording {
  func pairedByPosition(_ files: String) -> String
  func sumsOff(_ owner: String, _ rows: Int, largest: String, of sample: String) -> String
  func renormalized(_ model: String, _ rows: Int, largest: String) -> String
  func classNumbers(_ files: String) -> String
  func oneHotCodes(_ files: String) -> String
  /// `columns`: the class that each column seems to be, in the order of the classes; `after`: the error rate
  /// that would be so.
  /// `isBinary`: one score may be of the other of two classes.
  func classOrder(
    _ model: String, _ columns: String, isBinary: Bool, error: String, after: String
  ) -> String
  func rowOrder(_ model: String, error: String, confidence: String) -> String
  func belowChance(_ model: String, error: String, chance: String) -> String
  /// `models`: those that say of every sample the same as another.
  func samePredictions(_ models: [String], more: Int, as other: String) -> String
  func equalsLabels(_ model: String) -> String
  /// `rows`: how many had one of these labels.
  func ignoredLabels(_ labels: String, _ count: Int, _ rows: Int) -> String
  func commonIDs(_ file: String, missing: Int, extra: Int) -> String
  /// `columns`: those of a file that look like scores.
  func unusedScores(_ file: String, _ columns: String, _ count: Int) -> String
  func maybeSwapped(_ labels: String, _ model: String) -> String
  func maybePredictions(_ file: String, _ column: String) -> String
  /// `averaged`: the error rate with ties broken by lot; `error`: as it is.
  func ties(_ model: String, _ rows: Int, error: String, averaged: String) -> String
  /// `finite`: the mean over the samples where it is finite; `isBinary`: of the binary cross-entropy;
  /// `isOfLogits`: finite logits make a loss too large for a number.
  func infiniteLoss(
    _ model: String, _ count: Int, named: String, finite: String?, isBinary: Bool,
    isOfLogits: Bool
  ) -> String
  /// What follows where the probabilities were given, and not logits.
  var logitsWouldBeFinite: String { get }
  func classesWithoutSamples(_ names: String, _ count: Int) -> String
  /// `effective`: so many samples of equal weight tell as much.
  func weighted(_ column: String, effective: String?, weightless: Int) -> String
  func grouped(_ column: String, _ groups: Int) -> String
  func singleClass(_ name: String) -> String
  /// What a sample without id is called, by its row from 1: `row 12`.
  func row(_ number: Int) -> String
}

/// Hashes and identifiers of 36 and 40 letters are shown whole.
private let mostOfID = 40

extension CaveatWording {
  /// What a sample is called: by its id where it has one, a long one without its middle.
  func name(_ sample: SampleName) -> String {
    sample.id.map { shortened($0, to: mostOfID) } ?? row(sample.row + 1)
  }

  /// The whole id where the name lacks its middle; else nil.
  func wholeID(_ sample: SampleName) -> String? {
    sample.id.flatMap { columns(of: $0) > mostOfID ? $0 : nil }
  }
}
