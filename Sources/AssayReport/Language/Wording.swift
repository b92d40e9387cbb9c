import AssayData
import AssayResults

/// All words of reports, in one language.
///
/// Each language has a folder with a type that conforms to this protocol, so the compiler rejects a
/// language that lacks a sentence. The requirements define what is said, with its names and
/// numbers; each language decides how to say it. Names of models and classes, and formatted
/// numbers, are used unchanged.
protocol Wording: TermWording, MetricWording, VerdictWording, CaveatWording, SliceWording,
  SourceWording, DiffWording, GateWording, ChartWording, SectionWording, LabelWording,
  InspectionWording,
  TerminalWording, HeadWording, PartWording, RefitWording, AnswerWording, SuspectWording,
  FoundSliceWording, LectureWording, PairWording, FindingWording
{
  /// Whether sentences name the options of the program that would help; of predictions in memory
  /// they do not.
  var namesOptions: Bool { get }
}

extension Language {
  var wording: any Wording { wording(namingOptions: true) }

  func wording(namingOptions: Bool) -> any Wording {
    switch self {
    case .english: English(namesOptions: namingOptions)
    case .chinese: Chinese(namesOptions: namingOptions)
    }
  }
}

extension WordedResults {
  /// The names of classes in reports: unchanged, or a word for an empty name.
  var classNames: [String] { results.classes.names.map(wording.shown) }
}

extension Wording {
  /// The verdict of a test, marked if it is exploratory.
  func change(_ test: PairedTest) -> String { words(test.verdict) + mark(test) }

  /// The verdict of a test, marked if it is exploratory, and with a word if it is approximate.
  func hedgedChange(_ test: PairedTest) -> String { hedged(test) + mark(test) }

  /// The verdict of a test, with a word if it makes a claim that is approximate.
  func hedged(_ test: PairedTest) -> String {
    let isDoubtful = test.isClear && test.doubt != nil
    return words(test.verdict) + (isDoubtful ? bracketed(label(.approximate)) : "")
  }

  private func mark(_ test: PairedTest) -> String {
    test.isClear && test.family == .exploratory ? bracketed(label(.exploratory)) : ""
  }
}
