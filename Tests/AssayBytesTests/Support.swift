import AssayBytes
import AssayNumerics
import Foundation

/// A generator whose seed is printed, new in each run unless `ASSAY_SEED` names one.
func seededGenerator(for test: String) -> SplitMix64 {
  let named = ProcessInfo.processInfo.environment["ASSAY_SEED"].flatMap { UInt64($0) }
  let seed = named ?? UInt64.random(in: 0..<1 << 32)
  print("\(test): ASSAY_SEED=\(seed)")
  return SplitMix64(seed: seed)
}

/// The folder of outside test cases beside the project, nil where there is none.
func sharedFolder(_ name: String) -> URL? {
  let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  let shared =
    ProcessInfo.processInfo.environment["ASSAY_SHARED"].map { URL(filePath: $0) }
    ?? root.deletingLastPathComponent().appending(path: "shared")
  let folder = shared.appending(path: name)
  return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
}

/// What `parseNumber` makes of a whole text.
func parsed(_ text: String) -> ParsedNumber {
  let bytes = Array(text.utf8)
  return parseNumber(bytes.span.bytes, 0..<bytes.count)
}

/// How many sets a test draws: a fifth of them, or all where `ASSAY_THOROUGH` is set.
func drawn(_ count: Int) -> Int {
  ProcessInfo.processInfo.environment["ASSAY_THOROUGH"] == nil ? (count + 4) / 5 : count
}
