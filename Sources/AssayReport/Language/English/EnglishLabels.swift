import AssayResults

extension English {
  func label(_ label: Label) -> String { English.labels[label] ?? label.key }

  static let labels: [Label: String] = [
    .colon: ": ", .comma: ", ", .stop: ".", .gap: " ", .open: " (", .close: ")",
    .skip: "Skip to all metrics", .lookNext: "Next",
    .saysIsRight: "○ says ● is right", .howWordsAreDecided: "How the words are decided",
    .labelSuspects: "Is the label wrong?", .suspects: "suspects",
    .estimatedErrors: "estimated wrong labels", .suggested: "suggested",
    .withoutAgreed: "what-if: without samples that all suspect",
    .smallestMargin: "smallest margin", .suspectedBy: "suspected by",
    .refitted: "After temperature scaling", .temperature: "temperature",
    .before: "before", .after: "after", .bothRefitted: "Both after temperature scaling",
    .remark: "remark",
    .averages: "Averages of models", .averageOf: "average of", .costs: "Costs of errors",
    .atStatedThreshold: "at the stated threshold", .crossFitted: "cross-fitted",
    .atCheapestThreshold: "cheapest here", .atHalfThreshold: "at ½",
    .itsThresholds: "its thresholds",
    .assayReport: "Assay report", .sections: "Sections", .scoreboard: "All metrics",
    .whereTheyDiffer: "Where they differ", .howConfident: "Calibration",
    .howWrong: "Losses", .whichClasses: "Classes", .ranking: "Ranking",
    .slices: "Slices", .samples: "Samples", .howComputed: "Worked examples",
    .definitions: "Definitions", .provenance: "Provenance", .keepInMind: "Keep in mind",
    .checkFirst: "Check this first",
    .caveats: "Caveats", .oneByOne: "One by one",
    .metric: "metric", .model: "model", .baseline: "baseline", .difference: "difference",
    .to: "from", .less: "−", .interval: "interval", .p: "p", .adjustedP: "adjusted p",
    .verdict: "verdict", .lowerEqualHigher: "loss lower / equal / higher",
    .detectable: "detectable", .samplesNeeded: "samples needed", .groupsNeeded: "groups needed",
    .exploratory: "exploratory",
    .sample: "sample", .sampleCount: "samples",
    .shareOfSamples: "share of the samples", .label: "label", .predicted: "predicted",
    .positive: "positive",
    .sampleBySample: "Sample by sample", .computed: "computed", .mean: "mean",
    .yes: "yes", .no: "no", .tie: "tie", .same: "the same",
    .correct: "correct?", .right: "right", .wrong: "wrong", .shareRight: "share right",
    .versus: "vs", .modelPair: "pair", .method: "method",
    .tellingSamples: "Samples to look at", .moreSuchSamples: "More such samples",
    .squaresKey: """
    Who is right. Each area is a number of samples. Upper left: both are right; lower left: only the \
    model named first; upper right: only the second; lower right: both are wrong.
    """,
    .meanConfidence: "mean confidence", .finding: "finding", .class: "class",
    .total: "total", .of: "of", .precision: "precision", .recall: "recall", .f1: "F1",
    .error: "error", .rocArea: "ROC AUC", .averagePrecision: "average precision",
    .which: "which", .threshold: "threshold", .thresholds: "Thresholds",
    .namedThresholds: "Default and best thresholds", .cost: "cost",
    .errorRate: "error rate", .falsePositiveRate: "false positive rate", .target: "target",
    .labelProbability: "p of label", .file: "file", .files: "Files", .format: "format",
    .rows: "rows", .bytes: "bytes", .takenAs: "taken as", .options: "Options",
    .testSet: "Test set", .source: "Source", .formula: "Formula", .confidence: "confidence",
    .moreMetrics: "More metrics", .approximate: "approximate",
    .whoIsRight: "Who is right (area = samples)",
    .lossAgainstLoss: "Each sample’s loss with both models; equal on the line",
    .tests: "Tests",
    .outcomes: "Samples by who is right",
    .confidenceAndTruth: "calibration table", .reliability: "Reliability",
    .binsOfConfidence: "How often it is right, by confidence",
    .calibrationNumbers: "Calibration measures",
    .recallOfEachClass: "Recall of each class, the lowest first", .errors: "errors",
    .confusionMatrix: "Confusion matrix",
    .confusionSummary: "confusion matrix, precision and recall",
    .rowsAreLabels: "Rows are labels, columns predictions",
    .confusedPairs: "The most confused pairs", .precisionAndRecall: "Precision and recall",
    .byClass: "By class", .eachClass: "each class by itself", .roc: "ROC",
    .errorsByThreshold: "Errors by threshold",
    .areaOfEachClass: "Area under the ROC curve of each class, the lowest first",
    .areasUnderCurves: "areas under the curves", .areas: "Areas", .by: "By",
    .otherSign: "opposite sign to all samples", .reversed: "reversed",
    .arithmetic: "the arithmetic of the first samples", .lossesInNumbers: "Loss quantiles",
    .bothRight: "both right", .bothWrong: "both wrong",
    .atLeastThisLoss: "samples with at least this loss",
    .shareOfPositives: "share of positives",
    .foundSlices: "Found slices", .slice: "slice", .modelOrPair: "model or pair",
    .inSlice: "in the slice", .elsewhere: "elsewhere", .clear: "clear",
    .notConfirmed: "not confirmed",
    .noneFound:
      "In the half that was searched, no slice has a loss two standard errors or more above the rest, "
      + "and no two models differ by as much there.",
    .eachLoss: "The loss of each sample",
    .lossesNote: "A curve further right has more samples with large losses.",
    .lossPointsNote:
      "Each point is a sample’s loss, and the share of samples with at least this loss.",
    .targetNote: "The target’s probability is set in bold.",
    .exploratoryNote: "Only words in bold decide the headline.",
    .noProbabilities:
      "No model gives probabilities: metrics that need them are left out.",
    .directionNote: "↓ lower is better, ↑ higher is better.",
    .history: "History", .version: "version", .fullReport: "full report",
    .allDetails: "Everything else", .gates: "gates",
    .outcome: "outcome",
    .rule: "rule", .confidentAndRight: "says → right",
    .whatChanged: "What changed", .old: "old", .new: "new",
    .change: "change",
  ]

  func script(_ word: ScriptWord) -> String {
    switch word {
    case .anchor: "Link to this section"
    case .filter: "Filter"
    case .filterCount: "{shown} of {all}"
    case .copyCSV: "Copy as CSV"
    case .copyMarkdown: "Copy as Markdown"
    case .copySVG: "Copy SVG"
    case .copied: "Copied"
    case .copyFailed: "Copying is not allowed here"
    case .threshold: "threshold"
    case .lowestScore: "lowest score counted as positive"
    case .logit: "logit"
    case .truePositives: "true positives"
    case .falsePositives: "false positives"
    case .trueNegatives: "true negatives"
    case .falseNegatives: "false negatives"
    case .error: "error rate"
    case .recall: "recall"
    case .precision: "precision"
    case .falsePositiveRate: "false positive rate"
    case .cost: "cost"
    case .falsePositiveCost: "cost of a false positive"
    case .falseNegativeCost: "cost of a false negative"
    case .percent: percent("{number}")
    }
  }
}
