package import AssayData

/// How to open one file as a table, where that is not to be found out.
package struct TableOptions: Sendable, Equatable {
  package var format: FileFormat?
  /// Whether the first line of a text table holds the columns' names.
  package var hasHeader: Bool?
  /// Whether the classes are stated: numbers of other names are then no scores.
  package var hasClasses = false
  /// Columns beside labels and predictions: a value of theirs may be missing.
  package var sideColumns: [String] = []
  /// The keys of a configuration, which is no data.
  package var configurationKeys: [String] = []
  /// Whether rows of plain fields go by the fast way; tests turn it off to compare it with its readable
  /// twin.
  package var readsPlainRows = true
  /// Where the file is noted when it is opened; nil if it is opened only once.
  package var opened: OpenedFiles?

  package init() {}

  /// These, and what others say where these are silent.
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
  /// What separates the fields of a text table; a space stands for any run of blanks.
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
  /// Refuses a file that is found to be in another format than was stated.
  func check(_ found: FileFormat, path: String) throws(ReadError) {
    if let format, format != found {
      throw ReadError.problem(.file(.formatDiffers(stated: format, found: found)), path: path)
    }
  }

  /// Refuses a header for an array, which has none.
  func checkArray(_ found: FileFormat, path: String) throws(ReadError) {
    try check(found, path: path)
    if hasHeader == true { throw ReadError.problem(.array(.arrayHeader), path: path) }
  }
}
