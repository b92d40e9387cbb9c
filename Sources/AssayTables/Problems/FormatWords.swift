import AssayBytes
import AssayData
import AssayText

// The names of formats, and the messages about a file's bytes.

extension JSONError.Kind {
  var words: String {
    switch self {
    case .unexpectedByte: "this is not JSON: a value, a comma or a bracket was expected here"
    case .unexpectedEnd: "the JSON ends too early"
    case .tooDeep: "the JSON is nested too deeply"
    case .badNumber: "this is not a number that JSON allows"
    case .badEscape: "this escape is not one that JSON allows"
    case .invalidUTF8: "this is not UTF-8"
    case .duplicateKey(let key): "the key \(quoted(key)) occurs twice"
    case .trailingText: "text follows the end of the JSON"
    case .tooManyValues(let limit):
      "this JSON value holds more than \(limit) names and values, which would take too much memory"
    case .controlCharacterInString: "a control character is in a string; write it as an escape"
    case .loneSurrogate: "half a surrogate pair is not a character"
    }
  }
}

extension JSONError.Kind {
  /// The words for several rows.
  var plural: String {
    switch self {
    case .duplicateKey: "keys that occur more than once"
    case .unexpectedByte, .unexpectedEnd, .tooDeep, .badNumber, .badEscape, .invalidUTF8,
      .trailingText,
      .tooManyValues, .controlCharacterInString, .loneSurrogate:
      "rows that are not JSON"
    }
  }
}

extension NPYError.Kind {
  var words: String {
    switch self {
    case .notNPY: "this is not an NPY file"
    case .version(let major, let minor): "NPY version \(major).\(minor) is not known"
    case .truncatedHeader: "the NPY header ends too early"
    case .headerTooLong(let length): "the NPY header says that it has \(length) bytes"
    case .badHeader(let text): "the NPY header is damaged at \(quoted(text))"
    case .objectArray: "the array holds Python objects, stored as a pickle, which is not read"
    case .structuredType(let type), .complexType(let type), .dateType(let type),
      .voidType(let type), .unsupportedType(let type):
      "the array’s type \(quoted(type)) is not a number, truth value or text"
    case .tooManyDimensions(let count):
      "the array has \(count) dimensions, but only one or two are read"
    case .sizeOverflow: "the array’s shape is larger than any file"
    case .truncatedData(let expected, let found):
      "the file has \(found) bytes of data, but the array’s shape needs \(expected)"
    case .trailingData(let expected, let found):
      "the file has \(found) bytes of data, but the array’s shape needs only \(expected)"
    case .notNumbers(let type): "the array’s type \(quoted(type)) is text, but numbers are needed"
    case .inexactInteger(let index): "the whole number at place \(index) is too large to be exact"
    case .invalidText(let index): "the text at place \(index) is not valid text"
    }
  }
}

extension NPYError.Kind {
  var advice: String? {
    switch self {
    case .objectArray: "write numbers: np.save('p.npy', np.asarray(p, dtype=float))"
    case .notNPY, .version, .truncatedHeader, .headerTooLong, .badHeader, .structuredType,
      .complexType,
      .dateType, .voidType, .unsupportedType, .tooManyDimensions, .sizeOverflow, .truncatedData,
      .trailingData, .notNumbers, .inexactInteger, .invalidText:
      nil
    }
  }
}

extension GzipError.Kind {
  func words(at offset: Int) -> String {
    switch self {
    case .truncated: "the gzip file ends too early"
    case .checksum, .size:
      "the decompressed data is damaged (its checksum fails at byte \(offset))"
    case .trailingBytes: "something follows the end of the gzip data at byte \(offset)"
    case .noGzip, .unknownMethod, .reservedFlags, .headerTooLong, .headerChecksum, .stream:
      "the gzip data is damaged at byte \(offset)"
    }
  }
}

extension ZipError.Kind {
  var words: String {
    switch self {
    case .noZip, .severalDisks, .badRecord, .outOfBounds, .entryCount, .encrypted, .unknownMethod,
      .contradictingHeader, .stream, .size, .checksum:
      "the zip archive is damaged, or compressed in a way that NumPy does not use"
    }
  }
}

extension FileFormat {
  /// The usual name of the format.
  var words: String {
    switch self {
    case .csv: "CSV"
    case .tsv: "TSV"
    case .semicolon: "CSV with semicolons"
    case .text: "blank-separated text"
    case .bars: "bar-separated text"
    case .json: "JSON"
    case .jsonl: "JSON Lines"
    case .npy: "NPY"
    case .npz: "NPZ"
    }
  }
}
