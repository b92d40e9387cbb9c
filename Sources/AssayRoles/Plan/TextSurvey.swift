package import AssayData
package import AssayTables
import Synchronization

/// The texts of some columns in all rows of their files, each once: labels and predicted classes,
/// of which the first rows may have only a few.
package struct TextSurvey: Sendable {
  /// The texts by file and column, in byte order.
  private var texts: [ExactText: [Int: [String]]] = [:]
  private var rowCounts: [ExactText: Int] = [:]

  /// A column with more texts than this does not hold classes.
  private static let limit = 100_000

  package init() {}

  /// The texts of a column; nil if it was not surveyed.
  func texts(of column: Int, in path: String) -> [String]? { texts[path]?[column] }

  func rowCount(of path: String) -> Int? { rowCounts[path] }

  /// Whether all of these columns were surveyed.
  package func has(_ columns: [ExactText: [Int]]) -> Bool {
    columns.allSatisfy { path, columns in columns.allSatisfy { texts[path]?[$0] != nil } }
  }

  /// Adds texts that were found elsewhere.
  mutating func add(_ found: [String], of column: Int, in path: String, rows: Int) {
    texts[ExactText(path), default: [:]][column] = found.sorted {
      $0.utf8.lexicographicallyPrecedes($1.utf8)
    }
    rowCounts[ExactText(path)] = rows
  }

  /// Reads a file once for the texts of some of its columns.
  ///
  /// - Returns: False if there are too many texts, or the file cannot be read to its end.
  package mutating func read(_ columns: [Int], of file: FileInStep, jobs: Int) -> Bool {
    let steps = StepReader([file], activity: .inspecting(file.path))
    let parts = workers(jobs) {
      var found = columns.map { _ in Set<ExactText>() }
      while let step = steps.next(), found.allSatisfy({ $0.count <= TextSurvey.limit }) {
        guard let chunk = step.tables.values.first,
          let table = try? chunk.decoded(texts: columns, numbers: [], idColumn: nil)
        else {
          steps.stop()
          break
        }
        for (place, column) in columns.enumerated() {
          for text in DistinctTexts(table.texts(of: column)).texts {
            found[place].insert(ExactText(text))
          }
        }
      }
      return found
    }
    guard steps.failure == nil, steps.areInStep, let rows = steps.files.first?.rowCount else {
      return false
    }
    for (place, column) in columns.enumerated() {
      let all = parts.reduce(into: Set<ExactText>()) { $0.formUnion($1[place]) }
      guard all.count <= TextSurvey.limit else { return false }
      add(all.map(\.text), of: column, in: file.path, rows: rows)
    }
    return true
  }
}

extension LabelTable {
  /// The column of labels, if they are texts.
  var textColumns: [ExactText: [Int]] {
    guard case .column(let column) = layout.form else { return [:] }
    return [ExactText(table.path): [column]]
  }
}

extension ReadPlan {
  /// The columns whose texts name classes, by file.
  package var textColumns: [ExactText: [Int]] {
    var columns = labels.textColumns
    for model in models {
      if let column = model.layout.predictedColumn {
        columns[ExactText(model.table.path), default: []].append(column)
      }
    }
    return columns
  }
}
