import Dispatch
import Synchronization

/// The results of a function for 0 ..< `count`, computed by so many workers at the same time.
package func concurrentMap<Result: Sendable>(
  _ count: Int, jobs: Int, _ body: @Sendable (Int) -> Result
) -> [Result] {
  guard jobs > 1, count > 1 else { return (0..<count).map(body) }
  let next = Atomic(0)
  let results = Mutex<[(index: Int, result: Result)]>([])
  DispatchQueue.concurrentPerform(iterations: min(jobs, count)) { _ in
    while case let index = next.add(1, ordering: .relaxed).oldValue, index < count {
      let result = body(index)
      results.withLock { $0.append((index, result)) }
    }
  }
  return results.withLock { $0 }.sorted { $0.index < $1.index }.map(\.result)
}
