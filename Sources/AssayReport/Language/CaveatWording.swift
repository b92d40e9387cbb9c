import AssayData
import AssayText

/// The caveats, and what would resolve them.
protocol CaveatWording {
  func pairedByPosition(_ files: String) -> String
  func sumsOff(_ owner: String, _ rows: Int, largest: String, of sample: String) -> String
  func renormalized(_ model: String, _ rows: Int, largest: String) -> String
  func classNumbers(_ files: String) -> String
  func oneHotCodes(_ files: String) -> String
  /// `columns` names the class that each column seems to hold, in the order of the classes; `after`
  /// is the error rate with that order. `isBinary` means that the one score may belong to the other
  /// of two classes.
  func classOrder(
    _ model: String, _ columns: String, isBinary: Bool, error: String, after: String
  ) -> String
  func rowOrder(_ model: String, error: String, confidence: String) -> String
  func belowChance(_ model: String, error: String, chance: String) -> String
  /// `models` are those with the same predictions as another model on every sample.
  func samePredictions(_ models: [String], more: Int, as other: String) -> String
  func equalsLabels(_ model: String) -> String
  /// `rows` is the number of rows with one of these labels.
  func ignoredLabels(_ labels: String, _ count: Int, _ rows: Int) -> String
  func commonIDs(_ file: String, missing: Int, extra: Int) -> String
  /// `columns` are those in a file that look like scores.
  func unusedScores(_ file: String, _ columns: String, _ count: Int) -> String
  func maybeSwapped(_ labels: String, _ model: String) -> String
  func maybePredictions(_ file: String, _ column: String) -> String
  /// `averaged` is the error rate with ties broken at random; `error` is the error rate as it is.
  func ties(_ model: String, _ rows: Int, error: String, averaged: String) -> String
  /// `finite` is the mean over the samples with finite loss; `isBinary` means that the loss is the
  /// binary cross-entropy; `isOfLogits` means that the loss overflows because of large finite
  /// logits.
  func infiniteLoss(
    _ model: String, _ count: Int, named: String, finite: String?, isBinary: Bool,
    isOfLogits: Bool
  ) -> String
  /// Added if probabilities were given instead of logits.
  var logitsWouldBeFinite: String { get }
  func classesWithoutSamples(_ names: String, _ count: Int) -> String
  /// `effective` is the effective number of samples.
  func weighted(_ column: String, effective: String?, weightless: Int) -> String
  func grouped(_ column: String, _ groups: Int) -> String
  func singleClass(_ name: String) -> String
  /// The name of a sample without an id, by its row counted from 1: `row 12`.
  func row(_ number: Int) -> String
}

/// The longest id shown in full, so that hashes and UUIDs of 40 and 36 characters are.
private let mostOfID = 40

extension CaveatWording {
  /// The name of a sample: its id if it has one, with the middle left out if it is long; otherwise
  /// its row.
  func name(_ sample: SampleName) -> String {
    sample.id.map { shortened($0, to: mostOfID) } ?? row(sample.row + 1)
  }

  /// The full id if the name leaves out its middle; otherwise nil.
  func wholeID(_ sample: SampleName) -> String? {
    sample.id.flatMap { columns(of: $0) > mostOfID ? $0 : nil }
  }
}
