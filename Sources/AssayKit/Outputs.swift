import AssayRead
import AssayReport
import AssaySystem

extension Report {
  /// Everything that a request asks to be written.
  public struct Outputs: Sendable {
    var files: [OutputFile] = []
    /// Files that were read, which nothing may be written over.
    private let inputs: [String]
    /// What goes to standard output in place of the scoreboard; nil where nothing does.
    public var standardOutput: String?

    /// Nothing to write yet.
    ///
    /// - Parameter inputs: Files that were read; writing over one of them is refused.
    public init(inputs: [String]) {
      self.inputs = inputs
    }

    /// Writes all files or, as far as the system allows, none.
    public func write() throws(AssayError) {
      do {
        try FileSystem.write(files)
      } catch {
        throw .output(error.description)
      }
    }

    /// Adds a text that goes to a file, or to standard output where the path is `-`.
    public mutating func add(_ text: String, to path: String) throws(AssayError) {
      guard path == "-" else {
        guard !inputs.contains(where: { FileSystem.isSame($0, path) }) else {
          throw .usage("the output \(path) would overwrite what was read")
        }
        guard !files.contains(where: { FileSystem.isSame($0.path, path) }) else {
          throw .usage("two outputs would go to the same file, \(path)")
        }
        files.append(OutputFile(path: path, bytes: Array(text.utf8)))
        return
      }
      guard standardOutput == nil else {
        throw .usage("only one output can go to standard output")
      }
      standardOutput = text
    }
  }

  /// Renders every output of a request; nothing is written yet, so a failure leaves no file behind.
  ///
  /// - Parameters:
  ///   - request: What to write.
  ///   - summaries: The files that the report was merged from, if it was.
  /// - Returns: The outputs, ready to be written.
  /// - Throws: ``AssayError`` where a template is wrong, or two outputs are one file.
  public func outputs(
    for request: ReportRequest, mergedFrom summaries: [String] = []
  ) throws(AssayError) -> Outputs {
    var outputs = Outputs(inputs: request.inputs + summaries)
    if let template = request.template {
      guard request.html == nil || request.markdown == nil else {
        throw .usage("--template renders one output: give --html or --markdown, not both")
      }
      let markup =
        request.html != nil
        ? Markup.html
        : request.markdown != nil ? .markdown : Markup(templateNamed: template)
      let text = try render(
        templateAt: template, markup, with: UserTemplates(request.templates))
      try outputs.add(text, to: request.html ?? request.markdown ?? "-")
    } else {
      let templates = UserTemplates(request.templates)
      if let path = request.html { try outputs.add(render(.html, with: templates), to: path) }
      if let path = request.markdown {
        try outputs.add(fitted(render(.markdown, with: templates), request), to: path)
      }
    }
    if let path = request.json { try outputs.add(json(), to: path) }
    if request.dumpsValues { try outputs.add(values, to: "-") }
    return outputs
  }
}

extension Report {
  /// A Markdown report within what a request allows.
  private func fitted(_ text: String, _ request: ReportRequest) throws(AssayError) -> String {
    guard let limit = request.mostMarkdownBytes else { return text }
    guard let fitted = MarkdownBudget.fitted(text, within: limit, request.language.read) else {
      throw .usage("--max-bytes \(limit): the verdict alone takes more; allow more")
    }
    return fitted
  }
}

extension ReportRequest {
  /// Every file that a report is made from.
  var inputs: [String] {
    let files = [labels, template, configuration].compactMap(\.self) + models.map(\.path)
    return files + files.filter { $0 != "-" }.flatMap(partPaths)
  }
}
