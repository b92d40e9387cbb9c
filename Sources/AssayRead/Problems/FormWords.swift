// What is wrong with how a file is written.
extension Problem.Kind {
  var formWords: String {
    switch self {
    case .formatDiffers(let stated, let found?): "this is \(found.words), and not \(stated.words)"
    case .formatDiffers(let stated, nil): "this is not \(stated.words)"
    case .arrayHeader: "an array has no header"
    case .optionsDiffer: "the file is to be read in two ways, by its options"
    case .noParts: "this is a folder, and no file in it is named part-…"
    case .partDiffers(let other, let expected, let found):
      "the columns \(list(found)) are not those of \(other): \(list(expected))"
    case .rowMajor(let numbers, let classes, let labels):
      "\(numbers) numbers in one column are not \(classes) for each of \(labels) labels"
    case .otherSeparator(let found, let expected):
      "this row is \(found.words), and the lines above are \(expected.words)"
    case .badArray(let column, let text):
      "\(quoted(text)) in column \(quoted(column)) is not an array of numbers"
    case .arrayAbbreviated(let column, let text):
      "\(quoted(text)) in column \(quoted(column)) is an array with its middle left out"
    case .confidence(let column, let predicted, let name, let score):
      "\(quoted(column)) is \(score) where \(quoted(predicted)) is \(quoted(name)): "
        + "it is how sure the model is of the class that it predicted, and not the score of one class"
    case .arrayEntries(let column, let expected, let found, let text):
      found == 0
        ? "the array \(quoted(text)) in column \(quoted(column)) is empty"
        : "the array \(quoted(text)) in column \(quoted(column)) has \(found) "
          + "\(found == 1 ? "entry" : "entries"), and the first has \(expected)"
    default: ""
    }
  }

  var formAdvice: String? {
    switch self {
    case .formatDiffers: "leave out the format, or give the one that it is"
    case .arrayHeader: "leave out header=true, and name the classes with --classes"
    case .optionsDiffer: "give its format and its header once"
    case .noParts: "name a file in it"
    case .partDiffers: "all parts of a folder are one table: take out what is none of it"
    case .rowMajor: "give a row a sample and a column a class, or mend --classes"
    case .fieldCount: "is the file cut off, or a separator inside a field that lacks its quotes?"
    case .otherSeparator: "write all rows alike, or name the format with --format"
    case .arrayAbbreviated:
      "write all of it: np.set_printoptions(threshold=sys.maxsize), or save the scores as NPY"
    case .confidence(let column, let predicted, _, _):
      "take the predicted classes with FILE:column=\(predicted); where \(quoted(column)) is the score of one "
        + "class after all, leave \(quoted(predicted)) out of the file"
    case .badArray: "write it as [0.9, 0.1]"
    case .arrayEntries: "every row needs an array with one number a class"
    default: nil
    }
  }
}

extension FileFormat {
  /// What people call it.
  var words: String {
    switch self {
    case .csv: "CSV"
    case .tsv: "TSV"
    case .semicolon: "CSV with semicolons"
    case .text: "text with blanks"
    case .json: "JSON"
    case .jsonl: "JSON Lines"
    case .npy: "NPY"
    case .npz: "NPZ"
    }
  }
}
