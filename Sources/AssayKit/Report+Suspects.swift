import AssayCompare
import AssayData
import AssayReport
import AssayResults
import AssaySamples

extension Report {
  /// The suspect labels, if the request looks for them.
  ///
  /// If there are more samples than are kept, the files are read twice more: for the thresholds,
  /// then for the labels that are suspect by them.
  ///
  /// - Parameters:
  ///   - request: The request.
  ///   - comparer: The measurements.
  ///   - stream: The files; nil for merged parts.
  ///   - progress: A handler for the progress of reading.
  /// - Returns: The suspects among all samples; for merged parts and for files that cannot be read
  ///   twice, those among the kept samples; nil if the request does not look for them.
  /// - Throws: ``AssayError`` if there can be no suspects, or a file cannot be read again.
  static func suspects(
    _ request: ReportRequest, _ comparer: Comparer, _ stream: SampleStream? = nil,
    progress: Progress.Handler? = nil
  ) throws(AssayError) -> SuspectList? {
    guard request.findsSuspects else { return nil }
    guard let kept = comparer.keptSuspects else {
      throw .input(
        "suspect labels cannot be found in the parts: they were measured with the core metrics alone; "
          + "leave the suspects out")
    }
    let list: SuspectList
    do throws(NoAnswer) {
      list = try kept.get()
    } catch {
      let cure =
        error == .rowsOfParts
        ? "summarize parts with ids, or leave the suspects out" : "leave the suspects out"
      throw .input("suspect labels cannot be found: \(error.whyNoSuspects); \(cure)")
    }
    guard list.count < list.total, let stream else { return list }
    do {
      guard let first = try stream.again() else { return list }
      let sums = try first.fold(
        jobs: request.jobs, progress: Progress.gate(progress), from: { SuspectFold($0) })
      guard let second = try stream.again() else { return list }
      let listing = sums.folded.listing
      return try second.fold(
        jobs: request.jobs, progress: Progress.gate(progress), from: { _ in listing }
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
