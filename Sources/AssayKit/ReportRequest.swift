import AssayCompare
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

  /// What score columns hold.
  public enum Scores: String, Sendable, CaseIterable {
    /// Probabilities in [0, 1].
    case probabilities
    /// One logit a class; the probabilities are their softmax.
    case logits
    /// One logit x for the positive class, or for each class by itself; its probability is 1/(1+e^−x).
    case sigmoidLogits = "sigmoid-logits"
  }

  /// What labels are, and so what is measured.
  public enum Task: String, Sendable, CaseIterable {
    /// A sample has one class, or shares of classes.
    case classes
    /// Each class is a yes or no of its own: a sample has any number of them.
    case multilabel
  }

  /// The language of the report.
  public enum Language: String, Sendable, CaseIterable {
    /// English.
    case english = "en"
    /// Simplified Chinese.
    case chinese = "zh-Hans"
  }

  /// Which metrics are measured.
  public enum Metrics: String, Sendable, CaseIterable {
    /// Every metric there is.
    case all
    /// Errors, cross-entropies, the MSE and the divergence, without the entropy of the predictions.
    case core
  }

  /// Which models are compared with each other.
  public enum Pairs: String, Sendable, CaseIterable {
    /// Each with the baseline.
    case baseline
    /// Each with each.
    case all
  }

  /// Whether classes whose names differ by case, blanks, hyphens, Unicode form or a trailing `.0` alone are
  /// one.
  public enum ClassMatching: String, Sendable, CaseIterable {
    /// Such names are an error that asks.
    case asked
    /// They are different classes.
    case exact
    /// They are one class.
    case loose
  }

  /// How the rows of other files find their labels.
  public enum Pairing: String, Sendable, CaseIterable {
    /// By ids where both files have them, else by position.
    case automatic
    /// Row by row.
    case position
    /// By ids; files without them are refused.
    case ids
  }

  /// The base of the logarithms, and so the unit of information.
  public enum LogarithmBase: String, Sendable, CaseIterable {
    /// Nats.
    case e
    /// Bits.
    case two = "2"
    /// Hartleys.
    case ten = "10"
  }

  /// Whether the terminal shows all metrics, differences and sentences.
  public var isVerbose = false

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
  public var format: Format?
  /// What labels are.
  public var task = Task.classes
  /// What the score columns hold.
  public var scores = Scores.probabilities
  /// The column with the ids; nil: one with a usual name.
  public var idColumn: String?
  /// The column with the labels; nil: one with a usual name.
  public var labelColumn: String?
  /// The columns whose values put samples into slices, each once; of whichever file has them.
  ///
  /// Where no column is called so, `A*B` stands for the pairs of values of the columns `A` and `B`.
  public var slices: [String] = []
  /// A slice with fewer samples is not shown, but counted.
  public var leastSliceSamples = 20
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
  /// Whether rows are divided by their sum.
  public var renormalize = false
  /// How far a row's sum may be from 1.
  public var sumTolerance = 1e-2
  /// The model that the others are compared with; nil: the first.
  public var baseline: String?
  /// The metrics that the headline is made of, by their keys; empty: the error rate and the cross-entropy.
  public var primary: [String] = []
  /// How much worse a candidate may be in a metric, above 0 and in its unit, each metric once.
  public var margins: [(metric: String, size: Double)] = []
  /// How sure intervals are, between 0 and 1.
  public var confidence = 0.95
  /// Which models are compared with each other.
  public var pairs = Pairs.baseline
  /// What calling a negative positive, and a positive negative, cost; of two classes only.
  public var costs: (falsePositive: Double, falseNegative: Double)?
  /// Whether the average of all models is measured, too; that of two always is.
  public var average = false
  /// The language of every output.
  public var language = Language.english
  /// The unit of information.
  public var logarithmBase = LogarithmBase.e
  /// Which metrics are measured.
  public var metrics = Metrics.all
  /// How the clipped cross-entropy is clipped: `sklearn`, `keras`, `torch` or a number ε; nil:
  /// `sklearn`, shown only where a cross-entropy is infinite.
  public var clip: String?
  /// How many workers read and measure at the same time; no bit of the report depends on it.
  public var jobs = Process.processorCount
  /// How many samples are shown one by one.
  public var sampleLimit = 10
  /// The files to write; `-` is standard output.
  public var html: String?
  /// The Markdown report.
  public var markdown: String?
  /// The results as JSON.
  public var json: String?
  /// A file for what each model made of each sample, for exact comparisons of versions.
  public var outcomes: String?
  /// A file for the samples whose labels models contradict, as CSV.
  public var suspects: String?
  /// A folder for the tables of the report, as CSV.
  public var tables: String?
  /// A folder for the charts of the report, as SVG.
  public var charts: String?
  /// A template of the user's own, in place of the built-in one.
  public var template: String?
  /// The Markdown report has at most so many bytes; nil: as many as it takes.
  ///
  /// Whole sections are left out from the end, and it is said which.
  public var mostMarkdownBytes: Int?
  /// A folder whose files take the place of the built-in templates of their names.
  public var templates: String?
  /// Whether every value that templates see is printed.
  public var dumpsValues = false
  /// Which version the results are of.
  var run = Results.Run()
  /// What is written for builds.
  public var builds = BuildOutputs()
  /// The rules that must hold, as they are written.
  public var gates: [String] = []
  /// A file with more rules.
  public var gatesFile: String?
  /// What an undecided rule comes to; nil: a warning.
  public var undecided: Undecided?
  /// Whether rules about an older version are judged on other samples, too.
  public var allowsOtherTestSet = false
  /// Whether rules about an older version are waived where nothing older exists.
  public var isFirstRun = false

  /// The configuration that was taken, if any: models named beside it then replace its own.
  public internal(set) var configuration: String?
  /// The data file that was taken without an option, if any.
  var data: String?
  /// Whether it is kept what each model made of each sample.
  var keepsOutcomes = false
  /// The options that were set by name, for the report's provenance.
  var given: [(name: String, value: String)] = []

  /// An empty request.
  public init() {}
}

// MARK: - What the stages want

extension ReportRequest {
  var readRequest: ReadRequest {
    var request = ReadRequest()
    request.labels = labels
    request.labelOptions = labelOptions.readOptions
    request.models = models.map { model in
      ReadRequest.ModelInput(
        name: model.name, path: model.path, options: model.options.readOptions)
    }
    request.format = format.flatMap { FileFormat(rawValue: $0.rawValue) }
    request.classes = classes
    request.positive = positive
    request.scores = ReportRequest.read(scores)
    request.task = EvaluationTask(rawValue: task.rawValue) ?? .classes
    request.idColumn = idColumn
    request.labelColumn = labelColumn
    (request.slices, request.weight, request.group) = (slices, weight, group)
    request.findsSlices = findsSlices
    (request.ignoredLabels, request.usesCommonIDs) = (ignoredLabels, usesCommonIDs)
    request.classMatching = ReadRequest.ClassMatching(rawValue: classMatching.rawValue) ?? .asked
    request.pairing = ReadRequest.Pairing(rawValue: pairing.rawValue) ?? .automatic
    request.sumRule = Probabilities.SumRule(tolerance: sumTolerance, renormalize: renormalize)
    request.configurationKeys = ReportOption.all.map(\.name)
    return request
  }

  /// Lets go of what a configuration lists where options beside it name others: models, slices, primary
  /// metrics, margins.
  public mutating func makeWay(for options: some Sequence<String>) {
    guard configuration != nil else { return }
    for name in options {
      switch name {
      case "model": models = []
      case "slice": slices = []
      case "primary": primary = []
      case "margin": margins = []
      case "gate": gates = []
      case "ignore-label": ignoredLabels = []
      default: continue
      }
      given.removeAll { $0.name == name }
    }
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
    var options = ComparisonOptions()
    options.baseline = baseline
    options.logBase =
      switch logarithmBase {
      case .e: .e
      case .two: .two
      case .ten: .ten
      }
    options.metrics = MetricSelection(rawValue: metrics.rawValue) ?? .all
    options.confidence = Confidence(confidence) ?? .percent95
    options.primary = primary
    options.margins = margins.map { Margin(metric: $0.metric, size: $0.size) }
    options.comparesAllPairs = pairs == .all
    options.averagesAll = average
    options.jobs = jobs
    options.costs = costs.map {
      Costs(falsePositive: $0.falsePositive, falseNegative: $0.falseNegative)
    }
    options.clip = clip.flatMap(Clip.init) ?? .sklearn
    options.isClipChosen = clip != nil
    options.sampleLimit = sampleLimit
    (options.slices, options.leastSliceSamples) = (slices, leastSliceSamples)
    (options.weight, options.group) = (weight, group)
    options.keepsOutcomes = keepsOutcomes && weight == nil && group == nil
    return options
  }

  /// The options that were given and change what is measured.
  var measuringOptions: [Results.GivenOption] {
    given.filter { !["title", "language", "name", "commit", "date"].contains($0.name) }
      .map { Results.GivenOption(name: $0.name, value: $0.value) }
  }

  static func read(_ scores: Scores) -> ReadRequest.Scores {
    switch scores {
    case .probabilities: .probabilities
    case .logits: .logits
    case .sigmoidLogits: .sigmoidLogits
    }
  }
}

extension ReportRequest.Language {
  /// The language of a tag such as `en-US`, `zh` or `zh_CN`, whatever its case.
  ///
  /// - Parameter tag: What `--language` was given.
  /// - Throws: ``AssayError`` of another language, and of Chinese in traditional characters.
  public init(tag: String) throws(AssayError) {
    let parts = tag.lowercased().split(omittingEmptySubsequences: false) { "-_".contains($0) }
    let traditional: Set<Substring> = ["hant", "tw", "hk", "mo"]
    switch parts[0] {
    case "en": self = .english
    case "zh" where traditional.isDisjoint(with: parts.dropFirst()): self = .chinese
    default: throw .usage("--language takes en or zh-Hans, not '\(tag)'")
    }
  }

  /// The same for the stages.
  var read: AssayData.Language {
    switch self {
    case .english: .english
    case .chinese: .chinese
    }
  }
}

extension String {
  /// Whether it is nothing, or nothing but blanks.
  fileprivate var isBlank: Bool {
    let blanks: Set<Unicode.Scalar> = [" ", "\t", "\r", "\n", "\u{A0}"]
    return unicodeScalars.allSatisfy(blanks.contains)
  }
}
