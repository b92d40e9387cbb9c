import AssayReport
import AssaySystem

extension Report {
  /// Everything that a request asks to be written.
  public struct Outputs: Sendable {
    var files: [OutputFile] = []
    /// What goes to standard output in place of the scoreboard; nil where nothing does.
    public var standardOutput: String?

    /// Nothing to write.
    public init() {}

    /// Writes all files or, as far as the system allows, none.
    public func write() throws(AssayError) {
      do {
        try FileSystem.write(files)
      } catch {
        throw .output("\(error.path): cannot \(error.operation.rawValue): \(error.reason)")
      }
    }

    /// Adds a text that goes to a file, or to standard output where the path is `-`.
    public mutating func add(_ text: String, to path: String) throws(AssayError) {
      guard path == "-" else {
        guard !files.contains(where: { $0.path.utf8.elementsEqual(path.utf8) }) else {
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
  public func outputs(for request: ReportRequest) throws(AssayError) -> Outputs {
    var outputs = Outputs()
    try request.checkOutputs()
    if let template = request.template {
      guard request.html == nil || request.markdown == nil else {
        throw .usage("--template renders one output: give --html or --markdown, not both")
      }
      let language =
        request.html != nil
        ? OutputLanguage.html
        : request.markdown != nil ? .markdown : OutputLanguage(templateNamed: template)
      let text = try rendered(templateAt: template, language: language)
      try outputs.add(text, to: request.html ?? request.markdown ?? "-")
    } else {
      if let path = request.html { try outputs.add(html(), to: path) }
      if let path = request.markdown { try outputs.add(markdown(), to: path) }
    }
    if let path = request.json { try outputs.add(json(), to: path) }
    return outputs
  }
}

extension ReportRequest {
  /// Refuses to write over a file that was read.
  fileprivate func checkOutputs() throws(AssayError) {
    let inputs = [labels, template].compactMap(\.self) + models.map(\.path)
    for output in [html, markdown, json].compactMap(\.self) where output != "-" {
      guard !inputs.contains(where: { $0.utf8.elementsEqual(output.utf8) }) else {
        throw .usage("the output \(output) would overwrite what was read")
      }
    }
  }
}
