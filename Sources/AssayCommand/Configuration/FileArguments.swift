import AssayData
import AssayKit
import AssaySystem
import AssayTables
import AssayText

// MARK: - By name

extension FileOptions {
  /// The options of one file, given after its path or in a configuration.
  enum Key: String, CaseIterable {
    case format
    case header
    case scores
    case id
    case label
    case column

    static var names: [String] { allCases.map(\.rawValue) }
  }

  mutating func set(_ key: Key, to value: String) throws(AssayError) {
    switch key {
    case .format: format = try Flag.format.choice(value)
    case .header:
      guard let flag = Bool(value) else {
        throw .usage("header is true or false, not '\(value)'")
      }
      hasHeader = flag
    case .scores: scores = try Flag.scores.choice(value)
    case .id: idColumn = value
    case .label: labelColumn = value
    case .column: column = value
    }
  }

  /// Refuses options about predictions for a file of labels.
  func checkLabels() throws(AssayError) {
    if scores != nil || column != nil {
      throw .usage(
        "\(Flag.labels) takes format, header, id and label; "
          + "give \(column != nil ? "column" : "scores") with the model’s file")
    }
  }
}

// MARK: - After a path

enum FileArgument {
  /// The model of `[NAME=]FILE[:key=value,…]`; a name cannot contain `=`, a file can.
  ///
  /// If the whole text after `NAME=` is the path of a file, it has no options.
  static func model(
    _ value: String, resolve: (String) -> String = { $0 }
  ) throws(AssayError) -> ReportRequest.Model {
    let plain = parts(value)
    if isFile(resolve(plain.path)) {
      return ReportRequest.Model(name: plain.name, path: resolve(plain.path))
    }
    let (file, options) = try splitOptions(value) { isFile(resolve(parts($0).path)) }
    let model = parts(file)
    return ReportRequest.Model(name: model.name, path: resolve(model.path), options: options)
  }

  /// The models of a `[NAME=]FILE`, or of a pattern with `*` in its last part, in natural order.
  ///
  /// - Throws: ``AssayError`` if no file matches the pattern, or if a pattern has a name.
  static func models(
    _ value: String, resolve: (String) -> String = { $0 }
  ) throws(AssayError) -> [ReportRequest.Model] {
    let plain = parts(value)
    let path = resolve(plain.path)
    guard path.utf8.contains(UInt8(ascii: "*")), !isFile(path), !isFile(resolve(value)) else {
      return [try model(value, resolve: resolve)]
    }
    let end = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path.utf8.index(after: $0) }
    let folder = end.map { String(path[..<$0]) } ?? ""
    let pattern = end.map { String(path[$0...]) } ?? path
    let names = (try? FileSystem.names(inDirectory: folder.isEmpty ? "." : folder)) ?? []
    let found = names.filter { !$0.hasPrefix(".") && fits($0.utf8[...], pattern.utf8[...]) }
    guard !found.isEmpty else {
      throw .input("\(plain.path): no file matches this pattern, in which * matches any text")
    }
    guard plain.name == nil else {
      throw .usage(
        "\(value): a pattern matches several models, named after their files; leave out the name"
      )
    }
    return found.sorted(by: naturallyPrecedes).map { ReportRequest.Model(path: folder + $0) }
  }

  /// Whether a name matches a pattern, in which `*` is any text.
  private static func fits(_ name: Substring.UTF8View, _ pattern: Substring.UTF8View) -> Bool {
    // The last star, with the positions to retry from: on a mismatch it takes one more byte.
    var (name, pattern) = (name, pattern)
    var star: (name: Substring.UTF8View, pattern: Substring.UTF8View)?
    while !name.isEmpty {
      if pattern.first == UInt8(ascii: "*") {
        pattern = pattern.dropFirst()
        star = (name, pattern)
      } else if let byte = pattern.first, byte == name.first {
        (name, pattern) = (name.dropFirst(), pattern.dropFirst())
      } else if let last = star {
        star = (last.name.dropFirst(), last.pattern)
        (name, pattern) = (last.name.dropFirst(), last.pattern)
      } else {
        return false
      }
    }
    return pattern.allSatisfy { $0 == UInt8(ascii: "*") }
  }

  /// `FILE[:key=value,…]`.
  static func file(
    _ value: String
  ) throws(AssayError) -> (path: String, options: FileOptions) {
    if isFile(value) { return (value, FileOptions()) }
    return try splitOptions(value, isFile: isFile)
  }

  private static func parts(_ value: String) -> (name: String?, path: String) {
    guard let equals = value.utf8.firstIndex(of: UInt8(ascii: "=")), equals != value.startIndex
    else {
      return (nil, value)
    }
    return (String(value[..<equals]), String(value[value.utf8.index(after: equals)...]))
  }

  private static func isFile(_ path: String) -> Bool {
    path == "-" || FileSystem.kind(of: path) != nil
  }

  /// Splits `key=value,…` off the end of a value.
  ///
  /// The options follow a colon. They start with a known key, or with any word if the text before
  /// the colon is an existing file, as the word must then be a mistake.
  private static func splitOptions(
    _ value: String, isFile: (String) -> Bool
  ) throws(AssayError) -> (path: String, options: FileOptions) {
    let bytes = value.utf8
    for colon in bytes.indices.reversed() where bytes[colon] == UInt8(ascii: ":") {
      let file = String(value[..<colon])
      let parts = bytes[bytes.index(after: colon)...]
        .split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
        .map { part in
          part.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            .map { String(Substring($0)) }
        }
      guard let first = parts.first, first.count == 2 else { continue }
      let isKnown = FileOptions.Key(rawValue: first[0]) != nil
      // After an archive comes the name of an array.
      guard isKnown || (isFile(file) && !file.hasSuffix(".npz")) else { continue }
      var options = FileOptions()
      for part in parts {
        guard part.count == 2 else {
          throw .usage("'\(part[0])' is not a file option such as header=false")
        }
        let key = try fileOption(part[0])
        try options.set(key, to: part[1])
      }
      return (file, options)
    }
    return (value, FileOptions())
  }

  private static func fileOption(
    _ name: String
  ) throws(AssayError) -> FileOptions.Key {
    if let key = FileOptions.Key(rawValue: name) { return key }
    let names = FileOptions.Key.names
    let hint =
      likelyName(for: name, among: names).map { "did you mean '\($0)'?" }
      ?? "there are \(names.joined(separator: ", "))"
    throw .usage("a file has no option '\(name)'; \(hint)")
  }
}
