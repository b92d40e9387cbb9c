// What is wrong with labels of any number of classes, and with scores for them.
extension Problem.Kind {
  var setWords: String? {
    switch self {
    case .severalLabels(0, let classes): "the label has none of the classes \(list(classes))"
    case .severalLabels(let count, let classes):
      "the label has \(count) of the classes \(list(classes)), not one"
    case .notZeroOrOne(let column, ""): "the label in column \(quoted(column)) is missing"
    case .notZeroOrOne(let column, let text):
      "\(quoted(text)) in column \(quoted(column)) does not say whether the sample has the class"
    case .classOfSeveral(let column):
      "column \(quoted(column)) holds predicted classes, and samples may have several"
    case .softmaxOfSeveral:
      "logits of a softmax share one whole, and here each class is a yes or no of its own"
    default: nil
    }
  }

  var setAdvice: String? {
    switch self {
    case .severalLabels: "where samples may have any number of classes say --task multilabel"
    case .notZeroOrOne: "write 1 or true where it has the class, and 0 or false where it has not"
    case .classOfSeveral:
      "give a column a class with its probability, 1 or 0 where only the answer is known"
    case .softmaxOfSeveral:
      "for one logit a class, with probability 1/(1+e^−x), say --scores sigmoid-logits"
    default: nil
    }
  }
}
