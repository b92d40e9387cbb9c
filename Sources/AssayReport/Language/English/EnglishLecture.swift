extension English {
  func computedNote(inOrder classes: [String]?) -> String {
    classes.map { "Probabilities are in the order of the classes: \(commas($0))." }
      ?? "Beside a class is its probability: of the predicted class, and of the target where that is another."
  }
}
