import AssayBytes
import AssaySystem

/// The bytes of a file one after another, unpacked where it is gzipped.
struct ByteStream: Sendable {
  private static let blockSize = 1 << 18
  /// How many bytes show what a file is.
  static let startSize = 512

  let path: String
  /// The first bytes of the file as they are, packed or not.
  let start: [UInt8]
  private let file: OpenFile
  /// Where the next bytes of the file are read.
  private var offset = 0
  /// Bytes that were read ahead, unpacked, and are not given out yet.
  private(set) var ahead: [UInt8] = []
  private var decoder: GzipDecoder?
  /// Bytes of a gzipped file that were read, and from where on they are not unpacked yet.
  private var packed: [UInt8] = []
  private var packedPosition = 0

  /// Looks at the first bytes.
  init(_ file: OpenFile) throws(ReadError) {
    self.file = file
    path = file.path
    var block = [UInt8](repeating: 0, count: ByteStream.blockSize)
    let length: Int
    do {
      length = try file.read(at: 0, into: &block, from: 0)
    } catch {
      throw .system(error)
    }
    offset = length
    block.removeLast(block.count - length)
    start = Array(block.prefix(ByteStream.startSize))
    if start.starts(with: [0x1F, 0x8B]) {
      decoder = GzipDecoder()
      packed = block
    } else {
      ahead = block
    }
  }

  var isGzipped: Bool { decoder != nil }

  /// How many bytes the file has, as it is; nil if that shows only at its end.
  var size: Int? { file.size }

  /// How many bytes of the file, as it is, were taken in.
  var taken: Int { offset - (packed.count - packedPosition) }

  /// Whether the file can be opened again and says the same.
  var isRereadable: Bool { file.size != nil }

  /// Goes on at a byte of the file; false where only reading on gets there.
  mutating func move(to byte: Int) -> Bool {
    guard decoder == nil, isRereadable else { return false }
    (ahead, offset) = ([], byte)
    return true
  }

  /// Reads ahead, so that ``ahead`` has `count` bytes where there are as many; they stay to be given
  /// out.
  mutating func lookAhead(_ count: Int) throws(ReadError) {
    let missing = count - ahead.count
    guard missing > 0 else { return }
    var bytes = ahead
    ahead = []
    _ = try append(to: &bytes, count: missing)
    ahead = bytes
  }

  /// Gives out all that was read ahead.
  mutating func giveAhead() -> [UInt8] {
    defer { ahead = [] }
    return ahead
  }

  /// Appends further bytes, `count` of them, but no more than ``RecordLimit/bytes`` at once.
  ///
  /// - Returns: Whether the file ends with them.
  mutating func append(to bytes: inout [UInt8], count: Int) throws(ReadError) -> Bool {
    let count = min(count, RecordLimit.bytes)
    ByteStream.reserve(&bytes, bytes.count + count)
    let missing = count - takeAhead(to: &bytes, count: count)
    guard missing > 0 else { return false }
    if decoder != nil { return try unpack(to: &bytes, count: missing) }
    let start = bytes.count
    ByteStream.appendZeros(&bytes, missing)
    let length = try read(into: &bytes, from: start)
    bytes.removeLast(missing - length)
    if length < missing { try checkEnd() }
    return length < missing
  }

  private static let zeros = [UInt8](repeating: 0, count: 1 << 16)

  /// Makes room to read into, in pieces, so that there is never a second array of the whole size.
  private static func appendZeros(_ bytes: inout [UInt8], _ count: Int) {
    for start in stride(from: 0, to: count, by: zeros.count) {
      bytes += zeros.prefix(count - start)
    }
  }

  /// Gives out what was read ahead, up to `count` bytes, and says how many.
  private mutating func takeAhead(to bytes: inout [UInt8], count: Int) -> Int {
    let taken = min(count, ahead.count)
    bytes += ahead[..<taken]
    ahead = taken == ahead.count ? [] : Array(ahead[taken...])
    return taken
  }

  /// Reserves `count` bytes: for long records all that one may be, of which only what is used
  /// takes memory, so that a long record is not copied as it grows.
  private static func reserve(_ bytes: inout [UInt8], _ count: Int) {
    let isLong = count > blockSize << 4 && count < RecordLimit.bytes + blockSize
    bytes.reserveCapacity(isLong ? RecordLimit.bytes + blockSize : count)
  }

  /// Further bytes behind some that are there already.
  ///
  /// - Returns: Those and up to `count` more, as for ``append(to:count:)``, and whether the file
  ///   ends with them.
  mutating func read(
    _ count: Int, behind prefix: ArraySlice<UInt8>
  ) throws(ReadError) -> (bytes: [UInt8], isEnd: Bool) {
    let count = min(count, RecordLimit.bytes)
    guard decoder == nil, ahead.isEmpty else {
      var bytes: [UInt8] = []
      ByteStream.reserve(&bytes, prefix.count + count)
      bytes += prefix
      let isEnd = try append(to: &bytes, count: count)
      return (bytes, isEnd)
    }
    let bytes: [UInt8]
    do {
      bytes = try file.bytes(at: offset, count: count, behind: prefix)
    } catch {
      throw .system(error)
    }
    let length = bytes.count - prefix.count
    offset += length
    if length < count { try checkEnd() }
    return (bytes, length < count)
  }

  private mutating func unpack(to bytes: inout [UInt8], count: Int) throws(ReadError) -> Bool {
    // Taken out while it works, so that its buffers are nobody else's and need no copy.
    guard var decoder else { return true }
    self.decoder = nil
    defer { self.decoder = decoder }
    let end = bytes.count + count
    while bytes.count < end {
      let packed = packed
      var position = packedPosition
      do throws(GzipError) {
        let status = try decoder.decode(
          packed.span.bytes, from: &position, appendingTo: &bytes, atMost: end - bytes.count)
        packedPosition = position
        if status == .outputFull { continue }
      } catch {
        throw ReadError.problem(.file(.gzip(error.kind, offset: error.offset)), path: path)
      }
      try readBlock()
      if self.packed.isEmpty {
        try finish(decoder)
        return true
      }
    }
    return false
  }

  private func finish(_ decoder: GzipDecoder) throws(ReadError) {
    do {
      try decoder.finish()
    } catch {
      throw ReadError.problem(.file(.gzip(error.kind, offset: error.offset)), path: path)
    }
    try checkEnd()
  }

  private mutating func readBlock() throws(ReadError) {
    var block = [UInt8](repeating: 0, count: ByteStream.blockSize)
    let length = try read(into: &block, from: 0)
    block.removeLast(block.count - length)
    (packed, packedPosition) = (block, 0)
  }

  private mutating func read(
    into bytes: inout [UInt8], from start: Int
  ) throws(ReadError) -> Int {
    do {
      let length = try file.read(at: offset, into: &bytes, from: start)
      offset += length
      return length
    } catch {
      throw .system(error)
    }
  }

  /// A file that has other bytes than when it was opened is being written to.
  private func checkEnd() throws(ReadError) {
    if let size = file.size, size != offset {
      throw ReadError.problem(.file(.sizeChanged(from: size, to: offset)), path: path)
    }
    do {
      try file.checkUnchanged()
    } catch {
      throw .system(error)
    }
  }
}
