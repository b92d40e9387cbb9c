import AssayBytes
import AssayNumerics
import Testing

/// The result of decoding a stream piece by piece.
struct StreamResult<Failure: Error & Equatable>: Equatable {
  var output: [UInt8] = []
  /// Whether the stream was complete.
  var isDone = false
  /// The number of input bytes consumed.
  var taken = 0
  var error: Failure?
}

/// How to cut input and output: each call gets a random size from one to the largest.
struct Cuts {
  var largestInput: Int
  var largestOutput: Int
  var generator = SplitMix64(seed: 0)

  /// The whole input and output at once.
  static let none = Self(largestInput: .max, largestOutput: .max)
  /// Byte by byte on both sides.
  static let bytes = Self(largestInput: 1, largestOutput: 1)

  mutating func input() -> Int { size(largestInput) }

  mutating func output() -> Int { size(largestOutput) }

  private mutating func size(_ largest: Int) -> Int {
    largest == .max ? largest : Int.random(in: 1...largest, using: &generator)
  }
}

/// Feeds `bytes` to a decoder, cut by cut.
private func feed<Failure: Error & Equatable>(
  _ bytes: [UInt8], _ cuts: Cuts,
  _ decode: (RawSpan, inout Int, inout [UInt8], Int) throws(Failure) -> Inflater.Status
) -> StreamResult<Failure> {
  var cuts = cuts
  var result = StreamResult<Failure>()
  do throws(Failure) {
    while true {
      let size = min(cuts.input(), bytes.count - result.taken)
      let piece = bytes.span.bytes.extracting(result.taken..<result.taken + size)
      let (limit, before) = (cuts.output(), result.output.count)
      var offset = 0
      let status = try decode(piece, &offset, &result.output, limit)
      result.taken += offset
      #expect(result.output.count - before <= limit)
      switch status {
      case .done:
        result.isDone = true
        return result
      case .outputFull:
        #expect(result.output.count - before == limit)
      case .needsInput:
        #expect(offset == size)
        if result.taken == bytes.count { return result }
      }
    }
  } catch {
    result.error = error
  }
  return result
}

/// Decompresses a DEFLATE stream.
func inflated(_ bytes: [UInt8], _ cuts: Cuts = .none) -> StreamResult<InflateError> {
  var inflater = Inflater()
  return feed(bytes, cuts) {
    (input, offset, output, limit) throws(InflateError) in
    try inflater.inflate(input, from: &offset, appendingTo: &output, atMost: limit)
  }
}

/// Decompresses a gzip file.
func gunzipped(_ bytes: [UInt8], _ cuts: Cuts = .none) -> StreamResult<GzipError> {
  var decoder = GzipDecoder()
  var result = feed(bytes, cuts) {
    (input, offset, output, limit) throws(GzipError) in
    try decoder.decode(input, from: &offset, appendingTo: &output, atMost: limit) == .outputFull
      ? .outputFull : .needsInput
  }
  do {
    try decoder.finish()
    result.isDone = true
  } catch {
    result.error = error
  }
  return result
}

/// Decompresses the data of a zip entry.
func unzipped(
  _ entry: ZipEntry, _ bytes: [UInt8], _ cuts: Cuts = .none
) -> StreamResult<ZipError> {
  var decoder = ZipEntryDecoder(entry)
  return feed(bytes, cuts) {
    (input, offset, output, limit) throws(ZipError) in
    try decoder.decode(input, from: &offset, appendingTo: &output, atMost: limit)
  }
}
