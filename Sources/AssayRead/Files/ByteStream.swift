import AssayBytes
import AssaySystem

/// The bytes of a file one after another, unpacked where it is gzipped.
struct ByteStream: Sendable {
  private static let blockSize = 1 << 18

  let path: String
  private let file: OpenFile
  /// Where the next bytes of the file are read.
  private var offset = 0
  /// Bytes of the file that were read and not yet given out, from ``position`` on.
  private var block: [UInt8] = []
  private var position = 0
  private var decoder: GzipDecoder?

  /// Looks at the first bytes.
  init(_ file: OpenFile) throws(ReadError) {
    self.file = file
    path = file.path
    try readBlock()
    if block.starts(with: [0x1F, 0x8B]) { decoder = GzipDecoder() }
  }

  var isGzipped: Bool { decoder != nil }

  /// How many bytes the file has, as it is; nil where that shows only at its end.
  var size: Int? { file.size }

  /// How many bytes of the file, as it is, were given out or unpacked.
  var taken: Int { offset - (block.count - position) }

  /// Whether the file can be opened again and says the same.
  var isRereadable: Bool { file.size != nil }

  /// The first bytes of the file as they are, for telling its format.
  var start: [UInt8] { block }

  /// Goes on at a byte of the file; false where only reading on gets there.
  mutating func move(to byte: Int) -> Bool {
    guard decoder == nil, isRereadable else { return false }
    (block, position, offset) = ([], 0, byte)
    return true
  }

  /// Appends further bytes.
  ///
  /// - Returns: Whether the file ends with them.
  mutating func append(to bytes: inout [UInt8], count: Int) throws(ReadError) -> Bool {
    if decoder != nil { return try unpack(to: &bytes, count: count) }
    var missing = count
    if position < block.count {
      let part = block[position..<min(block.count, position + missing)]
      bytes += part
      position = part.endIndex
      missing -= part.count
    }
    guard missing > 0 else { return false }
    block = []
    let start = bytes.count
    bytes += [UInt8](repeating: 0, count: missing)
    let length = try read(into: &bytes, from: start)
    bytes.removeLast(missing - length)
    if length < missing { try checkEnd() }
    return length < missing
  }

  /// Further bytes behind some that are there already.
  ///
  /// - Returns: Those and up to `count` more, and whether the file ends with them.
  mutating func read(
    _ count: Int, behind prefix: ArraySlice<UInt8>
  ) throws(ReadError) -> (bytes: [UInt8], isEnd: Bool) {
    guard decoder == nil, position >= block.count else {
      var bytes = Array(prefix)
      let isEnd = try append(to: &bytes, count: count)
      return (bytes, isEnd)
    }
    block = []
    position = 0
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
      let block = block
      var position = position
      do throws(GzipError) {
        let status = try decoder.decode(
          block.span.bytes, from: &position, appendingTo: &bytes, atMost: end - bytes.count)
        self.position = position
        if status == .outputFull { continue }
      } catch {
        throw ReadError.problem(.gzip(error.kind, offset: error.offset), path: path)
      }
      try readBlock()
      if self.block.isEmpty {
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
      throw ReadError.problem(.gzip(error.kind, offset: error.offset), path: path)
    }
    try checkEnd()
  }

  private mutating func readBlock() throws(ReadError) {
    var block = [UInt8](repeating: 0, count: ByteStream.blockSize)
    position = 0
    let length = try read(into: &block, from: 0)
    block.removeLast(block.count - length)
    self.block = block
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
      throw ReadError.problem(.sizeChanged(from: size, to: offset), path: path)
    }
    do {
      try file.checkUnchanged()
    } catch {
      throw .system(error)
    }
  }
}
