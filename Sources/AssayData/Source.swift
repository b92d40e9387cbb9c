/// A file that was read, and how its columns were used; listed in every report.
package struct Source: Sendable, Equatable {
  package let path: String
  /// The file's format in a word: `CSV`, `TSV`.
  package let format: String
  package let byteCount: Int
  package let rowCount: Int
  package let columns: [Column]

  /// The suffix of the format of a table with several rows per sample, before the meaning of a row;
  /// the columns are then those made from the rows.
  package static let longForm = ", a row for each "

  /// A column and its use.
  package struct Column: Sendable, Equatable {
    package let name: String
    package let use: Use

    package init(name: String, use: Use) {
      self.name = name
      self.use = use
    }
  }

  /// The use of a column.
  package enum Use: Sendable, Equatable {
    case id
    case label
    case labelShare(of: String)
    /// Whether samples have a class.
    case labelFlag(of: String)
    case score(model: String, of: String)
    case positiveScore(model: String, of: String)
    case predictedClass(model: String)
    /// The score of the predicted class, whichever class that is.
    case predictedScore(model: String)
    case slice
    case weight
    case group
    case rowNumber
    case unused
  }

  package init(path: String, format: String, byteCount: Int, rowCount: Int, columns: [Column]) {
    self.path = path
    self.format = format
    self.byteCount = byteCount
    self.rowCount = rowCount
    self.columns = columns
  }
}

// MARK: - Written

extension Source {
  package var saved: Saved {
    .members([
      ("path", .text(path)), ("format", .text(format)), ("bytes", .count(byteCount)),
      ("rows", .count(rowCount)), ("columns", .list(columns.map(\.saved))),
    ])
  }

  package init(saved: Saved) throws(SavedFault) {
    var columns: [Column] = []
    for column in try saved.member("columns").list() {
      columns.append(try Column(saved: column))
    }
    self.init(
      path: try saved.member("path").text(), format: try saved.member("format").text(),
      byteCount: try saved.member("bytes").count(), rowCount: try saved.member("rows").count(),
      columns: columns)
  }
}

extension Source.Column {
  /// The name, the word for the use, and its model and class: `["cat", "score", "model 1", "cat"]`.
  fileprivate var saved: Saved {
    let use: [String] =
      switch use {
      case .id: ["id"]
      case .label: ["label"]
      case .labelShare(let of): ["label share", of]
      case .labelFlag(let of): ["label flag", of]
      case .score(let model, let of): ["score", model, of]
      case .positiveScore(let model, let of): ["positive score", model, of]
      case .predictedClass(let model): ["predicted class", model]
      case .predictedScore(let model): ["predicted score", model]
      case .slice: ["slice"]
      case .weight: ["weight"]
      case .group: ["group"]
      case .rowNumber: ["row number"]
      case .unused: ["unused"]
      }
    return .texts([name] + use)
  }

  fileprivate init(saved: Saved) throws(SavedFault) {
    let words = try saved.texts()
    guard words.count > 1 else { throw saved.fault(.length(saved.name, expected: 2, found: 1)) }
    let use: Source.Use? =
      switch (words[1], words.count) {
      case ("id", 2): .id
      case ("label", 2): .label
      case ("label share", 3): .labelShare(of: words[2])
      case ("label flag", 3): .labelFlag(of: words[2])
      case ("score", 4): .score(model: words[2], of: words[3])
      case ("positive score", 4): .positiveScore(model: words[2], of: words[3])
      case ("predicted class", 3): .predictedClass(model: words[2])
      case ("predicted score", 3): .predictedScore(model: words[2])
      case ("slice", 2): .slice
      case ("weight", 2): .weight
      case ("group", 2): .group
      case ("row number", 2): .rowNumber
      case ("unused", 2): .unused
      default: nil
      }
    guard let use else {
      throw saved.fault(
        .unknownWord(
          saved.name, words[1],
          among: [
            "id", "label", "label share", "label flag", "score", "positive score",
            "predicted class", "slice", "weight", "group", "row number", "unused",
          ]))
    }
    self.init(name: words[0], use: use)
  }
}
