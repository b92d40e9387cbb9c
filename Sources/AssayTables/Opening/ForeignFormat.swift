/// Kinds of files that people have and that are not read, known by their first bytes.
///
/// Each is refused with the line that turns it into what is read.
package enum ForeignFormat: Sendable, Equatable, CaseIterable {
  case pickle
  case parquet
  case arrow
  case hdf5
  case bzip2
  case xz
  case zstandard
  case utf16
  /// An archive of other things than NumPy arrays.
  case zip

  /// The format that a file starts like; nil for others.
  init?(start: [UInt8]) {
    // A pickle says which protocol it is in.
    if start.count > 1, start[0] == 0x80, (2...5).contains(start[1]) {
      self = .pickle
      return
    }
    let found = ForeignFormat.allCases.first { format in
      format.magics.contains { start.starts(with: $0) }
    }
    guard let found else { return nil }
    self = found
  }

  private var magics: [[UInt8]] {
    switch self {
    case .pickle, .zip: []
    case .parquet: [Array("PAR1".utf8)]
    case .arrow: [Array("ARROW1".utf8), Array("FEA1".utf8)]
    case .hdf5: [[0x89, 0x48, 0x44, 0x46]]
    case .bzip2: [Array("BZh".utf8)]
    case .xz: [[0xFD, 0x37, 0x7A, 0x58, 0x5A]]
    case .zstandard: [[0x28, 0xB5, 0x2F, 0xFD]]
    case .utf16: [[0xFF, 0xFE], [0xFE, 0xFF]]
    }
  }
}
