import AssayData
import AssayKit

// The options of outputs.

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
      .json, nil, nil, .output, of: [.inspect], help: "Write the same as strict JSON"
    ) { job, value throws(AssayError) in job.printsJSON = try Flag.json.boolean(value) },
    Option(
      .maxBytes, nil, .text("N"), .output, of: [.report, .merge, .render],
      help: "Leave sections out of the Markdown report, from its end, to stay within N bytes"
    ) { job, value throws(AssayError) in
      job.mostMarkdownBytes = try Flag.maxBytes.wholeNumber(value, in: 1...1_000_000_000)
    },
    Option(
      .outcomes, nil, .file(), .output, of: [.report],
      help: "Write what each model made of each sample, for exact diffs of versions later"
    ) { job, value in (job.outcomes, job.request.keepsOutcomes) = (value, true) },
    Option(
      .suspects, nil, .file(), .output, of: [.report, .merge],
      help: "Write the samples whose labels models contradict, as CSV"
    ) { job, value in (job.suspects, job.request.findsSuspects) = (value, true) },
    Option(
      .tables, nil, .folder(), .output, of: [.report, .merge, .render],
      help: "Write every table of the report as tidy CSV, with numbers in full"
    ) { job, value throws(AssayError) in job.tables = try Flag.tables.folder(value) },
    Option(
      .charts, nil, .folder(), .output, of: [.report, .merge, .render],
      help: "Write every chart of the report as an SVG file of its own"
    ) { job, value throws(AssayError) in job.charts = try Flag.charts.folder(value) },
    Option(
      .template, nil, .file(), .output, of: [.report, .merge, .render],
      help: "Render this template instead, to --html or --markdown, else to standard output"
    ) { job, value in job.template = value },
    Option(
      .templates, nil, .folder(), .output, of: [.report, .merge, .render],
      help: "Files of this folder take the place of built-in templates of their names"
    ) { job, value in job.templates = value },
    Option(
      .dumpValues, nil, nil, .output, of: [.report, .merge, .render],
      help: "Print every value that templates see, as JSON"
    ) { job, value throws(AssayError) in job.dumpsValues = try Flag.dumpValues.boolean(value) },
    Option(
      .output, "o", .file(), .output, of: [.summarize, .merge],
      help: "Write a part, to be merged with others, and no report"
    ) { job, value in job.part = value },
    Option(
      .jobs, nil, .text("N"), .output, of: [.report, .summarize, .diff],
      help: "How many workers there are (default: one a processor); they change no number"
    ) { job, value throws(AssayError) in
      job.request.jobs = try Flag.jobs.wholeNumber(value, in: 1...256)
    },
  ]
}
