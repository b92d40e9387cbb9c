import Foundation

// Without `@preconcurrency` the C library's global variables count as shared mutable state.
#if canImport(Glibc)
  @unsafe @preconcurrency import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A failure between the tests and a browser.
struct BrowserFailure: Error, CustomStringConvertible {
  let description: String
}

/// A local socket, as a file to read and write.
///
/// URLSession refuses chromedriver's responses, so the tests speak HTTP themselves.
func localSocket() throws -> FileHandle {
  #if canImport(Glibc)
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
  #else
    let descriptor = socket(AF_INET, SOCK_STREAM, 0)
  #endif
  guard descriptor >= 0 else { throw BrowserFailure(description: "no socket") }
  return FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
}

/// Kills a process that the tests started.
func kill(_ process: Int32) {
  _ = kill(process, SIGKILL)
}

/// Runs a call with the address of a local port.
func withLocalAddress(
  port: UInt16, _ call: (UnsafePointer<sockaddr>, socklen_t) -> Int32
) -> Int32 {
  var address = sockaddr_in()
  address.sin_family = sa_family_t(AF_INET)
  address.sin_port = port.bigEndian
  address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
  let size = socklen_t(MemoryLayout<sockaddr_in>.size)
  // Sound: an internet address is one of the forms of a socket address, and outlives the call.
  return unsafe withUnsafePointer(to: &address) { pointer in
    unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { unsafe call($0, size) }
  }
}

/// Sends one request to a local server, and returns the body of the response.
func exchange(port: UInt16, _ method: String, _ path: String, body: Data) throws -> Data {
  let connection = try localSocket()
  let code = unsafe withLocalAddress(port: port) { address, size in
    unsafe connect(connection.fileDescriptor, address, size)
  }
  guard code == 0 else { throw BrowserFailure(description: "nobody answers on port \(port)") }
  let head = "\(method) \(path) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nConnection: close\r\n"
  try connection.write(
    contentsOf: Data("\(head)Content-Length: \(body.count)\r\n\r\n".utf8) + body)
  var answer = Data()
  while true {
    if let end = answer.range(of: Data("\r\n\r\n".utf8)) {
      let head = String(decoding: answer[..<end.lowerBound], as: UTF8.self).lowercased()
      let length = head.firstMatch(of: /content-length: *(\d+)/).flatMap { Int($0.output.1) } ?? 0
      if answer.count - end.upperBound >= length { return answer[end.upperBound...] }
    }
    // Not `read`, which waits until it has everything, as the connection may stay open.
    let part = connection.availableData
    guard !part.isEmpty else {
      throw BrowserFailure(description: "\(method) \(path): the answer ends too early")
    }
    answer += part
  }
}

/// Serves one page with a content policy, on a free local port.
final class PageServer: Sendable {
  let port: UInt16
  private let listener: FileHandle

  init(page: String, policy: String) throws {
    let listener = try localSocket()
    self.listener = listener
    let descriptor = listener.fileDescriptor
    var address = sockaddr_in()
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    // Sound: the address is as large as `size` says, and outlives the call.
    let code = unsafe withLocalAddress(port: 0) { unsafe bind(descriptor, $0, $1) }
    let named = unsafe withUnsafeMutablePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe getsockname(descriptor, $0, &size)
      }
    }
    guard code == 0, listen(descriptor, 8) == 0, named == 0 else {
      throw BrowserFailure(description: "no port to serve a page on")
    }
    port = UInt16(bigEndian: address.sin_port)
    let body = Data(page.utf8)
    let head =
      "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nConnection: close\r\n"
      + "Content-Security-Policy: \(policy)\r\nContent-Length: \(body.count)\r\n\r\n"
    Thread.detachNewThread {
      while true {
        let descriptor = accept(listener.fileDescriptor, nil, nil)
        guard descriptor >= 0 else { return }
        let connection = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        _ = connection.availableData
        try? connection.write(contentsOf: Data(head.utf8) + body)
      }
    }
  }

  /// Ends the serving thread: its wait for a connection fails.
  func stop() {
    #if canImport(Glibc)
      _ = shutdown(listener.fileDescriptor, Int32(SHUT_RDWR))
    #else
      _ = shutdown(listener.fileDescriptor, SHUT_RDWR)
    #endif
  }
}
