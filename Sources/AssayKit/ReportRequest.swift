public import AssayCompare
import AssayData
import AssayEvaluate
import AssayResults
import AssayRoles
import AssaySamples
import AssayStatistics
import AssaySystem
import AssayTables

/// What to report on, and how: every option of `assay report` as a value.
public struct ReportRequest: Sendable {
  /// A model and the file with its predictions.
  public struct Model: Sendable, Equatable {
    /// The name in the report; nil: the file's name, or the names its columns have.
    public var name: String?
    /// The file, a folder of `part-*` files, or `-` for standard input.
    public var path: String
    /// How to take the file, where this differs from the other files.
    public var options: FileOptions

    /// A model in a file.
    public init(name: String? = nil, path: String, options: FileOptions = FileOptions()) {
      self.name = name
      self.path = path
      self.options = options
    }
  }

  /// The heading of the report.
  public var title: String?
  /// The file with the labels; nil when a model's file has them.
  public var labels: String?
  /// How to take the file with the labels.
  public var labelOptions = FileOptions()
  /// The models, in the order of the report.
  public var models: [Model] = []
  /// The classes in order; nil when the files tell.
  public var classes: [String]?
  /// The class that a single score column is about.
  public var positive: String?
  /// What all files are in; nil: what each looks like.
  public var format: FileFormat?
  /// What labels are.
  public var task = EvaluationTask.classes
  /// What the score columns hold.
  public var scores = ScoreKind.probabilities
  /// The column with the ids; nil: one with a usual name.
  public var idColumn: String?
  /// The column with the labels; nil: one with a usual name.
  public var labelColumn: String?
  /// The columns whose values put samples into slices, each once; of whichever file has them.
  ///
  /// Where no column is called so, `A*B` stands for the pairs of values of the columns `A` and `B`.
  public var slices: [String] = []
  /// Whether weak slices are looked for, in all columns that nothing else is made of.
  public var findsSlices = false
  /// The column with the samples’ weights.
  public var weight: String?
  /// The column whose values say which samples belong together.
  public var group: String?
  /// Rows with one of these labels are left out, and counted in the report.
  public var ignoredLabels: [String] = []
  /// Whether classes are one whose names differ by how they are written alone.
  public var classMatching = ClassMatching.asked
  /// How the rows of other files find their labels.
  public var pairing = Pairing.automatic
  /// Whether samples that not all files have are left out, and counted in the report.
  public var usesCommonIDs = false
  /// How far the sum of a row of probabilities may be from 1.
  public var sumRule = SumRule()
  /// How models are measured and compared.
  public var comparison = ComparisonOptions()
  /// The language of every output.
  public var language = Language.english
  /// How many workers read and measure at the same time; no bit of the report depends on it.
  public var jobs = Process.processorCount
  /// Whether samples are listed whose labels the models contradict.
  public var findsSuspects = false
  /// Whether it is kept what each model made of each sample, for exact comparisons of versions.
  public var keepsOutcomes = false
  /// The version of the models, as results say it.
  package var run = Results.Run()
  /// The options of a command line that change what is measured, for the report's provenance.
  package var stated: [(name: String, value: String)] = []

  /// An empty request.
  public init() {}
}

// MARK: - What the stages want

extension ReportRequest {
  var readRequest: ReadRequest {
    var request = ReadRequest()
    request.labels = labels
    request.labelOptions = labelOptions
    request.models = models.map {
      ReadRequest.ModelInput(name: $0.name, path: $0.path, options: $0.options)
    }
    request.format = format
    request.classes = classes
    request.positive = positive
    request.scores = scores
    request.task = task
    request.idColumn = idColumn
    request.labelColumn = labelColumn
    (request.slices, request.weight, request.group) = (slices, weight, group)
    request.findsSlices = findsSlices
    (request.ignoredLabels, request.usesCommonIDs) = (ignoredLabels, usesCommonIDs)
    request.classMatching = classMatching
    request.pairing = pairing
    request.sumRule = sumRule
    request.configurationKeys = Flag.ofConfigurations
    return request
  }

  /// The title; nil if it is blank.
  var heading: String? {
    title.flatMap { $0.isBlank ? nil : $0 }
  }

  /// Refuses a model whose name nobody would see.
  func checkNames() throws(AssayError) {
    for model in models where model.name?.isBlank == true {
      throw .usage("the model of \(model.path) has a blank name; give it one, as in NAME=FILE")
    }
  }

  /// Refuses standard input where it is named twice.
  func checkStandardInput() throws(AssayError) {
    guard ([labels] + models.map(\.path)).count(where: { $0 == "-" }) < 2 else {
      throw .usage("standard input can be read only once")
    }
  }

  var comparisonOptions: ComparisonOptions {
    var options = comparison
    (options.jobs, options.slices) = (jobs, slices)
    (options.weight, options.group) = (weight, group)
    options.keepsOutcomes = keepsOutcomes && weight == nil && group == nil
    return options
  }

  /// The stated options for results.
  var measuringOptions: [Results.GivenOption] {
    stated.map { Results.GivenOption(name: $0.name, value: $0.value) }
  }
}

extension String {
  /// Whether it is nothing, or nothing but blanks.
  fileprivate var isBlank: Bool {
    let blanks: Set<Unicode.Scalar> = [" ", "\t", "\r", "\n", "\u{A0}"]
    return unicodeScalars.allSatisfy(blanks.contains)
  }
}
