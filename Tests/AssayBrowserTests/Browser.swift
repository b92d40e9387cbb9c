import Foundation
import Testing

/// Whether chromedriver and Chromium are installed.
let hasBrowser = ["chromedriver", "chromium"].allSatisfy { program in
  (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").contains {
    FileManager.default.isExecutableFile(atPath: "\($0)/\(program)")
  }
}

let hasNoBrowser: Comment = "install chromium and chromedriver to test pages in a browser"

/// A headless Chromium, driven over the W3C WebDriver protocol of chromedriver.
struct Browser {
  private let port: UInt16
  private let session: String

  @TaskLocal private static var shared: Browser?

  /// Runs a body with a new tab in the suite's browser.
  static func run(_ body: (Browser) throws -> Void) throws {
    let browser = try #require(shared)
    let first = try browser.exchange("GET", "/window", nil)
    let tab = try browser.exchange("POST", "/window/new", ["type": "tab"]) as? [String: Any]
    try browser.exchange("POST", "/window", ["handle": tab?["handle"] ?? ""])
    defer {
      _ = try? browser.exchange("DELETE", "/window", nil)
      _ = try? browser.exchange("POST", "/window", ["handle": first ?? ""])
    }
    // The page has the focus, as in a browser in use.
    try browser.devtools("Emulation.setFocusEmulationEnabled", ["enabled": true])
    try body(browser)
    #expect(try browser.complaints() == [])
  }

  /// Starts a browser for the tests of a suite, and ends it afterwards.
  ///
  /// Its tests run one after another. They have a high priority; otherwise they would run last,
  /// with no other tests left to run in parallel.
  struct Running: SuiteTrait, TestScoping {
    func provideScope(
      for test: Test, testCase: Test.Case?, performing tests: @Sendable () async throws -> Void
    ) async throws {
      try await Browser.start { browser in
        try await $shared.withValue(browser) {
          try await withoutActuallyEscaping(tests) { tests in
            try await Task(priority: .high) { try await tests() }.value
          }
        }
      }
    }
  }

  private static func start(_ body: (Browser) async throws -> Void) async throws {
    let driver = Process()
    let output = Pipe()
    driver.executableURL = URL(filePath: "/usr/bin/env")
    driver.arguments = ["chromedriver", "--port=0"]
    driver.standardOutput = output
    driver.standardError = FileHandle.nullDevice
    try driver.run()
    // It inherits this process's signal handling, and so may ignore a request to terminate.
    defer { kill(driver.processIdentifier) }
    let browser = try Browser(port: port(saidIn: output.fileHandleForReading))
    defer { _ = try? browser.exchange("DELETE", "", nil) }
    try await body(browser)
  }

  private static func port(saidIn output: FileHandle) throws -> UInt16 {
    var text = ""
    while let part = try output.read(upToCount: 1), !part.isEmpty {
      text += String(decoding: part, as: UTF8.self)
      if let found = text.firstMatch(of: /successfully on port (\d+)\./) {
        if let port = UInt16(found.output.1) { return port }
      }
    }
    throw BrowserFailure(description: "chromedriver does not start: \(text)")
  }

  private init(port: UInt16) throws {
    self.port = port
    // Emulates a mouse, which can hover.
    let arguments = [
      "--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1280,900",
      "--blink-settings=primaryHoverType=2,availableHoverTypes=2",
    ]
    let capabilities: [String: Any] = [
      "browserName": "chrome", "goog:chromeOptions": ["args": arguments],
      "goog:loggingPrefs": ["browser": "ALL"],
    ]
    let created = try Browser.exchange(
      port: port, "POST", "/session", ["capabilities": ["alwaysMatch": capabilities]])
    guard let session = (created as? [String: Any])?["sessionId"] as? String else {
      throw BrowserFailure(description: "no session")
    }
    self.session = session
  }

  private static func exchange(
    port: UInt16, _ method: String, _ path: String, _ body: [String: Any]?
  ) throws -> Any? {
    let body = try body.map { try JSONSerialization.data(withJSONObject: $0) } ?? Data()
    let answer = try AssayBrowserTests.exchange(port: port, method, path, body: body)
    let value = (try JSONSerialization.jsonObject(with: answer) as? [String: Any])?["value"]
    if let failure = value as? [String: Any], let error = failure["error"] {
      throw BrowserFailure(description: "\(path): \(error): \(failure["message"] ?? "")")
    }
    return value
  }

  @discardableResult
  private func exchange(_ method: String, _ path: String, _ body: [String: Any]?) throws -> Any? {
    try Browser.exchange(port: port, method, "/session/\(session)\(path)", body)
  }

  // MARK: Commands

  func open(_ address: String) throws {
    try exchange("POST", "/url", ["url": address])
  }

  /// The value that a script returns; a promise is awaited.
  @discardableResult
  func run(_ script: String, _ arguments: String...) throws -> Any? {
    try exchange("POST", "/execute/sync", ["script": script, "args": arguments])
  }

  func text(_ expression: String) throws -> String? { try run("return \(expression)") as? String }
  func texts(_ expression: String) throws -> [String] {
    try run("return [...\(expression)]") as? [String] ?? []
  }
  func isTrue(_ expression: String) throws -> Bool {
    try run("return \(expression)") as? Bool ?? false
  }

  func click(_ selector: String) throws {
    try exchange("POST", "/element/\(element(selector))/click", [:])
  }

  /// Types into an element; `\u{E007}` is Enter, `\u{E00D}` Space, `\u{E00C}` Escape.
  func type(_ text: String, into selector: String) throws {
    try exchange("POST", "/element/\(element(selector))/value", ["text": text])
  }

  /// Moves the pointer to the middle of an element.
  func hover(_ selector: String) throws {
    let origin = ["element-6066-11e4-a52e-4f735466cecf": try element(selector)]
    let move: [String: Any] = ["type": "pointerMove", "x": 0, "y": 0, "origin": origin]
    try exchange(
      "POST", "/actions", ["actions": [["type": "pointer", "id": "mouse", "actions": [move]]]])
  }

  private func element(_ selector: String) throws -> String {
    let found = try exchange(
      "POST", "/element", ["using": "css selector", "value": selector])
    return (found as? [String: String])?.values.first ?? ""
  }

  /// A command of Chromium's own protocol.
  @discardableResult
  func devtools(_ name: String, _ parameters: [String: Any]) throws -> Any? {
    try exchange("POST", "/goog/cdp/execute", ["cmd": name, "params": parameters])
  }

  /// Shows pages at this width, in a light or dark color scheme.
  func show(width: Int = 1280, scheme: String = "light") throws {
    try devtools(
      "Emulation.setDeviceMetricsOverride",
      ["width": width, "height": 900, "deviceScaleFactor": 1, "mobile": false])
    try devtools(
      "Emulation.setEmulatedMedia",
      ["features": [["name": "prefers-color-scheme", "value": scheme]]])
  }

  /// The browser's complaints since the last call: errors of scripts, and violations of a content
  /// policy.
  func complaints() throws -> [String] {
    let entries = try exchange("POST", "/se/log", ["type": "browser"]) as? [[String: Any]] ?? []
    return entries.filter { $0["level"] as? String != "INFO" && $0["level"] as? String != "DEBUG" }
      .map { $0["message"] as? String ?? "" }
  }
}
