import AssayBytes
import AssayData
import AssayKit
import AssaySamples
import AssaySystem
import AssayTables
import AssayText

extension Job {
  /// Takes a positional argument: a configuration or a data file.
  ///
  /// A configuration is a JSON file, or a folder with an `assay.json`. A data file holds labels and
  /// predictions; it may be a folder of `part-*` files, or JSON that is not a configuration.
  ///
  /// - Parameters:
  ///   - path: The argument.
  ///   - stated: The options of the command line, which override a configuration.
  /// - Throws: ``AssayError`` if it cannot be read, or has an unknown option or a wrong value.
  mutating func take(_ path: String, besides stated: Set<Flag> = []) throws(AssayError) {
    let isFolder = isFolder(path)
    let file = isFolder ? path + (path.hasSuffix("/") ? "" : "/") + "assay.json" : path
    let isConfiguration =
      isFolder
      ? FileSystem.kind(of: file) != nil || partPaths(inFolder: path).isEmpty
      : ConfigurationForm.isConfiguration(file)
    guard isConfiguration else { return try take(data: path) }
    if isFolder, FileSystem.kind(of: file) == nil {
      let names = (try? FileSystem.names(inDirectory: path)) ?? []
      let hasData = try !ProposedFiles.names(in: path).isEmpty
      let cure = hasData ? "write an assay.json with assay init" : "name a file or folder with data"
      throw .input(
        "\(path): this folder has neither an assay.json nor part-… files"
          + (names.isEmpty ? "" : ": it holds \(quotedList(names.sorted()))")
          + "; \(cure)\(hasData ? " \(argument(path))" : "")")
    }
    configuration = file
    do {
      try Configuration(file).apply(to: &self, besides: stated)
    } catch let error as ReadError {
      throw .input(error.description)
    } catch let error as AssayError {
      throw error
    } catch {
      throw .input("\(file): \(error)")
    }
  }

  /// Takes a file with predictions, and possibly labels, under any name.
  mutating func take(data path: String) throws(AssayError) {
    let (path, options) = try FileArgument.file(path)
    request.models.append(ReportRequest.Model(path: path, options: options))
    data = path
  }

  /// Takes the files of further models.
  ///
  /// - Parameter files: The files, in the form that `--model` takes.
  /// - Throws: ``AssayError`` if one is wrong.
  mutating func take(models files: [String]) throws(AssayError) {
    for file in files { request.models += try FileArgument.models(file) }
    // A shell expands a pattern in alphabetical order, epoch_10 before epoch_2.
    let paths = request.models.map(\.path)
    let isOfLetters = zip(paths, paths.dropFirst()).allSatisfy {
      $0.utf8.lexicographicallyPrecedes($1.utf8)
    }
    if isOfLetters, request.models.allSatisfy({ $0.name == nil }) {
      request.models.sort { naturallyPrecedes($0.path, $1.path) }
    }
  }

  /// Takes several files: the first has the labels if no labels or models are given yet, and the
  /// others have predictions.
  mutating func take(files: [String]) throws(AssayError) {
    var files = files[...]
    if request.labels == nil, request.models.isEmpty, let first = files.popFirst() {
      let (path, options) = try FileArgument.file(first)
      try options.checkLabels()
      (request.labels, request.labelOptions) = (path, options)
    }
    for file in files { request.models.append(try FileArgument.model(file)) }
  }
}

/// A configuration: a JSON object with names of options as keys.
///
/// Paths in it are relative to its folder.
struct Configuration {
  private let document: JSONDocument
  private let folder: String

  init(_ path: String) throws {
    document = try JSONDocument(path: path, bytes: readWhole(path))
    // A descriptor has no folder, so paths are relative to the working directory.
    folder =
      FileSystem.isDescriptor(path)
      ? "" : path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[...$0]) } ?? ""
  }

  /// Sets the options that it names, except those that the command line states too; their values
  /// are only checked.
  func apply(to job: inout Job, besides stated: Set<Flag>) throws {
    for member in try document.members(of: document.root, named: "the configuration") {
      guard let option = Option.named(member.key), option.group != .always else {
        let names = Option.all.filter { $0.group != .always }.map(\.flag.rawValue)
        throw document.failure(.json(.unknownKey(member.key, among: names)), atKeyOf: member)
      }
      var other = Job()
      if stated.contains(option.flag) {
        try apply(option, member, to: &other)
      } else {
        try apply(option, member, to: &job)
      }
    }
  }

  private func apply(_ option: Option, _ member: JSONMember, to job: inout Job) throws {
    switch (option.flag, member.node.value) {
    case (.model, .object(let models)):
      for model in models { job.request.models.append(try self.model(model)) }
    case (.classes, .array):
      let classes = try document.strings(member)
      job.request.classes = classes
      job.note(option, classes.joined(separator: ","))
    case (.labels, .object):
      let (path, options) = try file(member, named: "the labels")
      try checked(member) { () throws(AssayError) in try options.checkLabels() }
      (job.request.labels, job.request.labelOptions) = (path, options)
    case (.label, .string(let column)):
      if FileSystem.kind(of: resolved(column)) != nil {
        let entry = "\(jsonQuoted(Flag.labels.rawValue)): \(jsonQuoted(column))"
        let words =
          "\(Flag.label.rawValue) names a column, and \(column) is a file; for the file with the "
          + "labels write \(entry)"
        throw document.failure(.json(.badOption(words)), at: member.node)
      }
      job.request.labelColumn = column
      job.note(option, column)
    case (.model, .string(let value)):
      job.request.models += try models(value, in: member)
    case (.model, .array):
      for value in try document.strings(member) {
        job.request.models += try models(value, in: member)
      }
    case (_, .array) where option.isRepeated:
      for value in try document.strings(member) {
        try checked(member) { () throws(AssayError) in try job.set(option, to: value) }
      }
    default:
      let value = try scalar(member)
      try checked(member) { () throws(AssayError) in
        try job.set(option, to: option.isPath ? resolved(value) : value)
      }
    }
  }

  /// Sets an option; the error about a wrong value gives its position.
  private func checked<Value>(
    _ member: JSONMember, _ set: () throws(AssayError) -> Value
  ) throws -> Value {
    do {
      return try set()
    } catch {
      throw document.failure(.json(.badOption(error.description)), at: member.node)
    }
  }

  /// `"name=file"`, or a file alone, either followed by options.
  private func models(_ value: String, in member: JSONMember) throws -> [ReportRequest.Model] {
    try checked(member) { () throws(AssayError) in
      try FileArgument.models(value, resolve: resolved)
    }
  }

  /// `"name": "file"`, or `"name": {"file": …, "scores": …}`.
  private func model(_ member: JSONMember) throws -> ReportRequest.Model {
    if case .string(let value) = member.node.value {
      let (path, options) = try checked(member) { () throws(AssayError) in
        try FileArgument.file(resolved(value))
      }
      return ReportRequest.Model(name: member.key, path: path, options: options)
    }
    let (path, options) = try file(member, named: "the model")
    return ReportRequest.Model(name: member.key, path: path, options: options)
  }

  /// A file with its options as members: `{"file": …, "header": false}`.
  private func file(
    _ member: JSONMember, named name: String
  ) throws -> (path: String, options: FileOptions) {
    typealias Key = FileOptions.Key
    var path = ""
    var options = FileOptions()
    for part in try document.members(of: member.node, named: name) {
      let value = try scalar(part)
      if part.key == "file" {
        path = resolved(value)
      } else if let key = Key(rawValue: part.key) {
        options = try checked(part) { () throws(AssayError) in
          var options = options
          try options.set(key, to: value)
          return options
        }
      } else {
        throw document.failure(
          .json(.unknownKey(part.key, among: ["file"] + Key.names)), atKeyOf: part)
      }
    }
    guard !path.isEmpty else { throw document.failure(.json(.noMember("file")), at: member.node) }
    return (path, options)
  }

  private func scalar(_ member: JSONMember) throws -> String {
    switch member.node.value {
    case .string(let text): return text
    case .bool(let flag): return flag ? "true" : "false"
    case .number(let number):
      return Int(exactly: number).map { String($0) } ?? "\(number)"
    default:
      throw document.failure(
        .json(.unexpected(member.key, found: "not a plain value")), at: member.node)
    }
  }

  /// A path, taken as relative to the configuration's folder.
  private func resolved(_ path: String) -> String {
    path == "-" || path.isEmpty || path.hasPrefix("/") ? path : folder + path
  }
}
