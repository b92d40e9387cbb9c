/// The truth of a batch of samples.
public struct TrueLabels: Sendable {
  enum Form: Sendable {
    case names([String])
    case places([Int])
    case shares(ScoreTable)
    case sets([[String]])
    case setPlaces([[Int]])
  }

  let form: Form

  /// One class a sample, by its name.
  public static func classes(_ names: [String]) -> TrueLabels { TrueLabels(form: .names(names)) }

  /// One class a sample, by its place in the order of the evaluator's, from 0.
  public static func classes(_ places: [Int]) -> TrueLabels { TrueLabels(form: .places(places)) }

  /// A distribution over the classes a sample, `[samples, classes]`.
  public static func distributions(_ rows: [[some BinaryFloatingPoint]]) -> TrueLabels {
    TrueLabels(form: .shares(ScoreTable(rows)))
  }

  /// The same as one array with the rows one behind the other.
  public static func distributions(
    _ values: [some BinaryFloatingPoint], classes: Int
  ) -> TrueLabels {
    TrueLabels(form: .shares(ScoreTable(values.span, columns: classes)))
  }

  /// Any number of classes a sample, by their names.
  public static func sets(_ names: [[String]]) -> TrueLabels { TrueLabels(form: .sets(names)) }

  /// Any number of classes a sample, by their places in the order of the evaluator's, from 0.
  public static func sets(_ places: [[Int]]) -> TrueLabels {
    TrueLabels(form: .setPlaces(places))
  }
}
