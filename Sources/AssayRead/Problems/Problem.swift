package import AssayBytes
package import AssaySystem

/// Why files could not be read: data, worded in `ProblemWords.swift` alone.
package enum ReadError: Error, Sendable {
  /// The operating system refused.
  case system(SystemFailure)
  /// Something is wrong with what stands in a file.
  case problems(ProblemList)
}

extension ReadError {
  /// One problem of a file, where it has a place in some bytes with their offset.
  static func problem(
    _ kind: Problem.Kind, path: String, at offset: Int? = nil, in span: RawSpan? = nil
  ) -> ReadError {
    var list = ProblemList(path: path)
    var place: Problem.Place?
    if let offset, let span {
      let position = textPosition(of: offset, in: span)
      place = Problem.Place(line: position.line, column: position.column)
    }
    list.add(Problem(kind, at: place))
    return .problems(list)
  }
}

/// The problems of one file: all counted, the first ten kept.
package struct ProblemList: Sendable, Equatable {
  package static let kept = 10

  package let path: String
  package private(set) var count = 0
  package private(set) var first: [Problem] = []

  package init(path: String) {
    self.path = path
  }

  package mutating func add(_ problem: @autoclosure () -> Problem) {
    count += 1
    if first.count < ProblemList.kept { first.append(problem()) }
  }

  /// Adds the problems of later rows.
  mutating func merge(_ other: ProblemList) {
    count += other.count
    first += other.first.prefix(ProblemList.kept - first.count)
  }

  /// Says how many there are in all, where only the first were worth making.
  package mutating func setCount(_ count: Int) {
    self.count = count
  }

  /// Throws what was collected, if anything was.
  package func check() throws(ReadError) {
    if count > 0 { throw .problems(self) }
  }
}

/// One thing that is wrong, and where.
package struct Problem: Sendable, Equatable {
  /// Where in the file, counted from 1; columns are counted in Unicode scalars.
  package struct Place: Sendable, Equatable {
    package let line: Int
    package let column: Int
    /// The file, where that is one of a folder's and not the one that the list is about.
    package let file: String?

    package init(line: Int, column: Int, file: String? = nil) {
      self.line = line
      self.column = column
      self.file = file
    }
  }

  package let place: Place?
  /// The sample's id, where it has one.
  package let sample: String?
  package let kind: Kind

  package init(_ kind: Kind, at place: Place? = nil, sample: String? = nil) {
    self.kind = kind
    self.place = place
    self.sample = sample
  }

  package enum Kind: Sendable, Equatable {
    // The file as a whole.
    case empty
    case noRows
    /// JSON that is an empty array.
    case noRecords
    /// Records without any value.
    case noColumns
    case invalidUTF8
    case nulByte
    case npy(NPYError.Kind)
    case zip(ZipError.Kind)
    case noArray(String?, among: [String])
    case foreign(ForeignFormat)
    case recordTooLong
    /// Nothing but blanks and line ends, and more of them than a record may be long.
    case blanksTooLong
    /// A JSON value that must be held whole, and is too long for that.
    case documentTooLong
    case fileTooLong
    case tooManyColumns(limit: Int)
    case emptyArray
    case emptyArchive
    /// Arrays are read in no order, and cannot come through a pipe.
    case needsFile(FileFormat)
    /// An array inside gzip.
    case packedArray(FileFormat)
    /// An array of an archive, packed and column after column, which must be held whole.
    case packedColumns(byteCount: Int)
    case tooManyEntries(limit: Int)
    case gzip(GzipError.Kind, offset: Int)
    case sizeChanged(from: Int, to: Int)
    case unterminatedQuote
    case textAfterQuote
    case duplicateColumn(String)
    case headerIsData(String)
    /// The file is in another format than was stated; `found` is nil if only that is known.
    case formatDiffers(stated: FileFormat, found: FileFormat?)
    case arrayHeader
    case optionsDiffer
    case noParts
    case partDiffers(from: String, expected: [String], found: [String])
    case rowMajor(numbers: Int, classes: Int, labels: Int)
    case noColumn(String, among: [String])
    case noSideColumn(String, option: String, among: [String])
    case noWeight(column: String)
    case groupsDiffer(column: String, other: String)
    case noLabelColumn(among: [String])
    case noLabels(among: [String])
    case emptyLine
    case noScores(among: [String])
    case noSuchModel(String, among: [String])
    case labelsInEveryModel
    case positiveNeeded(column: String, classes: [String])
    case positiveUnknown(String, classes: [String])
    case positiveDiffers(column: String, positive: String)
    case confidence(column: String, predicted: String, class: String, score: String)
    case notBinary(column: String, classes: [String])
    /// Scores beside predicted classes, of which class nobody said.
    case scoreBesideClasses(column: String, predicted: String, classes: [String])
    /// Two columns that are given as two models' scores of one class, and add up to 1.
    case complements(String, String)
    /// Labels are numbers, and the columns of scores are in another order than their names.
    case numberedLabels(labels: [String], columns: [String])
    /// A column that is named for another class than the one that its place gives it.
    case columnOrder(String, named: String, given: String)
    /// Predicted classes none of which is a label as it is written: those that may be meant, in pairs.
    case predictedSpelling([SpellingPair])
    case predictedForeign(predicted: [String], labels: [String])
    case negativeUnknown(positive: String)
    case oneLogitExpected(columns: Int)
    case logitsExpected(column: String)
    case classTwice(String)
    case tooManyClasses(Int, limit: Int, example: String)
    case modelTwice(String)
    case missingClass(String, among: [String])
    case classesDiffer(expected: [String], found: [String])
    case rowCounts(labels: Int, found: Int)
    case idOrder(other: String)
    case rowNumbers(other: String)
    case sharedColumn(String, other: String)

    case configuration

    // A JSON document.
    case json(JSONError.Kind)
    case noMember(String)
    case unexpected(String, found: String)
    case formatVersion(String)
    case unknownKey(String, among: [String])
    case badOption(String)
    case summary(SummaryProblem)

    // JSON with rows.
    case noTable
    case columnLengths(String, count: Int, other: String, otherCount: Int)
    case eitherOrientation(outer: [String], inner: [String])
    case notFiniteInJSON(String)
    case byteOrderMark
    case recordKind(expected: String)
    case missingValue(column: String)
    case mixedTypes(column: String, expected: String, found: String)
    case notOneValue(column: String)
    case otherNumber(column: String)

    // Arrays of scores in a cell or under a key.
    case notAnArray(column: String)
    case arrayLength(column: String, expected: Int, found: Int)
    case arrayClasses(column: String, expected: [String], found: [String])
    case arrayNeedsClasses(column: String, count: Int, labels: [String])
    case arrayAndClasses(column: String, count: Int, classes: Int)
    case severalFilters([String])

    // A row or a cell.
    case fieldCount(expected: Int, found: Int)
    /// A row with another separator, by which it has the right number of fields.
    case otherSeparator(found: FileFormat, expected: FileFormat)
    case notANumber(column: String, text: String)
    case decimalComma(column: String, text: String)
    case notFinite(column: String, text: String)
    case tooLarge(column: String, text: String)
    case badArray(column: String, text: String)
    case arrayAbbreviated(column: String, text: String)
    case arrayEntries(column: String, expected: Int, found: Int, text: String)
    case outsideUnit(column: String, text: String, scale: NumberScale)
    case sum(Double, classes: [String])
    case labelShare(column: String, text: String)
    case labelSum(Double, classes: [String])
    /// A row of zeros and ones that has not one 1, but so many, where each sample has one class.
    case severalLabels(Int, classes: [String])
    case notZeroOrOne(column: String, text: String)
    case classOfSeveral(column: String)
    case softmaxOfSeveral
    case badWeight(column: String, text: String)
    case unknownLabel(String, classes: [String])
    case unknownClass(String, classes: [String])
    case emptyLabel
    case duplicateID(String, firstLine: Int, firstFile: String? = nil)
    case missingID(String, labels: String, line: Int)
    case extraID(String, labels: String)

    /// A text that is no finite number.
    static func unreadable(_ parsed: ParsedNumber, column: String, text: String) -> Kind {
      switch parsed {
      case .overflow: .tooLarge(column: column, text: text)
      case .nan, .infinity: .notFinite(column: column, text: text)
      case .finite, .notANumber:
        NumberLook.isDecimalComma(text)
          ? .decimalComma(column: column, text: text) : .notANumber(column: column, text: text)
      }
    }
  }
}
