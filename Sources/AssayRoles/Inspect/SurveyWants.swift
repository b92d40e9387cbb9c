import AssayData
import AssayTables

/// The columns of a file whose values are surveyed.
struct SurveyWants: Sendable {
  private(set) var idColumn: Int?
  /// Columns of labels or of predicted classes, with their models.
  private(set) var classes: [(model: String?, column: Int)] = []
  /// Scores and label shares, with empty counts.
  private(set) var scores: [(empty: InspectedScores, columns: [Int])] = []
  /// The numeric columns, each once and in order.
  private(set) var numbers: [Int] = []
  /// Whether ids are kept, to check whether they are distinct.
  var keepsIDs = false

  init(_ path: String, _ roles: RolePlan) {
    if let labels = roles.labels, labels.table.path.isExactly(path) {
      idColumn = labels.layout.idColumn
      switch labels.layout.form {
      case .column(let column): classes.append((nil, column))
      case .shares where labels.layout.isOfTexts: break
      case .shares(let columns, _):
        let empty = InspectedScores(
          model: nil, columns: columns.count, scale: "probabilities", isStated: false,
          isIndependent: roles.task == .multilabel)
        scores.append((empty, columns))
      }
    }
    for model in roles.models where model.table.path.isExactly(path) {
      idColumn = model.idColumn ?? idColumn
      switch model.layout.form {
      case .classes(let columns, _): add(model, columns, roles.task)
      case .positive(let column, _): add(model, [column], roles.task)
      case .predictedClass(let column): classes.append((model.name, column))
      case .predictedScore(let column, let predicted):
        classes.append((model.name, predicted))
        add(model, [column], roles.task)
      }
    }
    var isSeen: Set<Int> = []
    numbers = scores.flatMap(\.columns).filter { isSeen.insert($0).inserted }.sorted()
  }

  /// Only the ids.
  init(idColumn: Int) {
    self.idColumn = idColumn
    keepsIDs = true
  }

  private mutating func add(_ model: ModelTable, _ columns: [Int], _ task: EvaluationTask) {
    let empty = InspectedScores(
      model: model.name, columns: columns.count, scale: model.scores.rawValue,
      isStated: model.scores != .probabilities, isIndependent: task == .multilabel)
    scores.append((empty, columns))
  }

  /// Whether other wants examine the same columns in the same way.
  func areSame(as other: SurveyWants) -> Bool {
    idColumn == other.idColumn && scores.map(\.columns) == other.scores.map(\.columns)
      && classes.map(\.column) == other.classes.map(\.column)
      && classes.map(\.model) == other.classes.map(\.model)
      && scores.map(\.empty) == other.scores.map(\.empty)
  }

  /// The text columns, each once.
  var texts: [Int] {
    var texts: [Int] = []
    for column in classes.map(\.column) + [idColumn].compactMap(\.self)
    where !texts.contains(column) {
      texts.append(column)
    }
    return texts
  }
}
