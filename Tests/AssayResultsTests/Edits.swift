import AssayResults
import Foundation
import Testing

/// The error that refuses results; empty if they are read.
func refusal(_ text: String) throws -> String {
  do {
    _ = try read(text)
    return ""
  } catch let fault as ResultsFault {
    return fault.description
  } catch {
    return "\(error)"
  }
}

/// Results with a change to one value of the JSON tree, whose path counts entries of lists from 1.
///
/// A value that is changed to nil is removed.
func edited(_ results: String, _ path: [String], _ change: (Any) -> Any?) throws -> String {
  func apply(_ node: Any, _ rest: ArraySlice<String>) throws -> Any? {
    guard let key = rest.first else { return change(node) }
    if var members = node as? [String: Any] {
      members[key] = try apply(try #require(members[key], "\(path)"), rest.dropFirst())
      return members
    }
    var list = try #require(node as? [Any], "\(path)")
    let place = try #require(Int(key)) - 1
    if let value = try apply(list[place], rest.dropFirst()) {
      list[place] = value
    } else {
      list.remove(at: place)
    }
    return list
  }
  let whole = try JSONSerialization.jsonObject(with: Data(results.utf8))
  let data = try JSONSerialization.data(withJSONObject: #require(try apply(whole, path[...])))
  return String(decoding: data, as: UTF8.self)
}
