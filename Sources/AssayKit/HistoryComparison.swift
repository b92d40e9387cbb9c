import AssayCompare
import AssayData
import AssayReport
import AssayResults
import AssaySystem

/// The history of a model: several versions, from the oldest to the newest.
///
/// ```swift
/// let history = try HistoryComparison(folder: "history")
/// print(history.text())
/// let page = try history.html()  // with a chart of each metric
/// ```
public struct HistoryComparison: Sendable {
  private let history: VersionHistory

  /// Compares each version with the one before it, and the newest with the oldest.
  ///
  /// ```swift
  /// let history = try HistoryComparison([
  ///   .saved("v1.json"), .saved("v2.json"), .saved("v3.json"),
  /// ])
  /// ```
  ///
  /// - Parameters:
  ///   - sources: The versions, the oldest first.
  ///   - jobs: The number of workers.
  /// - Throws: ``AssayError`` if a version cannot be read, or no model is in all of them.
  public init(_ sources: [ModelVersion], jobs: Int = ReportRequest().jobs) throws(AssayError) {
    var versions: [(path: String, version: MeasuredVersion)] = []
    for source in sources { versions.append((source.name, try MeasuredVersion(source, nil))) }
    try self.init(versions, jobs)
  }

  /// Compares all saved results in a folder.
  ///
  /// They are ordered by date if all have one, else by name in natural order: `run-2` before
  /// `run-10`.
  ///
  /// ```swift
  /// let history = try HistoryComparison(folder: "history")
  /// print(history.text())
  /// ```
  ///
  /// - Parameters:
  ///   - folder: The folder. Files whose names do not end in `.json`, and hidden ones, are skipped.
  ///   - jobs: The number of workers.
  /// - Throws: ``AssayError/input(_:)`` if a file cannot be read, there are fewer than two, or no
  ///   model is in all of them.
  public init(folder: String, jobs: Int = ReportRequest().jobs) throws(AssayError) {
    var versions: [(path: String, version: MeasuredVersion)] = []
    for path in try HistoryComparison.files(in: folder) {
      versions.append((path, try MeasuredVersion(.saved(path), nil)))
    }
    let times = versions.compactMap { $0.version.results.run.date.flatMap(RunDate.init) }
    if times.count == versions.count {
      let order = versions.indices.sorted { (times[$0], $0) < (times[$1], $1) }
      versions = order.map { versions[$0] }
    }
    try self.init(versions, jobs)
  }

  /// The paths of the saved results in a folder, in the natural order of their names.
  ///
  /// ```swift
  /// for path in try HistoryComparison.files(in: "history") { print(path) }
  /// ```
  ///
  /// - Parameter folder: The folder. Files whose names do not end in `.json`, and hidden ones, are
  ///   skipped.
  /// - Returns: Two paths or more.
  /// - Throws: ``AssayError/input(_:)`` if the folder cannot be read or has fewer than two.
  public static func files(in folder: String) throws(AssayError) -> [String] {
    let names: [String]
    do {
      names = try FileSystem.names(inDirectory: folder)
    } catch {
      throw .input(error.description)
    }
    let files = names.filter { $0.hasSuffix(".json") && !$0.hasPrefix(".") }
      .sorted(by: naturallyPrecedes)
    guard files.count > 1 else {
      throw .input(
        "\(folder): a history needs at least two results, in files ending in .json; there "
          + (files.isEmpty ? "are none" : "is one"))
    }
    return files.map { folder + (folder.hasSuffix("/") ? "" : "/") + $0 }
  }

  private init(_ versions: [(path: String, version: MeasuredVersion)], _ jobs: Int)
    throws(AssayError)
  {
    var steps: [VersionDiff] = []
    for (old, new) in zip(versions, versions.dropFirst()) {
      steps.append(try compared(old.version, new.version, jobs))
    }
    var across: VersionDiff?
    if versions.count > 2, let oldest = versions.first, let newest = versions.last {
      across = try compared(oldest.version, newest.version, jobs)
    }
    let labels = distinctLabels(versions.map { ($0.path, $0.version.results.run) })
    history = VersionHistory(
      versions: zip(labels, versions).map { label, version in
        VersionHistory.Version(label: label, results: version.version.results)
      }, steps: steps, across: across)
    guard !history.models.isEmpty else {
      throw .input(
        "no model is in all of these results; give a model the same name in each, as in NAME=FILE"
      )
    }
  }

  /// The history as text for a terminal, a table for each model.
  ///
  /// ```swift
  /// print(history.text(width: 100, isVerbose: true))
  /// ```
  ///
  /// - Parameters:
  ///   - width: The number of columns of the terminal.
  ///   - language: The language of the text.
  ///   - isStyled: Whether weight and colour are used, by ANSI control sequences.
  ///   - isVerbose: Whether all versions are shown, and not only the newest.
  /// - Returns: The lines.
  public func text(
    width: Int = 80, language: Language = .english, isStyled: Bool = false,
    isVerbose: Bool = false
  ) -> String {
    historyText(history, width: max(width, 20), language, isStyled: isStyled, isVerbose: isVerbose)
  }

  /// The history as Markdown for GitHub and GitLab.
  ///
  /// ```swift
  /// let comment = try history.markdown()
  /// ```
  ///
  /// - Parameter language: The language of the document.
  /// - Returns: The document.
  /// - Throws: ``AssayError/template(_:)`` if rendering fails.
  public func markdown(language: Language = .english) throws(AssayError) -> String {
    try document(.markdown, language)
  }

  /// The history as one HTML file that needs no network, with a chart of each metric.
  ///
  /// ```swift
  /// let page = try history.html(language: .chinese)
  /// ```
  ///
  /// - Parameter language: The language of the document.
  /// - Returns: The document.
  /// - Throws: ``AssayError/template(_:)`` if rendering fails.
  public func html(language: Language = .english) throws(AssayError) -> String {
    try document(.html, language)
  }

  /// The history as strict JSON, in full precision.
  ///
  /// ```swift
  /// try history.json().write(toFile: "history.json", atomically: true, encoding: .utf8)
  /// ```
  public func json() -> String { history.written.text }

  private func document(
    _ markup: Markup, _ language: Language
  ) throws(AssayError) -> String {
    do {
      return try historyDocument(history, markup, language, version: assayVersion)
    } catch {
      throw .template(error.description)
    }
  }
}

/// The label of a version: its name, else its commit, else its file or, of a `results.json`, the
/// file's folder.
private func label(_ path: String, _ run: Results.Run) -> String {
  if let name = run.name { return name }
  if let commit = run.commit { return String(commit.prefix(12)) }
  var parts = path.split(separator: "/").map { String($0) }
  if parts.count > 1, parts.last == "results.json" { parts.removeLast() }
  let file = parts.last ?? path
  return file.hasSuffix(".json") ? String(file.dropLast(5)) : file
}

/// The labels of versions, made distinct by the file behind the name and, if need be, by its path.
private func distinctLabels(_ versions: [(path: String, run: Results.Run)]) -> [String] {
  let labels = versions.map { label($0.path, $0.run) }
  let files = versions.map { label($0.path, Results.Run()) }
  return versions.indices.map { place in
    let isOnly = labels.count { $0 == labels[place] } == 1
    guard !isOnly else { return labels[place] }
    let isOnlyFile = files.count { $0 == files[place] } == 1
    let file = isOnlyFile ? files[place] : versions[place].path
    return labels[place] == files[place] ? file : "\(labels[place]) (\(file))"
  }
}

/// Whether one name precedes another in natural order: `epoch_2` before `epoch_10`.
package func naturallyPrecedes(_ one: String, _ other: String) -> Bool {
  var (left, right) = (one.utf8[...], other.utf8[...])
  let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
  while let a = left.first, let b = right.first {
    if digits.contains(a), digits.contains(b) {
      let first = left.prefix { digits.contains($0) }.drop { $0 == UInt8(ascii: "0") }
      let second = right.prefix { digits.contains($0) }.drop { $0 == UInt8(ascii: "0") }
      if first.count != second.count { return first.count < second.count }
      if !first.elementsEqual(second) { return first.lexicographicallyPrecedes(second) }
      left = left.drop { digits.contains($0) }
      right = right.drop { digits.contains($0) }
    } else if a != b {
      return a < b
    } else {
      left = left.dropFirst()
      right = right.dropFirst()
    }
  }
  return left.isEmpty == right.isEmpty
    ? one.utf8.lexicographicallyPrecedes(other.utf8) : left.isEmpty
}
