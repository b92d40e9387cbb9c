import AssayBytes

/// The findings about one file.
package struct InspectedFile: Sendable {
  package let path: String
  package let format: String
  package let recognition: Recognition
  /// nil if the file is not text, or its format has one fixed encoding.
  package let encoding: Encoding?
  package let columnCount: Int
  package var size = Size()
  /// The columns, grouped by role and ordered by the first column of each group.
  package var columns: [InspectedColumns] = []
  package var ids: InspectedIDs?
  /// The labels, and each model's predicted classes.
  package var classes: [InspectedClasses] = []
  /// Each model's scores, and the label shares.
  package var scores: [InspectedScores] = []
  package var preview = Preview()

  package init(
    path: String, format: String, recognition: Recognition, encoding: Encoding?, columnCount: Int
  ) {
    (self.path, self.format, self.recognition) = (path, format, recognition)
    (self.encoding, self.columnCount) = (encoding, columnCount)
  }

  /// The size of a file.
  package struct Size: Sendable, Equatable {
    /// The number of rows counted, including bad ones.
    package var rows = 0
    /// The number of rows whose cells could be read; rows read together with a bad one do not
    /// count.
    package var readableRows = 0
    /// Whether reading reached the end, so that `rows` is complete.
    package var isComplete = false
    /// The bytes of the rows, uncompressed.
    package var bytes = 0
    /// The bytes on the disk; nil if the input is not a file.
    package var stored: Int?

    package init() {}
  }

  /// The evidence for a file's format and column names.
  package struct Recognition: Sendable, Equatable {
    package let format: FormatSign
    package let names: NamesSign

    package init(format: FormatSign, names: NamesSign) {
      (self.format, self.names) = (format, names)
    }
  }

  /// The evidence for the format.
  package enum FormatSign: String, Sendable {
    case stated
    /// The first bytes are those of an array or of JSON.
    case firstBytes = "first bytes"
    /// The first line contains this separator, more often than any other.
    case separator
    /// The first line has no separator: a single column.
    case noSeparator = "no separator"
    /// Numbers are separated by blanks.
    case blanks
    /// All commas are decimal commas, so they separate nothing.
    case decimalCommas = "decimal commas"
  }

  /// The place of the column names, and the evidence for it.
  package enum NamesSign: String, Sendable {
    case firstLine = "first line"
    case statedHeader = "stated header"
    /// A comment above the rows.
    case comment
    /// No names: the first line is numbers.
    case firstLineIsRow = "first line is a row"
    case statedRow = "stated row"
    /// Keys: every row names its values.
    case keys
    /// No names: arrays have none.
    case array
  }

  /// The encoding of a text, judged by its start.
  package struct Encoding: Sendable, Equatable {
    package let hasByteOrderMark: Bool
    package let isGzipped: Bool
    package let lineEnds: LineEnds

    /// The line ends.
    package enum LineEnds: String, Sendable {
      case none
      case lineFeed = "LF"
      case pair = "CR LF"
      case carriageReturn = "CR"
      case mixed
    }

    /// Examines the first bytes of a text, which may end within a line.
    package init(_ bytes: RawSpan, isGzipped: Bool) {
      hasByteOrderMark = lengthOfByteOrderMark(in: bytes) > 0
      self.isGzipped = isGzipped
      var found: Set<LineEnds> = []
      var offset = 0
      while offset < bytes.byteCount {
        let isLast = offset + 1 == bytes.byteCount
        switch bytes.byte(at: offset) {
        case UInt8(ascii: "\n"): found.insert(.lineFeed)
        case UInt8(ascii: "\r") where !isLast && bytes.byte(at: offset + 1) == UInt8(ascii: "\n"):
          found.insert(.pair)
          offset += 1
        case UInt8(ascii: "\r") where !isLast: found.insert(.carriageReturn)
        default: break
        }
        offset += 1
      }
      lineEnds = found.count > 1 ? .mixed : found.first ?? .none
    }
  }

  /// The first rows, cell by cell, as interpreted.
  package struct Preview: Sendable, Equatable {
    package var columns: [String] = []
    /// The number of columns left out before the last one shown.
    package var hiddenColumns = 0
    package var rows: [[String]] = []

    package init() {}
  }
}
