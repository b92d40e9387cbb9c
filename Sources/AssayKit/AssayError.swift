import AssayData
import AssayText

/// Why a report could not be made: a sentence for people, sorted by whose turn it is.
public enum AssayError: Error, Sendable, CustomStringConvertible {
  /// An option or its value is wrong.
  case usage(String)
  /// A file cannot be read, or what stands in it is wrong.
  case input(String)
  /// A template is wrong.
  case template(String)
  /// A file cannot be written.
  case output(String)

  /// What is wrong and what to do; several lines where several rows are wrong.
  public var description: String {
    switch self {
    case .usage(let words), .input(let words), .template(let words), .output(let words): words
    }
  }
}

/// The known name that somebody probably meant, if one is close enough.
public func suggestion(for name: String, among known: [String]) -> String? {
  nearestName(to: name, among: known)
}
