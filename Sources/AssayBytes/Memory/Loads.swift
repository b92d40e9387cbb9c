// This module reads bytes in memory. Bounds-checked spans (`RawSpan`) come in; records of delimited
// text, numbers, JSON values, the elements of NPY arrays, and decompressed DEFLATE, gzip and zip
// data go out. Malformed input of every kind is refused with an error that has a kind and a byte
// offset, never a sentence: the words are in AssayTables. Nothing is read from files here.
//
// Start here, with the loads from raw memory that everything else uses: those that the standard
// library checks, and some behind one check of this module. Then read `RecordReader` (delimited
// text), `parseNumber`, `JSONCursor`, `NPYHeader` and `Inflater`. Fast paths name their readable
// twin, which gives the same results.

extension RawSpan {
  /// The byte at `offset`.
  ///
  /// - Precondition: `offset` lies inside the span; the load is checked in every build.
  @inlinable @inline(__always)
  package func byte(at offset: Int) -> UInt8 {
    // Sound: the standard library checks the bounds, and every bit pattern is a `UInt8`.
    unsafe unsafeLoad(fromByteOffset: offset, as: UInt8.self)
  }

  /// The eight bytes from `offset` on, the first of them in the lowest bits.
  ///
  /// - Precondition: all eight lie inside the span; the load is checked in every build.
  @inlinable @inline(__always)
  package func word(at offset: Int) -> UInt64 {
    // Sound: the standard library checks the bounds, no alignment is asked for, and every bit
    // pattern is a `UInt64`.
    UInt64(littleEndian: unsafe unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }
}

// The innermost loop over numbers makes one comparison for several loads.

extension RawSpan {
  /// The byte at `offset`, without a check.
  ///
  /// - Precondition: `offset` lies inside the span, as a guard right before the call shows.
  @inline(__always)
  func guardedByte(at offset: Int) -> UInt8 {
    // Sound by the precondition; every bit pattern is a `UInt8`.
    unsafe unsafeLoad(fromUncheckedByteOffset: offset, as: UInt8.self)
  }

  /// The two bytes from `offset` on, the first of them in the lowest bits, without a check.
  ///
  /// - Precondition: both lie inside the span, as a guard right before the call shows.
  @inline(__always)
  func guardedPair(at offset: Int) -> UInt16 {
    // Sound by the precondition; no alignment is asked for.
    UInt16(
      littleEndian: unsafe unsafeLoadUnaligned(
        fromUncheckedByteOffset: offset, as: UInt16.self))
  }

  /// The eight bytes from `offset` on, the first of them in the lowest bits, without a check.
  ///
  /// - Precondition: all of them lie inside the span, as a guard right before the call shows.
  @inline(__always)
  func guardedWord(at offset: Int) -> UInt64 {
    // Sound by the precondition; no alignment is asked for.
    UInt64(
      littleEndian: unsafe unsafeLoadUnaligned(
        fromUncheckedByteOffset: offset, as: UInt64.self))
  }
}

extension Span where Element == UInt8 {
  /// The same memory as raw bytes.
  ///
  /// Shadows the standard library's property of this name, which is marked unsafe because other
  /// elements may contain padding; a `UInt8` has none.
  @inlinable
  package var bytes: RawSpan {
    @_lifetime(copy self)
    @inline(__always) get { RawSpan(_elements: self) }
  }
}

/// The text of a range of `bytes`.
///
/// Ill-formed UTF-8 is replaced with U+FFFD; a range that reaches outside is clamped.
package func text(_ bytes: RawSpan, _ range: Range<Int>) -> String {
  let range = range.clamped(to: bytes.byteOffsets)
  // Sound: the slice is inside the span and is copied before the closure ends.
  return unsafe bytes.withUnsafeBytes { buffer in
    unsafe String(decoding: buffer[range], as: UTF8.self)
  }
}
