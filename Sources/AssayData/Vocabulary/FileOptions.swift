/// How to read one file, as far as it is not to be found out or differs from the other files.
public struct FileOptions: Sendable, Equatable {
  /// The format of the file.
  public var format: FileFormat?
  /// Whether the first line of a text has the columns’ names.
  public var hasHeader: Bool?
  /// The kind of its scores.
  public var scores: ScoreKind?
  /// The column with the ids.
  public var idColumn: String?
  /// The column with the labels.
  public var labelColumn: String?
  /// The column with the score, the arrays of scores or the predicted class.
  public var column: String?

  /// Everything is found out.
  public init() {}
}
