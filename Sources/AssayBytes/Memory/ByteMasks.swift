#if arch(x86_64) || arch(arm64)
  import AssayMasks
#endif

/// Sixty-four bytes, compared at once.
struct ByteBlock {
  static let length = 64

  // Four vectors: the compiler would split one vector of 64 bytes into single bytes.
  private let first: Bytes16
  private let second: Bytes16
  private let third: Bytes16
  private let fourth: Bytes16

  /// The bytes from `offset` on.
  ///
  /// - Precondition: all of them lie inside the span; this is checked once, in every build.
  @inline(__always)
  init(_ span: RawSpan, at offset: Int) {
    precondition(offset >= 0 && offset <= span.byteCount &- ByteBlock.length)
    first = span.guardedBytes16(at: offset)
    second = span.guardedBytes16(at: offset &+ 16)
    third = span.guardedBytes16(at: offset &+ 32)
    fourth = span.guardedBytes16(at: offset &+ 48)
  }

  /// A mask with a bit for each place that holds `byte`; the first byte has the lowest bit.
  @inline(__always)
  func places(of byte: UInt8) -> UInt64 {
    first.places(of: byte) | second.places(of: byte) &<< 16 | third.places(of: byte) &<< 32
      | fourth.places(of: byte) &<< 48
  }

  /// Whether any byte is one of two.
  @inline(__always)
  func has(_ byte: UInt8, or other: UInt8) -> Bool {
    #if arch(x86_64) || arch(arm64)
      assay_have_one_of_two(first, second, third, fourth, byte, other) != 0
    #else
      places(of: byte) | places(of: other) != 0
    #endif
  }
}

/// Sixteen bytes side by side.
///
/// Their masks have one bit per place; the first byte has the lowest bit.
typealias Bytes16 = SIMD16<UInt8>

extension Bytes16 {
  /// A mask of the places that hold `byte`.
  @inline(__always)
  func places(of byte: UInt8) -> UInt64 {
    #if arch(x86_64) || arch(arm64)
      UInt64(assay_mask(self, byte))
    #else
      readablePlaces { $0 == byte }
    #endif
  }

  /// A mask of the places that hold one of four bytes.
  @inline(__always)
  func places(of a: UInt8, _ b: UInt8, _ c: UInt8, _ d: UInt8) -> UInt64 {
    #if arch(x86_64) || arch(arm64)
      UInt64(assay_mask_of_four(self, a, b, c, d))
    #else
      readablePlaces { $0 == a || $0 == b || $0 == c || $0 == d }
    #endif
  }

  /// A mask of the bytes that are 0 or not ASCII.
  @inline(__always)
  var placesOfOthers: UInt64 {
    #if arch(x86_64) || arch(arm64)
      UInt64(assay_mask_of_others(self))
    #else
      readablePlaces { $0 == 0 || $0 > 0x7F }
    #endif
  }

  /// The readable reference implementation of all masks, for other processors.
  func readablePlaces(_ isWanted: (UInt8) -> Bool) -> UInt64 {
    (0..<16).reduce(0) { $0 | (isWanted(self[$1]) ? 1 &<< UInt64($1) : 0) }
  }
}

extension RawSpan {
  /// Sixteen bytes from `offset` on.
  ///
  /// - Precondition: all of them lie inside the span; the load is checked in every build.
  @inline(__always)
  func bytes16(at offset: Int) -> Bytes16 {
    // Sound: the standard library checks the bounds, no alignment is asked for, and every bit
    // pattern is a `UInt8`.
    unsafe unsafeLoadUnaligned(fromByteOffset: offset, as: Bytes16.self)
  }

  /// Loads sixteen bytes without a check.
  ///
  /// - Precondition: all of them lie inside the span, as a guard right before the call shows.
  @inline(__always)
  fileprivate func guardedBytes16(at offset: Int) -> Bytes16 {
    // Sound by the precondition, and otherwise as for the checked load.
    unsafe unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: Bytes16.self)
  }
}
