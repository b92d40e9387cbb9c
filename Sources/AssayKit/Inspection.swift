import AssayData
import AssayReport
import AssayRoles
import AssaySamples

/// What files are, explained: how they are written, what each column was taken for and why, what
/// it holds, and the option that would decide otherwise.
///
/// Nothing has to be complete: predictions without labels, labels without a model and files that are
/// damaged are explained as far as they go.
public struct Inspection: Sendable {
  private let found: AssayData.Inspection
  private let language: Language

  /// Looks at the files of a request, and reads all their rows once.
  ///
  /// Where labels and models are complete they are read once more, as a report reads them, to know
  /// what it would warn of or refuse.
  ///
  /// - Parameters:
  ///   - request: The files, and what is said of them.
  ///   - progress: Is told some times a second how far reading is, when it takes over a second.
  /// - Throws: ``AssayError`` where standard input is named twice; what is wrong with files is
  ///   in ``problems``.
  public init(
    _ request: ReportRequest, progress: Progress.Handler? = nil
  ) throws(AssayError) {
    try request.checkStandardInput()
    let inspector = Inspector(
      request.readRequest, jobs: request.jobs, progress: Progress.gate(progress))
    found = inspector.checkedInspection()
    language = request.language
  }

  /// What is wrong with the files, in sentences; nothing where a report could be made of them, as
  /// far as they go.
  public var problems: [String] { found.problems }

  /// All of it as a page for a terminal of this width.
  public func text(width: Int = 80) -> String {
    inspectionText(found, width: width, language)
  }

  /// All of it as strict JSON.
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

  /// Whether a file has what a model said.
  package var hasPredictions: Bool {
    roles.contains { role in
      switch role {
      case .scores, .positiveScore, .predictedClass, .predictedScore: true
      default: false
      }
    }
  }

  private var roles: [InspectedColumns.Role] { found.files.flatMap { $0.columns.map(\.role) } }
}
