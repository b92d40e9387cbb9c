import AssayReport
import AssayText

/// The reason why something could not be read, measured or written, as a sentence for people.
///
/// The case says who can mend it. Messages name an option as the program `assay` spells it:
/// `--id` is ``ReportRequest/idColumn``.
///
/// ```swift
/// do throws(AssayError) {
///   let report = try Report(request)
///   print(report.scoreboard())
/// } catch {
///   switch error {
///   case .usage(let words): print("The options: \(words)")
///   case .input(let words): print("The data: \(words)")
///   case .template, .output: print(error.description)
///   }
/// }
/// ```
public enum AssayError: Error, Sendable, CustomStringConvertible {
  /// An option, or its value, does not fit the data or the other options.
  case usage(String)
  /// A file cannot be read, or its contents are wrong.
  case input(String)
  /// A template is wrong; the message has the line and the column.
  case template(String)
  /// A file cannot be written.
  case output(String)

  /// The fault and its remedy; several lines if several rows are at fault.
  public var description: String {
    switch self {
    case .usage(let words), .input(let words), .template(let words), .output(let words): words
    }
  }
}

/// A line of a message in which no name from arguments, paths or files can act as a command to a
/// terminal or to a build server.
package func messageLine(_ line: some StringProtocol) -> String {
  withoutCommands(line.printableLine)
}
