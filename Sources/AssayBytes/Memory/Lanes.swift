// Everything here is force-inlined: a call would pass lanes through memory, at several times the
// cost of the work.

/// Eight numbers side by side, of which the processor handles two, four or eight at once.
@usableFromInline package typealias Lanes = SIMD8<Double>

extension Span where Element == Double {
  /// Eight numbers from `index` on.
  ///
  /// - Precondition: all eight lie inside the span; the load is checked in every build.
  @inlinable @inline(__always)
  package func lanes(at index: Int) -> Lanes {
    // Sound: the standard library checks the bounds, no alignment is asked for, doubles have no
    // padding, and every bit pattern is a double.
    unsafe RawSpan(_elements: self).unsafeLoadUnaligned(
      fromByteOffset: index &* MemoryLayout<Double>.stride, as: Lanes.self)
  }
}

extension Span
where
  Element: FixedWidthInteger & BitwiseCopyable & SIMDScalar, Element.SIMD8Storage: BitwiseCopyable
{
  /// Eight integers from `index` on.
  ///
  /// - Precondition: all eight lie inside the span; the load is checked in every build.
  @inlinable @inline(__always)
  package func lanes(at index: Int) -> SIMD8<Element> {
    // Sound: as for doubles; integers have no padding, and every bit pattern is an integer.
    unsafe RawSpan(_elements: self).unsafeLoadUnaligned(
      fromByteOffset: index &* MemoryLayout<Element>.stride, as: SIMD8<Element>.self)
  }
}

extension MutableSpan where Element == Double {
  /// Eight numbers from `index` on; checked in every build.
  @inlinable @inline(__always)
  package func lanes(at index: Int) -> Lanes { span.lanes(at: index) }

  /// Stores eight numbers from `index` on; checked in every build.
  @_lifetime(self: copy self)
  @inlinable @inline(__always)
  package mutating func store(_ lanes: Lanes, at index: Int) {
    var bytes = MutableRawSpan(_elements: &self)
    bytes.storeBytes(
      of: lanes, toByteOffset: index &* MemoryLayout<Double>.stride, as: Lanes.self)
  }

  /// Stores all numbers of an array of the same count, which is a multiple of eight.
  @_lifetime(self: copy self)
  package mutating func store(_ numbers: [Double]) {
    precondition(numbers.count == count)
    let source = numbers.span
    for place in stride(from: 0, to: source.count, by: Lanes.scalarCount) {
      store(source.lanes(at: place), at: place)
    }
  }
}

extension Lanes {
  /// The place of the first number of a row, if rows are stored eight side by side; each other
  /// number of the row is eight places further.
  @inlinable @inline(__always)
  package static func place(ofRow row: Int, columns: Int) -> Int {
    (row >> 3) &* columns &* scalarCount &+ (row & 7)
  }

  /// The numbers as their bits.
  @inlinable
  package var bitPattern: SIMD8<UInt64> {
    @inline(__always) get {
      // Sound: both are eight times 64 bits, and every pattern is an integer.
      unsafe unsafeBitCast(self, to: SIMD8<UInt64>.self)
    }
  }

  /// The numbers with these bits.
  @inlinable @inline(__always)
  package init(bitPattern bits: SIMD8<UInt64>) {
    // Sound: both are eight times 64 bits, and every pattern is a double.
    self = unsafe unsafeBitCast(bits, to: Lanes.self)
  }

  /// The larger number of each pair; if one is a NaN, either.
  @inlinable @inline(__always)
  package func maximum(_ other: Lanes) -> Lanes {
    replacing(with: other, where: self .< other)
  }

  /// The smaller number of each pair; if one is a NaN, either.
  @inlinable @inline(__always)
  package func minimum(_ other: Lanes) -> Lanes {
    replacing(with: other, where: other .< self)
  }

  /// The numbers as integers; they must be whole and from 0 to 2³¹ − 1.
  @inlinable
  package var integers: SIMD8<Int32> {
    // The low bits of 2⁵² plus an integer are that integer.
    @inline(__always) get { SIMD8<Int32>(truncatingIfNeeded: (self + 0x1p52).bitPattern) }
  }

  /// The numbers without their signs.
  @inlinable
  package var magnitudes: Lanes {
    @inline(__always) get { Lanes(bitPattern: bitPattern & 0x7FFF_FFFF_FFFF_FFFF) }
  }
}

extension SIMDMask<SIMD8<Int64>> {
  /// Whether any lane is true; the standard library's `any` tests lane by lane.
  @inlinable
  package var isAny: Bool {
    @inline(__always) get {
      // Sound: a mask is eight times 64 bits, in each of which all bits are set or none.
      let eight = unsafe unsafeBitCast(self, to: SIMD8<UInt64>.self)
      let four = eight.lowHalf | eight.highHalf
      let two = four.lowHalf | four.highHalf
      return two[0] | two[1] != 0
    }
  }
}
