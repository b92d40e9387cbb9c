import AssayBytes
import AssayNumerics

/// An 8-byte hash that identifies a sample where results are kept, and selects samples if not all
/// can be kept: FNV-1a of the UTF-8 bytes of its id, mixed with the finalizer of SplitMix64.
package enum IDHash {
  /// The hash of a sample without an id: that of its row number in decimal digits, counted from 1.
  ///
  /// - Parameter row: The row, counted from 0.
  /// - Returns: 64 bits.
  package static func of(row: Int) -> UInt64 {
    var hash = start
    for byte in String(row + 1).utf8 { add(byte, to: &hash) }
    return SplitMix64.mixed(hash)
  }

  fileprivate static let start: UInt64 = 0xcbf2_9ce4_8422_2325

  @inline(__always)
  fileprivate static func add(_ byte: UInt8, to hash: inout UInt64) {
    hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
  }
}

extension TextColumn {
  /// The hash of a sample's id.
  package func idHash(at index: Int) -> UInt64 {
    var hash = IDHash.start
    let (bytes, range) = (bytes.span, ranges[index])
    for place in range { IDHash.add(bytes[place], to: &hash) }
    return SplitMix64.mixed(hash)
  }
}
