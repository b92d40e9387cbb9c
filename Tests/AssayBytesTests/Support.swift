import AssayBytes
import Foundation

/// A small repeatable generator (Steele, Lea, Flood: SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}

/// A generator whose seed is printed, new in each run unless `ASSAY_SEED` names one.
func seededGenerator(for test: String) -> SeededGenerator {
  let named = ProcessInfo.processInfo.environment["ASSAY_SEED"].flatMap { UInt64($0) }
  let seed = named ?? UInt64.random(in: 0..<1 << 32)
  print("\(test): ASSAY_SEED=\(seed)")
  return SeededGenerator(state: seed)
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
