import AssayBytes

/// The readable twin of `Inflater`: decodes the whole stream at once, bit by bit, without tables.
struct InflateTwin {
  /// The output, up to an error or the end of the input.
  private(set) var output: [UInt8] = []
  /// The error in the stream.
  private(set) var error: InflateError.Kind?
  /// Whether the stream was complete.
  private(set) var isDone = false

  private let input: [UInt8]
  private var position = 0

  /// The reasons to stop before the end of the stream.
  private enum Stop: Error {
    case inputEnd
    case wrong(InflateError.Kind)
  }

  /// Decompresses `input`.
  init(_ input: [UInt8]) {
    self.input = input
    do throws(Stop) {
      var isLast = false
      while !isLast {
        isLast = try bits(1) == 1
        try block()
      }
      isDone = true
    } catch {
      if case .wrong(let kind) = error { self.error = kind }
    }
  }

  private mutating func bits(_ count: Int) throws(Stop) -> Int {
    var value = 0
    for index in 0..<count {
      guard position / 8 < input.count else { throw .inputEnd }
      value |= Int(input[position / 8] >> UInt8(position % 8) & 1) << index
      position += 1
    }
    return value
  }

  private mutating func block() throws(Stop) {
    switch try bits(2) {
    case 0: try stored()
    case 1:
      let lengths =
        [Int](repeating: 8, count: 144) + [Int](repeating: 9, count: 112)
        + [Int](repeating: 7, count: 24) + [Int](repeating: 8, count: 8)
      try symbols(lengths, [Int](repeating: 5, count: 32))
    case 2:
      let (literals, distances) = try lengths()
      try symbols(literals, distances)
    default: throw .wrong(.reservedBlockType)
    }
  }

  private mutating func stored() throws(Stop) {
    position = (position + 7) / 8 * 8
    let length = try bits(16)
    guard try bits(16) == 0xFFFF - length else { throw .wrong(.storedLengthMismatch) }
    for _ in 0..<length { output.append(UInt8(try bits(8))) }
  }

  private mutating func lengths() throws(Stop) -> ([Int], [Int]) {
    let (literals, distances, count) = (try bits(5) + 257, try bits(5) + 1, try bits(4) + 4)
    guard literals <= 286, distances <= 30 else { throw .wrong(.tooManyCodes) }
    var code = [Int](repeating: 0, count: 19)
    for symbol in [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15].prefix(count) {
      code[symbol] = try bits(3)
    }
    try check(code, isComplete: true)
    var lengths: [Int] = []
    while lengths.count < literals + distances {
      let symbol = try symbol(code)
      var (length, count) = (symbol, 1)
      switch symbol {
      case 16: (length, count) = (lengths.last ?? -1, try bits(2) + 3)
      case 17: (length, count) = (0, try bits(3) + 3)
      case 18: (length, count) = (0, try bits(7) + 11)
      default: break
      }
      guard lengths.count + count <= literals + distances else { throw .wrong(.repeatPastEnd) }
      guard length >= 0 else { throw .wrong(.repeatWithoutLength) }
      lengths += Array(repeating: length, count: count)
    }
    guard lengths[256] > 0 else { throw .wrong(.noEndOfBlock) }
    return (Array(lengths[..<literals]), Array(lengths[literals...]))
  }

  private func check(_ lengths: [Int], isComplete: Bool) throws(Stop) {
    let used = lengths.reduce(0) { $1 > 0 ? $0 + 0x8000 >> $1 : $0 }
    if used > 0x8000 { throw .wrong(.oversubscribedCode) }
    if used == 0x8000 || !isComplete && lengths.allSatisfy({ $0 < 2 }) { return }
    throw .wrong(.incompleteCode)
  }

  /// Reads bits until they form the code of a symbol.
  private mutating func symbol(_ lengths: [Int]) throws(Stop) -> Int {
    var (code, first) = (0, 0)
    for length in 1...15 {
      code = code * 2 + (try bits(1))
      let symbols = lengths.indices.filter { lengths[$0] == length }
      if code - first < symbols.count { return symbols[code - first] }
      first = (first + symbols.count) * 2
      // An incomplete code has only one-bit codes, so one bit decides.
      if lengths.allSatisfy({ $0 < 2 }) { break }
    }
    throw .wrong(.invalidCode)
  }

  private mutating func symbols(_ literals: [Int], _ distances: [Int]) throws(Stop) {
    try check(literals, isComplete: false)
    try check(distances, isComplete: false)
    while true {
      let symbol = try symbol(literals)
      if symbol == 256 { return }
      if symbol < 256 {
        output.append(UInt8(symbol))
        continue
      }
      guard symbol < 286 else { throw .wrong(.invalidCode) }
      var length = symbol == 285 ? 258 : symbol - 254
      if symbol > 264, symbol < 285 {
        let extra = (symbol - 261) / 4
        length = (4 + (symbol - 261) % 4) << extra + 3 + (try bits(extra))
      }
      let code = try self.symbol(distances)
      guard code < 30 else { throw .wrong(.invalidCode) }
      let extra = max(code / 2 - 1, 0)
      let distance = (code < 4 ? code : (2 + code % 2) << extra) + 1 + (try bits(extra))
      guard distance <= output.count else { throw .wrong(.distanceTooFar) }
      for _ in 0..<length { output.append(output[output.count - distance]) }
    }
  }
}
