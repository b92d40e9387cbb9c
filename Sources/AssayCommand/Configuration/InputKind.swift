import AssayBytes
import AssayKit
import AssaySystem
import AssayTables
import AssayText

/// The kind of a file that a command line names, so that an error names the command that takes it.
enum InputKind: Equatable {
  /// Results, or a folder with a configuration, which is measured.
  case version(isFolder: Bool)
  /// A part that `assay summarize` wrote.
  case summary
  /// Anything else, such as labels and predictions.
  case data

  /// Looks at the start of a file.
  init(_ path: String) {
    if isFolder(path) {
      let hasConfiguration = FileSystem.kind(of: path + "/assay.json") != nil
      self = hasConfiguration ? .version(isFolder: true) : .data
    } else if let bytes = ConfigurationForm.start(of: path) {
      self =
        switch ConfigurationForm.firstMember(bytes.span.bytes) {
        case ("format_version", _)?: .version(isFolder: false)
        case ("format", SummaryFormat.name)?: .summary
        default: .data
        }
    } else {
      self = .data
    }
  }

  /// The command that takes files, with the files as arguments: a configuration comes first, and
  /// otherwise the first of several files of data has the labels.
  static func command(for files: [String]) -> String {
    let words = files.map { argument($0) }
    let list = words.joined(separator: " ")
    let kinds = files.map { InputKind($0) }
    if kinds.allSatisfy({ $0 == .summary }) { return "assay merge \(list)" }
    if kinds == [.version(isFolder: false)] { return "assay render \(list)" }
    if kinds.count > 1, kinds.allSatisfy(\.isVersion) { return "assay diff \(list)" }
    return words.count > 1
      ? "assay report " + reportArguments(files) : "assay report \(list)"
  }

  /// Several files as arguments of `assay report`.
  ///
  /// - Parameters:
  ///   - files: The files.
  ///   - hasLabels: Whether an option names the labels, so that all files are models.
  /// - Returns: The arguments: a configuration or the labels, then models.
  static func reportArguments(_ files: [String], hasLabels: Bool = false) -> String {
    var files = files
    var head = ""
    if let place = files.firstIndex(where: isConfiguration) {
      head = argument(files.remove(at: place))
    } else if !hasLabels {
      head = "\(Flag.labels) \(argument(files.removeFirst()))"
    }
    let models = files.map { "\(Flag.model) \(argument($0))" }
    return ([head] + models).filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// Whether a file is a configuration, or a folder with one.
  private static func isConfiguration(_ path: String) -> Bool {
    if InputKind(path) == .version(isFolder: true) { return true }
    return FileSystem.kind(of: path) == .regular && InputKind(path) == .data
      && ConfigurationForm.isConfiguration(path)
  }

  var isVersion: Bool { if case .version = self { true } else { false } }
}
