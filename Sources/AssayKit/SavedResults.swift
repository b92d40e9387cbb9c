import AssayBytes
import AssayData
import AssayReport
import AssayResults
import AssaySamples
import AssayTables

extension Report {
  /// A report of results that were saved, as it was when they were measured.
  ///
  /// Units, intervals and samples are those of the file.
  ///
  /// - Parameters:
  ///   - path: A `results.json`, or `-` for standard input.
  ///   - request: The heading, if it is another, and the language; what it says of input is not used.
  /// - Throws: ``AssayError`` if it cannot be read, is no `results.json` that this version reads, or
  ///   contradicts itself.
  public init(savedAt path: String, for request: ReportRequest) throws(AssayError) {
    var results = try savedResults(at: path)
    if request.title != nil { results.title = request.heading }
    self.init(WordedResults(results, in: request.language))
  }
}

extension Report {
  /// The JSON Schema of `results.json`, of 2020-12.
  public static var schema: String { Results.schema }
}

/// Reads a `results.json` back.
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
      "\(error.description); results are what assay report \(Flag.json) writes, and two files of predictions are "
        + "compared with \(Flag.labels)")
  }
  do {
    return try Results(document.root)
  } catch {
    throw .input(document.message(error.description, at: error.offset))
  }
}
