package import AssayData
import Synchronization

/// A file that is being read, with its first rows.
package struct FileInStep: Sendable {
  /// The approximate maximum size of the first rows in bytes.
  package static let headBytes = 16 << 20

  package let path: String
  package let head: any Table
  private var file: any TableFile
  private var isHeadGiven = false
  package private(set) var rowCount = 0
  /// The number of rows per chunk after the first rows.
  package var chunkRows: Int

  /// Opens a file and reads its first rows: `headRows`, or fewer if they exceed about `headBytes`.
  package init(
    _ path: String, _ options: TableOptions, headRows: Int, headBytes: Int
  ) throws(ReadError) {
    var file = try openTableFile(path, options)
    // A file that cannot be read again must be kept, in case it has to be joined.
    let chunkRows = file.isRereadable ? headRows : .max
    let byteCount = file.isRereadable ? headBytes : .max
    guard let head = try file.next(rows: chunkRows, byteCount: byteCount) else {
      throw ReadError.problem(.file(.noRows), path: path)
    }
    do {
      self.init(file, path: path, head: try head.checked(), chunkRows: chunkRows)
    } catch {
      throw FileInStep.counted(error, from: file)
    }
  }

  /// The problems of the first rows, with those of later rows as far as these can be read.
  private static func counted(_ error: ReadError, from file: any TableFile) -> ReadError {
    guard case .problems(var list) = error, list.countsRows else { return error }
    var file = file
    while let table = try? file.next(rows: 4096, byteCount: RecordLimit.bytes) {
      do throws(ReadError) {
        _ = try table.checked()
      } catch {
        guard case .problems(let others) = error, others.countsRows else { break }
        list.merge(others)
      }
    }
    return .problems(list)
  }

  /// Takes a file whose first rows were read already.
  package init(_ file: any TableFile, path: String, head: any Table, chunkRows: Int) {
    self.path = path
    self.head = head
    self.file = file
    self.chunkRows = chunkRows
  }

  package var isComplete: Bool { file.isAtEnd }
  package var isRereadable: Bool { file.isRereadable }
  package var bytesRead: Int { file.bytesRead }
  package var extent: ReadExtent { file.extent }

  /// Skips the rows before a place; false if they must be read.
  mutating func move(to place: StepPlace) -> Bool {
    guard file.move(toByte: place.bytes) else { return false }
    (isHeadGiven, rowCount) = (true, place.row)
    return true
  }

  /// The next rows: `count` if given, else ``chunkRows``, or fewer if they are long.
  mutating func next(_ count: Int? = nil) throws(ReadError) -> (any Table)? {
    let table =
      isHeadGiven
      ? try file.next(rows: count ?? chunkRows, byteCount: RecordLimit.bytes) : head
    isHeadGiven = true
    rowCount += table?.rowCount ?? 0
    return table
  }
}

/// The same rows of every file.
package struct Step: Sendable {
  package let place: StepPlace
  package let tables: [ExactText: any Table]

  package var firstRow: Int { place.row }
}

/// Where a step starts: its row, and the number of bytes of all files before it.
package struct StepPlace: Sendable {
  package let row: Int
  let bytes: Int
}

/// Cuts the same rows off every file, for the worker that asks next.
package final class StepReader: Sendable {
  private struct State {
    var files: [FileInStep]
    var row = 0
    var areInStep = true
    var failure: ReadError?
  }

  private let state: Mutex<State>
  private let progress: ProgressGate?
  private let activity: ReadProgress.Activity
  private let start = ContinuousClock.now

  package init(
    _ files: [FileInStep], progress: ProgressGate? = nil,
    activity: ReadProgress.Activity = .measuring
  ) {
    state = Mutex(State(files: files))
    (self.progress, self.activity) = (progress, activity)
  }

  /// The next rows; nil at the end, after a failure, or once files differ in their number of rows.
  package func next() -> Step? {
    let step = state.withLock { state -> Step? in
      guard state.failure == nil, state.areInStep else { return nil }
      do throws(ReadError) {
        return try StepReader.step(&state)
      } catch {
        state.failure = error
        return nil
      }
    }
    progress?.pass { progressSoFar }
    return step
  }

  private var progressSoFar: ReadProgress {
    state.withLock { state in
      let extents = state.files.map(\.extent)
      let totals = extents.compactMap(\.total)
      return ReadProgress(
        activity: activity, bytes: extents.reduce(0) { $0 + $1.done },
        totalBytes: totals.count == extents.count ? totals.reduce(0, +) : nil, rows: state.row,
        elapsed: .now - start)
    }
  }

  private static func step(_ state: inout State) throws(ReadError) -> Step? {
    let place = StepPlace(row: state.row, bytes: state.files.reduce(0) { $0 + $1.bytesRead })
    var tables: [ExactText: any Table] = [:]
    // Long rows make a chunk shorter; all files then give that number of rows.
    var rows: Int?
    for index in state.files.indices {
      let table = try state.files[index].next(rows)
      tables[state.files[index].path] = table
      rows = rows ?? table?.rowCount
    }
    let counts = Set(tables.values.map(\.rowCount))
    guard let count = counts.first else { return nil }
    guard counts.count == 1, tables.count == state.files.count else {
      state.areInStep = false
      return nil
    }
    let step = Step(place: place, tables: tables)
    state.row += count
    return step
  }

  /// Continues at a later step of the only file, if the file can be read from there; otherwise the
  /// steps before it come first.
  package func move(to place: StepPlace) {
    state.withLock { state in
      if place.row > state.row, state.files[0].move(to: place) { state.row = place.row }
    }
  }

  /// Gives no more rows, because reading in chunks is not enough.
  package func stop() {
    state.withLock { $0.areInStep = false }
  }

  package var failure: ReadError? { state.withLock { $0.failure } }

  /// Whether all files had the same number of rows.
  package var areInStep: Bool { state.withLock { $0.areInStep } }

  /// The files as far as they were read.
  package var files: [FileInStep] { state.withLock { $0.files } }
}
