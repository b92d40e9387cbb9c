package import AssayData

/// How to open a file as a table, as far as this is not to be detected.
package struct TableOptions: Sendable, Equatable {
  package var format: FileFormat?
  /// Whether the first line of a text table holds the column names.
  package var hasHeader: Bool?
  /// Whether the classes are stated; numbers under other names are then not scores.
  package var hasClasses = false
  /// Columns beside labels and predictions, whose values may be missing.
  package var sideColumns: [String] = []
  /// The keys of a configuration, which is refused as data.
  package var configurationKeys: [String] = []
  /// Whether plain rows take the fast path; tests turn it off to compare it with the readable path.
  package var readsPlainRows = true
  /// Notes the file when it is opened; nil if it is opened only once.
  package var opened: OpenedFiles?

  package init() {}

  /// These options, with those that are not set taken from others.
  func over(_ other: TableOptions) -> TableOptions {
    var options = self
    options.format = format ?? other.format
    options.hasHeader = hasHeader ?? other.hasHeader
    options.hasClasses = hasClasses || other.hasClasses
    options.sideColumns = sideColumns.isEmpty ? other.sideColumns : sideColumns
    options.configurationKeys =
      configurationKeys.isEmpty ? other.configurationKeys : configurationKeys
    options.readsPlainRows = readsPlainRows && other.readsPlainRows
    options.opened = opened ?? other.opened
    return options
  }
}

extension FileFormat {
  /// The field separator of a text table; a space means any run of blanks.
  var delimiter: UInt8? {
    switch self {
    case .csv: UInt8(ascii: ",")
    case .tsv: UInt8(ascii: "\t")
    case .semicolon: UInt8(ascii: ";")
    case .text: UInt8(ascii: " ")
    case .bars: UInt8(ascii: "|")
    case .json, .jsonl, .npy, .npz: nil
    }
  }

  /// The text table with this delimiter.
  init(delimiter: UInt8) {
    self = FileFormat.allCases.first { $0.delimiter == delimiter } ?? .csv
  }
}

extension TableOptions {
  /// Refuses a file whose format is not the stated one.
  func check(_ found: FileFormat, path: String) throws(ReadError) {
    if let format, format != found {
      throw ReadError.problem(.file(.formatDiffers(stated: format, found: found)), path: path)
    }
  }

  /// Refuses another stated format, and a header for an array, which has none.
  func checkArray(_ found: FileFormat, path: String) throws(ReadError) {
    try check(found, path: path)
    if hasHeader == true { throw ReadError.problem(.array(.arrayHeader), path: path) }
  }
}
