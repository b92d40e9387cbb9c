import AssayNumerics

extension TextColumn {
  /// Eight bytes that stand for a sample's id wherever results are kept: FNV-1a of its UTF-8 bytes, mixed with the
  /// finalizer of SplitMix64.
  package func idHash(at index: Int) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in self[index].utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return SplitMix64.mixed(hash)
  }
}
