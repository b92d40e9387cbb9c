import AssayKit

// The names that similar tools use, and what they are here.

extension UsageError {
  static let commands = [
    "compare": "assay report for models on the same labels, or assay diff for two versions",
    "eval": "assay report", "evaluate": "assay report", "run": "assay report",
    "score": "assay report", "metrics": "assay report", "measure": "assay report",
    "view": "assay render for saved results, or assay inspect for data",
    "show": "assay render for saved results, or assay inspect for data",
    "validate": "assay inspect", "gate": "assay check", "test": "assay check",
    "configure": "assay init", "new": "assay init",
    "-v": "assay --version", "-V": "assay --version",
  ]

  /// Options that nothing here replaces, and why none is needed.
  static let needless = ["--seed": "the same files always give the same report"]

  /// The replacement of an option, for commands that have all of these options.
  typealias Cure = (flags: [Flag], words: String)

  /// The cures for each option; the first that fits the command counts.
  static let options: [String: [Cure]] = files.merging(words) { first, _ in first }

  private static let outputs: [Cure] = [
    ([.html, .json], "\(Flag.html) FILE, \(Flag.markdown) FILE or \(Flag.json) FILE"),
    ([.html], "\(Flag.html) FILE or \(Flag.markdown) FILE"),
    ([.output], "-o FILE"), ([.against], "\(Flag.json) FILE"),
  ]
  private static let model: [Cure] = [([.model], "\(Flag.model) NAME=FILE")]
  private static let labels: [Cure] = [([.labels], "\(Flag.labels) FILE")]
  private static let inputs: [Cure] = [
    (
      [.labels, .model],
      "\(Flag.labels) FILE for the labels and \(Flag.model) NAME=FILE for predictions"
    ),
    ([], "the path alone, without an option"),
  ]
  private static let configuration: [Cure] = [([], "the path alone, without an option")]

  private static let files: [String: [Cure]] = [
    "-o": outputs, "--out": outputs, "--output": outputs, "--save": outputs, "--export": outputs,
    "--format": outputs, "--input": inputs, "-i": inputs,
    "--config": configuration, "-c": configuration,
    "--report": [([.html], "\(Flag.html) FILE")],
    "--md": [([.markdown], "\(Flag.markdown) FILE")],
    "--pdf": [([.html], "\(Flag.html) FILE, which a browser prints to PDF")],
    "--csv": [([.tables], "\(Flag.tables) DIR, which writes every table as CSV")],
    "--predictions": model, "--preds": model, "--pred": model, "--y-pred": model,
    "--y_pred": model, "--prediction": model, "--prob": model, "--probs": model,
    "--probabilities": model, "--y-score": model, "--y_score": model, "--y-prob": model,
    "--y_prob": model,
    "--models": [([.model], "\(Flag.model) NAME=FILE, once for each")],
    "--truth": labels, "--target": labels, "--targets": labels, "--y-true": labels,
    "--y_true": labels, "--ground-truth": labels, "--ground_truth": labels, "--gt": labels,
    "--before": [([.against], "\(Flag.against) OLD")],
    "--old": [([.against], "\(Flag.against) OLD")],
  ]

  private static let workers: [Cure] = [([.jobs], "\(Flag.jobs) N")]
  private static let separator: [Cure] = [
    ([.format], "\(Flag.format) csv, tsv, semicolon or bars")
  ]

  private static let positive: [Cure] = [([.positive], "\(Flag.positive) CLASS")]
  private static let weight: [Cure] = [([.weight], "\(Flag.weight) COLUMN")]
  private static let classes: [Cure] = [([.classes], "\(Flag.classes) A,B,…")]

  private static let words: [String: [Cure]] = [
    "--threads": workers, "--workers": workers, "--num-workers": workers,
    "--num_workers": workers, "-j": workers,
    "--pos": positive, "--pos-label": positive, "--pos_label": positive,
    "--sample-weight": weight, "--sample_weight": weight,
    "--class-names": classes, "--class_names": classes,
    "--names": [
      ([.classes, .model], "\(Flag.classes) A,B,…, or \(Flag.model) NAME=FILE for each model")
    ],
    "--sep": separator, "--separator": separator, "--delimiter": separator,
    "--multilabel": [([.task], "\(Flag.task) multilabel")],
    "--threshold": [
      ([.cost], "\(Flag.cost) FP:FN, which finds the threshold with the lowest cost")
    ],
    "--alpha": [([.confidence], "\(Flag.confidence) C, such as 0.95 for α = 0.05")],
    "-v": [([.verbose], "\(Flag.verbose)")], "--silent": [([.quiet], "\(Flag.quiet)")],
    "--lang": [([.language], "\(Flag.language) TAG")],
    "--logits": [([.scores], "\(Flag.scores) logits")],
    "--fail-on": [([.gate], "\(Flag.gate) RULE")],
  ]
}
