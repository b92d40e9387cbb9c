import Dispatch
import Synchronization

/// Runs a function on several workers in parallel.
///
/// - Parameters:
///   - jobs: The number of workers, at least 1.
///   - body: The function, called once by each worker.
/// - Returns: All results, in no particular order.
package func workers<Part: Sendable>(_ jobs: Int, _ body: @Sendable () -> Part) -> [Part] {
  guard jobs > 1 else { return [body()] }
  let parts = Mutex<[Part]>([])
  DispatchQueue.concurrentPerform(iterations: jobs) { _ in
    let part = body()
    parts.withLock { $0.append(part) }
  }
  return parts.withLock { $0 }
}

/// The results of a function for 0 ..< `count` in order, computed by up to `jobs` workers in
/// parallel.
package func concurrentMap<Result: Sendable>(
  _ count: Int, jobs: Int, _ body: @Sendable (Int) -> Result
) -> [Result] {
  guard jobs > 1, count > 1 else { return (0..<count).map(body) }
  let next = Atomic(0)
  let parts = workers(min(jobs, count)) {
    var results: [(index: Int, result: Result)] = []
    while case let index = next.add(1, ordering: .relaxed).oldValue, index < count {
      results.append((index, body(index)))
    }
    return results
  }
  return parts.joined().sorted { $0.index < $1.index }.map(\.result)
}
