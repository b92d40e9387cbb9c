import AssayKit
import Foundation
import Synchronization
import Testing

@testable import AssayCommand

/// The tests in a browser, one after another, as two at once would only take turns.
@Suite(.serialized, .enabled(if: hasBrowser, hasNoBrowser), Browser.Running()) enum BrowserTests {}

/// The package's folder: `ASSAY_ROOT` if it is set, otherwise the one above this file.
private let packageRoot: String =
  ProcessInfo.processInfo.environment["ASSAY_ROOT"]
  ?? URL(filePath: #filePath).resolvingSymlinksInPath()
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

/// The report of a folder of `SampleData`.
func sampleReport(
  _ folder: String, _ configure: (inout ReportRequest) -> Void = { _ in }
) throws -> Report {
  var request = try configured(by: "\(packageRoot)/SampleData/\(folder)")
  configure(&request)
  return try Report(request)
}

/// The report of a folder of `SampleData` as HTML, which is measured once for all tests.
func samplePage(_ folder: String) throws -> String {
  try pages.withLock { pages in
    if let page = pages[folder] { return page }
    let page = try sampleReport(folder).html()
    pages[folder] = page
    return page
  }
}

private let pages = Mutex([String: String]())

/// The page with all elements that the script works on, and with the content policy of a report.
func hooksPage() throws -> String { try hooks.get() }

private let hooks = Result {
  try sampleReport("party").rendered(
    templateAt: "\(packageRoot)/Tests/AssayBrowserTests/Pages/hooks.html.mustache")
}

/// Runs a body with a tab of the browser that shows a page from a file.
func showing(_ page: String, _ body: (Browser, _ address: String) throws -> Void) throws {
  let folder = FileManager.default.temporaryDirectory.appending(path: "assay-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  let file = folder.appending(path: "page.html")
  try Data(page.utf8).write(to: file)
  try Browser.run { browser in
    try browser.open(file.absoluteString)
    try body(browser, file.absoluteString)
  }
}

/// The request for a folder's configuration, or for a data file.
func configured(by path: String) throws -> ReportRequest {
  var job = Job()
  try job.take(path)
  return job.measured
}
