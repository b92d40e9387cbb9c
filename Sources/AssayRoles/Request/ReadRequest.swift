package import AssayData
package import AssayTables

/// The files to read, and all options about how to read them.
package struct ReadRequest: Sendable {
  /// The file with the labels; nil if a model's file has them.
  package var labels: String?
  package var labelOptions = FileOptions()
  package var models: [ModelInput] = []
  /// The classes in order; nil if they are to be found in the files.
  package var classes: [String]?
  /// The class that a single score column is about.
  package var positive: String?
  /// The format of all files, unless a file's options state another.
  package var format: FileFormat?
  package var scores = ScoreKind.probabilities
  /// Whether a sample has one class or any number of classes.
  package var task = EvaluationTask.classes
  package var idColumn: String?
  package var labelColumn: String?
  /// Columns whose values define slices of samples, each once; or two joined by `*`.
  package var slices: [String] = []
  /// The column with the sample weights.
  package var weight: String?
  /// The column whose values group samples that belong together.
  package var group: String?
  /// Whether all columns without another use are searched for weak slices.
  package var findsSlices = false
  package var sumRule = SumRule()
  /// Rows with one of these labels are left out.
  package var ignoredLabels: [String] = []
  package var classMatching = ClassMatching.asked
  package var pairing = Pairing.automatic
  /// Whether samples are left out that are not in all files.
  package var usesCommonIDs = false
  /// The keys of a configuration, so that a configuration given as data is refused.
  package var configurationKeys: [String] = []
  /// Whether plain rows take the fast path; tests turn it off to compare it with the readable path.
  package var readsPlainRows = true
  /// The files that this request and its copies have opened.
  private let opened = OpenedFiles()

  package init() {}

  /// A model's file and how to read it.
  package struct ModelInput: Sendable, Equatable {
    /// The name in reports; nil for the file's name, or the names in its columns.
    package let name: String?
    package let path: String
    /// Options for this file that differ from those of the others.
    package let options: FileOptions

    package init(name: String? = nil, path: String, options: FileOptions = FileOptions()) {
      self.name = name
      self.path = path
      self.options = options
    }
  }
}

// MARK: - Options of each file

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

  /// The models' files; the label file if no other is named.
  var modelInputs: [ModelInput] {
    guard let labels, models.isEmpty else { return models }
    return [ModelInput(path: labels, options: labelOptions)]
  }

  /// The options for opening a file, combined from everything stated about it.
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

  /// The possible names of side columns.
  var sideNames: [String] {
    slices.flatMap { name in [name] + slicePairs(of: name).flatMap { [$0.left, $0.right] } }
      + [weight, group].compactMap(\.self)
  }

  /// The side columns of a table, which are not given another role.
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

  /// This request with the options of one file, which take precedence.
  func taking(_ options: FileOptions) -> ReadRequest {
    var request = self
    request.scores = options.scores ?? scores
    request.idColumn = options.idColumn ?? idColumn
    request.labelColumn = options.labelColumn ?? labelColumn
    return request
  }
}
