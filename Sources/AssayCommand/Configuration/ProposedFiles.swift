import AssayData
import AssayKit
import AssaySystem
import AssayText

/// The files of a folder that look like labels and predictions, for a new configuration.
struct ProposedFiles {
  /// The file with the labels; nil if the models' files have them.
  private let labels: String?
  private let models: [(name: String, file: String)]
  /// Files that look like neither.
  private let others: [String]

  private static let endings = [
    "csv", "tsv", "txt", "json", "jsonl", "ndjson", "npy", "npz", "parquet", "gz",
  ]

  /// Looks at every file of a folder.
  ///
  /// - Throws: ``AssayError`` if the folder cannot be read, lacks labels or predictions, or has
  ///   several files that look like the labels.
  init(in folder: String) throws(AssayError) {
    var (labels, both, models, others): ([String], [String], [String], [String]) = ([], [], [], [])
    for name in try ProposedFiles.names(in: folder) {
      var request = ReportRequest()
      request.models = [ReportRequest.Model(path: "\(folder)/\(name)")]
      let found = try Inspection(request)
      switch (found.hasLabels, found.hasPredictions) {
      case (true, false): labels.append(name)
      case (true, true): both.append(name)
      case (false, true): models.append(name)
      case (false, false): others.append(name)
      }
    }
    guard labels.count < 2 else {
      throw .input(
        "\(folder): \(quotedList(labels)) all look like the labels; name one with \(Flag.labels), and the "
          + "models with \(Flag.model)")
    }
    guard !both.isEmpty || !labels.isEmpty && !models.isEmpty else {
      throw .input(
        "\(folder): no files here look like labels and predictions; see how one is read with assay "
          + "inspect FILE")
    }
    self.labels = labels.first
    let files = (both + models).sorted(by: naturallyPrecedes)
    let stems = files.map(ProposedFiles.stem)
    self.models = Array(zip(Set(stems).count == stems.count ? stems : files, files))
    self.others = others
  }

  private static func names(in folder: String) throws(AssayError) -> [String] {
    do {
      return try FileSystem.names(inDirectory: folder).filter { name in
        !name.hasPrefix(".") && name != "assay.json" && name != "results.json"
          && endings.contains { name.hasSuffix(".\($0)") }
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
    let models = models.map { "    \(jsonQuoted($0.name)): \(jsonQuoted($0.file))" }
    let head = labels.map { ["  \"\(Flag.labels.rawValue)\": \(jsonQuoted($0))"] } ?? []
    let entry = "  \"\(Flag.model.rawValue)\": {\n\(models.joined(separator: ",\n"))\n  }"
    return "{\n\((head + [entry]).joined(separator: ",\n"))\n}\n"
  }

  /// What each entry means, and which files were left out.
  var explanation: String {
    var lines: [(String, String)] = []
    lines.append(
      labels.map { ("labels", "\($0) has the labels") }
        ?? ("labels", "not needed: the models' files have them"))
    lines += models.enumerated().map { place, model in
      ("model", "\(model.file) is '\(model.name)'" + (place == 0 ? ", the baseline" : ""))
    }
    lines += others.map {
      ("left out", "\($0) has neither labels nor predictions")
    }
    return lines.map { name, words in messageLine("\(name): \(words)") + "\n" }.joined()
  }
}
