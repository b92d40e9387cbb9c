/// A 128-bit mark of a test set: the same for the same ids and labels, in whatever order of rows
/// and classes.
///
/// Each sample is hashed (its id and its label, each multiplied and folded, mixed with the finalizer
/// of SplitMix64) and the hashes are added, so marks of parts merge by addition. It tells test sets apart; it is no protection against
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
    let names = TextColumn(testSet.classes.names)
    let classes = (0..<names.count).map { SampleHash(names, $0) }
    for row in 0..<testSet.count {
      let id = testSet.ids.map { SampleHash($0, row) } ?? SampleHash(number: firstRow + row)
      sum &+= id.mixed(with: Fingerprint.label(testSet.labels, row, classes))
    }
  }

  private static func label(_ labels: Labels, _ row: Int, _ classes: [SampleHash]) -> SampleHash {
    switch labels {
    case .hard(let labels): classes[Int(labels[row])]
    case .soft(let distributions):
      // A sum, so that the order of the classes does not matter.
      classes.indices.reduce(SampleHash(number: 0)) { sum, index in
        let share = distributions.matrix[row, index]
        return share == 0 ? sum : sum.adding(classes[index].scaled(by: share.bitPattern))
      }
    }
  }

  /// 32 hexadecimal digits.
  package var text: String {
    let digits = String(sum, radix: 16)
    return String(repeating: "0", count: 32 - digits.count) + digits
  }
}

/// Two hashes of one thing, each of 64 bits.
private struct SampleHash {
  private var low: UInt64
  private var high: UInt64

  private init(_ low: UInt64, _ high: UInt64) {
    (self.low, self.high) = (low, high)
  }

  init(_ texts: TextColumn, _ index: Int) {
    self.init(
      texts.hash(at: index, seed: 0xcbf2_9ce4_8422_2325),
      texts.hash(at: index, seed: 0x9ae1_6a3b_2f90_404f))
  }

  init(number: Int) {
    let number = UInt64(truncatingIfNeeded: number)
    self.init(SampleHash.mix(number), SampleHash.mix(~number))
  }

  func adding(_ other: SampleHash) -> SampleHash {
    SampleHash(low &+ other.low, high &+ other.high)
  }

  func scaled(by factor: UInt64) -> SampleHash {
    SampleHash(SampleHash.mix(low ^ factor), SampleHash.mix(high ^ factor))
  }

  /// This hash and that of the sample's label, in one.
  func mixed(with label: SampleHash) -> UInt128 {
    UInt128(SampleHash.mix(high &+ label.high &* 3)) << 64
      | UInt128(SampleHash.mix(low &+ label.low &* 3))
  }

  private static func mix(_ value: UInt64) -> UInt64 {
    var z = value
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}
