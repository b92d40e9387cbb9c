import AssayBytes

func littleEndian(_ value: some FixedWidthInteger) -> [UInt8] {
  (0..<value.bitWidth / 8).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
}

func checksum(_ bytes: [UInt8]) -> UInt32 {
  var sum = CRC32()
  sum.update(bytes.span.bytes)
  return sum.value
}

/// Bytes in a gzip file of one stored block.
func gzipped(_ bytes: [UInt8]) -> [UInt8] {
  let length = UInt16(bytes.count)
  return [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255, 1] + littleEndian(length) + littleEndian(~length)
    + bytes + littleEndian(checksum(bytes)) + littleEndian(UInt32(bytes.count))
}

func gzipped(_ text: String) -> [UInt8] { gzipped(Array(text.utf8)) }
