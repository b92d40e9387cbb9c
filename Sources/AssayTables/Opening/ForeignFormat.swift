/// Common formats that are not supported, recognized by a file's first bytes or by the entries of
/// an archive.
///
/// Each is refused with the command that converts it to a supported format.
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
  case safetensors
  case stata, spss, sas, sasTransport
  case bzip2
  /// XZ, and the older LZMA.
  case xz
  case zstandard
  case sevenZip
  case tar
  case utf32, utf16
  /// A pointer in a Git repository to a file that is stored elsewhere.
  case lfsPointer
  /// A web page, perhaps an error message, instead of a download.
  case html

  /// The format that a file starts with; nil for any other.
  init?(start: [UInt8]) {
    let byMagic = ForeignFormat.allCases.first { format in
      format.magics.contains { start.starts(with: $0) }
    }
    guard let found = byMagic ?? ForeignFormat.looks.first(where: { $0.isLike(start) })?.format
    else { return nil }
    self = found
  }

  /// Tests for formats that do not begin with fixed bytes.
  private static let looks: [(format: ForeignFormat, isLike: @Sendable ([UInt8]) -> Bool)] = [
    (.pickle, isPickle), (.rds, isTextRDS), (.stata, isStata), (.safetensors, isSafetensors),
    (.tar, isTar), (.tfRecord, isTFRecord), (.html, isPage),
  ]

  /// The format of an archive with these entries; nil for other entries.
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
    case .pickle, .tfRecord, .html, .safetensors, .tar: []
    // The magic number that `torch.save` wrote before it wrote archives.
    case .torch:
      [[0x80, 0x02, 0x8A, 0x0A, 0x6C, 0xFC, 0x9C, 0x46, 0xF9, 0x20, 0x6A, 0xA8, 0x50, 0x19]]
    case .parquet: [Array("PAR1".utf8)]
    case .arrow: [Array("ARROW1".utf8), Array("FEA1".utf8)]
    case .hdf5: [[0x89, 0x48, 0x44, 0x46]]
    case .workbook: [[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]]
    // The letter of the encoding, a line end, and the format version, big-endian.
    case .rds: [Array("X\n".utf8) + [0, 0, 0]]
    case .rData: ["RDX2\n", "RDX3\n", "RDA2\n", "RDA3\n"].map { Array($0.utf8) }
    case .matlab: [Array("MATLAB 5.0 MAT-file".utf8), Array("MATLAB 7.3 MAT-file".utf8)]
    case .avro: [Array("Obj".utf8) + [1]]
    case .sqlite: [Array("SQLite format 3".utf8) + [0]]
    case .orc: [Array("ORC".utf8) + [0x0A], Array("ORC".utf8) + [0x08]]
    case .stata: [Array("<stata_dta>".utf8)]
    case .spss: [Array("$FL2".utf8), Array("$FL3".utf8)]
    case .sas:
      [Array(repeating: 0, count: 12) + [0xC2, 0xEA, 0x81, 0x60, 0xB3, 0x14, 0x11, 0xCF]]
    case .sasTransport: [Array("HEADER RECORD*******LIB".utf8)]
    case .bzip2: [Array("BZh".utf8)]
    case .xz: [[0xFD, 0x37, 0x7A, 0x58, 0x5A], [0x5D, 0, 0, 0x80, 0], [0x5D, 0, 0, 0, 4]]
    case .sevenZip: [[0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]]
    // Before UTF-16, whose byte order mark is the beginning of this one.
    case .utf32: [[0xFF, 0xFE, 0, 0], [0, 0, 0xFE, 0xFF]]
    case .zstandard: [[0x28, 0xB5, 0x2F, 0xFD]]
    case .utf16: [[0xFF, 0xFE], [0xFE, 0xFF]]
    case .lfsPointer: [Array("version https://git-lfs.github.com/spec/".utf8)]
    }
  }

  /// A pickle states its protocol, except for the oldest, whose text begins with what it builds:
  /// a dictionary, a list, or an object of one of these modules.
  private static func isPickle(_ start: [UInt8]) -> Bool {
    guard start.count > 1 else { return false }
    if start[0] == 0x80 { return (2...5).contains(start[1]) }
    let beginnings = ["(dp0\n", "(lp0\n", "ccopy_reg\n", "cnumpy", "cpandas", "c__builtin__\n"]
    return beginnings.contains { start.starts(with: $0.utf8) }
  }

  /// The letter A, the format version, and two versions of R as six-digit numbers, one per line.
  private static func isTextRDS(_ start: [UInt8]) -> Bool {
    let lines = start.prefix(64).split(
      separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    guard lines.count > 4, lines[0].elementsEqual("A".utf8), lines[1].count == 1 else {
      return false
    }
    return lines[2...3].allSatisfy { line in
      line.count == 6 && line.allSatisfy { $0 &- UInt8(ascii: "0") < 10 }
    }
  }

  /// The version of an older format, 105 to 115, the byte order, then 1 and 0.
  private static func isStata(_ start: [UInt8]) -> Bool {
    start.count > 4 && (105...115).contains(start[0]) && (1...2).contains(start[1])
      && start[2] == 1 && start[3] == 0
  }

  /// The length of a JSON object in eight bytes, of which the upper ones are 0, then the object.
  private static func isSafetensors(_ start: [UInt8]) -> Bool {
    start.count > 10 && start[4..<8].allSatisfy { $0 == 0 }
      && start[8..<10].elementsEqual("{\"".utf8)
  }

  /// Names and octal numbers, followed by the mark `ustar`.
  private static func isTar(_ start: [UInt8]) -> Bool {
    start.count > 262 && start[257..<262].elementsEqual("ustar".utf8)
  }

  /// A record's length in eight bytes, of which the upper ones are 0, its checksum, and the tag of
  /// an `Example`'s features.
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
