package import AssayData
package import AssayTables

/// What to read, and all that a user may say about how to take it.
package struct ReadRequest: Sendable {
  /// The file with the labels; nil when a model's file has them.
  package var labels: String?
  package var labelOptions = FileOptions()
  package var models: [ModelInput] = []
  /// The classes in order; nil when the files tell.
  package var classes: [String]?
  /// The class that a single score column is about.
  package var positive: String?
  /// What all files are in, where one does not say otherwise.
  package var format: FileFormat?
  package var scores = ScoreKind.probabilities
  /// What labels are: one class a sample, or any number.
  package var task = EvaluationTask.classes
  package var idColumn: String?
  package var labelColumn: String?
  /// Columns whose values put samples into slices, each once; or two with a `*` between them.
  package var slices: [String] = []
  /// The column with the samples' weights.
  package var weight: String?
  /// The column whose values say which samples belong together.
  package var group: String?
  /// Whether weak slices are looked for, in all columns that nothing else is made of.
  package var findsSlices = false
  package var sumRule = SumRule()
  /// Rows with one of these labels are left out.
  package var ignoredLabels: [String] = []
  package var classMatching = ClassMatching.asked
  package var pairing = Pairing.automatic
  /// Whether samples that not all files have are left out.
  package var usesCommonIDs = false
  /// The keys of a configuration, so that one that is given as data is refused.
  package var configurationKeys: [String] = []
  /// Whether rows of plain fields go by the fast way; tests turn it off to compare it with its readable
  /// twin.
  package var readsPlainRows = true
  /// The files that this request and its copies have opened.
  private let opened = OpenedFiles()

  package init() {}

  /// A model's file and how to take it.
  package struct ModelInput: Sendable, Equatable {
    /// The name in reports; nil: the file's name, or the names that its columns have.
    package let name: String?
    package let path: String
    /// How to take the file, where this differs from the others.
    package let options: FileOptions

    package init(name: String? = nil, path: String, options: FileOptions = FileOptions()) {
      self.name = name
      self.path = path
      self.options = options
    }
  }
}

// MARK: - Each file

extension ReadRequest {
  /// The files, each once.
  package var paths: [String] {
    var paths: [String] = []
    for path in [labels].compactMap(\.self) + models.map(\.path)
    where !paths.contains(exactly: path) {
      paths.append(path)
    }
    return paths
  }

  /// The models' files; the file with the labels where no other is named.
  var modelInputs: [ModelInput] {
    guard let labels, models.isEmpty else { return models }
    return [ModelInput(path: labels, options: labelOptions)]
  }

  /// How to open a file, by all that is said of it.
  package func options(opening path: String) throws(ReadError) -> TableOptions {
    var stated = models.filter { $0.path.isExactly(path) }.map(\.options)
    if labels.isExactly(path) { stated.append(labelOptions) }
    guard Set(stated.compactMap(\.format)).count < 2, Set(stated.compactMap(\.hasHeader)).count < 2
    else { throw ReadError.problem(.file(.optionsDiffer), path: path) }
    var options = TableOptions()
    options.format = stated.compactMap(\.format).first ?? format
    options.hasHeader = stated.compactMap(\.hasHeader).first
    options.hasClasses = classes != nil
    options.sideColumns = sideNames
    options.configurationKeys = configurationKeys
    options.readsPlainRows = readsPlainRows
    options.opened = opened
    return options
  }

  /// The columns that may be meant to stand beside labels and predictions.
  var sideNames: [String] {
    slices.flatMap { name in [name] + slicePairs(of: name).flatMap { [$0.left, $0.right] } }
      + [weight, group].compactMap(\.self)
  }

  /// The columns of a table that are named so, and that nothing else may be taken for.
  func sideColumns(of table: any Table) -> Set<Int> {
    var columns = Set([weight, group].compactMap { $0.flatMap(table.column(named:)) })
    for name in slices {
      if let column = table.column(named: name) {
        columns.insert(column)
      } else {
        let parts = slicePairs(of: name).flatMap { [$0.left, $0.right] }
        columns.formUnion(parts.compactMap(table.column(named:)))
      }
    }
    return columns
  }

  /// This request as it is for one file, whose options win.
  func taking(_ options: FileOptions) -> ReadRequest {
    var request = self
    request.scores = options.scores ?? scores
    request.idColumn = options.idColumn ?? idColumn
    request.labelColumn = options.labelColumn ?? labelColumn
    return request
  }
}
