import AssayReport

extension Report {
  /// The report as one HTML file that needs no network.
  ///
  /// ```swift
  /// let page = try report.html()
  /// try page.write(toFile: "report.html", atomically: true, encoding: .utf8)
  /// ```
  ///
  /// - Parameters:
  ///   - folder: A folder with templates that replace built-in ones; nil: the built-in ones alone.
  ///   - judged: The outcomes of rules, for a section about them; nil if absent.
  /// - Returns: The document, in the language of the report.
  /// - Throws: ``AssayError/template(_:)`` if a template is wrong; ``AssayError/input(_:)`` if the
  ///   folder cannot be read.
  public func html(
    templates folder: String? = nil, judged: GateOutcomes? = nil
  ) throws(AssayError) -> String {
    try renderer(TemplateFolder(folder), gates: judged?.gates ?? []).render(.html)
  }

  /// The report as Markdown for GitHub and GitLab.
  ///
  /// ```swift
  /// let comment = try report.markdown(atMost: 60_000)
  /// ```
  ///
  /// - Parameters:
  ///   - bytes: The most bytes of UTF-8. A longer report loses whole sections, from the end, and a
  ///     line names them; nil: there is no limit.
  ///   - folder: A folder with templates that replace built-in ones; nil: the built-in ones alone.
  ///   - judged: The outcomes of rules, for a section about them; nil if absent.
  /// - Returns: The document, in the language of the report.
  /// - Throws: ``AssayError/usage(_:)`` if the verdict alone, which always stays, is longer than
  ///   the limit; ``AssayError/template(_:)`` if a template is wrong; ``AssayError/input(_:)`` if
  ///   the folder cannot be read.
  public func markdown(
    atMost bytes: Int? = nil, templates folder: String? = nil, judged: GateOutcomes? = nil
  ) throws(AssayError) -> String {
    let renderer = try renderer(TemplateFolder(folder), gates: judged?.gates ?? [])
    guard let bytes else { return try renderer.render(.markdown) }
    guard let text = try renderer.markdown(atMost: bytes) else {
      throw .usage("Markdown of at most \(bytes) bytes: the verdict alone takes more; allow more")
    }
    return text
  }

  /// Renders one template instead of the report.
  ///
  /// ```swift
  /// // summary.md: {{#models}}{{name}} {{/models}}on {{count_words}}
  /// let line = try report.rendered(templateAt: "summary.md")
  /// ```
  ///
  /// The file's name decides how values are escaped: for HTML if it contains `.html`, `.htm` or
  /// `.xml`, for Markdown if it contains `.md` or `.markdown`, and otherwise not at all.
  ///
  /// - Parameter path: The template's file, a Mustache template in UTF-8.
  /// - Returns: The template's text with the values of this report, which ``values`` lists.
  /// - Throws: ``AssayError/template(_:)`` with line, column and the nearest known name if the
  ///   template is wrong; ``AssayError/input(_:)`` if it cannot be read.
  public func rendered(templateAt path: String) throws(AssayError) -> String {
    try renderer().render(templateAt: path, Markup(templateNamed: path))
  }

  /// Each model's outcome on each sample, as the bytes of a file that makes later comparisons
  /// exact.
  ///
  /// ``VersionComparison`` and ``outcomes(of:against:outcomes:)`` take the path of such a file. It
  /// holds whether each sample was answered right, and its losses, but no labels. Nil unless
  /// ``ComparisonOptions/keepsOutcomes`` was true, and with weights or groups.
  ///
  /// ```swift
  /// request.comparison.keepsOutcomes = true
  /// let report = try Report(request)
  /// if let bytes = report.outcomesFile { try Data(bytes).write(to: URL(filePath: "net.out")) }
  /// ```
  public var outcomesFile: [UInt8]? { outcomes?.bytes }

  /// The samples whose labels the models contradict, as CSV.
  ///
  /// The columns are `id`, `label`, `suggested`, `margin` and `models`; samples that most models
  /// contradict come first. Nil unless ``ComparisonOptions/findsSuspects`` was true.
  ///
  /// ```swift
  /// request.comparison.findsSuspects = true
  /// let report = try Report(request)
  /// try report.suspectsCSV?.write(toFile: "suspects.csv", atomically: true, encoding: .utf8)
  /// ```
  public var suspectsCSV: String? { suspects?.csv }
}
