import AssayData
import AssayReport
import AssayRoles
import AssaySamples

/// An explanation of files: how each is written, what each column was taken for and why, and the
/// option that would decide otherwise.
///
/// Files need not be complete: predictions without labels, labels without a model and damaged files
/// are explained as far as they can be read.
///
/// ```swift
/// var request = ReportRequest()
/// request.labels = "labels.csv"
/// request.models = [ReportRequest.Model(path: "net.csv")]
/// let inspection = try Inspection(request)
/// print(inspection.text())
/// for problem in inspection.problems { print("problem: \(problem)") }
/// ```
public struct Inspection: Sendable {
  private let found: AssayData.Inspection
  private let language: Language

  /// Reads all rows of a request's files once.
  ///
  /// If the labels and at least one model are complete, the files are read once more as a report
  /// reads them, to find what it would warn of or refuse.
  ///
  /// ```swift
  /// let inspection = try Inspection(request) { progress in print(progress.line()) }
  /// if !inspection.problems.isEmpty { exit(1) }
  /// ```
  ///
  /// - Parameters:
  ///   - request: The files, and the options for reading them.
  ///   - progress: A handler for the progress of reading.
  /// - Throws: ``AssayError/usage(_:)`` if standard input is named twice. Faults of the files are
  ///   not thrown; they are in ``problems``.
  public init(
    _ request: ReportRequest, progress: Progress.Handler? = nil
  ) throws(AssayError) {
    try request.checkFiles()
    let inspector = Inspector(
      request.readRequest, jobs: request.jobs, progress: Progress.gate(progress))
    found = inspector.checkedInspection()
    language = request.language
  }

  /// The faults that would keep these files out of a report, in sentences; empty if absent.
  ///
  /// Labels or predictions that are merely missing are no fault.
  public var problems: [String] { found.problems }

  /// The explanation as text for a terminal.
  ///
  /// ```swift
  /// print(inspection.text(width: 100))
  /// ```
  ///
  /// - Parameter width: The number of columns of the terminal.
  /// - Returns: The lines, in the language of the request.
  public func text(width: Int = 80) -> String {
    inspectionText(found, width: max(width, 20), language)
  }

  /// The explanation as strict JSON, in the language of the request.
  ///
  /// ```swift
  /// try inspection.json().write(toFile: "inspection.json", atomically: true, encoding: .utf8)
  /// ```
  public func json() -> String { inspectionJSON(found, language) }
}

extension Inspection {
  /// Whether a file has labels.
  package var hasLabels: Bool {
    roles.contains { role in
      switch role {
      case .label, .labelShares: true
      default: false
      }
    }
  }

  /// The names of the models of each file that has predictions, in the order of the files.
  package var models: [[String]] {
    found.files.map { file in
      file.columns.reduce(into: []) { names, column in
        switch column.role {
        case .scores(let name, _, _), .positiveScore(let name), .predictedClass(let name),
          .predictedScore(let name):
          if !names.contains(exactly: name) { names.append(name) }
        default: break
        }
      }
    }.filter { !$0.isEmpty }
  }

  private var roles: [InspectedColumns.Role] { found.files.flatMap { $0.columns.map(\.role) } }
}
