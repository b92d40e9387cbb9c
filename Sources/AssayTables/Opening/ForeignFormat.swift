/// Kinds of files that people have and that are not read, known by their first bytes or by what an archive holds.
///
/// Each is refused with the line that turns it into what is read.
package enum ForeignFormat: Sendable, Equatable, CaseIterable {
  case torch
  case pickle
  case parquet
  case arrow
  case hdf5
  /// A workbook of Excel or of LibreOffice.
  case workbook
  /// R's `saveRDS`, and R's `save`.
  case rds, rData
  case matlab
  case avro
  case sqlite
  case orc
  case tfRecord
  case bzip2
  case xz
  case zstandard
  case utf16
  /// A pointer in a Git repository to a file that is kept elsewhere.
  case lfsPointer
  /// A page, perhaps of an error, in the place of a download.
  case html

  /// The format that a file starts like; nil for others.
  init?(start: [UInt8]) {
    let found = ForeignFormat.allCases.first { format in
      format.magics.contains { start.starts(with: $0) }
    }
    if let found {
      self = found
    } else if start.count > 1, start[0] == 0x80, (2...5).contains(start[1]) {
      // A pickle says which protocol it is in.
      self = .pickle
    } else if ForeignFormat.isTFRecord(start) {
      self = .tfRecord
    } else if ForeignFormat.isPage(start) {
      self = .html
    } else {
      return nil
    }
  }

  /// What an archive with these entries is; nil for one of other files.
  init?(entries names: [String]) {
    if names.contains(where: { $0.hasSuffix("data.pkl") }) {
      self = .torch
    } else if names.contains(where: { $0.hasPrefix("xl/") || $0 == "content.xml" }) {
      self = .workbook
    } else {
      return nil
    }
  }

  private var magics: [[UInt8]] {
    switch self {
    case .pickle, .tfRecord, .html: []
    // The number that `torch.save` wrote before it wrote archives.
    case .torch:
      [[0x80, 0x02, 0x8A, 0x0A, 0x6C, 0xFC, 0x9C, 0x46, 0xF9, 0x20, 0x6A, 0xA8, 0x50, 0x19]]
    case .parquet: [Array("PAR1".utf8)]
    case .arrow: [Array("ARROW1".utf8), Array("FEA1".utf8)]
    case .hdf5: [[0x89, 0x48, 0x44, 0x46]]
    case .workbook: [[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]]
    // The letter of its form, a line's end, and the number of its version, big-endian.
    case .rds: [Array("X\n".utf8) + [0, 0, 0]]
    case .rData: ["RDX2\n", "RDX3\n", "RDA2\n", "RDA3\n"].map { Array($0.utf8) }
    case .matlab: [Array("MATLAB 5.0 MAT-file".utf8), Array("MATLAB 7.3 MAT-file".utf8)]
    case .avro: [Array("Obj".utf8) + [1]]
    case .sqlite: [Array("SQLite format 3".utf8) + [0]]
    case .orc: [Array("ORC".utf8) + [0x0A], Array("ORC".utf8) + [0x08]]
    case .bzip2: [Array("BZh".utf8)]
    case .xz: [[0xFD, 0x37, 0x7A, 0x58, 0x5A]]
    case .zstandard: [[0x28, 0xB5, 0x2F, 0xFD]]
    case .utf16: [[0xFF, 0xFE], [0xFE, 0xFF]]
    case .lfsPointer: [Array("version https://git-lfs.github.com/spec/".utf8)]
    }
  }

  /// A record's length in eight bytes, of which the upper ones are 0, its checksum, and the tag of an `Example`'s features.
  private static func isTFRecord(_ start: [UInt8]) -> Bool {
    start.count > 13 && start[0] != 0 && start[4..<8].allSatisfy { $0 == 0 } && start[12] == 0x0A
  }

  private static func isPage(_ start: [UInt8]) -> Bool {
    let blanks = " \t\r\n\u{FEFF}".utf8
    let text = start.drop { blanks.contains($0) }.prefix(14).map { byte in
      (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
    }
    return text.starts(with: "<!doctype html".utf8) || text.starts(with: "<html".utf8)
  }
}
