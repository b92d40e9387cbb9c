import AssayBytes

/// Cuts the bytes of a file into chunks of records, looking only for where records end.
struct JSONCutter: Sendable {
  /// The next records of ``pending``.
  private struct Part {
    /// Where the last record ends.
    let end: Int
    /// Where the next can start.
    let next: Int
    let count: Int
    /// The number of lines that end before ``next``; nil if it was not counted.
    var lines: Int?
  }

  let path: String
  private let framing: JSONChunk.Framing
  /// The source of further bytes; nil if all were read.
  private var stream: ByteStream?
  /// Bytes that were read; those from ``start`` on are not cut yet.
  private var pending: [UInt8]
  private var start = 0
  /// The number of bytes received so far.
  private var received: Int
  private var isReadToEnd: Bool
  /// The position of the first pending byte in the file.
  private var position: TextPosition
  private let columns: JSONColumns?
  let isRereadable: Bool
  private var rowsCut = 0
  private var isClosed = false
  private var bytesPerRow = 64

  /// Cuts the records of a stream of which `bytes` were read already, from offset `start` on.
  init(
    _ stream: ByteStream, _ bytes: [UInt8], isEnd: Bool, framing: JSONChunk.Framing,
    from start: Int
  ) {
    path = stream.path
    self.framing = framing
    self.stream = stream
    pending = Array(bytes[start...])
    received = bytes.count
    isReadToEnd = isEnd
    position = textPosition(of: start, in: bytes.span.bytes)
    columns = nil
    isRereadable = stream.isRereadable
  }

  /// Cuts the elements of an array in a valid document, from the first element on; the document
  /// came from `stream`.
  init(document: [UInt8], _ stream: ByteStream, from start: Int) {
    path = stream.path
    isRereadable = stream.isRereadable
    framing = .elements
    pending = Array(document[start...])
    received = document.count
    isReadToEnd = true
    position = textPosition(of: start, in: document.span.bytes)
    columns = nil
  }

  /// Cuts the rows of columns that came from a stream.
  init(_ columns: JSONColumns, _ stream: ByteStream) {
    path = stream.path
    isRereadable = stream.isRereadable
    framing = .elements
    pending = columns.rows
    received = columns.byteCount
    isReadToEnd = true
    position = TextPosition(line: 1, column: 1)
    self.columns = columns
  }

  var bytesRead: Int { isAtEnd ? received : max(0, received - (pending.count - start)) }

  /// A document is held in memory, so that its progress is that of cutting it.
  var extent: ReadExtent {
    guard let stream else { return ReadExtent(done: bytesRead, total: received) }
    return ReadExtent(done: stream.isGzipped ? stream.taken : bytesRead, total: stream.size)
  }
  var isAtEnd: Bool { isReadToEnd && start == pending.count }

  /// The next `rows` records, or all that are left; nil at the end.
  ///
  /// Fewer records are returned if they exceed `byteCount` bytes.
  mutating func cut(rows: Int, byteCount: Int = .max) throws(ReadError) -> JSONChunk? {
    guard let part = try find(rows: rows, byteCount: byteCount) else { return nil }
    let chunkStart = position
    if let lines = part.lines {
      position = TextPosition(line: position.line + lines, column: 1)
    } else if part.next < pending.count {
      position = position.advanced(over: pending.span.bytes.extracting(start..<part.next))
    }
    bytesPerRow = max(1, (part.next - start) / part.count)
    let chunk = chunk(take(part), count: part.count, from: chunkStart)
    rowsCut += part.count
    return chunk
  }

  /// Takes the bytes of some records out of ``pending``.
  private mutating func take(_ part: Part) -> [UInt8] {
    guard stream != nil else {
      defer { start = part.next }
      return Array(pending[start..<part.end])
    }
    // Few bytes of a stream are left: those are copied, and the others are handed on without a
    // copy.
    let rest = Array(pending[part.next...])
    var bytes = pending
    pending = rest
    bytes.removeLast(bytes.count - part.end)
    return bytes
  }

  /// Some records from the first on, without cutting them off; nil if absent.
  ///
  /// Fewer rows are returned if they exceed `byteCount` bytes.
  mutating func first(rows: Int, byteCount: Int) throws(ReadError) -> JSONChunk? {
    let before = isClosed
    guard let part = try find(rows: rows, byteCount: byteCount) else { return nil }
    isClosed = before
    return chunk(Array(pending[start..<part.end]), count: part.count, from: position)
  }

  private func chunk(_ bytes: [UInt8], count: Int, from start: TextPosition) -> JSONChunk {
    JSONChunk(
      path: path, bytes: bytes, framing: framing, rowCount: count,
      origin: columns.map { .columns($0, firstRow: rowsCut) }
        ?? .file(line: start.line, column: start.column))
  }

  private mutating func find(
    rows: Int, byteCount: Int = .max
  ) throws(ReadError) -> Part? {
    switch framing {
    case .lines: try findLines(rows, byteCount: byteCount)
    case .elements: try findElements(rows, byteCount: byteCount)
    }
  }

  /// Reads about as many bytes as the missing rows take.
  ///
  /// If that many are pending already, reads as many again, so that long records are not scanned
  /// over and over. The incomplete record starts at `recordStart`, or after blanks from there.
  private mutating func fill(rows: Int, recordStart: Int) throws(ReadError) {
    let room = try RecordLimit.room(
      pending, from: recordStart, path: path, at: place(of: recordStart))
    let (wanted, overflow) = rows.multipliedReportingOverflow(
      by: bytesPerRow + bytesPerRow / 16 + 1)
    let again = overflow ? pending.count : min(pending.count, room)
    let missing = overflow || wanted <= pending.count ? again : wanted - pending.count
    let before = pending.count
    isReadToEnd = try stream?.append(to: &pending, count: max(missing, 1 << 16)) ?? true
    received += pending.count - before
  }

  /// Drops the pending bytes, which are only blanks.
  private mutating func drop() {
    pending = []
    start = 0
  }

  private func place(of offset: Int) -> TextPosition {
    position.advanced(over: pending.span.bytes.extracting(start..<offset))
  }

  private func failure(_ kind: Problem.Kind, at offset: Int) -> ReadError {
    let place = place(of: offset)
    var list = ProblemList(path: path)
    list.add(Problem(kind, at: Problem.Place(line: place.line, column: place.column)))
    return .problems(list)
  }
}

// MARK: - Lines

extension JSONCutter {
  private mutating func findLines(_ rows: Int, byteCount: Int) throws(ReadError) -> Part? {
    while true {
      let scan = FilledLines(
        pending.span.bytes, from: start, to: pending.count, wanted: rows)
      if scan.count == rows || scan.count > 0 && pending.count >= byteCount {
        return Part(end: scan.end, next: scan.end, count: scan.count, lines: scan.lines)
      }
      if isReadToEnd {
        let count = scan.count + (scan.hasRest ? 1 : 0)
        guard count > 0 else {
          // Only blank lines are left.
          drop()
          return nil
        }
        return Part(end: pending.count, next: pending.count, count: count)
      }
      try fill(rows: rows, recordStart: scan.end)
    }
  }
}

// MARK: - Elements

extension JSONCutter {
  private mutating func findElements(_ rows: Int, byteCount: Int) throws(ReadError) -> Part? {
    var count = 0
    var offset = start
    var last = start
    while !isClosed {
      let (start, end, mark) = element(from: offset)
      guard let end else {
        if count > 0, pending.count >= byteCount {
          return Part(end: last, next: offset, count: count)
        }
        guard !isReadToEnd else { throw failure(.json(.syntax(.unexpectedEnd)), at: pending.count) }
        try fill(rows: rows, recordStart: offset)
        continue
      }
      let isEmpty = count + rowsCut == 0 && start == end && mark == UInt8(ascii: "]")
      guard isEmpty || (start < end && mark != UInt8(ascii: "}")) else {
        throw failure(.json(.syntax(.unexpectedByte)), at: end)
      }
      if !isEmpty { count += 1 }
      if mark == UInt8(ascii: "]") {
        try close(behind: end + 1)
        return count > 0 ? Part(end: end, next: pending.count, count: count) : nil
      }
      last = end
      offset = end + 1
      if count == rows { return Part(end: end, next: offset, count: count) }
    }
    return nil
  }

  /// Where the element after `offset` starts, where it ends if its end was read, and the byte after
  /// it.
  private func element(from offset: Int) -> (start: Int, end: Int?, mark: UInt8) {
    let span = pending.span.bytes
    let start = firstNonBlank(span, from: offset)
    guard let end = endOfJSONElement(span, from: start) else { return (start, nil, 0) }
    return (start, end, span.byte(at: end))
  }

  /// Marks the array as closed, and checks that only blanks follow it.
  private mutating func close(behind end: Int) throws(ReadError) {
    isClosed = true
    var offset = end
    while stream != nil {
      let next = firstNonBlank(pending.span.bytes, from: offset)
      guard next == pending.count else { throw failure(.json(.syntax(.trailingText)), at: next) }
      if isReadToEnd { break }
      try fill(rows: 1, recordStart: end)
      offset = next
    }
    let isEmpty = firstNonBlank(pending.span.bytes, from: start) == end - 1
    if isEmpty { drop() }
  }
}
