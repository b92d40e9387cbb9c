package import AssayData
import Synchronization

/// A file on its way in, with its first rows.
package struct FileInStep: Sendable {
  /// First rows take no more than about this number of bytes.
  package static let headBytes = 16 << 20

  package let path: String
  package let head: any Table
  private var file: any TableFile
  private var isHeadGiven = false
  package private(set) var rowCount = 0
  /// How many rows come at once, behind the first ones.
  package var chunkRows: Int

  /// Opens a file and takes its first rows: `headRows` of them, fewer where these take more than
  /// about `headBytes`.
  package init(
    _ path: String, _ options: TableOptions, headRows: Int, headBytes: Int
  ) throws(ReadError) {
    var file = try openTableFile(path, options)
    // What cannot be read again must be kept, in case it has to be joined.
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

  /// Problems of the first rows, with those of the rows behind them as far as they can be read.
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

  /// A file of which the first rows were taken already.
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

  /// Passes the rows before a place; false where they must be read.
  mutating func move(to place: StepPlace) -> Bool {
    guard file.move(toByte: place.bytes) else { return false }
    (isHeadGiven, rowCount) = (true, place.row)
    return true
  }

  /// The next rows, ``chunkRows`` of them or fewer where they are long; `count` of them where that
  /// is said.
  mutating func next(_ count: Int? = nil) throws(ReadError) -> (any Table)? {
    let table =
      isHeadGiven
      ? try file.next(rows: count ?? chunkRows, byteCount: RecordLimit.bytes) : head
    isHeadGiven = true
    rowCount += table?.rowCount ?? 0
    return table
  }
}

/// Some rows of every file, the same in each.
package struct Step: Sendable {
  package let place: StepPlace
  package let tables: [ExactText: any Table]

  package var firstRow: Int { place.row }
}

/// Where a step starts: the row, and how many bytes of all files stand before it.
package struct StepPlace: Sendable {
  package let row: Int
  let bytes: Int
}

/// Cuts the same rows off every file, for whichever worker asks next.
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

  /// The next rows; nil at the end, after a failure, and as soon as files have unequal numbers.
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
    // Long rows make a chunk of fewer, of which all files then give as many.
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

  /// Goes on at a step further on of the one file there is, where the file can be read from there;
  /// else the steps before come first.
  package func move(to place: StepPlace) {
    state.withLock { state in
      if place.row > state.row, state.files[0].move(to: place) { state.row = place.row }
    }
  }

  /// Gives no more rows: chunks alone do not do.
  package func stop() {
    state.withLock { $0.areInStep = false }
  }

  package var failure: ReadError? { state.withLock { $0.failure } }

  /// Whether all files had as many rows.
  package var areInStep: Bool { state.withLock { $0.areInStep } }

  /// The files as far as they were read.
  package var files: [FileInStep] { state.withLock { $0.files } }
}
