import AssayData
import AssayRoles
import AssayTables

extension FileInStep {
  /// What was made of the file, once it was read.
  func source(_ plan: ReadPlan) -> Source {
    plan.source(head, rowCount: rowCount, byteCount: bytesRead)
  }
}

extension StepReader {
  /// What was made of each file.
  func sources(_ plan: ReadPlan) -> [Source] {
    let files = files
    return plan.paths.compactMap { path in files.first { $0.path.isExactly(path) }?.source(plan) }
  }
}
