package import AssayData
package import AssayTables

/// What was decided about the columns of all files, before their rows are read.
package struct ReadPlan: Sendable {
  package let request: ReadRequest
  package let labels: LabelTable
  package let models: [ModelTable]
  package let classes: ClassList
  package let positive: Int?
  package let side: SideLayout

  /// What the columns alone leave to be said.
  package var caveats: [Caveat] {
    var caveats = CaveatList()
    for model in models where !model.unusedScores.isEmpty {
      caveats.add(.unusedScores(path: model.table.path, columns: model.unusedScores))
    }
    if let swapped { caveats.add(swapped) }
    return caveats.caveats
  }

  /// Distributions that nothing calls labels, beside a model of classes that nothing calls predictions.
  private var swapped: Caveat? {
    guard case .shares = labels.layout.form, request.task == .classes,
      labels.layout.reason == .numbersAmongLabels || labels.layout.reason == .onlyColumn
    else { return nil }
    let model = models.first { model in
      guard case .predictedClass(let column) = model.layout.form else { return false }
      let name = model.table.columns[column]
      return ColumnNames.isLabel(name) || !ColumnNames.isPredictedClass(name)
    }
    let truth = try? LabelReader(source: labels, classes: classes, request: request).read().labels
    guard let model, truth?.isSoft ?? false else { return nil }
    return .maybeSwapped(labels: labels.table.path, model: model.table.path)
  }
}

extension ReadPlan {
  /// The files, the one with the labels first.
  package var paths: [String] {
    var paths = [labels.table.path]
    for model in models where !paths.contains(exactly: model.table.path) {
      paths.append(model.table.path)
    }
    return paths
  }
}

extension ReadPlan {
  /// Whether the classes are known from columns or options, and not from the rows read so far.
  package var classesAreGiven: Bool {
    if request.classes != nil { return true }
    if case .shares = labels.layout.form { return true }
    return models.contains { if case .classes = $0.layout.form { true } else { false } }
  }

  /// The columns of a file that are needed, each once.
  package func wanted(of path: String) -> (texts: [Int], numbers: [Int], idColumn: Int?) {
    var texts: [Int] = []
    var numbers: [Int] = []
    var idColumn: Int?
    if path.isExactly(labels.table.path) {
      idColumn = labels.layout.idColumn
      switch labels.layout.form {
      case .column(let column): texts.append(column)
      case .shares(let columns, _):
        if labels.layout.isOfTexts { texts += columns } else { numbers += columns }
      }
    }
    for model in models where model.table.path.isExactly(path) {
      idColumn = model.idColumn ?? idColumn
      switch model.layout.form {
      case .classes(let columns, let names):
        let ordered = try? model.table.columns(columns, named: names, inOrderOf: classes)
        numbers += ordered ?? columns
      case .positive(let column, _):
        numbers.append(column)
        if let beside = model.layout.predictedBeside { texts.append(beside.column) }
      case .predictedClass(let column): texts.append(column)
      }
    }
    texts += side.columns(of: path)
    if let idColumn { texts.append(idColumn) }
    return (ReadPlan.distinct(texts), ReadPlan.distinct(numbers), idColumn)
  }

  private static func distinct(_ columns: [Int]) -> [Int] {
    var seen: Set<Int> = []
    return columns.filter { seen.insert($0).inserted }
  }
}

extension ReadPlan {
  /// Says what each of some files was taken for.
  ///
  /// - Parameters:
  ///   - table: A file, with any rows of it.
  ///   - rowCount: How many it has.
  ///   - byteCount: How many bytes were read.
  /// - Returns: The file with the use of each column.
  package func source(_ table: any Table, rowCount: Int, byteCount: Int) -> Source {
    SourceDescription(table: table, rowCount: rowCount, byteCount: byteCount, plan: self).source
  }
}
