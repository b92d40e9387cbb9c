import AssayData
import AssayKit
import AssayReport
import AssaySamples
import AssaySystem

/// Everything that a job writes.
struct Outputs: Sendable {
  var files: [OutputFile] = []
  /// Folders to create if they are missing.
  var folders: [String] = []
  /// Texts to append to files.
  var appended: [OutputFile] = []
  /// Commands to a build server, written to standard output last.
  var annotations = ""
  /// The output that goes to standard output instead of the scoreboard; nil if none does.
  var standardOutput: String?

  /// No outputs yet.
  init() {}

  /// Writes all files or, as far as the system allows, none.
  func write() throws(AssayError) {
    do {
      for folder in folders { try FileSystem.createDirectory(folder) }
      try FileSystem.write(files)
      for file in appended { try FileSystem.append(file.bytes, to: file.path) }
    } catch {
      throw .output(error.description)
    }
  }

  /// Adds a text for a file, or for standard output if the path is `-` or leads there.
  ///
  /// ``FilesInUse/check()`` refuses two outputs to one place, and outputs that overwrite an input.
  mutating func add(_ text: String, to path: String) {
    if path == "-" || FileSystem.isStandardOutput(path) {
      standardOutput = text
    } else {
      files.append(OutputFile(path: path, bytes: Array(text.utf8)))
    }
  }
}

extension Report {
  /// Renders every output of a job; nothing is written yet, so a failure leaves no file behind.
  ///
  /// - Parameters:
  ///   - job: What to write.
  ///   - judged: The outcomes of the rules; nil without rules.
  ///   - others: Further files that the report was made from.
  /// - Returns: The outputs, ready to be written.
  /// - Throws: ``AssayError`` if a template fails, two outputs go to one file, or an output would
  ///   overwrite an input.
  func outputs(
    for job: Job, judged: GateOutcomes? = nil, besides others: [NamedFile] = []
  ) throws(AssayError) -> Outputs {
    try job.checkOutputs(besides: others)
    var outputs = Outputs()
    if job.isRendered {
      let renderer = try renderer(
        TemplateFolder(job.templates), gates: judged?.gates ?? [], jobs: job.request.jobs)
      try add(renderer, for: job, to: &outputs)
      if let folder = job.charts {
        let charts = try renderer.charts()
        try job.check(charts, in: folder, besides: others)
        outputs.add(charts, to: folder)
      }
    }
    if let path = job.json {
      guard let json = readableJSON else {
        throw .output(
          "\(Flag.json): these results are too large to be read back; show fewer samples "
            + "(\(Flag.samples)), compare with the baseline alone (\(Flag.pairs)), or leave out slices "
            + "(\(Flag.slice))")
      }
      outputs.add(json, to: path)
    }
    try outputs.addBuilds(job.builds, results, diff: nil, judged) { () throws(AssayError) in
      try markdown()
    }
    if let path = job.outcomes, let outcomes {
      outputs.files.append(OutputFile(path: path, bytes: outcomes.bytes))
    }
    if let path = job.suspects, let suspects { outputs.add(suspects.csv, to: path) }
    if let folder = job.tables { outputs.add(tables, to: folder) }
    return outputs
  }
}

extension Report {
  /// Adds the outputs of templates.
  private func add(
    _ renderer: ReportRenderer, for job: Job, to outputs: inout Outputs
  ) throws(AssayError) {
    if job.dumpsValues { outputs.add(renderer.values, to: "-") }
    if let template = job.template {
      let markup =
        job.html != nil
        ? Markup.html : job.markdown != nil ? .markdown : Markup(templateNamed: template)
      outputs.add(
        try renderer.render(templateAt: template, markup),
        to: job.html ?? job.markdown ?? "-")
      return
    }
    let asked = [(Markup.html, job.html), (.markdown, job.markdown)]
    let texts = concurrentMap(asked.count, jobs: job.request.jobs) { index in
      Result { () throws(AssayError) -> String? in
        let (markup, path) = asked[index]
        guard path != nil else { return nil }
        guard markup == .markdown, let limit = job.mostMarkdownBytes else {
          return try renderer.render(markup)
        }
        guard let text = try renderer.markdown(atMost: limit) else {
          throw .usage("\(Flag.maxBytes) \(limit): the verdict alone takes more; allow more")
        }
        return text
      }
    }
    for ((_, path), text) in zip(asked, texts) {
      if let path, let text = try text.get() { outputs.add(text, to: path) }
    }
  }
}

extension Job {
  /// Whether an output needs the renderer of templates, values or charts.
  fileprivate var isRendered: Bool {
    html != nil || markdown != nil || template != nil || templates != nil || dumpsValues
      || charts != nil
  }

  /// Refuses outputs that cannot be written or would overwrite a file in use; see
  /// ``FilesInUse/check()``.
  ///
  /// Call it before anything is read.
  ///
  /// - Parameter others: Further files that the report is made from.
  /// - Throws: ``AssayError`` if options conflict, a rule does not parse, or an output cannot be
  ///   written.
  func checkOutputs(besides others: [NamedFile] = []) throws(AssayError) {
    try checkConflicts()
    try checkFolders()
    try filesInUse(besides: others).check()
    // A rule that does not parse is reported before anything is measured.
    _ = try rules()
  }
}
