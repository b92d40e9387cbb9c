extension English {
  var sameEverywhere: String { "Both predict the same on every sample." }

  func says(_ model: String) -> String { "\(model) says" }

  func loss(of model: String) -> String { "loss of \(model)" }

  func words(_ group: TellingGroup) -> String {
    switch group {
    case .onlyRight(let model): "only \(model) is right"
    case .bothWrong: "both are wrong"
    case .largestChange: "largest change in loss among the other samples"
    }
  }

  func listed(_ shown: Int, of total: Int, goesOn: Bool, _ order: SampleOrder?) -> String {
    if total == 1 { return count(total, .sample) }
    let part = (goesOn ? "the next " : "") + share(shown, of: total)
    return (shown < total ? part : count(total, .sample))
      + (order.map { ", " + words($0) } ?? "")
  }

  private func words(_ order: SampleOrder) -> String {
    switch order {
    case .largestChange: "largest change first"
    case .largestFiniteChange: "largest finite change first, infinite ones last"
    case .leastTrueProbability: "lowest probability on the true class first, by the better model"
    case .highestLowerLoss: "highest loss first, by the better model"
    case .highestLosses: "highest losses first"
    case .highestFiniteLosses: "highest finite losses first, infinite ones last"
    case .largestDifference: "largest difference between the models’ losses first"
    case .largestFiniteDifference:
      "largest finite difference between the models’ losses first, infinite ones last"
    case .rows: "in the order of the rows"
    }
  }

  func aloneRight(
    _ one: (model: String, count: Int), _ other: (model: String, count: Int)
  ) -> String {
    if one.count == 0, other.count == 0 { return "Both are right on the same samples" }
    if one.count == 0 { return aloneRight(other, one) }
    return "\(one.model) alone is right on \(count(one.count, .sample)), \(other.model) alone on "
      + (other.count == 0 ? "none" : Figures.count(other.count))
  }

  func higherLoss(
    _ one: (model: String, count: Int), _ other: (model: String, count: Int), equal: Int
  ) -> String {
    if one.count == 0, other.count == 0 { return "Both have the same loss on every sample" }
    return "\(one.model) has the higher loss on \(count(one.count, .sample)), \(other.model) on "
      + Figures.count(other.count)
      + (equal > 0 ? "; on \(Figures.count(equal)) both have the same" : "")
  }
}
