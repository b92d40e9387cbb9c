// The one door to raw memory: every `unsafe` of this module but the one in `Text.swift` is here.

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

extension RawSpan {
  /// Sixteen bytes from `offset` on, side by side.
  ///
  /// - Precondition: all of them lie inside the span; the load is checked in every build.
  @inline(__always)
  func bytes16(at offset: Int) -> SIMD16<UInt8> {
    // Sound: the standard library checks the bounds, no alignment is asked for, and every bit
    // pattern is a `UInt8`.
    unsafe unsafeLoadUnaligned(fromByteOffset: offset, as: SIMD16<UInt8>.self)
  }
}

extension SIMDMask<SIMD16<Int8>> {
  /// 1 where the mask is true, 0 elsewhere.
  @inline(__always)
  var ones: SIMD16<UInt8> {
    // Sound: a mask holds sixteen bytes that are 0 or have all bits set.
    unsafe unsafeBitCast(self, to: SIMD16<UInt8>.self) & SIMD16(repeating: 1)
  }
}

extension Span where Element == UInt8 {
  /// The same memory as raw bytes.
  ///
  /// Stands in front of the standard library's property of this name, which is marked unsafe
  /// because other elements may contain padding; a `UInt8` has none.
  @inlinable
  package var bytes: RawSpan {
    @_lifetime(copy self)
    @inline(__always) get { RawSpan(_elements: self) }
  }
}
