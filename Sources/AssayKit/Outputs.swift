import AssayData
import AssayReport
import AssaySamples
import AssaySystem

extension Report {
  /// Everything that a request asks to be written.
  public struct Outputs: Sendable {
    var files: [OutputFile] = []
    /// Folders that are made where they are missing.
    var folders: [String] = []
    /// What is written behind what files hold.
    var appended: [OutputFile] = []
    /// Commands to a build server, which go to standard output last.
    public var annotations = ""
    /// What goes to standard output in place of the scoreboard; nil if nothing does.
    public var standardOutput: String?

    /// Nothing to write yet.
    public init() {}

    /// Writes all files or, as far as the system allows, none.
    public func write() throws(AssayError) {
      do {
        for folder in folders { try FileSystem.createDirectory(folder) }
        try FileSystem.write(files)
        for file in appended { try FileSystem.append(file.bytes, to: file.path) }
      } catch {
        throw .output(error.description)
      }
    }

    /// Adds a text that goes to a file, or to standard output where the path is `-` or leads there.
    ///
    /// That no two go to one place, and none over what was read, is for ``FilesInUse/check()``.
    public mutating func add(_ text: String, to path: String) {
      if path == "-" || FileSystem.isStandardOutput(path) {
        standardOutput = text
      } else {
        files.append(OutputFile(path: path, bytes: Array(text.utf8)))
      }
    }
  }

  /// Renders every output of a request; nothing is written yet, so a failure leaves no file behind.
  ///
  /// - Parameters:
  ///   - request: What to write.
  ///   - judged: What became of the rules; nil without any.
  ///   - others: Further files that the report was made from.
  /// - Returns: The outputs, ready to be written.
  /// - Throws: ``AssayError`` where a template is wrong, two outputs are one file, or one would
  ///   overwrite what was read.
  public func outputs(
    for request: ReportRequest, judged: GateOutcomes? = nil, besides others: [NamedFile] = []
  ) throws(AssayError) -> Outputs {
    try request.checkOutputs(besides: others)
    var outputs = Outputs()
    if request.isRendered {
      let renderer = try renderer(
        UserTemplates(request.templates), gates: judged?.gates ?? [], jobs: request.jobs)
      try add(renderer, for: request, to: &outputs)
      if let folder = request.charts {
        let charts = try renderer.charts()
        try request.check(charts, in: folder, besides: others)
        outputs.add(charts, to: folder)
      }
    }
    if let path = request.json { outputs.add(try readableJSON(), to: path) }
    try outputs.addBuilds(for: request, results, diff: nil, judged) { () throws(AssayError) in
      try markdown()
    }
    if let path = request.outcomes, let outcomes {
      outputs.files.append(OutputFile(path: path, bytes: outcomes.bytes))
    }
    if let path = request.suspects, let suspects { outputs.add(suspects.csv, to: path) }
    if let folder = request.tables { outputs.add(tables, to: folder) }
    return outputs
  }
}

extension Report {
  /// Adds what templates make.
  private func add(
    _ renderer: ReportRenderer, for request: ReportRequest, to outputs: inout Outputs
  ) throws(AssayError) {
    if request.dumpsValues { outputs.add(renderer.values, to: "-") }
    if let template = request.template {
      let markup =
        request.html != nil
        ? Markup.html : request.markdown != nil ? .markdown : Markup(templateNamed: template)
      outputs.add(
        try renderer.render(templateAt: template, markup),
        to: request.html ?? request.markdown ?? "-")
      return
    }
    let asked = [(Markup.html, request.html), (.markdown, request.markdown)]
    let texts = concurrentMap(asked.count, jobs: request.jobs) { index in
      Result { () throws(AssayError) -> String? in
        let (markup, path) = asked[index]
        return path == nil ? nil : try fitted(renderer.render(markup), markup, request)
      }
    }
    for ((_, path), text) in zip(asked, texts) {
      if let path, let text = try text.get() { outputs.add(text, to: path) }
    }
  }

  /// A report within what a request allows.
  private func fitted(
    _ text: String, _ markup: Markup, _ request: ReportRequest
  ) throws(AssayError) -> String {
    guard markup == .markdown, let limit = request.mostMarkdownBytes else { return text }
    guard let fitted = MarkdownBudget.fitted(text, within: limit, request.language) else {
      throw .usage("--max-bytes \(limit): the verdict alone takes more; allow more")
    }
    return fitted
  }
}

extension ReportRequest {
  /// Whether templates, or their values, are asked for.
  fileprivate var isRendered: Bool {
    html != nil || markdown != nil || template != nil || templates != nil || dumpsValues
      || charts != nil
  }

  /// Refuses outputs that cannot be written, or not without a loss; see ``FilesInUse/check()``.
  ///
  /// To be called before anything is read.
  ///
  /// - Parameter others: Further files that the report is made from.
  /// - Throws: ``AssayError`` about the options.
  public func checkOutputs(besides others: [NamedFile] = []) throws(AssayError) {
    guard template == nil || html == nil || markdown == nil else {
      throw .usage("--template renders one output: give --html or --markdown, not both")
    }
    if let outcomes {
      guard outcomes != "-" else { throw .usage("--outcomes takes a file, not standard output") }
      guard weight == nil, group == nil else {
        throw .usage(
          "--outcomes is for samples that count alike; leave it out with --weight or --group")
      }
    }
    try checkSuspects()
    try checkFolders()
    try filesInUse(besides: others).check()
    guard builds.junit == nil || !gates.isEmpty || gatesFile != nil else {
      throw .usage("--junit writes what became of rules; give some with --gate or --gates")
    }
    try builds.check()
    // A rule that does not parse is said before anything is measured.
    _ = try rules()
  }
}
