import AssayBytes

package func littleEndian(_ value: some FixedWidthInteger) -> [UInt8] {
  (0..<value.bitWidth / 8).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
}

package func checksum(_ bytes: [UInt8]) -> UInt32 {
  var sum = CRC32()
  sum.update(bytes.span.bytes)
  return sum.value
}

/// A gzip file with the bytes in stored blocks.
package func gzipped(_ bytes: [UInt8]) -> [UInt8] {
  var file: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]
  var rest = bytes[...]
  repeat {
    let block = rest.prefix(0xFFFF)
    rest = rest.dropFirst(block.count)
    let length = UInt16(block.count)
    file += [rest.isEmpty ? 1 : 0] + littleEndian(length) + littleEndian(~length) + block
  } while !rest.isEmpty
  return file + littleEndian(checksum(bytes)) + littleEndian(UInt32(bytes.count))
}

package func gzipped(_ text: String) -> [UInt8] { gzipped(Array(text.utf8)) }
