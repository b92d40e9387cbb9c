import AssayKit
import AssayTestSupport
import Foundation
import Testing

/// The tests in a browser, one after another, as two at once would only take turns.
@Suite(.serialized, .enabled(if: hasBrowser, hasNoBrowser), Browser.Running()) enum BrowserTests {}

private let pages = Shared<String, String> { try sampleReport($0).html() }

/// The report of a folder of `SampleData` as HTML, which is measured once for all tests.
func samplePage(_ folder: String) throws -> String { try pages.value(of: folder) }

/// The page with all elements that the script works on, and with the content policy of a report.
func hooksPage() throws -> String { try hooks.get() }

private let hooks = Result {
  try sampleReport("party").rendered(
    templateAt: "\(packageRoot)/Tests/AssayBrowserTests/Pages/hooks.html.mustache")
}

/// Runs a body with a tab of the browser that shows a page from a file.
func showing(_ page: String, _ body: (Browser, _ address: String) throws -> Void) throws {
  try withFolder { folder in
    try write(page, to: "\(folder)/page.html")
    let address = URL(filePath: "\(folder)/page.html").absoluteString
    try Browser.run { browser in
      try browser.open(address)
      try body(browser, address)
    }
  }
}
