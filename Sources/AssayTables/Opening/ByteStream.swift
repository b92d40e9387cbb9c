import AssayBytes
import AssaySystem

/// Reads the bytes of a file in order, unpacking gzip.
struct ByteStream: Sendable {
  private static let blockSize = 1 << 18
  /// The number of bytes that show the format of a file.
  static let startSize = 512

  let path: String
  /// The first bytes of the file as stored, compressed or not.
  let start: [UInt8]
  private let file: OpenFile
  /// The offset in the file of the next read.
  private var offset = 0
  /// Unpacked bytes that were read ahead and not taken yet.
  private(set) var ahead: [UInt8] = []
  private var decoder: GzipDecoder?
  /// Bytes read from a gzipped file; those from `packedPosition` on are not unpacked yet.
  private var packed: [UInt8] = []
  private var packedPosition = 0

  /// Reads the first bytes.
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

  /// The size of the file as stored; nil if it is known only at the end, as of a pipe.
  var size: Int? { file.size }

  /// The number of bytes of the file taken so far, as stored.
  var taken: Int { offset - (packed.count - packedPosition) }

  /// Whether the file can be opened again with the same contents.
  var isRereadable: Bool { file.size != nil }

  /// Continues at a byte of the file; false if it can only be reached by reading on.
  mutating func move(to byte: Int) -> Bool {
    guard decoder == nil, isRereadable else { return false }
    (ahead, offset) = ([], byte)
    return true
  }

  /// Reads ahead until ``ahead`` has `count` bytes, or all there are; they stay to be taken.
  mutating func lookAhead(_ count: Int) throws(ReadError) {
    let missing = count - ahead.count
    guard missing > 0 else { return }
    var bytes = ahead
    ahead = []
    _ = try append(to: &bytes, count: missing)
    ahead = bytes
  }

  /// Takes all bytes that were read ahead.
  mutating func giveAhead() -> [UInt8] {
    defer { ahead = [] }
    return ahead
  }

  /// Appends up to `count` further bytes, but no more than ``RecordLimit/bytes`` at once.
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

  /// Makes room to read into, in pieces, so that there is never a second array of the full size.
  private static func appendZeros(_ bytes: inout [UInt8], _ count: Int) {
    for start in stride(from: 0, to: count, by: zeros.count) {
      bytes += zeros.prefix(count - start)
    }
  }

  /// Appends up to `count` bytes that were read ahead, and returns their number.
  private mutating func takeAhead(to bytes: inout [UInt8], count: Int) -> Int {
    let taken = min(count, ahead.count)
    bytes += ahead[..<taken]
    ahead = taken == ahead.count ? [] : Array(ahead[taken...])
    return taken
  }

  /// Reserves `count` bytes.
  ///
  /// For a long record this is the maximum length, so that the record is not copied as it grows;
  /// only the part in use takes memory.
  private static func reserve(_ bytes: inout [UInt8], _ count: Int) {
    let isLong = count > blockSize << 4 && count < RecordLimit.bytes + blockSize
    bytes.reserveCapacity(isLong ? RecordLimit.bytes + blockSize : count)
  }

  /// Reads further bytes after a prefix.
  ///
  /// - Returns: The prefix and up to `count` more bytes, as for ``append(to:count:)``, and whether
  ///   the file ends with them.
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
    // Taken out while it works, so that its buffers have no other owner and are not copied.
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

  /// Throws if the file was modified since it was opened.
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
