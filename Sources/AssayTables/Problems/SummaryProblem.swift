package import AssayBytes
package import AssayData
import AssayText

/// Problems with the parts that `assay summarize` measures or wrote.
package enum SummaryProblem: Sendable, Equatable {
  /// A part without rows that does not name the classes.
  case noRows
  /// The file is something else.
  case notSummary
  case json(JSONError.Kind)
  case version(String, writtenBy: String)
  /// The bytes are not those that were written.
  case check
  case fault(SavedFault.Kind)
  /// The summary cannot be merged with another.
  case differs(TraitDifference, from: String)
  case sharedSample(String, with: String)
  /// The part was merged already, by itself or inside another summary.
  case samePart(as: String)
}

extension SummaryProblem: ThemeProblem {
  var words: String {
    switch self {
    case .noRows: "there are no rows"
    case .notSummary: "this is not a summary written by assay summarize"
    case .json(let kind): kind.words
    case .version(let version, let writer):
      "the format version is \(quoted(version)), written by Assay \(quoted(writer)), "
        + "but this program reads \(SummaryFormat.version)"
    case .check: "the file was changed or damaged: its checksum is wrong"
    case .fault(let fault): fault.words
    case .differs(let difference, let other): difference.words(from: other)
    case .sharedSample(let id, let other): "the sample \(quoted(id)) is in \(shown(other)) too"
    case .samePart(let other): "this part, or one in it, is in \(shown(other)) too"
    }
  }

  var advice: String? {
    switch self {
    case .noRows:
      "for a part without rows, name all classes of the data with \(Flag.classes) A,B,…"
    case .notSummary: "give files written by assay summarize -o"
    case .json, .check, .fault: "summarize the part again"
    case .version: "summarize the part again with this program, or merge with the other"
    case .differs(let difference, _): difference.trait.advice
    case .sharedSample: "each sample belongs in one part: fix the split, or leave one file out"
    case .samePart: "leave one of the two out; identical parts need ids to distinguish them"
    }
  }
}

// MARK: - Parts that do not fit

extension TraitDifference {
  fileprivate func words(from other: String) -> String {
    let same = zip(expected, found).prefix { $0.utf8.elementsEqual($1.utf8) }.count
    // Of long lists, only the entries from the first difference on are shown.
    let isLong = max(expected.count, found.count) > 12
    let skipped = isLong ? same : 0
    let place = isLong && same > 0 ? " after the first \(same)" : ""
    return "\(trait.words)\(place) are \(quotedList(Array(found.dropFirst(skipped)))), "
      + "but \(quotedList(Array(expected.dropFirst(skipped)))) in \(shown(other))"
  }
}

extension SharedTrait {
  fileprivate var words: String {
    switch self {
    case .version: "the versions of Assay"
    case .classes: "the classes"
    case .models: "the models"
    case .labels: "the labels"
    case .ids: "the samples’ ids"
    case .scores(let model): "the predictions of \(quoted(model))"
    case .baseline: "the baselines"
    case .positive: "the positive classes"
    case .pairs: "the pairs of models"
    case .metrics: "the metrics"
    case .clip: "the clipping methods"
    case .sampleLimit: "the numbers of samples to show"
    case .columns: "the columns"
    case .options: "the options"
    }
  }

  fileprivate var advice: String {
    switch self {
    case .version: "summarize all parts with one version"
    case .classes: "summarize all parts with the same \(Flag.classes) A,B,…"
    case .models: "summarize all parts with the same \(Flag.model) NAME=FILE, in the same order"
    case .labels:
      "where labels are shares, each part needs a sample that has several classes: "
        + "split the data differently"
    case .ids: "name the column with the ids in all parts with \(Flag.id)"
    case .scores:
      "summarize all parts with the same kind of predictions and the same \(Flag.scores)"
    case .baseline: "summarize all parts with the same \(Flag.baseline)"
    case .positive: "summarize all parts with the same \(Flag.positive)"
    case .pairs: "summarize all parts with the same \(Flag.pairs)"
    case .metrics: "summarize all parts with the same \(Flag.metrics)"
    case .clip: "summarize all parts with the same \(Flag.clip)"
    case .sampleLimit: "summarize all parts with the same \(Flag.samples)"
    case .columns:
      "a part without rows needs the first line of the others: check that its file is complete"
    case .options: "summarize parts without rows with the options of the others"
    }
  }
}

// MARK: - Invalid contents

extension SavedFault.Kind {
  fileprivate var words: String {
    switch self {
    case .missing(let key): "there is no \(quoted(key))"
    case .wrongKind(let name, let expected): "\(quoted(name)) is not \(expected.words)"
    case .outOfRange(let name, let lower, let upper):
      lower > upper
        ? "\(quoted(name)) has an impossible number"
        : "\(quoted(name)) is outside \(lower) to \(upper)"
    case .length(let name, let expected, let found):
      "\(quoted(name)) has \(found) \(found == 1 ? "entry" : "entries"), not \(expected)"
    case .notAddingUp(let name, let expected, let found):
      "the numbers of \(quoted(name)) add up to \(found), not \(expected)"
    case .twice(let name): "\(quoted(name)) has a duplicate entry"
    case .tooMany(let name, let count): "\(quoted(name)) has \(count) entries, which is too many"
    case .outOfOrder(let name): "\(quoted(name)) is not in order"
    case .unknownWord(let name, let word, let among):
      "\(quoted(word)) in \(quoted(name)) is not one of \(quotedList(among))"
    case .badOption(let words): words
    case .contradiction(let name, let other): "\(quoted(name)) contradicts \(quoted(other))"
    }
  }
}

extension SavedFault.Expected {
  fileprivate var words: String {
    switch self {
    case .object: "an object"
    case .list: "a list"
    case .text: "a text"
    case .truthValue: "true or false"
    case .number: "a number"
    case .wholeNumber: "a whole number"
    case .probability: "a probability"
    case .loss: "a loss"
    case .divergence: "a divergence"
    case .hexadecimal: "32 hexadecimal digits"
    case .null: "null"
    }
  }
}
