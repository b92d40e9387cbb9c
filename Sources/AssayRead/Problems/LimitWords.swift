import AssayData

// What is wrong with a file that is longer than what is held of one, or that cannot be held as it comes.
extension Problem.Kind {
  var limitWords: String? {
    switch self {
    case .recordTooLong: "a row is longer than \(limit)"
    case .blanksTooLong: "more than \(limit) of blanks and empty lines, and no row"
    case .documentTooLong:
      "a JSON value is longer than \(limit), and it is not an array of records, which is read row by row"
    case .fileTooLong: "the file is longer than \(limit), and all of it would have to be in memory"
    case .tooManyColumns(let limit): "more than \(grouped(String(limit))) columns"
    case .emptyArray: "the array has no elements"
    case .emptyArchive: "the archive has no entries"
    case .needsFile(let format): "\(format.words) is read from a file, and this is a pipe"
    case .packedArray(let format): "this is \(format.words) packed with gzip, which is not read"
    case .packedColumns(let count):
      "the array is packed column after column, and unpacked it has \(grouped(String(count))) bytes: "
        + "more than the \(limit) that are held in memory"
    case .tooManyEntries(let limit):
      "the archive has more than \(grouped(String(limit))) entries, or its directory is longer than \(self.limit)"
    default: nil
    }
  }

  var limitAdvice: String? {
    switch self {
    case .recordTooLong: "is a quote or a line end missing, or is this another kind of file?"
    case .blanksTooLong: "take them out: zgrep -a '[^[:space:]]' FILE | tr -s ' '"
    case .documentTooLong:
      "write a record a line: df.to_json('p.jsonl', orient='records', lines=True)"
    case .fileTooLong: "is it the right file?"
    case .tooManyColumns: "is the separator right, or does a line end lack?"
    case .needsFile(let format):
      "save it first: cat > p.\(format.rawValue), and give p.\(format.rawValue)"
    case .packedArray(.npy):
      "unpack it: gzip -d FILE; np.savez_compressed writes packed arrays that are read"
    case .packedArray: "unpack it: gzip -d FILE"
    case .packedColumns:
      "write its rows one after another: np.savez_compressed('p.npz', np.ascontiguousarray(p))"
    case .tooManyEntries: "save the array by itself: np.save('p.npy', p)"
    default: nil
    }
  }

  /// ``RecordLimit/bytes``.
  private var limit: String { "\(RecordLimit.bytes >> 20) MB" }
}
