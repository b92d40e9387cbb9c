package import AssayData
package import AssayTables

/// Finds out what files contain: how they are written, what their columns are and why, and what
/// values these hold.
///
/// It works like reading, but measures nothing:
///
/// 1. open each file and examine its first rows;
/// 2. find the roles of the columns as far as possible, even without labels or without a model;
/// 3. read all rows once, in chunks, for the values of columns that have a role;
/// 4. if later rows have labels that the first ones lack, decide on the roles again;
/// 5. if labels and models are complete, read them as a report does, to know its caveats.
///
/// Memory does not grow with the number of rows, except for ids that do not increase: checking
/// whether they are distinct needs all of them. Problems are not thrown but part of the result.
package struct Inspector: Sendable {
  package let request: ReadRequest
  package let jobs: Int
  package let progress: ProgressGate?
  private var heads: [InspectedHead] = []
  private var problems: [ReadError] = []

  /// Opens the files.
  package init(_ request: ReadRequest, jobs: Int, progress: ProgressGate? = nil) {
    (self.request, self.jobs, self.progress) = (request, max(1, jobs), progress)
    open(isWhole: false)
    let reader = RoleFinder(request: request, opened: Inspector.tables(heads))
    guard reader.needsAllRows, heads.contains(where: { !$0.file.isComplete && $0.isRereadable })
    else { return }
    (heads, problems) = ([], [])
    open(isWhole: true)
  }

  private mutating func open(isWhole: Bool) {
    for path in request.paths {
      do {
        let options = try request.options(opening: path)
        heads.append(try InspectedHead(path, options, isWhole: isWhole))
      } catch {
        problems.append(error)
      }
    }
  }

  private static func tables(
    _ heads: [InspectedHead]
  ) -> [ExactText: (table: any Table, byteCount: Int)] {
    var tables: [ExactText: (table: any Table, byteCount: Int)] = [:]
    for head in heads {
      if let table = head.head { tables[head.path] = (table, head.file.bytesRead) }
    }
    return tables
  }

  /// The findings.
  package func inspection() -> Inspection {
    let tables = Inspector.tables(heads)
    var roles = RolePlan(request, heads: tables)
    var surveys = heads.map { survey($0, roles) }
    if let all = lateLabels(surveys, roles) {
      roles = RolePlan(request, heads: tables, survey: all)
      surveys = zip(heads, surveys).map { head, old in
        let wants = SurveyWants(head.path, roles)
        return !head.isRereadable || wants.areSame(as: old.wants) ? old : survey(head, roles)
      }
    }
    let errors = problems + surveys.compactMap(\.problem) + roles.problems
    return Inspection(
      files: zip(heads, surveys).map { file($0, $1, roles) }, together: together(roles),
      problems: errors.map(\.description).distinct)
  }

  /// Whether every file can be read a second time.
  package var canReadAgain: Bool { heads.allSatisfy(\.isRereadable) }

  /// All labels, if some are not among the first rows; nil otherwise.
  private func lateLabels(_ surveys: [SurveyedFile], _ roles: RolePlan) -> TextSurvey? {
    guard let labels = roles.labels, case .column(let column) = labels.layout.form,
      let file = surveys.first(where: { $0.path.isExactly(labels.table.path) }),
      let texts = file.labels?.texts
    else { return nil }
    let known = Set(exactly: labels.distinct.texts)
    guard texts.contains(where: { !known.contains($0) }) else { return nil }
    var survey = TextSurvey()
    survey.add(texts, of: column, in: file.path, rows: file.size.rows)
    return survey
  }
}

// MARK: - All rows

/// The findings in the rows of one file.
struct SurveyedFile: Sendable {
  let path: String
  let wants: SurveyWants
  var size = InspectedFile.Size()
  var ids: InspectedIDs?
  fileprivate(set) var found: FileSurvey
  fileprivate(set) var problem: ReadError?

  /// The labels, if they are in one column.
  var labels: ClassTally? {
    zip(wants.classes, found.classes).first { $0.0.model == nil }?.1
  }
}

extension Inspector {
  private func survey(_ head: InspectedHead, _ roles: RolePlan) -> SurveyedFile {
    var wants = SurveyWants(head.path, roles)
    wants.keepsIDs = !head.isRereadable
    // Tables that were reshaped, from a row-major column or from long form, are known whole.
    let reshaped = roles.models.first {
      $0.table.path.isExactly(head.path) && ($0.table is RowMajorTable || $0.table is LongTable)
    }
    if let table = reshaped?.table { return survey(head, wants, whole: table) }
    var surveyed = read(head.file, wants)
    if let column = wants.idColumn, surveyed.ids == nil, surveyed.found.idCount > 0,
      let again = try? InspectedHead(head.path, head.options, isWhole: false)
    {
      surveyed.ids = read(again.file, SurveyWants(idColumn: column)).ids
    }
    surveyed.size.stored = head.storedBytes
    if surveyed.problem == nil { surveyed.problem = head.problem }
    return surveyed
  }

  private func survey(
    _ head: InspectedHead, _ wants: SurveyWants, whole table: any Table
  ) -> SurveyedFile {
    var survey = FileSurvey(wants)
    survey.add(table, firstRow: 0)
    var surveyed = SurveyedFile(path: head.path, wants: wants, found: survey)
    surveyed.size.rows = table.rowCount
    surveyed.size.readableRows = survey.rowCount
    surveyed.size.isComplete = true
    (surveyed.size.bytes, surveyed.size.stored) = (head.file.bytesRead, head.storedBytes)
    surveyed.problem = survey.problem(in: head.path)
    return surveyed
  }

  /// Reads a file to its end.
  private func read(_ file: FileInStep, _ wants: SurveyWants) -> SurveyedFile {
    let steps = StepReader([file], progress: progress, activity: .inspecting(file.path))
    let surveys = workers(jobs) {
      var survey = FileSurvey(wants)
      while let step = steps.next() {
        for table in step.tables.values { survey.add(table, firstRow: step.firstRow) }
      }
      return survey
    }
    var found = surveys[0]
    for survey in surveys.dropFirst() { found.merge(survey) }
    var surveyed = SurveyedFile(path: file.path, wants: wants, found: found)
    surveyed.size.rows = steps.files.first?.rowCount ?? 0
    surveyed.size.readableRows = found.rowCount
    surveyed.size.bytes = steps.files.first?.bytesRead ?? 0
    surveyed.size.isComplete = steps.failure == nil
    surveyed.problem = found.problem(in: file.path) ?? steps.failure
    if wants.idColumn != nil { surveyed.ids = found.inspectedIDs }
    return surveyed
  }
}

extension FileSurvey {
  fileprivate func problem(in path: String) -> ReadError? {
    do throws(ReadError) {
      try problems.check(in: [path])
      return nil
    } catch {
      return error
    }
  }
}
