import AssayKit

// Three samples: logits of one model, probabilities of another.
var evaluator = try Evaluator(classes: ["cat", "dog"], models: ["net", "tree"])
try evaluator.add(
  Batch(
    labels: .classes(["dog", "cat", "dog"]),
    scores: [
      .logits([[-0.5, 1.5], [0.25, 0.5], [-1, 1]]),
      .probabilities([[0.2, 0.8], [0.9, 0.1], [0.4, 0.6]]),
    ]))
let report = try evaluator.report(title: "Cats and dogs")
print(report.scoreboard())
let outcomes = try report.outcomes(of: Gates(["error_rate <= 50%"]))
print(outcomes.text())
