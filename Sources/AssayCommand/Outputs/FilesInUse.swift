import AssayData
import AssayKit
import AssaySamples
import AssaySystem
import AssayTables

/// A file that a command reads or writes, with the option or argument that names it.
struct NamedFile: Sendable {
  /// The option, or the placeholder of an argument: `--labels`, `DATA`.
  let name: String
  /// The path, or `-` for a standard stream.
  let path: String

  /// A file, with the option or argument that names it.
  init(_ name: String, _ path: String) {
    (self.name, self.path) = (name, path)
  }

  init(_ flag: Flag, _ path: String) { self.init(flag.description, path) }
}

/// All files that a command reads and writes, to be checked before it does either.
struct FilesInUse: Sendable {
  /// Files that are read.
  var read: [NamedFile]
  /// Files that are written.
  var written: [NamedFile]

  /// The files of a command.
  init(read: [NamedFile], written: [NamedFile]) {
    (self.read, self.written) = (read, written)
  }

  /// Refuses to overwrite an input, under any path, and to write two outputs to one file.
  ///
  /// Standard output and standard error are outputs too, and may lead to a file that is read.
  ///
  /// - Throws: ``AssayError/usage(_:)`` with the two options and the file, ``AssayError/input(_:)``
  ///   for a descriptor that is not open, and ``AssayError/output(_:)`` if a file cannot be
  ///   created.
  func check() throws(AssayError) {
    let inputs = read.map { Use($0, $0.path == "-" ? .standardInput : FileIdentity($0.path)) }
    let outputs = written.map { Use($0, $0.path == "-" ? .standardOutput : FileIdentity($0.path)) }
    if let closed = (inputs + outputs).first(where: \.identity.isClosed) {
      throw .input("\(closed.file.path): there is no such open descriptor")
    }
    for (index, output) in outputs.enumerated() {
      if let input = inputs.first(where: { $0.identity.isSame(as: output.identity) }) {
        throw FilesInUse.overwriting(input.file, by: output.file)
      }
      if output.file.path != "/dev/null",
        let other = outputs[..<index].first(where: { $0.identity.isSame(as: output.identity) })
      {
        throw FilesInUse.sharing(other.file, output.file)
      }
    }
    try checkStreams(inputs: inputs, outputs: outputs)
    for file in written where file.path != "-" {
      do {
        try FileSystem.checkTarget(file.path)
      } catch {
        throw .output(error.description)
      }
    }
  }

  private struct Use {
    let file: NamedFile
    let identity: FileIdentity

    init(_ file: NamedFile, _ identity: FileIdentity) {
      (self.file, self.identity) = (file, identity)
    }
  }

  /// Checks standard output and standard error, which are written to whatever the options are.
  private func checkStreams(inputs: [Use], outputs: [Use]) throws(AssayError) {
    for (name, stream) in [
      ("standard output", FileIdentity.standardOutput),
      ("standard error", FileIdentity.standardError),
    ] {
      if let input = inputs.first(where: { $0.identity.isSameFile(as: stream) }) {
        throw FilesInUse.overwriting(input.file, by: NamedFile(name, input.file.path))
      }
      if let output = outputs.first(where: {
        $0.file.path != "-" && $0.identity.isSameFile(as: stream)
      }) {
        throw FilesInUse.sharing(output.file, NamedFile(name, output.file.path))
      }
    }
  }

  private static func overwriting(_ input: NamedFile, by output: NamedFile) -> AssayError {
    let (reader, file) =
      input.path == "-" ? ("standard input", output.path) : (input.name, input.path)
    let writer = output.path == file || output.path == "-" ? "" : " \(output.path)"
    return .usage(
      "\(output.name)\(writer) would overwrite \(file == "-" ? "the file" : file), "
        + "which \(reader) reads; write to another file")
  }

  private static func sharing(_ one: NamedFile, _ other: NamedFile) -> AssayError {
    let place = other.path == "-" ? "standard output" : other.path
    return .usage("\(one.name) and \(other.name) both go to \(place); write one to another file")
  }
}

extension Job {
  /// The files that a report reads and writes.
  ///
  /// - Parameter others: Further files that it is made from.
  /// - Returns: Each file with the option that names it.
  func filesInUse(besides others: [NamedFile] = []) -> FilesInUse {
    let outputs: [(Flag, String?)] = [
      (.html, html), (.markdown, markdown), (.json, json), (.outcomes, outcomes),
      (.suspects, suspects),
    ]
    var written = outputs.compactMap { flag, path in path.map { NamedFile(flag, $0) } }
    written += builds.files + tableFiles
    if template != nil, html == nil, markdown == nil { written.append(NamedFile(.template, "-")) }
    if dumpsValues { written.append(NamedFile(.dumpValues, "-")) }
    return FilesInUse(read: filesRead + others, written: written)
  }

  /// Every file that a report or a part is made from.
  var filesRead: [NamedFile] {
    var files: [NamedFile] = []
    if let configuration { files.append(NamedFile("CONFIG", configuration)) }
    if let labels = request.labels {
      files += storedFiles(of: labels).map { NamedFile(.labels, $0) }
    }
    for model in request.models {
      let name = data.isExactly(model.path) ? "DATA" : Flag.model.description
      files += storedFiles(of: model.path).map { NamedFile(name, $0) }
    }
    if let template { files.append(NamedFile(.template, template)) }
    if let gatesFile { files.append(NamedFile(.gates, gatesFile)) }
    if let templates {
      files += TemplateFolder.paths(in: templates).map { NamedFile(.templates, $0) }
    }
    return files
  }
}

/// Whether a path leads to a folder.
func isFolder(_ path: String) -> Bool { path != "-" && FileSystem.kind(of: path) == .directory }
