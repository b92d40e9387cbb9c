import AssayData
import AssayKit

// Options about outputs, and the number of workers.

extension Option {
  static let output: [Option] = [
    Option(
      .html, nil, .file(), .output, of: [.report, .merge, .render, .diff], isEssential: true,
      help: "Write the report as HTML"
    ) { job, value in job.html = value },
    Option(
      .markdown, nil, .file(), .output, of: [.report, .merge, .render, .diff], isEssential: true,
      help: "Write the report as Markdown"
    ) { job, value in job.markdown = value },
    Option(
      .json, nil, .file(), .output, of: [.report, .merge, .diff, .check], isEssential: true,
      help: "Write the results as JSON"
    ) { job, value in job.json = value },
    Option(
      .json, nil, nil, .output, of: [.inspect], isEssential: true,
      help: "Print JSON instead of text"
    ) { job, value throws(AssayError) in job.printsJSON = try Flag.json.boolean(value) },
    Option(
      .maxBytes, nil, .text("N"), .output, of: [.report, .merge, .render],
      help: "Shorten the Markdown report to at most N bytes"
    ) { job, value throws(AssayError) in
      job.mostMarkdownBytes = try Flag.maxBytes.wholeNumber(value, in: 1...1_000_000_000)
    },
    Option(
      .outcomes, nil, .file(), .output, of: [.report],
      help: "Write each model’s outcome of each sample, for diff"
    ) { job, value throws(AssayError) in
      guard value != "-" else {
        throw .usage("\(Flag.outcomes) takes a file, not standard output")
      }
      (job.outcomes, job.request.comparison.keepsOutcomes) = (value, true)
    },
    Option(
      .suspects, nil, .file(), .output, of: [.report, .merge],
      help: "Write the samples with suspect labels, as CSV"
    ) { job, value in (job.suspects, job.request.comparison.findsSuspects) = (value, true) },
    Option(
      .tables, nil, .folder(), .output, of: [.report, .merge, .render],
      help: "Write every table as tidy CSV, with full precision"
    ) { job, value throws(AssayError) in job.tables = try Flag.tables.folder(value) },
    Option(
      .charts, nil, .folder(), .output, of: [.report, .merge, .render],
      help: "Write every chart as an SVG file"
    ) { job, value throws(AssayError) in job.charts = try Flag.charts.folder(value) },
    Option(
      .template, nil, .file(), .output, of: [.report, .merge, .render],
      help: "Render this template instead of the report"
    ) { job, value in job.template = value },
    Option(
      .templates, nil, .folder(), .output, of: [.report, .merge, .render],
      help: "Replace built-in templates by files of this folder"
    ) { job, value in job.templates = value },
    Option(
      .dumpValues, nil, nil, .output, of: [.report, .merge, .render],
      help: "Print every value that templates can use, as JSON"
    ) { job, value throws(AssayError) in job.dumpsValues = try Flag.dumpValues.boolean(value) },
    Option(
      .output, "o", .file(), .output, of: [.summarize, .merge], isEssential: true,
      help: "Write a part, for assay merge"
    ) { job, value in job.part = value },
    Option(
      .jobs, nil, .text("N"), .output, of: [.report, .summarize, .diff],
      help: "The number of workers (default: one per processor)"
    ) { job, value throws(AssayError) in
      job.request.jobs = try Flag.jobs.wholeNumber(value, in: 1...256)
    },
  ]
}
