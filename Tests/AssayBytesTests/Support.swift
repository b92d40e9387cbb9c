import AssayBytes
import AssayNumerics
import Foundation

/// A generator whose seed is printed; the seed is new in each run unless `ASSAY_SEED` sets it.
func seededGenerator(for test: String) -> SplitMix64 {
  let named = ProcessInfo.processInfo.environment["ASSAY_SEED"].flatMap { UInt64($0) }
  let seed = named ?? UInt64.random(in: 0..<1 << 32)
  print("\(test): ASSAY_SEED=\(seed)")
  return SplitMix64(seed: seed)
}

/// A folder of external test cases next to the project; nil if it is missing.
func sharedFolder(_ name: String) -> URL? {
  let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  let shared =
    ProcessInfo.processInfo.environment["ASSAY_SHARED"].map { URL(filePath: $0) }
    ?? root.deletingLastPathComponent().appending(path: "shared")
  let folder = shared.appending(path: name)
  return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
}

/// The result of `parseNumber` for a whole text.
func parsed(_ text: String) -> ParsedNumber {
  let bytes = Array(text.utf8)
  return parseNumber(bytes.span.bytes, 0..<bytes.count)
}

/// The number of sets that a test draws: a fifth of `count`, or all if `ASSAY_THOROUGH` is set.
func drawn(_ count: Int) -> Int {
  ProcessInfo.processInfo.environment["ASSAY_THOROUGH"] == nil ? (count + 4) / 5 : count
}
