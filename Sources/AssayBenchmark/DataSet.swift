/// Labels and two models' predictions in files of one format.
struct DataSet {
  let form: Form
  let rows: Int
  let classes: Int
  /// Whether each file has its rows in a different order.
  let isShuffled: Bool

  init(_ form: Form, rows: Int, classes: Int = 10, isShuffled: Bool = false) {
    self.form = form
    self.rows = rows
    self.classes = classes
    self.isShuffled = isShuffled
  }

  /// The format of the probabilities.
  enum Form: String {
    /// CSV with six decimals, one column per class; with two classes, one column `p` for class 1.
    case csv
    /// The same with 500 more columns of features.
    case wide
    /// CSV with all digits of a double, up to 17.
    case digits
    /// One object per line, with an array of scores with six decimals.
    case jsonl
    /// An array of float32, and one of int64 for the labels.
    case npy
    /// The same with logits.
    case logits
  }

  /// The contents of a file.
  enum Part: String, CaseIterable {
    case labels
    case a
    case b

    var model: Model? { Model(rawValue: rawValue) }
  }

  func name(of part: Part) -> String {
    "\(part.rawValue).\(suffix)"
  }

  private var suffix: String {
    switch form {
    case .csv, .wide, .digits: "csv"
    case .jsonl: "jsonl"
    case .npy, .logits: "npy"
    }
  }

  /// Whether each class has a column named after it.
  var hasClassColumns: Bool { [.csv, .wide, .digits].contains(form) && classes > 2 }

  /// The number of feature columns.
  var featureCount: Int { form == .wide ? 500 : 0 }

  /// The class as written in the labels.
  func labelText(_ label: Int) -> String { hasClassColumns ? "c\(label)" : "\(label)" }
}

// MARK: - For the process that writes one of the files

extension DataSet {
  func words(_ part: Part) -> [String] {
    [form.rawValue, "\(rows)", "\(classes)", isShuffled ? "shuffled" : "ordered", part.rawValue]
  }

  static func parse(_ words: [String]) -> (data: DataSet, part: Part)? {
    guard words.count == 5, let form = Form(rawValue: words[0]), let rows = Int(words[1]),
      let classes = Int(words[2]), let part = Part(rawValue: words[4])
    else { return nil }
    let data = DataSet(form, rows: rows, classes: classes, isShuffled: words[3] == "shuffled")
    return (data, part)
  }
}
