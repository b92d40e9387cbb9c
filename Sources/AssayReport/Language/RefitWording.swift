import AssayResults

/// A pair of models whose order changes after temperature scaling.
struct RefitTurn {
  let candidate: String
  let baseline: String
  /// The loss that is compared.
  let metric: String
  /// The absolute difference after scaling, with its unit.
  let size: String
  /// Whether the candidate then has the lower loss.
  let isLower: Bool
  /// The interval with its level, and p.
  let certainty: [String]
}

/// A problem with temperature scaling.
enum RefitRemark {
  /// The fit on one or both halves reached the end of the range of temperatures.
  case bound
  /// The temperatures of the two halves differ widely.
  case unstable(String, String)
  /// The scores of each sample are all equal.
  case flat
  /// The true class has probability 0 in some samples, which is replaced by this floor.
  case floored(String)
}

/// Words about temperature scaling.
protocol RefitWording {
  func words(_ reason: NoAnswer) -> String
  /// Says that the order of two models changes after scaling.
  func turn(_ turn: RefitTurn) -> String
  /// How to scale a model's scores.
  ///
  /// `temperature` is the geometric mean of the two fits; `remarks` are the problems with them.
  func dividing(
    _ model: String, by temperature: String, areLogits: Bool, remarks: [String]
  ) -> String
  func remark(_ remark: RefitRemark) -> String
  /// Says that something is known for some samples only: `on 20,000 of 50,000 samples`.
  func onSome(_ count: Int, of total: Int) -> String
  /// The number of samples used, and how to read the table.
  func refitNote(_ samples: String, of total: String?) -> String
}
