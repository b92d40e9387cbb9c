import AssayNumerics

/// A 128-bit fingerprint of a test set: the same for the same ids and labels in any order of rows
/// and classes; without ids, the order of rows matters.
///
/// Each sample is hashed (its id and its label, each multiplied and folded, mixed with the
/// finalizer of SplitMix64) and the hashes are added. Without ids, a sample's hash is that of its
/// label times a constant to the power of its row, modulo 2¹²⁸: such a polynomial is moved to later
/// rows by one multiplication. So the fingerprints of parts are merged by addition. It
/// distinguishes test sets, but does not protect against deliberate collisions.
package struct Fingerprint: Sendable, Equatable {
  /// L'Ecuyer's multiplier: 5 modulo 8, so that its powers have the longest possible period.
  private static let base: UInt128 = 0x2360_ED05_1FC6_5DA4_4385_DF64_9FCC_F645

  private var ofIDs: UInt128 = 0
  private var ofRows: UInt128 = 0

  package init() {}

  /// Adds the fingerprint of other samples.
  package mutating func merge(_ other: Fingerprint) {
    ofIDs &+= other.ofIDs
    ofRows &+= other.ofRows
  }

  /// Moves these samples after `rows` others.
  package mutating func move(by rows: Int) {
    ofRows &*= Fingerprint.power(rows)
  }

  /// Adds samples, the first of which is row `firstRow` of the whole test set.
  package mutating func add(_ testSet: TestSet, firstRow: Int) {
    var classes = ClassHashes(testSet.classes.names)
    if let ids = testSet.ids {
      for row in 0..<testSet.count {
        ofIDs &+= SampleHash(ids, row).mixed(with: classes.hash(of: testSet.labels, row))
      }
      return
    }
    // Horner's rule, starting from the last row.
    var sum: UInt128 = 0
    let place = SampleHash(number: 0)
    for row in (0..<testSet.count).reversed() {
      sum = sum &* Fingerprint.base &+ place.mixed(with: classes.hash(of: testSet.labels, row))
    }
    ofRows &+= sum &* Fingerprint.power(firstRow)
  }

  /// The constant to the power of `row`.
  private static func power(_ row: Int) -> UInt128 {
    var (power, square, rest): (UInt128, UInt128, Int) = (1, base, row)
    while rest > 0 {
      if rest & 1 == 1 { power &*= square }
      square &*= square
      rest >>= 1
    }
    return power
  }

  /// 32 hexadecimal digits.
  package var text: String {
    let digits = String(ofIDs &+ ofRows, radix: 16)
    return String(repeating: "0", count: 32 - digits.count) + digits
  }
}

// MARK: - Written

extension Fingerprint {
  package var saved: Saved { .text(text) }

  package init(saved: Saved, haveIDs: Bool) throws(SavedFault) {
    let digits = try saved.text()
    guard digits.utf8.count == 32, let sum = UInt128(digits, radix: 16) else {
      throw saved.wrongKind(.hexadecimal)
    }
    (ofIDs, ofRows) = haveIDs ? (sum, 0) : (0, sum)
  }
}

/// Two 64-bit hashes of one text or number.
private struct SampleHash {
  private var low: UInt64
  private var high: UInt64

  private init(_ low: UInt64, _ high: UInt64) {
    (self.low, self.high) = (low, high)
  }

  init(_ texts: TextColumn, _ index: Int) {
    (low, high) = texts.hashes(at: index, seeds: (0xcbf2_9ce4_8422_2325, 0x9ae1_6a3b_2f90_404f))
  }

  init(number: Int) {
    let number = UInt64(truncatingIfNeeded: number)
    self.init(SplitMix64.mixed(number), SplitMix64.mixed(~number))
  }

  func adding(_ other: SampleHash) -> SampleHash {
    SampleHash(low &+ other.low, high &+ other.high)
  }

  func scaled(by factor: UInt64) -> SampleHash {
    SampleHash(SplitMix64.mixed(low ^ factor), SplitMix64.mixed(high ^ factor))
  }

  /// This hash, of an id or row, combined with the hash of the sample's label.
  func mixed(with label: SampleHash) -> UInt128 {
    UInt128(SplitMix64.mixed(high &+ label.high &* 3)) << 64
      | UInt128(SplitMix64.mixed(low &+ label.low &* 3))
  }
}

/// The hashes of the classes' names, computed when first needed: if there are many classes, a chunk
/// of samples has few of them.
private struct ClassHashes {
  private let names: [String]
  private var known: [SampleHash?]

  init(_ names: [String]) {
    self.names = names
    known = Array(repeating: nil, count: names.count)
  }

  /// The hash of a sample's label.
  mutating func hash(of labels: Labels, _ row: Int) -> SampleHash {
    switch labels {
    case .hard(let labels): hash(of: Int(labels[row]))
    case .soft(let distributions): hash(of: distributions.matrix, row)
    case .several(let sets): hash(of: sets.matrix, row)
    }
  }

  private mutating func hash(of shares: Matrix, _ row: Int) -> SampleHash {
    // A sum, so that the order of the classes does not matter.
    var sum = SampleHash(number: 0)
    for index in names.indices where shares[row, index] != 0 {
      sum = sum.adding(hash(of: index).scaled(by: shares[row, index].bitPattern))
    }
    return sum
  }

  private mutating func hash(of index: Int) -> SampleHash {
    if let hash = known[index] { return hash }
    let hash = SampleHash(TextColumn([names[index]]), 0)
    known[index] = hash
    return hash
  }
}
