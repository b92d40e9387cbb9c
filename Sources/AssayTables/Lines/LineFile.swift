import AssayBytes
import AssayData

/// Reads the text of another program line by line: see ``LineForm``.
struct LineFile: TableFile {
  private let form: any LineForm
  private var stream: ByteStream
  private var block: [UInt8]
  private var start: Int
  private var line: Int
  private var received: Int
  private var isReadToEnd: Bool

  private static let blockSize = 1 << 18

  /// Takes a file whose first bytes have a known form; nil for any other, whose bytes stay in the
  /// stream.
  init?(_ stream: inout ByteStream) throws(ReadError) {
    try stream.lookAhead(1 << 16)
    var wanted = 1 << 16
    while true {
      let ahead = stream.ahead
      let isEnd = ahead.count < wanted
      switch lineForm(ahead.span.bytes, isEnd: isEnd) {
      case .none: return nil
      case .undecided:
        // A header may not be longer than a record.
        guard wanted < RecordLimit.bytes else { return nil }
        wanted *= 2
        try stream.lookAhead(wanted)
      case .found(let form):
        self.form = form
        let bytes = stream.giveAhead()
        block = bytes
        start = form.start
        line = textPosition(of: form.start, in: bytes.span.bytes).line
        received = bytes.count
        isReadToEnd = isEnd
        self.stream = stream
        return
      }
    }
  }

  var bytesRead: Int { received - (block.count - start) }
  var extent: ReadExtent {
    ReadExtent(done: stream.isGzipped ? stream.taken : bytesRead, total: stream.size)
  }
  var encoding: InspectedFile.Encoding? {
    InspectedFile.Encoding(block.span.bytes, isGzipped: stream.isGzipped)
  }
  var isAtEnd: Bool { isReadToEnd && start == block.count }
  var isRereadable: Bool { stream.isRereadable }

  mutating func next(rows: Int, byteCount: Int) throws(ReadError) -> (any Table)? {
    var found = LineRows(path: stream.path, form: form, firstLine: line)
    // Relative to ``start``, which changes when more is read.
    var length = 0
    while found.count < rows, found.count == 0 || length < byteCount {
      if let line = nextLine(block.span.bytes, from: start + length, isEnd: isReadToEnd) {
        try found.add(line.text, in: block.span.bytes, from: start)
        length = line.next - start
      } else if isReadToEnd {
        break
      } else {
        try readOn(from: length)
      }
    }
    defer { (start, line) = (start + length, found.line) }
    return found.count == 0 ? nil : LineTable(found, block, from: start)
  }

  /// Reads more bytes after the rows so far.
  private mutating func readOn(from length: Int) throws(ReadError) {
    let line = line
    _ = try RecordLimit.room(
      block, from: start + length, path: stream.path, at: TextPosition(line: line, column: 1))
    let known = block.count - start
    let rest = block[start...]
    block = []
    (block, isReadToEnd) = try stream.read(max(LineFile.blockSize, known / 2), behind: rest)
    received += block.count - known
    start = 0
  }
}
