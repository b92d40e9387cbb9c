package import AssayNumerics
import Foundation

/// Whether tests check everything they can, which takes long: `ASSAY_THOROUGH` is set.
package let isThorough = ProcessInfo.processInfo.environment["ASSAY_THOROUGH"] != nil

/// The number of sets that a test draws: a fifth of `count`, or all if the run is thorough.
package func drawn(_ count: Int) -> Int { isThorough ? count : (count + 4) / 5 }

/// A generator whose seed is printed; the seed is new in each run unless `ASSAY_SEED` sets it.
package func seededGenerator(for test: String) -> SplitMix64 {
  let named = ProcessInfo.processInfo.environment["ASSAY_SEED"].flatMap { UInt64($0) }
  let seed = named ?? UInt64.random(in: 0..<1 << 32)
  print("\(test): ASSAY_SEED=\(seed)")
  return SplitMix64(seed: seed)
}

extension Array {
  /// A random element; `none` if the array is empty.
  package func randomElement(
    using generator: inout some RandomNumberGenerator, else none: Element
  ) -> Element {
    randomElement(using: &generator) ?? none
  }
}
