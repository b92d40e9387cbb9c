import AssayBytes

/// What one file was found to be.
package struct InspectedFile: Sendable {
  package let path: String
  package let format: String
  package let recognition: Recognition
  /// nil for what is no text, or always in one encoding.
  package let encoding: Encoding?
  package let columnCount: Int
  package var size = Size()
  /// Columns of one kind together, by the place of their first.
  package var columns: [InspectedColumns] = []
  package var ids: InspectedIDs?
  /// The labels, and each model's predicted classes.
  package var classes: [InspectedClasses] = []
  /// Each model's scores, and the labels' shares.
  package var scores: [InspectedScores] = []
  package var preview = Preview()

  package init(
    path: String, format: String, recognition: Recognition, encoding: Encoding?, columnCount: Int
  ) {
    (self.path, self.format, self.recognition) = (path, format, recognition)
    (self.encoding, self.columnCount) = (encoding, columnCount)
  }

  /// How much there is of a file.
  package struct Size: Sendable, Equatable {
    /// Rows that were counted, bad ones among them.
    package var rows = 0
    /// Rows whose cells could be read: a bad one spoils those that were read together with it.
    package var readableRows = 0
    /// Whether reading came to the end: `rows` are all.
    package var isComplete = false
    /// The bytes of the rows, unpacked.
    package var bytes = 0
    /// The bytes on the disk; nil if that is no file.
    package var stored: Int?

    package init() {}
  }

  /// What showed how a file is written.
  package struct Recognition: Sendable, Equatable {
    package let format: FormatSign
    package let names: NamesSign

    package init(format: FormatSign, names: NamesSign) {
      (self.format, self.names) = (format, names)
    }
  }

  /// What showed the format.
  package enum FormatSign: String, Sendable {
    case stated
    /// As arrays and JSON begin.
    case firstBytes = "first bytes"
    /// The first line has this separator, and more of it than of any other.
    case separator
    /// The first line has no separator: a single column.
    case noSeparator = "no separator"
    /// Numbers stand between blanks.
    case blanks
    /// Commas are decimal in all fields, and so separate nothing.
    case decimalCommas = "decimal commas"
  }

  /// Where the names of the columns stand, and what showed it.
  package enum NamesSign: String, Sendable {
    case firstLine = "first line"
    case statedHeader = "stated header"
    /// A comment above the rows.
    case comment
    /// Nowhere: the first line is numbers.
    case firstLineIsRow = "first line is a row"
    case statedRow = "stated row"
    /// Every row names its values.
    case keys
    /// Nowhere: arrays have none.
    case array
  }

  /// How a text is encoded, judged by its start.
  package struct Encoding: Sendable, Equatable {
    package let hasByteOrderMark: Bool
    package let isGzipped: Bool
    package let lineEnds: LineEnds

    /// What ends lines.
    package enum LineEnds: String, Sendable {
      case none
      case lineFeed = "LF"
      case pair = "CR LF"
      case carriageReturn = "CR"
      case mixed
    }

    /// Looks at the first bytes of a text, which may end within a line.
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

  /// The first rows, cell by cell, as they are understood.
  package struct Preview: Sendable, Equatable {
    package var columns: [String] = []
    /// How many columns are left out before the last that is shown.
    package var hiddenColumns = 0
    package var rows: [[String]] = []

    package init() {}
  }
}
