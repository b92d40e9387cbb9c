import AssayReport
import AssayResults

/// Two saved results of two versions of a model, compared metric by metric.
public struct ResultsComparison: Sendable {
  private let diff: ResultsDiff

  /// Reads two `results.json`.
  ///
  /// - Parameters:
  ///   - old: The path of the older version's results.
  ///   - new: The path of the newer version's results.
  /// - Throws: ``AssayError`` where one cannot be read or is no `results.json`.
  public init(old: String, new: String) throws(AssayError) {
    diff = AssayResults.diff(old: try savedResults(at: old), new: try savedResults(at: new))
  }

  /// Old, new, change and direction of each metric, for a terminal.
  ///
  /// - Parameters:
  ///   - width: How many columns there are.
  ///   - language: The language of its words.
  ///   - isStyled: Whether weight and colour may be used, in control sequences.
  /// - Returns: The lines.
  public func text(
    width: Int = 80, language: ReportRequest.Language = .english, isStyled: Bool = false
  ) -> String {
    diffText(diff, width: width, language.read, isStyled: isStyled)
  }

  /// The same as Markdown.
  public func markdown(
    language: ReportRequest.Language = .english
  ) throws(AssayError) -> String {
    do {
      return try diffMarkdown(diff, language.read)
    } catch {
      throw .template(error.description)
    }
  }
}
