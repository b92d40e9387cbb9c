public import AssayCompare
import AssayData
import AssayEvaluate
import AssayResults
import AssayRoles
import AssaySamples
import AssayStatistics
import AssaySystem
import AssayTables

/// The files of a report, and all options for reading, measuring and comparing.
///
/// Files are found out as far as they are unambiguous; everything else is an error that names the
/// option. <doc:FirstSteps> shows files of several forms.
///
/// ```swift
/// var request = ReportRequest()
/// request.title = "Handwritten digits"
/// request.labels = "labels.csv"
/// request.models = [
///   ReportRequest.Model(name: "before", path: "model-1.csv"),
///   ReportRequest.Model(name: "after", path: "model-2.csv"),
/// ]
/// request.comparison.logBase = .two
/// let report = try Report(request)
/// ```
///
/// Further properties say how files are read:
///
/// ```swift
/// request.format = .csv
/// request.idColumn = "image"
/// request.labelColumn = "species"
/// request.labelOptions.hasHeader = true
/// request.classes = ["cat", "dog"]
/// request.positive = "dog"
/// request.task = .classes
/// request.scores = .logits
/// request.ignoredLabels = ["unsure"]
/// request.classMatching = .loose
/// request.pairing = .ids
/// request.usesCommonIDs = true
/// request.sumRule = SumRule(renormalize: true)
/// ```
///
/// Slices, weights and groups are named by their columns:
///
/// ```swift
/// request.slices = ["region", "region*camera"]
/// request.findsSlices = true
/// request.weight = "weight"
/// request.group = "video"
/// ```
///
/// The rest is about outputs and workers:
///
/// ```swift
/// request.run = ReportRequest.Run(name: "v2")
/// request.language = .chinese
/// request.jobs = 4
/// ```
public struct ReportRequest: Sendable {
  /// A model and the file with its predictions.
  ///
  /// ```swift
  /// var model = ReportRequest.Model(path: "net.csv")
  /// model.name = "net"
  /// model.options.scores = .logits
  /// print(model.path)  // net.csv
  /// ```
  public struct Model: Sendable, Equatable {
    /// The name in the report; nil: the file's name or, if its columns name models, these.
    public var name: String?
    /// A file, a folder of `part-*` files, or `-` for standard input.
    public var path: String
    /// The options for reading this file, if they differ from those of the other files.
    public var options: FileOptions

    /// Creates a model in a file.
    ///
    /// ```swift
    /// request.models.append(ReportRequest.Model(name: "net", path: "net.csv"))
    /// ```
    ///
    /// - Parameters:
    ///   - name: The name in the report; nil: it is taken from the file.
    ///   - path: A file, a folder of `part-*` files, or `-` for standard input.
    ///   - options: The options for reading this file.
    public init(name: String? = nil, path: String, options: FileOptions = FileOptions()) {
      self.name = name
      self.path = path
      self.options = options
    }
  }

  /// The version of the models that results are of, for comparisons and histories.
  ///
  /// ```swift
  /// request.run.name = "v2"
  /// request.run.commit = "9fceb02"
  /// request.run.date = "2026-01-31"
  /// ```
  public struct Run: Sendable, Equatable {
    /// The version's name.
    public var name: String?
    /// The version's commit.
    public var commit: String?
    /// The day or time of the version, as `2026-01-31`, `2026-01-31T12:00Z` or
    /// `2026-01-31T12:00:00+02:00`; anything else is an error.
    public var date: String?

    /// Creates a version; what is nil is not mentioned in results.
    ///
    /// ```swift
    /// request.run = ReportRequest.Run(name: "v2", commit: "9fceb02", date: "2026-01-31T12:00:00Z")
    /// ```
    ///
    /// - Parameters:
    ///   - name: The version's name.
    ///   - commit: The version's commit.
    ///   - date: The day or time of the version.
    public init(name: String? = nil, commit: String? = nil, date: String? = nil) {
      (self.name, self.commit, self.date) = (name, commit, date)
    }
  }

  /// The heading of the report; nil: the report has a general one.
  public var title: String?
  /// The file with the labels; nil if a model's file has them.
  public var labels: String?
  /// The options for reading the file with the labels.
  public var labelOptions = FileOptions()
  /// The models, in the order of the report.
  public var models: [Model] = []
  /// The classes in order; nil if the files name them.
  public var classes: [String]?
  /// The positive class of two, which a column with one score per sample is about; nil: the files
  /// decide.
  public var positive: String?
  /// The format of all files; nil: each file's content decides.
  public var format: FileFormat?
  /// Whether a sample has one class or any number of them.
  public var task = EvaluationTask.classes
  /// The kind of all scores.
  public var scores = ScoreKind.probabilities
  /// The column with the ids; nil: the column with a usual name, if there is one.
  public var idColumn: String?
  /// The column with the labels; nil: the column with a usual name.
  public var labelColumn: String?
  /// The columns, of any file, whose values divide the samples into slices.
  ///
  /// `A*B` is the pairs of values of the columns `A` and `B`, unless a column has that name.
  public var slices: [String] = []
  /// Whether weak slices are looked for in all columns that are not used otherwise.
  public var findsSlices = false
  /// The column, of any file, with the weights of the samples; nil: all count alike.
  public var weight: String?
  /// The column, of any file, with the groups of the samples; nil: samples are independent.
  public var group: String?
  /// Labels whose rows are left out, and counted in the report.
  public var ignoredLabels: [String] = []
  /// The rule for class names that differ only in how they are written.
  public var classMatching = ClassMatching.asked
  /// The rule by which rows of different files belong together.
  public var pairing = Pairing.automatic
  /// Whether samples that are missing in a file are left out, and counted in the report, instead of
  /// being an error.
  public var usesCommonIDs = false
  /// The tolerance for sums of probabilities.
  public var sumRule = SumRule()
  /// The options for measuring and comparing.
  public var comparison = ComparisonOptions()
  /// The language of all outputs.
  public var language = Language.english
  /// The number of workers that read and measure, by default one per processor; the results do not
  /// depend on it.
  public var jobs = Process.processorCount
  /// The version of the models, if it is to be in the results.
  public var run = Run()
  /// The options of a command line that change what is measured, for the report's provenance.
  package var stated: [(name: String, value: String)] = []

  /// Creates a request without files, with the usual options.
  ///
  /// ```swift
  /// var request = ReportRequest()
  /// request.labels = "labels.csv"
  /// request.models = [ReportRequest.Model(path: "net.csv")]
  /// ```
  public init() {}
}

// MARK: - For the stages

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

  /// Throws if a model's name is blank.
  func checkNames() throws(AssayError) {
    for model in models where model.name?.isBlank == true {
      throw .usage("the model of \(model.path) has a blank name; give it one, as in NAME=FILE")
    }
  }

  /// Throws if there are no files, or if standard input is named twice.
  func checkFiles() throws(AssayError) {
    guard labels != nil || !models.isEmpty else {
      throw .usage("there is nothing to read; set the labels and the models of the request")
    }
    guard ([labels] + models.map(\.path)).count(where: { $0 == "-" }) < 2 else {
      throw .usage("standard input can be read only once")
    }
  }

  var comparisonOptions: ComparisonOptions {
    var options = comparison
    (options.jobs, options.slices) = (jobs, slices)
    (options.weight, options.group) = (weight, group)
    return options
  }

  /// The stated options, as results have them.
  var measuringOptions: [Results.GivenOption] {
    stated.map { Results.GivenOption(name: $0.name, value: $0.value) }
  }
}

extension String {
  /// Whether the text is empty or consists of blanks.
  fileprivate var isBlank: Bool {
    let blanks: Set<Unicode.Scalar> = [" ", "\t", "\r", "\n", "\u{A0}"]
    return unicodeScalars.allSatisfy(blanks.contains)
  }
}

extension ReportRequest.Run {
  /// The version of the models, as results have it.
  ///
  /// - Throws: ``AssayError/usage(_:)`` if the date is not one.
  func checked() throws(AssayError) -> Results.Run {
    if let date, RunDate(date) == nil {
      throw .usage("'\(date)' is not a day or a time, as in 2026-01-31 or 2026-01-31T12:00:00Z")
    }
    return Results.Run(name: name, commit: commit, date: date)
  }
}
