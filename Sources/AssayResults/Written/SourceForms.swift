import AssayData

extension Source {
  static var form: Form<Source> {
    ObjectForm<Source>(
      Field("path", \.path, .text), Field("format", \.format, .text),
      Field("rows", \.rowCount, .count()), Field("bytes", \.byteCount, .count()),
      Field("columns", { $0.columns.grouped }, ColumnGroup.form.list())
    ) { _, path, format, rows, bytes, columns in
      Source(
        path: path, format: format, byteCount: bytes, rowCount: rows,
        columns: columns.flatMap(\.columns))
    }.form
  }
}

/// Adjacent columns with the same use, except for the class of each.
struct ColumnGroup: Sendable {
  let use: String
  let model: String?
  let names: [String]
  /// The class of each column; nil if the use has no classes.
  let classes: [String]?

  static var form: Form<ColumnGroup> {
    ObjectForm<ColumnGroup>(
      Field("use", \.use, .oneOf(uses.map { ($0, $0) }) { $0 }),
      Field(ifPresent: "model", \.model, .text),
      Field("names", \.names, Form.text.list()),
      Field(ifPresent: "classes", \.classes, Form.text.list())
    ) { reader, use, model, names, classes throws(ResultsFault) in
      let group = ColumnGroup(use: use, model: model, names: names, classes: classes)
      guard group.columns.count == names.count else {
        throw reader.fault(.contradiction(with: "use"))
      }
      return group
    }.form
  }

  private static let uses = [
    "id", "label", "label_share", "label_flag", "score", "positive_score", "predicted_class",
    "predicted_score",
    "slice", "weight", "group", "row_number", "unused",
  ]

  /// The columns; fewer than the names if a model or a class is missing.
  var columns: [Source.Column] {
    names.enumerated().compactMap { place, name in
      use(of: classes.flatMap { $0.count == names.count ? $0[place] : nil }).map {
        Source.Column(name: name, use: $0)
      }
    }
  }

  private func use(of label: String?) -> Source.Use? {
    switch use {
    case "id": .id
    case "label": .label
    case "label_share": label.map { .labelShare(of: $0) }
    case "label_flag": label.map { .labelFlag(of: $0) }
    case "score": label.flatMap { label in model.map { .score(model: $0, of: label) } }
    case "positive_score":
      label.flatMap { label in model.map { .positiveScore(model: $0, of: label) } }
    case "predicted_class": model.map { .predictedClass(model: $0) }
    case "predicted_score": model.map { .predictedScore(model: $0) }
    case "slice": .slice
    case "weight": .weight
    case "group": .group
    case "row_number": .rowNumber
    default: .unused
    }
  }
}

extension [Source.Column] {
  /// The columns in groups: adjacent ones that differ only in their class are together.
  fileprivate var grouped: [ColumnGroup] {
    var groups: [ColumnGroup] = []
    var start = 0
    while start < count {
      let first = self[start].use.words
      let end =
        self[start...].firstIndex { column in
          let words = column.use.words
          return words.use != first.use || !(words.model ?? "").isExactly(first.model ?? "")
        } ?? count
      let run = self[start..<end]
      groups.append(
        ColumnGroup(
          use: first.use, model: first.model, names: run.map(\.name),
          classes: first.label == nil ? nil : run.compactMap(\.use.words.label)))
      start = end
    }
    return groups
  }
}

extension Source.Use {
  /// The use's word in files, the model, and the class.
  fileprivate var words: (use: String, model: String?, label: String?) {
    switch self {
    case .id: ("id", nil, nil)
    case .label: ("label", nil, nil)
    case .labelShare(let label): ("label_share", nil, label)
    case .labelFlag(let label): ("label_flag", nil, label)
    case .score(let model, let label): ("score", model, label)
    case .positiveScore(let model, let label): ("positive_score", model, label)
    case .predictedClass(let model): ("predicted_class", model, nil)
    case .predictedScore(let model): ("predicted_score", model, nil)
    case .slice: ("slice", nil, nil)
    case .weight: ("weight", nil, nil)
    case .group: ("group", nil, nil)
    case .rowNumber: ("row_number", nil, nil)
    case .unused: ("unused", nil, nil)
    }
  }
}
