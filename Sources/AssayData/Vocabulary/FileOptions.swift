/// The options for reading one file, if it differs from the other files.
///
/// A property that is nil is as in the request; what the request leaves open, the file's content
/// decides.
///
/// ```swift
/// var options = FileOptions()
/// options.format = .csv
/// options.hasHeader = true
/// options.idColumn = "image"
/// options.labelColumn = "species"
/// options.column = "output"
/// options.scores = .logits
/// request.models.append(ReportRequest.Model(name: "net", path: "net.csv", options: options))
/// ```
public struct FileOptions: Sendable, Equatable {
  /// The format of the file.
  public var format: FileFormat?
  /// Whether the first line of a text file has the columns’ names.
  public var hasHeader: Bool?
  /// The kind of the file's scores.
  public var scores: ScoreKind?
  /// The column with the ids.
  public var idColumn: String?
  /// The column with the labels.
  public var labelColumn: String?
  /// The column with the model's output: single scores, arrays of scores or predicted classes.
  public var column: String?

  /// Creates options that leave everything open.
  ///
  /// ```swift
  /// var options = FileOptions()
  /// options.hasHeader = false
  /// request.labelOptions = options
  /// ```
  public init() {}
}
