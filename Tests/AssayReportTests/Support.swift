import AssayBytes
import AssayKit
import AssayTestSupport
import Foundation
import Testing

/// The folders of sample data whose samples have one class each.
let sampleFolders = [
  "animals", "before-after", "binary", "digits", "distributions", "party", "party-zh", "sigmoid",
]

/// A text without the path of the package's folder, so that it is the same on every machine.
func withoutRoot(_ text: String) -> String {
  text.replacing(packageRoot + "/", with: "")
}

/// The report of labels and models given as CSV texts.
func report(
  labels: String, models: [(name: String, csv: String)],
  configure: (inout ReportRequest) throws -> Void = { _ in }
) throws -> Report {
  try withFolder { folder in
    try write(labels, to: "\(folder)/labels.csv")
    var request = ReportRequest()
    request.labels = "\(folder)/labels.csv"
    for (index, model) in models.enumerated() {
      let path = "\(folder)/model-\(index + 1).csv"
      try write(model.csv, to: path)
      request.models.append(ReportRequest.Model(name: model.name, path: path))
    }
    try configure(&request)
    return try Report(request)
  }
}

extension Report {
  /// The sentences of the verdict about all samples and pairs, without those about a single model,
  /// a rare class, or the next step.
  var aboutPairs: [String] {
    verdict.filter { sentence in
      ![
        "To refit ", "always predicting", "confident: ", "is miscalibrated: ", "Always answering",
        "Of the ",
      ]
      .contains { sentence.contains($0) } && !sentence.hasPrefix("Next: ")
    }
  }
}

/// The labels of 200 samples, in turn of the classes a and b.
let alternatingLabels =
  "id,label\n" + (0..<200).map { "\($0),\($0.isMultiple(of: 2) ? "a" : "b")\n" }.joined()

/// Predictions for `alternatingLabels`, from the probability of each sample's label.
func alternatingRows(_ right: (Int) -> Double) -> String {
  let rows = (0..<200).map { row in
    let right = right(row)
    let first = row.isMultiple(of: 2) ? right : 1 - right
    return "\(row),\(first),\(1 - first)\n"
  }
  return "id,a,b\n" + rows.joined()
}

/// The comparison of the two versions of a network in `SampleData/before-after`.
func diffOfVersions() throws -> VersionComparison {
  try withFolder { folder in
    for model in ["before", "after"] {
      var request = ReportRequest()
      request.labels = sampleData("before-after/labels.csv")
      request.models = [
        ReportRequest.Model(name: "network", path: sampleData("before-after/\(model).csv"))
      ]
      try write(Report(request).json(), to: "\(folder)/\(model).json")
    }
    return try VersionComparison(old: "\(folder)/before.json", new: "\(folder)/after.json")
  }
}
