// What is wrong with columns beside labels and predictions.
extension Problem.Kind {
  var sideWords: String? {
    switch self {
    case .noSideColumn(let name, let option, let among):
      "no column \(quoted(name)) for \(option) among \(list(among))\(nearest(name, among))"
    case .badWeight(let column, ""): "the weight in column \(quoted(column)) is missing"
    case .badWeight(let column, let text):
      "\(quoted(text)) in column \(quoted(column)) is not a weight"
    case .noWeight(let column): "every weight in column \(quoted(column)) is 0"
    case .groupsDiffer(let column, let other):
      "column \(quoted(column)) is not that of \(shown(other)) row by row, "
        + "and without ids rows pair by position"
    default: nil
    }
  }

  var sideAdvice: String? {
    switch self {
    case .badWeight:
      "weights are finite numbers from 0 up; write 0 where a sample is not to count"
    case .noWeight: "give some sample a weight above 0, or leave out --weight"
    case .groupsDiffer: "name the column with the ids with --id"
    default: nil
    }
  }
}
