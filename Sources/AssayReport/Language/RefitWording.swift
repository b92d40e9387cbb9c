import AssayResults

/// A pair of models that a temperature turns round.
struct RefitTurn {
  let candidate: String
  let baseline: String
  /// The loss that is compared.
  let metric: String
  /// After the refit: without sign, with its unit.
  let size: String
  /// Whether the candidate's loss is the lower one then.
  let isLower: Bool
  /// The interval with its level, and p.
  let certainty: [String]
}

/// A fault of a refit.
enum RefitRemark {
  /// The fit on one half or both ran into the end of the range of temperatures.
  case bound
  /// The temperatures of the two halves are far from each other.
  case unstable(String, String)
  /// No sample's scores differ.
  case flat
  /// The true class has probability 0 in some samples, which counts as this much.
  case floored(String)
}

/// Words about models whose scores are divided by a temperature.
protocol RefitWording {
  func words(_ reason: NoAnswer) -> String
  /// That the order of two models is another one after the refit.
  func turn(_ turn: RefitTurn) -> String
  /// How to refit a model.
  ///
  /// `temperature`: the geometric mean of the two; `remarks`: what is wrong with them.
  func dividing(
    _ model: String, by temperature: String, areLogits: Bool, remarks: [String]
  ) -> String
  func remark(_ remark: RefitRemark) -> String
  /// That something is known of some samples only: `on 20,000 of 50,000 samples`.
  func onSome(_ count: Int, of total: Int) -> String
  /// Of how many samples it is known, and how to read the table.
  func refitNote(_ samples: String, of total: String?) -> String
}
