import Synchronization

/// Values that several tests share, each computed once, by the first test that asks for it.
package final class Shared<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private final class Entry: Sendable { let value = Mutex<Result<Value, any Error>?>(nil) }

  private let entries = Mutex<[Key: Entry]>([:])
  private let make: @Sendable (Key) throws -> Value

  package init(_ make: @escaping @Sendable (Key) throws -> Value) { self.make = make }

  package func value(of key: Key) throws -> Value {
    let entry = entries.withLock { entries in
      let entry = entries[key] ?? Entry()
      entries[key] = entry
      return entry
    }
    // A test that asks for another key does not wait.
    return try entry.value.withLock { value in
      let result = value ?? Result { try make(key) }
      value = result
      return result
    }.get()
  }
}
