import AssayBytes
import AssayData
import AssayReport
import AssayResults
import AssaySamples
import AssayTables

extension Report {
  /// Reads a report from saved results.
  ///
  /// The report has the same bytes in every format as when it was measured. Units, intervals and
  /// shown samples are those of the file.
  ///
  /// ```swift
  /// let report = try Report(savedAt: "results.json")
  /// ```
  ///
  /// - Parameters:
  ///   - path: The path of a `results.json`, or `-` for standard input.
  ///   - request: A request whose title, if any, and language the report takes. Nothing else of it
  ///     is used.
  /// - Throws: ``AssayError/input(_:)`` if the file cannot be read, is not a `results.json` of a
  ///   format that this version reads, or contradicts itself.
  public init(
    savedAt path: String, for request: ReportRequest = ReportRequest()
  ) throws(AssayError) {
    var results = try savedResults(at: path)
    if request.title != nil { results.title = request.heading }
    self.init(WordedResults(results, in: request.language))
  }
}

extension Report {
  /// Makes the report of a summary, or of several that were merged.
  ///
  /// ```swift
  /// var request = ReportRequest()
  /// request.title = "Handwritten digits"
  /// let report = try Report(whole, for: request)
  /// ```
  ///
  /// - Parameters:
  ///   - summary: The measurements.
  ///   - request: The title, the language and the options for comparing. Nothing that it says of
  ///     files is used.
  /// - Throws: ``AssayError/input(_:)`` if there are no samples; ``AssayError/usage(_:)`` if an
  ///   option does not fit them.
  public init(_ summary: Summary, for request: ReportRequest) throws(AssayError) {
    try summary.check(request)
    let suspects =
      request.comparison.findsSuspects ? try Report.keptSuspects(summary.measured) : nil
    self.init(
      WordedResults(try summary.results(for: request), in: request.language),
      suspects: suspects)
  }
}

extension Report {
  /// The JSON Schema of `results.json`, in draft 2020-12.
  ///
  /// ```swift
  /// try Report.schema.write(toFile: "results.schema.json", atomically: true, encoding: .utf8)
  /// ```
  public static var schema: String { Results.schema }
}

/// Reads a `results.json`.
func savedResults(at path: String) throws(AssayError) -> Results {
  let bytes: [UInt8]
  do {
    bytes = try readWhole(path)
  } catch {
    throw .input(error.description)
  }
  let document: JSONDocument
  do {
    document = try JSONDocument(path: path, bytes: bytes)
  } catch {
    throw .input(
      "\(error.description); give results, which assay report \(Flag.json) FILE writes, or compare two files of "
        + "predictions with assay diff OLD NEW \(Flag.labels) FILE")
  }
  do {
    return try Results(document.root)
  } catch {
    throw .input(document.message(error.description, at: error.offset))
  }
}
