package import AssayBytes
package import AssayData
import AssayText

/// Problems with a file as a whole.
package enum FileProblem: Sendable, Equatable {
  case empty
  case noRows
  /// A JSON file that is an empty array.
  case noRecords
  /// Records without any value.
  case noColumns
  case invalidUTF8
  case nulByte
  /// A byte order mark anywhere but at the start.
  case byteOrderMark
  case foreign(ForeignFormat)
  case gzip(GzipError.Kind, offset: Int)
  case sizeChanged(from: Int, to: Int)
  /// Arrays are not read in order, so they cannot come through a pipe.
  case needsFile(FileFormat)
  /// A configuration where data was expected.
  case configuration
  /// The format differs from the stated one; `found` is nil if the actual format is not known.
  case formatDiffers(stated: FileFormat, found: FileFormat?)
  /// A table as a program prints it for people.
  case printed
  /// A file with two stated formats or headers.
  case optionsDiffer
  /// A folder without part files, with the names in it.
  case noParts([String])
  /// A part of a folder whose columns differ from those of the first.
  case partDiffers(from: String, expected: [String], found: [String])
}

extension FileProblem: ThemeProblem {
  var words: String {
    switch self {
    case .empty: "the file is empty"
    case .noRows: "there are column names but no rows"
    case .noRecords: "there are no records"
    case .noColumns: "the records have no columns: they contain no values"
    case .invalidUTF8: "this is not UTF-8"
    case .nulByte: "a NUL byte: this is not a text table"
    case .byteOrderMark: "a byte order mark (U+FEFF) is inside the file"
    case .foreign(let format): format.words
    case .gzip(let kind, let offset): kind.words(at: offset)
    case .sizeChanged(let before, let after):
      "the file had \(before) bytes when it was opened, and \(after) when it was read"
    case .needsFile(let format): "\(format.words) is read from a file, but this is a pipe"
    case .configuration: "this is a configuration, not data"
    case .formatDiffers(let stated, let found?): "this is \(found.words), not \(stated.words)"
    case .formatDiffers(let stated, nil): "this is not \(stated.words)"
    case .printed: "this is a table printed for people to read"
    case .optionsDiffer: "the options of this file contradict each other"
    case .noParts([]): "this is an empty folder"
    case .noParts(let names):
      "this is a folder, but no file in it is named part-…: it holds \(quotedList(names))"
    case .partDiffers(let other, let expected, let found):
      "the columns \(quotedList(found)) are not those of \(other): \(quotedList(expected))"
    }
  }

  var advice: String? {
    switch self {
    case .empty, .noRows, .noRecords: "check that the program writing it finished"
    case .nulByte:
      "write it as CSV; if it is UTF-16, convert it: iconv -f UTF-16LE -t UTF-8 FILE > new.csv"
    case .noColumns: #"write them as {"label":"cat","cat":0.9,"dog":0.1}"#
    case .invalidUTF8:
      "save the file as UTF-8, or convert it: iconv -f WINDOWS-1252 -t UTF-8 FILE > new.csv"
    case .byteOrderMark: "it belongs only at the start: remove it when concatenating files"
    case .foreign(let format): format.advice
    case .gzip: "copy or write the file again"
    case .sizeChanged: "try again when no program is writing to it"
    case .needsFile(let format):
      "save it first: cat > p.\(format.rawValue), and give p.\(format.rawValue)"
    case .configuration: "give it to assay report as a file, whatever its name"
    case .formatDiffers(stated: .json, _):
      "leave out the format, or give the right one; for results as JSON use \(Flag.json) FILE"
    case .formatDiffers: "leave out the format, or give the right one"
    case .printed:
      "write it as CSV: psql --csv, sqlite3 -csv -header, df.to_csv(FILE, index=False), write.csv(d, FILE, "
        + "row.names=F)"
    case .optionsDiffer: "give its format and its header once"
    case .noParts: "name a file in it"
    case .partDiffers: "all parts of a folder are one table: remove files that do not belong"
    }
  }
}
