/// A 128-bit mark of a test set: the same for the same ids and labels, in whatever order of rows
/// and classes.
///
/// Each sample is hashed (FNV-1a, mixed with the finalizer of SplitMix64) and the hashes are added,
/// so marks of parts merge by addition. It tells test sets apart; it is no protection against
/// somebody who wants two of them to collide.
package struct Fingerprint: Sendable, Equatable {
  private var sum: UInt128 = 0

  package init() {}

  /// The mark of a whole test set.
  package init(_ testSet: TestSet) {
    add(testSet, firstRow: 0)
  }

  /// Adds what another mark saw of other samples.
  package mutating func merge(_ other: Fingerprint) {
    sum &+= other.sum
  }

  /// Adds samples whose first is row `firstRow` of the whole test set.
  package mutating func add(_ testSet: TestSet, firstRow: Int) {
    let classes = testSet.classes.names.enumerated()
      .sorted { $0.element.utf8.lexicographicallyPrecedes($1.element.utf8) }
    let names = testSet.classes.names.map { Array($0.utf8) }
    for row in 0..<testSet.count {
      var hash = FNV()
      if let ids = testSet.ids {
        hash.add(ids.bytes(at: row))
      } else {
        hash.add(String(firstRow + row).utf8)
      }
      hash.add([0])
      switch testSet.labels {
      case .hard(let labels):
        hash.add(names[Int(labels[row])])
      case .soft(let distributions):
        for (index, name) in classes where distributions.matrix[row, index] != 0 {
          let share = distributions.matrix[row, index]
          hash.add(name.utf8)
          hash.add(String(share.bitPattern).utf8)
          hash.add([0])
        }
      }
      sum &+= hash.mixed
    }
  }

  /// 32 hexadecimal digits.
  package var text: String {
    let digits = String(sum, radix: 16)
    return String(repeating: "0", count: 32 - digits.count) + digits
  }
}

/// Fowler, Noll and Vo's hash 1a, 64 bits wide, run with two offsets.
private struct FNV {
  private var low: UInt64 = 0xcbf2_9ce4_8422_2325
  private var high: UInt64 = 0x9ae1_6a3b_2f90_404f

  mutating func add(_ bytes: some Sequence<UInt8>) {
    for byte in bytes {
      low = (low ^ UInt64(byte)) &* 0x100_0000_01b3
      high = (high ^ UInt64(byte)) &* 0x100_0000_01b3
    }
  }

  var mixed: UInt128 {
    UInt128(FNV.mix(high)) << 64 | UInt128(FNV.mix(low))
  }

  private static func mix(_ value: UInt64) -> UInt64 {
    var z = value
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}
