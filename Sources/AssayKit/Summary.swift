import AssayCompare
import AssayData
import AssayReport
import AssayResults
import AssayRoles
import AssaySamples
import AssayTables

/// The measurements of models on a part of a test set, to be merged with those on other parts.
///
/// A summary keeps exact sums, counts and the few samples that a report shows. The report of merged
/// summaries is therefore the same to the last bit as that of all samples measured at once.
///
/// ```swift
/// var whole = try Summary(contentsOf: "part-1.assay")
/// try whole.append(Summary(contentsOf: "part-2.assay"))
/// for line in whole.understood { print(line) }
/// print(whole.count, "samples")
/// try whole.text.write(toFile: "whole.assay", atomically: true, encoding: .utf8)
/// let report = try Report(whole, for: ReportRequest())
/// ```
public struct Summary: Sendable {
  /// nil if there are no samples.
  private var comparer: Comparer?
  private let classes: [String]
  /// The names of each file's columns, as far as they are known, if there are no samples.
  private var columnsOfNone: [[String]] = []
  /// The names that models were given, in order, if there are no samples; nil for those without.
  private var modelsOfNone: [String?] = []
  private var sources: [Source]
  private var caveats = CaveatList()
  private var options: [Results.GivenOption]
  /// The version of Assay that measured.
  private let version: String
  /// The file that it was read from, for messages; of several, the first that has samples.
  private var path: String
  /// All files that it was read from.
  private var paths: Set<[UInt8]>
  /// The parts that have samples; empty for a part that was never written nor merged.
  private var parts = SummaryParts()
  /// Whether it was merged from parts, and therefore lists them.
  private var isOfParts = false

  /// Reads files and measures every model, as a report does.
  ///
  /// The title, the unit of information and everything else that only changes how results are shown
  /// are left to the report. Files without rows make a summary without samples if the request names
  /// the classes.
  ///
  /// ```swift
  /// let part = try Summary(request)
  /// try part.text.write(toFile: "part-1.assay", atomically: true, encoding: .utf8)
  /// ```
  ///
  /// - Parameters:
  ///   - request: The files, and the options for reading and measuring.
  ///   - progress: A handler for the progress of reading.
  /// - Throws: ``AssayError/usage(_:)`` if the request has slices, weights or groups, looks for
  ///   slices or is multilabel, or if an option does not fit the data; ``AssayError/input(_:)`` if
  ///   a file cannot be read or is wrong.
  public init(_ request: ReportRequest, progress: Progress.Handler? = nil) throws(AssayError) {
    guard request.slices.isEmpty, request.weight == nil, request.group == nil else {
      throw .usage(
        "a summary has no slices, weights or groups; leave them out"
      )
    }
    guard !request.findsSlices else {
      throw .usage("a summary keeps no columns to find slices in; leave that out")
    }
    guard request.task == .classes else {
      throw .usage(
        "a summary cannot hold a multilabel task; measure it as a whole")
    }
    let kept = Set(Summary.flags.map(\.rawValue))
    options = request.measuringOptions.filter { kept.contains($0.name) }
    (path, version, paths) = ("this program", assayVersion, [])
    do throws(AssayError) {
      let measured = try Report.measure(request, progress: progress)
      (comparer, classes) = (measured.folded, measured.folded.classNames)
      sources = measured.summary.sources
      for caveat in measured.summary.caveats { caveats.add(caveat) }
    } catch {
      if case .usage = error { throw error }
      guard let columns = SampleStream.columnsWithoutRows(request.readRequest) else { throw error }
      classes = try Summary.classesOfNone(request.readRequest)
      (comparer, sources, columnsOfNone) = (nil, [], columns)
      modelsOfNone = request.readRequest.models.map(\.name)
    }
  }

  /// The classes that a request names for files without rows.
  private static func classesOfNone(_ request: ReadRequest) throws(AssayError) -> [String] {
    guard let classes = request.classes else {
      let problem = ReadError.problem(.summary(.noRows), path: request.paths.first ?? "")
      throw .input(problem.description)
    }
    guard !classes.contains(""), ClassList(classes) != nil else {
      throw .usage("classes need different names, none of them empty")
    }
    return classes
  }

  /// Reads a summary from a file.
  ///
  /// ```swift
  /// let part = try Summary(contentsOf: "part-1.assay")
  /// ```
  ///
  /// - Parameter path: The file, or `-` for standard input.
  /// - Throws: ``AssayError/input(_:)`` if the file cannot be read, is damaged or was written by
  ///   another version of Assay.
  public init(contentsOf path: String) throws(AssayError) {
    do throws(ReadError) {
      let file = try SummaryFile(path)
      do throws(SavedFault) {
        try self.init(file)
      } catch {
        throw file.error(error)
      }
    } catch {
      throw .input(error.description)
    }
  }

  private init(_ file: SummaryFile) throws(SavedFault) {
    let saved = file.root
    (path, version) = (file.path, file.assayVersion)
    paths = [Array(path.utf8)]
    let classes = try saved.member("classes_of_none")
    if let classes = classes.optional {
      self.classes = try classes.texts()
      guard !self.classes.isEmpty, ClassList(self.classes) != nil else {
        throw classes.fault(.twice(classes.name))
      }
      for columns in try saved.member("columns_of_none").list() {
        columnsOfNone.append(try columns.texts())
      }
      for model in try saved.member("models_of_none").list() {
        modelsOfNone.append(try model.optional?.text())
      }
      try saved.member("measured").null()
    } else {
      let measured = try Comparer(saved: saved.member("measured"))
      (comparer, self.classes) = (measured, measured.classNames)
    }
    sources = []
    for file in try saved.member("files").list() { sources.append(try Source(saved: file)) }
    for caveat in try saved.member("caveats").list() {
      caveats.add(try Caveat(saved: caveat, count: comparer?.count ?? 0))
    }
    options = try Summary.options(saved.member("options"))
    for part in try saved.member("parts").list() {
      parts.append(try SummaryPart(saved: part, path: path))
    }
    isOfParts = !parts.all.isEmpty
    if !isOfParts { notePart(check: file.check) }
  }

  /// Records this summary as one part with its file's checksum, computed if it was not written.
  private mutating func notePart(check: String? = nil) {
    guard let comparer, parts.all.isEmpty else { return }
    let check = check ?? written.check
    parts.append(
      SummaryPart(
        identity: "\(comparer.fingerprintText)-\(check)", ends: comparer.endIDs, path: path))
  }

  /// The options that parts keep, since they change what was measured.
  private static let flags: [Flag] = [
    .format, .classes, .positive, .scores, .id, .label, .ignoreLabel, .pairBy, .commonIds,
    .matchClasses, .renormalize, .sumTolerance, .baseline, .pairs, .metrics, .clip, .samples,
  ]

  /// The stated options, each of which must be one that parts keep.
  private static func options(_ saved: Saved) throws(SavedFault) -> [Results.GivenOption] {
    var options: [Results.GivenOption] = []
    for entry in try saved.list() {
      let words = try entry.list(count: 2)
      let given = Results.GivenOption(name: try words[0].text(), value: try words[1].text())
      guard flags.contains(where: { $0.rawValue == given.name }) else {
        throw words[0].fault(
          .unknownWord(saved.name, given.name, among: flags.map(\.rawValue)))
      }
      guard !options.contains(given) else { throw entry.fault(.twice(saved.name)) }
      options.append(given)
    }
    return options
  }

  /// The number of samples.
  public var count: Int { comparer?.count ?? 0 }

  /// One line per file, in English, that says how it was read: format, ids, labels, scores.
  public var understood: [String] { sources.map { $0.line(.english) } }

  /// A line with the summary's file and its number of samples.
  ///
  /// ```swift
  /// print(part.line())
  /// ```
  ///
  /// - Parameter language: The language of the line.
  /// - Returns: The line, without a line feed.
  public func line(in language: Language = .english) -> String {
    summaryLine(path: path, count: count, language)
  }
}

// MARK: - Merging

extension Summary {
  /// Throws if options do not fit the samples.
  ///
  /// - Parameter request: The options of the report.
  /// - Throws: ``AssayError/usage(_:)`` if there are costs and not two classes, or an option names
  ///   a metric that is not tested; ``AssayError/input(_:)`` if there are no samples.
  func check(_ request: ReportRequest) throws(AssayError) {
    let comparer = try measured
    guard request.comparison.costs == nil || comparer.classCount == 2 else {
      throw .usage(CompareError.costsOfClasses(comparer.classCount).description)
    }
    do throws(CompareError) {
      try comparer.checkTests(request.comparisonOptions)
    } catch {
      throw .usage(error.description)
    }
  }

  /// Appends the samples of another summary to these.
  ///
  /// ```swift
  /// for path in ["part-2.assay", "part-3.assay"] { try whole.append(Summary(contentsOf: path)) }
  /// ```
  ///
  /// - Parameter other: A summary of other samples, with the same models, classes and options.
  /// - Throws: ``AssayError/usage(_:)`` if a file is appended twice; ``AssayError/input(_:)`` if
  ///   models, classes, options or versions of Assay differ, or if the two visibly share samples.
  ///   Only the ids of each part's first and last sample are known, so not every overlap is found.
  public mutating func append(_ other: Summary) throws(AssayError) {
    guard paths.isDisjoint(with: other.paths) else {
      throw .usage("the summary \(other.path) is given twice; give it once")
    }
    var other = other
    other.notePart()
    notePart()
    do throws(ReadError) {
      if let problem = parts.problem(of: other.parts) {
        throw SummaryFile.error(problem, path: other.path)
      }
      let before = count
      do throws(TraitDifference) {
        guard version == other.version else {
          throw TraitDifference(.version, expected: [version], found: [other.version])
        }
        guard classes.areExactly(other.classes) else {
          throw TraitDifference(.classes, expected: classes, found: other.classes)
        }
        try checkParts(without: other)
        if let measured = other.comparer {
          if comparer == nil {
            (comparer, path) = (measured, other.path)
          } else {
            try comparer?.append(measured)
          }
        }
      } catch {
        throw SummaryFile.error(.differs(error, from: path), path: other.path)
      }
      for caveat in other.caveats.caveats { caveats.add(caveat.moved(by: before)) }
    } catch {
      throw .input(error.description)
    }
    sources += other.sources
    options += other.options.filter { !options.contains($0) }
    paths.formUnion(other.paths)
    parts.append(other.parts)
    isOfParts = true
  }

  /// Throws if one of the two has no samples and its columns, models or options differ, which no
  /// measurement would show.
  private func checkParts(without other: Summary) throws(TraitDifference) {
    guard comparer == nil || other.comparer == nil else { return }
    let isNone = comparer == nil
    let (measured, none) =
      isNone ? (other.knownColumns, knownColumns) : (knownColumns, other.knownColumns)
    let unknown = none.indices.first { place in
      !measured.contains { $0.areExactly(none[place]) }
    }
    if let unknown, let last = measured.last {
      let columns = unknown < measured.count ? measured[unknown] : last
      throw TraitDifference(
        .columns, expected: isNone ? none[unknown] : columns,
        found: isNone ? columns : none[unknown])
    }
    try checkModels(without: other)
    guard statedOptions.areExactly(other.statedOptions) else {
      throw TraitDifference(.options, expected: statedOptions, found: other.statedOptions)
    }
  }

  /// Throws if the names of the models differ.
  private func checkModels(without other: Summary) throws(TraitDifference) {
    let stated = [modelsOfNone, other.modelsOfNone]
    var names = stated.map { $0.map { $0 ?? "" } }
    var isSame = names[0].areExactly(names[1])
    if let models = (comparer ?? other.comparer)?.modelNames {
      let none = comparer == nil ? 0 : 1
      names[1 - none] = models
      // A file may have several models, unless it was given the name of one.
      isSame =
        stated[none].contains(nil) || stated[none].isEmpty
        ? stated[none].allSatisfy { $0.map(models.contains(exactly:)) ?? true }
        : names[none].areExactly(models)
    }
    guard isSame else { throw TraitDifference(.models, expected: names[0], found: names[1]) }
  }

  /// The names of the columns of each file, if known; entries of an array count as the array.
  private var knownColumns: [[String]] {
    let columns =
      comparer == nil
      ? columnsOfNone
      : sources.filter { !$0.format.contains(Source.longForm) }.map { $0.columns.map(\.name) }
    return columns.filter { !$0.isEmpty }.map { names in
      var known: [String] = []
      for name in names.map({ String($0.prefix { $0 != "[" }) }) where known.last != name {
        known.append(name)
      }
      return known
    }
  }

  /// The options that change what is measured; the classes are compared by themselves.
  private var statedOptions: [String] {
    options.filter { $0.name != "classes" }.map { "--\($0.name) \($0.value)" }.sorted()
  }

  /// The measurements of at least one sample.
  var measured: Comparer {
    get throws(AssayError) {
      guard let comparer else {
        throw .input("\(path): no part has a sample, so there is nothing to report")
      }
      return comparer
    }
  }
}

// MARK: - Out

extension Summary {
  /// The text of a file that ``init(contentsOf:)`` reads: strict JSON, equal for equal summaries.
  public var text: String { written.text }

  private var written: (text: String, check: String) {
    SummaryFormat.text(
      assayVersion: version,
      [
        ("options", .list(options.map { .texts([$0.name, $0.value]) })),
        ("parts", .list(isOfParts ? parts.all.map(\.saved) : [])),
        ("classes_of_none", comparer == nil ? .texts(classes) : .null),
        ("columns_of_none", comparer == nil ? .list(columnsOfNone.map(Saved.texts)) : .null),
        (
          "models_of_none",
          comparer == nil ? .list(modelsOfNone.map { $0.map(Saved.text) ?? .null }) : .null
        ),
        ("measured", comparer?.saved ?? .null), ("files", .list(sources.map(\.saved))),
        ("caveats", .list(caveats.caveats.compactMap(\.saved))),
      ])
  }
}

extension Summary {
  func results(for request: ReportRequest) throws(AssayError) -> Results {
    var comparer = try measured
    let wanted = request.comparisonOptions
    (comparer.logBase, comparer.confidence) = (wanted.logBase, wanted.confidence)
    (comparer.costs, comparer.averagesAll) = (wanted.costs, wanted.averagesAll)
    (comparer.primary, comparer.margins) = (wanted.primary, wanted.margins)
    var results = comparer.comparison.results(
      title: request.heading, version: assayVersion, sources: sources, caveats: caveats.caveats,
      given: options + request.measuringOptions)
    results.run = try request.run.checked()
    return results
  }
}
