import AssayCompare
import AssayData
import AssayReport
import AssayResults
import AssaySamples

extension Report {
  /// Finds the suspect labels among the kept samples.
  ///
  /// - Parameter comparer: The measurements.
  /// - Returns: The suspects.
  /// - Throws: ``AssayError/input(_:)`` if there can be no suspects.
  static func keptSuspects(_ comparer: Comparer) throws(AssayError) -> SuspectList {
    guard let kept = comparer.keptSuspects else {
      throw .input(
        "suspect labels cannot be found: only the core metrics were measured; leave the suspects out"
      )
    }
    do throws(NoAnswer) {
      return try kept.get()
    } catch {
      let cure =
        error == .rowsOfParts
        ? "summarize parts with ids, or leave the suspects out" : "leave the suspects out"
      throw .input("suspect labels cannot be found: \(error.whyNoSuspects); \(cure)")
    }
  }

  /// Finds the suspect labels among all samples of files.
  ///
  /// If there are more samples than are kept, the files are read twice more: for the thresholds,
  /// then for the labels that are suspect by them.
  ///
  /// - Parameters:
  ///   - comparer: The measurements.
  ///   - stream: The files.
  ///   - jobs: The number of workers.
  ///   - progress: A handler for the progress of reading.
  /// - Returns: The suspects; those among the kept samples if a file, as a pipe, is not there twice.
  /// - Throws: ``AssayError/input(_:)`` if there can be no suspects, or if a file has changed.
  static func suspects(
    _ comparer: Comparer, _ stream: SampleStream, jobs: Int, progress: Progress.Handler?
  ) throws(AssayError) -> SuspectList {
    let list = try keptSuspects(comparer)
    guard list.count < list.total else { return list }
    do {
      guard let first = try stream.again() else { return list }
      let sums = try first.fold(
        jobs: jobs, progress: Progress.gate(progress), from: { SuspectFold($0) })
      guard let second = try stream.again() else { return list }
      let listing = sums.folded.listing
      return try second.fold(
        jobs: jobs, progress: Progress.gate(progress), from: { _ in listing }
      ).folded.suspects
    } catch {
      throw .input("\(error)")
    }
  }

  /// A note that a file of suspects covers only some of the samples; nil if it covers all.
  package func suspectsNote(_ path: String) -> String? {
    guard let suspects, suspects.count < suspects.total else { return nil }
    return suspectsLine(suspects.count, of: suspects.total, path: path, results.language)
  }
}

extension NoAnswer {
  /// The reason why no label can be called suspect.
  fileprivate var whyNoSuspects: String {
    switch self {
    case .classesOnly: "no model gives probabilities"
    case .weighted: "samples have weights, but each must count once"
    case .grouped: "samples are in groups, but each must count by itself"
    case .multilabel: "the task is multilabel, but each sample must have one class"
    case .softLabels: "labels are soft, but each sample must have one class"
    case .oneClass:
      "all samples examined have the same class, so none can be mistaken for another"
    case .notTwoClasses: "there are not two classes"
    case .fewSamples: "there are too few samples"
    case .tooLarge: "scores are too far apart"
    case .rowsOfParts:
      "samples have no ids, and large parts do not record which rows of the whole they hold"
    }
  }
}
