import AssayData
import AssayKit
import AssaySystem
import AssayTables
import AssayText

/// The files of a folder that look like labels and predictions, for a new configuration.
struct ProposedFiles {
  /// The file with the labels; nil if the models' files have them.
  private let labels: String?
  private let models: [Model]
  /// The files that were left out and why, in sentences.
  private var others: [String]
  /// The options for reading them.
  private let options: [(option: Option, value: String)]

  /// A file with predictions.
  private struct Model {
    let file: String
    /// The names of its models, one or more.
    let names: [String]
  }

  private static let endings = [
    "csv", "tsv", "txt", "json", "jsonl", "ndjson", "npy", "npz", "parquet", "gz",
  ]

  /// Looks at every file of a folder, and reads those that it chooses together.
  ///
  /// - Parameters:
  ///   - folder: The folder.
  ///   - job: The options for reading the files together; they go into the configuration.
  /// - Throws: ``AssayError`` if the folder cannot be read, lacks labels or predictions, has
  ///   several files that look like the labels, or has files that do not fit together.
  init(in folder: String, as job: Job = Job()) throws(AssayError) {
    options = job.stated.filter { $0.option.group == .input }
    var (labels, both, models): ([String], [String], [String]) = ([], [], [])
    others = []
    for name in try ProposedFiles.names(in: folder) {
      switch try FileLook(name, in: folder).kind {
      case .labels: labels.append(name)
      case .both: both.append(name)
      case .predictions: models.append(name)
      case .other(let reason): others.append("\(name) \(reason)")
      }
    }
    // Labels with a column a class look like predictions; then the name decides.
    let named = models.filter { FileLook.isNameOfLabels(ProposedFiles.stem(of: $0)) }
    if labels.isEmpty, both.isEmpty, named.count == 1, models.count > 1 {
      labels = named
      models.removeAll { named.contains($0) }
    }
    guard !both.isEmpty || !labels.isEmpty && !models.isEmpty else {
      throw ProposedFiles.missing(labels: labels, models: models, others: others, in: folder)
    }
    let chosen = try ProposedFiles.choice(
      of: labels, models: both + models, areNeeded: !models.isEmpty, in: folder)
    self.labels = chosen
    others += labels.filter { $0 != chosen }.map { "\($0) has labels, too" }
    let files = (both + models).sorted(by: naturallyPrecedes)
    let fitting = try ProposedFiles.fitting(files, to: chosen, in: folder, as: job)
    others += fitting.others
    self.models = fitting.models
  }

  /// The file with the labels among several; nil if the models' files have labels.
  private static func choice(
    of labels: [String], models: [String], areNeeded: Bool, in folder: String
  ) throws(AssayError) -> String? {
    guard labels.count > 1 else { return labels.first }
    let named = labels.filter { FileLook.isNameOfLabels(stem(of: $0)) }
    if named.count == 1 { return named.first }
    guard areNeeded else { return nil }
    throw .input(
      "\(folder): \(quotedList(labels)) \(labels.count == 2 ? "both" : "all") look like the labels; say which has them: assay report "
        + arguments(labels: "FILE", models: models, in: folder))
  }

  /// The error about a folder that lacks labels or predictions.
  private static func missing(
    labels: [String], models: [String], others: [String], in folder: String
  ) -> AssayError {
    if let model = models.first {
      return .input(
        "\(folder): \(model) has predictions, and no file has the labels; add one, or name it: "
          + "assay report \(arguments(labels: "FILE", models: models, in: folder))")
    }
    if let file = labels.first {
      return .input(
        "\(folder): \(file) has labels, and no file has predictions; add one, or see how a file is "
          + "read with assay inspect FILE")
    }
    guard !others.isEmpty else {
      return .input(
        "\(folder): no files here with labels or predictions; their names end in "
          + endings.map { ".\($0)" }.joined(separator: ", "))
    }
    let more = others.count > 5 ? "; and \(others.count - 5) more" : ""
    return .input(
      "\(folder): no files here with labels or predictions: "
        + others.prefix(5).joined(separator: "; ") + more)
  }

  /// The models' files that can be read together with the labels, and sentences about the others.
  ///
  /// - Throws: ``AssayError`` with what is wrong, if no file fits.
  private static func fitting(
    _ files: [String], to labels: String?, in folder: String, as job: Job
  ) throws(AssayError) -> (models: [Model], others: [String]) {
    var read = try reading(of: files, labels: labels, in: folder, as: job)
    let problems = read.problems
    guard !problems.isEmpty else { return (read.models, []) }
    var (fitting, others): ([Model], [String]) = ([], [])
    for file in files {
      read = try reading(of: fitting.map(\.file) + [file], labels: labels, in: folder, as: job)
      if let problem = read.problems.first {
        let start = problem.prefix { !$0.isNewline }
        others.append("\(file) does not fit the other files: \(start)")
      } else {
        fitting = read.models
      }
    }
    guard !fitting.isEmpty else {
      let paths = ([labels].compactMap(\.self) + files).map {
        AssayText.argument(path(of: $0, in: folder))
      }
      throw .input(
        problems.joined(separator: "\n")
          + "\n\(folder): no assay.json is written, as these files cannot be read together; "
          + cure(for: problems, labels: labels, models: files, in: folder, as: job)
          + "; how they are read: assay inspect \(paths.joined(separator: " "))")
    }
    return (fitting, others)
  }

  /// The command that reads files with the option that a problem names: `assay init` if it has that.
  private static func cure(
    for problems: [String], labels: String?, models: [String], in folder: String, as job: Job
  ) -> String {
    let named = CommandName.`init`.options.first { option in
      option.group == .input && !job.stated.contains { $0.option.flag == option.flag }
        && problems.contains { problem in
          problem.contains("\(option.flag) ") && !problem.contains("leave out \(option.flag)")
        }
    }
    guard let named else {
      return "correct them, or add the option that reads them to assay report "
        + arguments(labels: labels, models: models, in: folder)
    }
    let given = job.stated.filter { $0.option.group == .input }
      .map { "\($0.option.flag) \(AssayText.argument($0.value))" }
    return "write "
      + (["assay init", AssayText.argument(folder)] + given + [named.words]).joined(separator: " ")
  }

  /// The files as a report reads them, and the problems that keep them out of one.
  private static func reading(
    of models: [String], labels: String?, in folder: String, as job: Job
  ) throws(AssayError) -> (models: [Model], problems: [String]) {
    var request = job.request
    request.labels = labels.map { path(of: $0, in: folder) }
    request.models = models.map { ReportRequest.Model(path: path(of: $0, in: folder)) }
    let found = try Inspection(request)
    guard found.problems.isEmpty else { return ([], found.problems) }
    let names = found.models
    guard found.hasLabels, names.count == models.count else {
      return ([], ["\(folder): read together, these files lack labels or predictions"])
    }
    return (zip(models, names).map { Model(file: $0, names: $1) }, [])
  }

  /// The arguments of `assay report` for these files.
  private static func arguments(labels: String?, models: [String], in folder: String) -> String {
    let labels = labels.map { $0 == "FILE" ? $0 : argument(path(of: $0, in: folder)) }
    let head = labels.map { ["\(Flag.labels) \($0)"] } ?? []
    let files = models.map { "\(Flag.model) \(argument(path(of: $0, in: folder)))" }
    return (head + files).joined(separator: " ")
  }

  /// The path of a file for a command line.
  private static func path(of name: String, in folder: String) -> String {
    folder == "." ? name : folder + (folder.hasSuffix("/") ? "" : "/") + name
  }

  /// The files, and the folders of `part-*` files, each of which is read as one file.
  static func names(in folder: String) throws(AssayError) -> [String] {
    do {
      return try FileSystem.names(inDirectory: folder).filter { name in
        guard !name.hasPrefix("."), name != "assay.json", name != "results.json" else {
          return false
        }
        let path = path(of: name, in: folder)
        return isFolder(path)
          ? !partPaths(inFolder: path).isEmpty : endings.contains { name.hasSuffix(".\($0)") }
      }.sorted(by: naturallyPrecedes)
    } catch {
      throw .input(error.description)
    }
  }

  /// A file name without format extensions: `v1.2` for `v1.2.csv.gz`.
  private static func stem(of name: String) -> String {
    guard let point = name.lastIndex(of: "."), point > name.startIndex,
      endings.contains(String(name[name.index(after: point)...]))
    else { return name }
    return stem(of: String(name[..<point]))
  }

  /// The text of the configuration.
  var configuration: String {
    // A name would choose one model of a file that has several.
    let areNamed = models.allSatisfy { $0.names.count == 1 }
    let entries = models.map { model in
      "    " + (areNamed ? "\(jsonQuoted(model.names[0])): " : "") + jsonQuoted(model.file)
    }.joined(separator: ",\n")
    let (start, end) = areNamed ? ("{", "}") : ("[", "]")
    let head = labels.map { ["  \"\(Flag.labels.rawValue)\": \(jsonQuoted($0))"] } ?? []
    let entry = "  \"\(Flag.model.rawValue)\": \(start)\n\(entries)\n  \(end)"
    let reading = options.map {
      "  \(jsonQuoted($0.option.flag.rawValue)): \(jsonQuoted($0.value))"
    }
    return "{\n\((head + [entry] + reading).joined(separator: ",\n"))\n}\n"
  }

  /// The meaning of each entry, and the files that were left out.
  var explanation: String {
    var lines: [(String, String)] = []
    lines.append(
      labels.map { ("labels", "\($0) has the labels") }
        ?? ("labels", "not needed: the models' files have them"))
    lines += models.enumerated().map { place, model in
      let isOne = model.names.count == 1
      let words = "\(model.file) \(isOne ? "is" : "has") \(quotedList(model.names))"
      let baseline = isOne ? ", the baseline" : "; \(quoted(model.names[0])) is the baseline"
      return ("model", place == 0 ? words + baseline : words)
    }
    lines += options.map { ($0.option.flag.rawValue, "'\($0.value)', as given") }
    lines += others.map { ("left out", $0) }
    return lines.map { name, words in messageLine("\(name): \(words)") + "\n" }.joined()
  }
}
