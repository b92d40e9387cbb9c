import AssayBytes
import AssayData

/// The file format of ``Outcomes``.
///
/// A line `assay outcomes 1`, then a line of JSON (`fingerprint`, `samples`, `ids`, `losses`, and
/// `models` with `name` and `losses`), then binary data, with all numbers little-endian. If there
/// are ids, 8 bytes per sample hold the hash of its id (FNV-1a, mixed with SplitMix64's finalizer).
/// For each model, one bit per sample says whether it is right, the first sample in the lowest bit
/// of a byte; then each of its losses has a float64 per sample, in nats. The CRC-32 of everything
/// before comes last.
extension Outcomes {
  private static let mark = "assay outcomes 1\n"

  /// The bytes of the file.
  package var bytes: [UInt8] {
    let header = JSON.object([
      ("fingerprint", .string(fingerprint)), ("samples", .integer(count)),
      ("ids", .bool(ids != nil)),
      ("losses", .array(losses.map { .string($0) })),
      (
        "models",
        .array(
          models.map { model in
            .object([
              ("name", .string(model.name)), ("losses", .bool(!model.losses.isEmpty)),
            ])
          })
      ),
    ])
    var bytes = Array((Outcomes.mark + header.line + "\n").utf8)
    let columns = (ids == nil ? 0 : 1) + models.reduce(0) { $0 + $1.losses.count }
    bytes.reserveCapacity(bytes.count + 8 * count * columns + models.count * (count / 8 + 1) + 4)
    for id in ids ?? [] { bytes.add(id, bytes: 8) }
    for model in models {
      var byte: UInt8 = 0
      for (index, isRight) in model.isRight.enumerated() {
        byte |= isRight ? 1 << UInt8(index % 8) : 0
        if index % 8 == 7 || index == count - 1 {
          bytes.append(byte)
          byte = 0
        }
      }
      for column in model.losses {
        for loss in column { bytes.add(loss.bitPattern, bytes: 8) }
      }
    }
    var sum = CRC32()
    sum.update(bytes.span.bytes)
    bytes.add(UInt64(sum.value), bytes: 4)
    return bytes
  }

  /// Reads the bytes of a file.
  ///
  /// - Throws: ``OutcomesFault`` if the file is of another kind, truncated or damaged.
  package init(_ bytes: [UInt8]) throws(OutcomesFault) {
    let mark = Array(Outcomes.mark.utf8)
    guard bytes.starts(with: mark) else {
      throw bytes.starts(with: "assay outcomes ".utf8) && bytes.count > mark.count
        ? .newer : .notOutcomes
    }
    guard bytes.count >= mark.count + 4 else { throw .damaged }
    let end = bytes.count - 4
    var sum = CRC32()
    sum.update(bytes.span.bytes.extracting(0..<end))
    var written: UInt32 = 0
    for index in 0..<4 { written |= UInt32(bytes[end + index]) << UInt32(8 * index) }
    guard sum.value == written, let line = bytes[mark.count..<end].firstIndex(of: 10) else {
      throw .damaged
    }
    let header = Array(bytes[mark.count..<line])
    var reader = OutcomesReader(bytes: bytes, place: line + 1, end: end)
    guard let document = try? parseJSON(header.span.bytes) else { throw .damaged }
    self = try reader.outcomes(document.value)
  }
}

/// Why a file cannot be read as outcomes.
package enum OutcomesFault: Error, Sendable, Equatable {
  /// The file is of another kind.
  case notOutcomes
  /// The file is of a later version.
  case newer
  /// The file is truncated or corrupted.
  case damaged
}

extension [UInt8] {
  /// Appends the lowest bytes of a number, least significant first.
  fileprivate mutating func add(_ number: UInt64, bytes: Int) {
    for index in 0..<bytes {
      append(UInt8(truncatingIfNeeded: number >> UInt64(8 * index)))
    }
  }
}

/// Reads the arrays after the header.
private struct OutcomesReader {
  let bytes: [UInt8]
  var place: Int
  let end: Int

  mutating func outcomes(_ header: JSONValue) throws(OutcomesFault) -> Outcomes {
    guard case .object(let members) = header else { throw .damaged }
    func member(_ key: String) -> JSONValue? {
      members.first { $0.key.isExactly(key) }?.node.value
    }
    guard case .string(let fingerprint)? = member("fingerprint"),
      case .number(let samples)? = member("samples"), let count = Int(exactly: samples), count >= 0,
      case .bool(let hasIDs)? = member("ids"), case .array(let keys)? = member("losses"),
      case .array(let entries)? = member("models"), entries.count <= 10_000, keys.count <= 100
    else { throw .damaged }
    var losses: [String] = []
    for key in keys {
      guard case .string(let name) = key.value else { throw .damaged }
      losses.append(name)
    }
    let ids = hasIDs ? try numbers(count) : nil
    var models: [Outcomes.Model] = []
    for entry in entries {
      guard case .object(let members) = entry.value,
        case .string(let name)? = members.first(where: { $0.key.isExactly("name") })?.node.value,
        case .bool(let hasLosses)? = members.first(where: { $0.key.isExactly("losses") })?.node
          .value
      else { throw .damaged }
      let isRight = try bits(count)
      var columns: [[Double]] = []
      for _ in hasLosses ? losses : [] {
        columns.append(try numbers(count).map(Double.init(bitPattern:)))
      }
      models.append(Outcomes.Model(name: name, isRight: isRight, losses: columns))
    }
    guard place == end else { throw .damaged }
    return Outcomes(
      fingerprint: fingerprint, count: count, ids: ids, losses: losses, models: models)
  }

  private mutating func numbers(_ count: Int) throws(OutcomesFault) -> [UInt64] {
    guard count <= (end - place) / 8 else { throw .damaged }
    let start = place
    let values = OutcomesReader.words(bytes.span.bytes, from: start, count)
    place = start + 8 * count
    return values
  }

  private static func words(_ span: RawSpan, from start: Int, _ count: Int) -> [UInt64] {
    (0..<count).map { span.word(at: start + 8 * $0) }
  }

  private mutating func bits(_ count: Int) throws(OutcomesFault) -> [Bool] {
    guard (count + 7) / 8 <= end - place else { throw .damaged }
    let start = place
    place += (count + 7) / 8
    return (0..<count).map { bytes[start + $0 / 8] >> UInt8($0 % 8) & 1 == 1 }
  }
}
