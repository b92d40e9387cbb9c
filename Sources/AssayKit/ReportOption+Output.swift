// Options that say what is written.

extension ReportOption {
  static let output: [ReportOption] = [
    ReportOption(
      "jobs", "N", .output,
      help: "How many workers there are (default: one a processor); they change no number"
    ) { request, value throws(AssayError) in
      request.jobs = try wholeNumber(value, of: "jobs", in: 1...256)
    },
    ReportOption("html", "FILE", .output, isPath: true, help: "Write the report as HTML") {
      request, value in request.html = value
    },
    ReportOption("markdown", "FILE", .output, isPath: true, help: "Write the report as Markdown") {
      request, value in request.markdown = value
    },
    ReportOption(
      "max-bytes", "N", .output,
      help: "Leave sections out of the Markdown report, from its end, to stay within N bytes"
    ) { request, value throws(AssayError) in
      request.mostMarkdownBytes = try wholeNumber(value, of: "max-bytes", in: 1...1_000_000_000)
    },
    ReportOption("json", "FILE", .output, isPath: true, help: "Write the results as JSON") {
      request, value in request.json = value
    },
    ReportOption(
      "outcomes", "FILE", .output, isPath: true,
      help: "Write what each model made of each sample, for exact diffs of versions later"
    ) { request, value in (request.outcomes, request.keepsOutcomes) = (value, true) },
    ReportOption(
      "suspects", "FILE", .output, isPath: true,
      help: "Write the samples whose labels models contradict, as CSV"
    ) { request, value in request.suspects = value },
    ReportOption(
      "tables", "DIR", .output, isPath: true,
      help: "Write every table of the report as tidy CSV, with numbers in full"
    ) { request, value throws(AssayError) in
      request.tables = try folder(value, of: "tables")
    },
    ReportOption(
      "charts", "DIR", .output, isPath: true,
      help: "Write every chart of the report as an SVG file of its own"
    ) { request, value throws(AssayError) in
      request.charts = try folder(value, of: "charts")
    },
    ReportOption(
      "template", "FILE", .output, isPath: true,
      help: "Render this template instead, to --html or --markdown, else to standard output"
    ) { request, value in request.template = value },
    ReportOption(
      "templates", "DIR", .output, isPath: true,
      help: "Files of this folder take the place of built-in templates of their names"
    ) { request, value in request.templates = value },
    ReportOption(
      "dump-values", nil, .output, help: "Print every value that templates see, as JSON"
    ) { request, value throws(AssayError) in
      request.dumpsValues = try boolean(value, of: "dump-values")
    },
  ]

  private static func folder(_ value: String, of option: String) throws(AssayError) -> String {
    guard value != "-" else {
      throw .usage("--\(option) takes a folder, not standard output")
    }
    return value
  }
}
