import AssayBytes

/// A record as field texts, for comparison.
struct TwinRecord: Equatable {
  let line: Int
  let fields: [[UInt8]]
}

/// The readable twin of `RecordReader`: one automaton, one byte at a time.
struct RecordTwin {
  private enum State {
    case lineStart
    case fieldStart
    case plain
    case quoted
    case afterQuote
  }

  private(set) var records: [TwinRecord] = []
  private(set) var error: RecordError?

  private var state = State.lineStart
  private var fields: [[UInt8]] = []
  private var field: [UInt8] = []
  private var line = 1
  private var recordLine = 1
  private var quoteOffset = 0
  private var wasCarriageReturn = false

  init(_ bytes: [UInt8], delimiter: UInt8) {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    for offset in start..<bytes.count {
      take(bytes[offset], at: offset, delimiter: delimiter)
      if error != nil { return }
    }
    switch state {
    case .quoted: error = RecordError(kind: .unterminatedQuote, offset: quoteOffset)
    case .lineStart: break
    default: endRecord()
    }
  }

  private mutating func take(_ byte: UInt8, at offset: Int, delimiter: UInt8) {
    let isSecondHalf = wasCarriageReturn && byte == 0x0A
    wasCarriageReturn = byte == 0x0D
    if (byte == 0x0A && !isSecondHalf) || byte == 0x0D { line += 1 }
    let isLineEnd = byte == 0x0A || byte == 0x0D
    switch state {
    case .lineStart where isLineEnd:
      recordLine = line
    case .lineStart where byte == 0x22, .fieldStart where byte == 0x22:
      if state == .lineStart { recordLine = line }
      quoteOffset = offset
      state = .quoted
    case .lineStart, .fieldStart, .plain:
      if byte == delimiter {
        endField()
      } else if isLineEnd {
        endRecord()
      } else {
        field.append(byte)
        state = .plain
      }
    case .quoted where byte == 0x22:
      state = .afterQuote
    case .quoted:
      field.append(byte)
    case .afterQuote where byte == 0x22:
      field.append(byte)
      state = .quoted
    case .afterQuote where byte == delimiter:
      endField()
    case .afterQuote where isLineEnd:
      endRecord()
    case .afterQuote:
      error = RecordError(kind: .textAfterClosingQuote, offset: offset)
    }
  }

  private mutating func endField() {
    fields.append(field)
    field = []
    state = .fieldStart
  }

  private mutating func endRecord() {
    endField()
    records.append(TwinRecord(line: recordLine, fields: fields))
    fields = []
    recordLine = line
    state = .lineStart
  }
}

/// The records that `RecordReader` reads, up to the first error.
func recordsRead(
  _ bytes: [UInt8], delimiter: UInt8
) -> (records: [TwinRecord], error: RecordError?) {
  let raw = bytes.span.bytes
  var reader = RecordReader(raw, delimiter: delimiter)
  var fields: [FieldRange] = []
  var records: [TwinRecord] = []
  do throws(RecordError) {
    var line = reader.line
    while try reader.next(into: &fields) {
      let texts = fields.map { Array(fieldText(raw, $0).utf8) }
      records.append(TwinRecord(line: line, fields: texts))
      line = reader.line
    }
    return (records, nil)
  } catch {
    return (records, error)
  }
}
