package import AssayBytes
package import AssayData
import AssayText

/// Problems with NPY and NPZ files, and with a column that holds the scores of several classes.
package enum ArrayProblem: Sendable, Equatable {
  case npy(NPYError.Kind)
  case zip(ZipError.Kind)
  /// An archive without an array of this name, or with several if none was named; its arrays are
  /// listed with shapes and types.
  case noArray(String?, among: [ArchivedArray])
  /// An archive of other files than NumPy arrays, with their names.
  case noArrays([String])
  case emptyArray
  case emptyArchive
  /// An array compressed with gzip.
  case packedArray(FileFormat)
  /// A compressed array of an archive in column order, which must be held in memory.
  case packedColumns(byteCount: Int)
  case tooManyEntries(limit: Int)
  /// A header was stated for an array.
  case arrayHeader
  /// A column whose length is not the number of labels times the number of classes.
  case rowMajor(numbers: Int, classes: Int, labels: Int)
}

extension ArrayProblem: ThemeProblem {
  var words: String {
    switch self {
    case .npy(let kind): kind.words
    case .zip(let kind): kind.words
    case .noArray(let name?, let among):
      "there is no array \(quoted(name)) among \(ArchivedArray.list(among))"
    case .noArray(nil, let among): "there are several arrays: \(ArchivedArray.list(among))"
    case .noArrays(let names):
      "this zip archive holds no NumPy arrays, but \(quotedList(names))"
    case .emptyArray: "the array has no elements"
    case .emptyArchive: "the archive has no entries"
    case .packedArray(let format): "this is \(format.words) compressed with gzip, which is not read"
    case .packedColumns(let count):
      "the array is compressed column by column, and decompressed it has \(grouped(String(count))) bytes: "
        + "more than the \(RecordLimit.words) held in memory"
    case .tooManyEntries(let limit):
      "the archive has more than \(grouped(String(limit))) entries, "
        + "or its directory is longer than \(RecordLimit.words)"
    case .arrayHeader: "an array has no header"
    case .rowMajor(let numbers, let classes, let labels):
      "\(numbers) numbers in one column are not \(classes) for each of \(labels) labels"
    }
  }

  var advice: String? {
    switch self {
    case .npy(let kind): kind.advice
    case .zip, .emptyArray, .emptyArchive: nil
    case .noArray(_, let among): "name one, as in FILE.npz:\(among.first?.name ?? "NAME")"
    case .noArrays: "extract it, or compress text with gzip"
    case .packedArray(.npy):
      "decompress it: gzip -d FILE; np.savez_compressed writes compressed arrays that are read"
    case .packedArray: "decompress it: gzip -d FILE"
    case .packedColumns:
      "write its rows one after another: np.savez_compressed('p.npz', np.ascontiguousarray(p))"
    case .tooManyEntries: "save the array by itself: np.save('p.npy', p)"
    case .arrayHeader: "leave out header=true, and name the classes with \(Flag.classes)"
    case .rowMajor: "use one row per sample and one column per class, or correct \(Flag.classes)"
    }
  }
}
