import AssayData
import AssayKit

/// A version of a model, as a command line names it: saved results, or a folder with an
/// `assay.json`, which is measured.
struct Version: Sendable {
  let path: String
  /// The job of a folder's configuration; nil for saved results.
  let job: Job?

  /// - Throws: ``AssayError`` if the configuration of a folder is wrong.
  init(_ path: String) throws(AssayError) {
    self.path = path
    guard isFolder(path) else {
      job = nil
      return
    }
    var job = Job()
    try job.take(path)
    self.job = job
  }

  /// Refuses the outcomes of one version alone: those of the other are in a file, or are measured.
  static func checkOutcomes(_ job: Job, old: Version, new: Version) throws(UsageError) {
    let sides = [
      (Flag.oldOutcomes, job.oldOutcomes, old, "OLD"), (.newOutcomes, job.newOutcomes, new, "NEW"),
    ]
    guard sides.contains(where: { $0.1 != nil }),
      let (flag, _, version, name) = sides.first(where: { $0.1 == nil && $0.2.job == nil })
    else { return }
    throw UsageError(
      "the outcomes of one version alone compare nothing; give those of \(name) too, with \(flag) FILE, "
        + "which assay report \(Flag.outcomes) writes beside \(version.path)")
  }

  /// The version in the library's form, to be measured by this many workers.
  func source(jobs: Int) -> ModelVersion {
    guard var request = job?.measured else { return .saved(path) }
    request.jobs = jobs
    (request.comparison.keepsOutcomes, request.comparison.findsSuspects) = (true, false)
    return .measured(request, name: path)
  }

  /// The files that are read: the results, or all files that a folder is measured from.
  ///
  /// - Parameter name: The word for the version on the command line.
  /// - Returns: Each with its name on the command line.
  func files(_ name: String) -> [NamedFile] { job?.filesRead ?? [NamedFile(name, path)] }
}
