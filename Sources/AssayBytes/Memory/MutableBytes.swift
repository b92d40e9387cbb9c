extension MutableSpan where Element == UInt8 {
  /// The same memory as raw bytes.
  ///
  /// Shadows the standard library's property of this name, which is marked unsafe because other
  /// elements may contain padding; a `UInt8` has none.
  @inlinable
  package var mutableBytes: MutableRawSpan {
    @_lifetime(&self)
    mutating get { MutableRawSpan(_elements: &self) }
  }
}

extension MutableRawSpan {
  /// Stores eight bytes from `offset` on, the lowest bits first; checked in every build.
  @inlinable @inline(__always)
  @_lifetime(self: copy self)
  package mutating func store(_ word: UInt64, at offset: Int) {
    storeBytes(of: word.littleEndian, toByteOffset: offset, as: UInt64.self)
  }

  /// Stores two bytes from `offset` on, the lowest bits first; checked in every build.
  @_lifetime(self: copy self)
  mutating func store(_ pair: UInt16, at offset: Int) {
    storeBytes(of: pair.littleEndian, toByteOffset: offset, as: UInt16.self)
  }

  /// Repeats from `end` on the `length` bytes that start `distance` bytes before it.
  ///
  /// Source and target may overlap; bytes just written are then repeated in turn. Writes whole
  /// words, so up to seven bytes after the last one are overwritten too.
  ///
  /// - Precondition: `0 < distance <= end`, and `end + length + 7` lies inside the span.
  @_lifetime(self: copy self)
  mutating func repeatMatch(at end: Int, distance: Int, length: Int) {
    let limit = end &+ length
    var target = end
    guard distance < 8 else {
      repeat {
        store(bytes.word(at: target &- distance), at: target)
        target &+= 8
      } while target < limit
      return
    }
    // A word of whole repetitions; each step advances by as many whole repetitions as fit.
    let width = UInt64(distance &* 8)
    var word = bytes.word(at: target &- distance) & (1 &<< width &- 1)
    word |= word << width
    word |= word << (2 &* width)
    word |= word << (4 &* width)
    let step = 8 &- 8 % distance
    repeat {
      store(word, at: target)
      target &+= step
    } while target < limit
  }

  /// Copies `count` bytes of `source` from `start` on to `target`; both ranges are checked.
  @_lifetime(self: copy self)
  @usableFromInline
  package mutating func copy(_ source: RawSpan, from start: Int, count: Int, to target: Int) {
    var index = 0
    while count &- index >= 8 {
      store(source.word(at: start &+ index), at: target &+ index)
      index &+= 8
    }
    while index < count {
      storeBytes(of: source.byte(at: start &+ index), toByteOffset: target &+ index, as: UInt8.self)
      index &+= 1
    }
  }

  /// Moves `count` bytes from `start` to the front; `count` is a multiple of eight.
  @_lifetime(self: copy self)
  mutating func moveToFront(_ count: Int, from start: Int) {
    var index = 0
    while index < count {
      store(bytes.word(at: start &+ index), at: index)
      index &+= 8
    }
  }
}

extension Array where Element == UInt8 {
  /// Appends `bytes`.
  mutating func append(_ bytes: RawSpan) {
    let start = count
    append(contentsOf: repeatElement(0, count: bytes.byteCount))
    var span = mutableSpan
    var target = span.mutableBytes
    target.copy(bytes, from: 0, count: bytes.byteCount, to: start)
  }
}

extension Array where Element == UInt8 {
  /// Overwrites the bytes at `target` with `count` bytes of `source` from `start` on.
  ///
  /// Copies whole words if `source` has enough bytes, so up to seven bytes after the last one are
  /// overwritten too.
  ///
  /// - Precondition: eight bytes of the array follow those to overwrite.
  @inlinable @inline(__always)
  package mutating func overwrite(
    at target: Int, with source: RawSpan, from start: Int, count: Int
  ) {
    var span = mutableSpan
    var bytes = span.mutableBytes
    guard source.byteCount &- start &- count >= 8 else {
      return bytes.copy(source, from: start, count: count, to: target)
    }
    var index = 0
    while index < count {
      bytes.store(source.word(at: start &+ index), at: target &+ index)
      index &+= 8
    }
  }
}
