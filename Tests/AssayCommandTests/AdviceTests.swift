import AssayTestSupport
import Foundation
import Testing

// Every option that an error names works on the file that provoked it.

/// A file that is refused, the option that the error names, and the result with that option.
private struct Advice: Sendable, CustomTestStringConvertible {
  /// Files by name.
  let files: [String: String]
  /// The first arguments of `report`.
  var arguments = ["data.csv"]
  /// The expected words of the error.
  let says: String
  /// The arguments of `report` that follow the advice.
  let then: [String]
  /// The error rate that is then reported; nil if another error is expected.
  let error: Double?

  var testDescription: String { "\(says): \(then.joined(separator: " "))" }
}

private func one(
  _ text: String, says: String, then: [String], error: Double?
) -> Advice {
  Advice(files: ["data.csv": text], says: says, then: then, error: error)
}

private func two(
  _ labels: String, _ model: String, says: String, then: [String], error: Double?
) -> Advice {
  let files = ["--labels", "labels.csv", "--model", "m=m.csv"]
  return Advice(
    files: ["labels.csv": labels, "m.csv": model], arguments: files, says: says, then: files + then,
    error: error)
}

private let labels = "id,label\n1,a\n2,b\n3,b\n"
private let scores = "id,a,b\n1,.75,.25\n2,.75,.25\n3,.25,.75\n"

private let advice: [Advice] = [
  one(
    "x,truth_here\n1,a\n", says: "--label", then: ["data.csv", "--label", "truth_here"], error: nil),
  one(
    "id,kind,a,b\n1,a,.75,.25\n2,b,.75,.25\n", says: "their column with --label",
    then: ["data.csv", "--label", "kind"], error: 0.5),
  one(
    "id,label,p\n1,no,.25\n2,yes,.75\n", says: "--positive CLASS",
    then: ["data.csv", "--positive", "yes"], error: 0),
  one(
    "id,label,lr,rf\n1,no,.25,.5\n2,yes,.75,.25\n", says: "--positive CLASS",
    then: ["data.csv", "--positive", "yes"], error: 0),
  one(
    "y_true,y_pred,y_prob\n0,0,.25\n1,0,.375\n", says: "--positive CLASS",
    then: ["data.csv", "--positive", "1"], error: 0.5),
  one(
    "y_true,y_pred,y_prob\n0,0,.25\n1,0,.375\n", says: "FILE:column=y_pred",
    then: ["data.csv:column=y_pred"], error: 0.5),
  one(
    "label,pred,prob\na,a,.5\nb,a,.5\nc,c,.5\n", says: "FILE:column=pred",
    then: ["data.csv:column=pred"], error: 1.0 / 3),
  one(
    "label,prob_positive,prob_negative\n1,.75,.25\n0,.75,.25\n", says: "--classes 1,0",
    then: ["data.csv", "--classes", "1,0"], error: 0.5),
  one(
    "label,a,b\na,2,-1\nb,2,-1\n", says: "--scores logits",
    then: ["data.csv", "--scores", "logits"], error: 0.5),
  one(
    "label,p\nno,2\nyes,-1\n", says: "--positive CLASS", then: ["data.csv", "--positive", "yes"],
    error: nil),
  one(
    "label,p\nno,-2\nyes,-1\n", says: "--positive",
    then: ["data.csv", "--positive", "yes", "--scores", "sigmoid-logits"], error: 0.5),
  one(
    "label,a,b\na,.75,.5\nb,.75,.5\n", says: "--renormalize", then: ["data.csv", "--renormalize"],
    error: 0.5),
  one(
    "label,a,b\na,.75,.5\nb,.75,.5\n", says: "--sum-tolerance",
    then: ["data.csv", "--sum-tolerance", "0.5"], error: 0.5),
  two(
    "id,label\n1,dog\n2,cat\n", "id,0,1\n1,.25,.75\n2,.25,.75\n", says: "--classes",
    then: ["--classes", "cat,dog"], error: 0.5),
  two(
    "id,label\n1,Cat\n2,dog\n", "id,cat,dog\n1,.75,.25\n2,.75,.25\n", says: "--match-classes loose",
    then: ["--match-classes", "loose"], error: 0.5),
  two(
    "id,label\n1,Cat\n2,dog\n", "id,cat,dog\n1,.75,.25\n2,.75,.25\n", says: "--match-classes exact",
    then: ["--match-classes", "exact"], error: nil),
  two(
    "id,label\n1,Spam\n2,Ham\n", "id,prediction\n1,spam\n2,spam\n", says: "--match-classes loose",
    then: ["--match-classes", "loose"], error: 0.5),
  two(
    labels + "4,-100\n", scores + "4,1,0\n", says: "--ignore-label -100",
    then: ["--ignore-label", "-100"], error: 1.0 / 3),
  two(
    labels + "4,\n", scores + "4,1,0\n", says: "--ignore-label ''", then: ["--ignore-label", ""],
    error: 1.0 / 3),
  two(labels + "4,a\n", scores, says: "--common-ids", then: ["--common-ids"], error: 1.0 / 3),
  two(
    "Name,label\nx,a\ny,b\n", "name,a,b\ny,.75,.25\nx,.75,.25\n", says: "--id name",
    then: ["--id", "name"], error: 0.5),
  two(
    "Name,label\nx,a\ny,b\n", "name,a,b\ny,.25,.75\nx,.75,.25\n", says: "--pair-by position",
    then: ["--pair-by", "position"], error: 1),
  two("label\na\nb\n", "prediction\na\n", says: "header=false", then: [], error: nil),
  two(
    "id,first_label,second_label\n1,a,b\n2,b,b\n", "id,a,b\n1,.75,.25\n2,.5,.5\n",
    says: "--label COLUMN", then: ["--label", "second_label"], error: 1),
  two(
    "id,label\n1,a|b\n2,b\n", "id,a,b\n1,.75,.75\n2,.25,.75\n", says: "--task multilabel",
    then: ["--task", "multilabel"], error: 0),
  two(
    "id,label\n1,b\n2,a\n", "id,p\n1,\"[.75, .25]\"\n2,\"[.75, .25]\"\n", says: "--classes",
    then: ["--classes", "a,b"], error: 0.5),
]

@Test(arguments: advice)
private func `an option that an error names works on the file`(_ advice: Advice) throws {
  let folder = FileManager.default.temporaryDirectory.appending(path: "advice-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  for (name, text) in advice.files {
    try Data(text.utf8).write(to: folder.appending(path: name))
  }
  let refused = try Run(executable(), ["report"] + advice.arguments, in: folder.path, input: nil)
  #expect(refused.code == 2)
  #expect(refused.error.contains(advice.says), "\(refused.error)")
  let again = try Run(
    executable(), ["report", "--json", "results.json"] + advice.then, in: folder.path, input: nil)
  guard let error = advice.error else {
    #expect(again.code == 2, "\(again.output)")
    return
  }
  #expect(again.code == 0, "\(again.error)")
  let results = try JSONSerialization.jsonObject(
    with: Data(contentsOf: folder.appending(path: "results.json")))
  let metrics = (results as? [String: Any])?["metrics"] as? [String: [String: Any]]
  let model = metrics?["m"] ?? metrics?["lr"] ?? metrics?.values.first
  let found = try #require(model?["error_rate"] as? Double)
  #expect(abs(found - error) < 1e-12, "\(found)")
}
