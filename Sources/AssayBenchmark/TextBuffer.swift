import AssaySystem

/// A buffer for standard output.
struct TextBuffer {
  private var bytes: [UInt8] = []

  init() { bytes.reserveCapacity(1 << 21) }

  mutating func append(_ byte: UInt8) { bytes.append(byte) }

  mutating func append(_ more: [UInt8]) { bytes += more }

  mutating func append(_ text: String) { bytes += text.utf8 }

  /// Appends a whole number of at least 0.
  mutating func append(_ number: Int) {
    var power = 1
    while number / power >= 10 { power *= 10 }
    appendDigits(of: number, from: power)
  }

  /// Appends a number such as `0.123456`.
  mutating func append(millionths: Int) {
    bytes.append(UInt8(ascii: millionths < 1_000_000 ? "0" : "1"))
    bytes.append(UInt8(ascii: "."))
    appendDigits(of: millionths % 1_000_000, from: 100_000)
  }

  mutating func append(littleEndian number: some FixedWidthInteger) {
    for shift in stride(from: 0, to: number.bitWidth, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: number >> shift))
    }
  }

  /// Writes everything out if there are at least `count` bytes.
  mutating func flush(atLeast count: Int) throws {
    guard bytes.count >= count else { return }
    try StandardStream.output.write(bytes)
    bytes.removeAll(keepingCapacity: true)
  }

  private mutating func appendDigits(of number: Int, from power: Int) {
    var rest = number
    var power = power
    while power > 0 {
      bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest / power))
      rest %= power
      power /= 10
    }
  }
}
