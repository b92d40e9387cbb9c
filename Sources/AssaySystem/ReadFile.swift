#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension FileSystem {
  /// All bytes of a file, pipe or device.
  ///
  /// Takes the memory that the file's size asks for in one piece; a file that grows, or one that
  /// does not know its size, is read to its end in larger and larger pieces. A file too large for
  /// the machine's memory fails with `ENOMEM`, a folder with `EISDIR`, and one that something writes
  /// to meanwhile as changed.
  package static func contents(of path: String) throws(SystemFailure) -> [UInt8] {
    let descriptor = try reporting(.open, path) { () throws(ErrorNumber) in
      try openFile(path, O_RDONLY)
    }
    defer { closeFile(descriptor) }
    return try contents(of: descriptor, path: path)
  }

  /// All bytes of standard input.
  package static func standardInput() throws(SystemFailure) -> [UInt8] {
    try contents(of: STDIN_FILENO, path: "-")
  }

  private static func contents(
    of descriptor: Int32, path: String
  ) throws(SystemFailure) -> [UInt8] {
    let state = try stateForReading(descriptor, path: path)
    let bytes = try reporting(.read, path) { () throws(ErrorNumber) in
      let size = state?.size ?? 0
      // One byte more, so that a file of the expected size ends in the first piece.
      let first = max(size < Int.max ? size + 1 : size, smallestPiece)
      var pieces = [try readPiece(descriptor, capacity: first)]
      var isFull = pieces[0].count == first
      while isFull {
        let capacity = nextPiece(after: pieces.count)
        let piece = try readPiece(descriptor, capacity: capacity)
        isFull = piece.count == capacity
        pieces.append(piece)
      }
      return try joined(pieces)
    }
    if let state { try check(path, descriptor, isStill: state) }
    return bytes
  }
}

/// How much is read at least in one piece.
private let smallestPiece = 1 << 16

/// How much to read next when that many pieces were full: twice as much up to 64 MiB.
private func nextPiece(after count: Int) -> Int { smallestPiece << min(count, 10) }

/// All pieces in one.
private func joined(_ pieces: [[UInt8]]) throws(ErrorNumber) -> [UInt8] {
  if pieces.count == 1 { return pieces[0] }
  let count = pieces.reduce(0) { $0 + $1.count }
  try checkMemory(count)
  var bytes: [UInt8] = []
  bytes.reserveCapacity(count)
  for piece in pieces { bytes.append(contentsOf: piece) }
  return bytes
}

/// Reads until `capacity` bytes or the end are reached.
private func readPiece(_ descriptor: Int32, capacity: Int) throws(ErrorNumber) -> [UInt8] {
  try checkMemory(capacity)
  var failure: ErrorNumber?
  let bytes = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
    while count < capacity {
      do throws(ErrorNumber) {
        // Sound: `count` bytes are filled, so the rest of the buffer has `capacity - count`, and
        // the call writes no more than that. It returns how many bytes are now filled as well.
        let length = try retrying {
          unsafe read(descriptor, buffer.baseAddress.map { unsafe $0 + count }, capacity - count)
        }
        if length == 0 { return }
        count += length
      } catch {
        failure = error
        return
      }
    }
  }
  if let failure { throw failure }
  return bytes
}

/// Fails with `ENOMEM` when a piece of memory of this size cannot be had.
///
/// An array would end the program; a size that a file only claims to have must not do that.
private func checkMemory(_ size: Int) throws(ErrorNumber) {
  let pages = max(sysconf(Int32(_SC_PHYS_PAGES)), 0)
  let pageSize = max(sysconf(Int32(_SC_PAGESIZE)), 0)
  // Sound: the memory is given back at once, without being used.
  guard size / max(pageSize, 1) <= pages, let memory = unsafe malloc(size) else {
    throw ErrorNumber(code: ENOMEM)
  }
  unsafe free(memory)
}
