#if arch(x86_64) || arch(arm64)
  import AssayMasks
#endif

/// Two groups of eight digits side by side, one from 0 to 9 per byte, the first in the lowest byte.
struct DigitPair {
  private let words: SIMD2<UInt64>

  init(_ first: UInt64, _ second: UInt64) { words = SIMD2(first, second) }

  /// Whether all bytes are digits.
  var areDigits: Bool {
    #if arch(x86_64) || arch(arm64)
      assay_are_digits(bytes) != 0
    #else
      readableAreDigits
    #endif
  }

  /// The value of each group.
  ///
  /// - Precondition: all bytes are digits.
  var values: SIMD2<Double> {
    #if arch(x86_64) || arch(arm64)
      assay_twice_eight_digits(bytes)
    #else
      readableValues
    #endif
  }

  /// The readable reference implementations, for other processors.
  var readableAreDigits: Bool { (0..<16).allSatisfy { bytes[$0] <= 9 } }
  var readableValues: SIMD2<Double> {
    SIMD2(Double(valueOfEightDigits(words[0])), Double(valueOfEightDigits(words[1])))
  }

  @inline(__always)
  private var bytes: SIMD16<UInt8> {
    // Sound: both are 16 bytes, and every pattern is a byte.
    unsafe unsafeBitCast(
      SIMD2(words[0].littleEndian, words[1].littleEndian), to: SIMD16<UInt8>.self)
  }
}
