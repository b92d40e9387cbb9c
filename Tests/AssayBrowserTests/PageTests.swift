import AssayKit
import AssayTestSupport
import Foundation
import Testing

extension BrowserTests {
  /// Complete reports, as a browser shows them.
  @Suite struct PageTests {
    private let isScripted = "document.querySelector('.anchor') !== null"

    @Test(arguments: ["party", "digits"])
    func `a report runs its own style and script and nothing complains`(_ folder: String) throws {
      try showing(samplePage(folder)) { browser, _ throws in
        #expect(try browser.isTrue(isScripted))
        #expect(try browser.isTrue("getComputedStyle(document.body).maxWidth !== 'none'"))
      }
    }

    @Test func `the policy refuses every other script and style`() throws {
      let page = try samplePage("party").replacing(
        "<header>",
        with: "<script>window.ran = 1</script><style>h1 { display: none }</style>"
          + "<img src=\"data:,\" onerror=\"window.ran = 1\" style=\"color: red\"><header>")
      try showing(page) { browser, _ throws in
        #expect(try browser.isTrue("window.ran === undefined"))
        #expect(try browser.isTrue("document.querySelector('h1').checkVisibility()"))
        let complaints = try browser.complaints()
        #expect(complaints.count >= 3)
        #expect(complaints.allSatisfy { $0.contains("Content Security Policy") })
      }
    }

    @Test func `dark is dark`() throws {
      try showing(samplePage("party")) { browser, _ throws in
        let background = "getComputedStyle(document.body).backgroundColor"
        try browser.show(scheme: "light")
        let light = try browser.text(background)
        try browser.show(scheme: "dark")
        #expect(try browser.text(background) != light)
      }
    }

    @Test func `nothing scrolls sideways on a phone, however long a name`() throws {
      for page in try [samplePage("party"), samplePage("digits"), hostilePage()] {
        try showing(page) { browser, address throws in
          try browser.show(width: 390)
          try browser.open(address)
          try browser.run(
            "document.querySelectorAll('details').forEach((it) => { it.open = true; })")
          #expect(try browser.isTrue("innerWidth === 390"))
          let fits = "document.documentElement.scrollWidth <= 390"
          #expect(try browser.isTrue(fits))
        }
      }
    }

    @Test(arguments: ["party", "distributions"])
    func `all charts of a table are drawn on one scale`(_ folder: String) throws {
      try showing(samplePage(folder)) { browser, address throws in
        // A phone has no room for them.
        try browser.show(width: 1280)
        try browser.open(address)
        try browser.run("document.querySelectorAll('details').forEach((it) => { it.open = true; })")
        let charts = "[...document.querySelectorAll('td .chart')]"
        #expect(try browser.isTrue("\(charts).length > 10"))
        let width = "it.getBoundingClientRect().width - it.getAttribute('width')"
        #expect(try browser.isTrue("\(charts).every((it) => Math.abs(\(width)) < 0.01)"))
      }
    }

    @Test func `everything is there without scripts`() throws {
      let report = try sampleReport("digits")
      try showing(report.html()) { browser, address throws in
        let words = "document.querySelector('body').textContent.length"
        let scripted = try #require(try browser.run("return \(words)") as? Int)
        try browser.devtools("Emulation.setScriptExecutionDisabled", ["value": true])
        try browser.open(address)
        #expect(try !browser.isTrue(isScripted))
        try expectReport(report, in: browser)
        let plain = try #require(try browser.run("return \(words)") as? Int)
        // The script adds only some buttons and their labels.
        #expect(plain > scripted - 4000)
      }
    }

    @Test func `everything is there under the policy of Jenkins`() throws {
      let report = try sampleReport("digits")
      let server = try PageServer(
        page: report.html(),
        policy: "sandbox; default-src 'none'; img-src 'self'; style-src 'self'")
      defer { server.stop() }
      try Browser.run { browser throws in
        try browser.open("http://127.0.0.1:\(server.port)/")
        #expect(try !browser.isTrue(isScripted))
        #expect(try browser.isTrue("getComputedStyle(document.body).maxWidth === 'none'"))
        try expectReport(report, in: browser)
        #expect(
          try browser.isTrue(
            """
            [...document.querySelectorAll("svg")].every((chart) =>
              !chart.checkVisibility() || chart.getBoundingClientRect().width > 0)
            """))
        let complaints = try browser.complaints()
        #expect(
          complaints.allSatisfy { $0.contains("Content Security Policy") || $0.contains("sandbox") }
        )
      }
    }

    /// Expects the verdict, the names of the models and every row of the scoreboard to be visible.
    private func expectReport(_ report: Report, in browser: Browser) throws {
      let text = try #require(try browser.text("document.body.textContent"))
      for sentence in [report.headline] + report.models { #expect(text.contains(sentence)) }
      #expect(
        try browser.isTrue(
          """
          [...document.querySelectorAll("#scoreboard > .scroll tbody tr")].length > 2
            && [...document.querySelectorAll("#scoreboard > .scroll tbody tr")].every((row) =>
              row.checkVisibility() && row.getBoundingClientRect().height > 0)
          """))
    }

    @Test func `one slider moves the signs of all models in three charts`() throws {
      try showing(samplePage("binary")) { browser, address throws in
        let signs = "[...document.querySelectorAll('#ranking .threshold-marker')]"
        let places = "\(signs).map((it) => it.getAttribute('transform'))"
        let seen = "\(signs).filter((it) => it.getAttribute('visibility') === 'visible').length"
        let rows = "document.querySelectorAll('.thresholds tbody tr').length"
        // Two signs per model, and a line for all models.
        #expect(try browser.isTrue("\(rows) > 1 && \(signs).length === 2 * \(rows) + 1"))
        #expect(try browser.isTrue("\(seen) === \(signs).length"))
        let before = try browser.texts(places)
        try browser.type("\u{E011}", into: ".thresholds input[type=range]")
        #expect(
          try browser.text("document.querySelector('.thresholds input[type=number]').value") == "0")
        let after = try browser.texts(places)
        #expect(zip(before, after).allSatisfy { $0 != $1 })
        try browser.devtools("Emulation.setScriptExecutionDisabled", ["value": true])
        try browser.open(address)
        #expect(try browser.isTrue("\(seen) === 0"))
        #expect(try browser.isTrue("!document.querySelector('.thresholds').checkVisibility()"))
      }
    }

    @Test func `costs fill the fields, and the slider starts where they call for`() throws {
      let report = try measuredSampleReport("binary") {
        $0.comparison.costs = Costs(falsePositive: 1, falseNegative: 5)
      }
      try showing(report.html()) { browser, _ throws in
        let fields = "[...document.querySelectorAll('.thresholds input[type=number]')]"
        #expect(try browser.texts("\(fields).map((it) => it.value)") == ["0.166667", "1", "5"])
        let cells =
          "[...document.querySelectorAll('.thresholds tbody tr')[0].cells].map((it) => it.textContent)"
        for key in ["\u{E012}", "\u{E014}\u{E014}"] {
          try browser.type(key, into: ".thresholds input[type=range]")
          let shown = try browser.texts(cells).map { $0.replacing(",", with: "") }
          let numbers = shown.suffix(5).compactMap(Double.init)
          // True and false positives, true and false negatives, and the cost.
          #expect(numbers.count == 5 && numbers[4] == numbers[1] + 5 * numbers[3])
        }
      }
    }

    @Test func `arrow keys go through the marks of every chart that has any`() throws {
      try showing(samplePage("digits")) { browser, _ throws in
        let charts = "[...document.querySelectorAll('svg.chart[tabindex]')]"
        #expect(try browser.isTrue("\(charts).length > 3"))
        let silent = "document.querySelectorAll('figure svg.chart:not([tabindex])').length === 0"
        #expect(try browser.isTrue(silent))
        let untold = "document.querySelectorAll('svg.chart:not([tabindex]) * > title').length === 0"
        #expect(try browser.isTrue(untold))
        try browser.run("document.querySelector('svg[aria-labelledby^=recalls]').id = 'recalls'")
        try browser.type("\u{E014}\u{E014}", into: "#recalls")
        let words = "document.querySelector('.readout').textContent"
        let second = try #require(try browser.text(words))
        #expect(second.contains("random forest"))
        #expect(try browser.isTrue("document.querySelectorAll('.is-read').length === 1"))
        try browser.type("\u{E00C}", into: "#recalls")
        #expect(try browser.isTrue("document.querySelector('.readout').hidden"))
      }
    }

    @Test func `a class and a sample are shown wherever they are`() throws {
      try showing(samplePage("digits")) { browser, _ throws in
        let linked = "[...document.querySelectorAll('.is-linked')]"
        try browser.run("document.querySelectorAll('details').forEach((it) => { it.open = true; })")
        try browser.run("document.querySelector('#classes a[href=\"#class-0-3\"]').focus()")
        // The row itself, the rows of the other model and of the ranking, and the charts.
        #expect(try browser.isTrue("\(linked).every((it) => it.dataset.class === '3')"))
        for place in ["#class-0-3", "#class-1-3", "#ranking tr", "svg g", "svg text"] {
          #expect(try browser.isTrue("document.querySelector('\(place).is-linked') !== null"))
        }
        try browser.run(
          "document.querySelector('#differences a[href^=\"#sample-\"]').focus()")
        #expect(try browser.isTrue("document.querySelector('#samples tbody.is-linked') !== null"))
      }
    }

    @Test func `no name is more than text`() throws {
      try showing(hostilePage()) { browser, _ throws in
        #expect(try browser.isTrue("window.ran === undefined"))
        #expect(try browser.isTrue("document.scripts.length === 1 && document.images.length === 0"))
        // A shortened name has the whole name in its title.
        let names = try browser.texts(
          """
          [...new Set([...document.querySelectorAll('bdi, [title]')].flatMap(
            (it) => [it.textContent, it.title]))]
          """)
        for name in hostileNames {
          let shown = name.unicodeScalars.map { isShown($0) ? $0 : "\u{FFFD}" }
            .reduce(into: "") { $0.unicodeScalars.append($1) }
          #expect(names.contains { $0.utf8.elementsEqual(shown.utf8) }, "\(name.prefix(40))")
        }
      }
    }
  }
}

/// HTML cannot contain control characters, and overrides of the text direction are replaced.
private func isShown(_ scalar: Unicode.Scalar) -> Bool {
  scalar.value >= 0x20 && scalar != "\u{202E}"
}

/// Names that try to act as code or markup.
private let hostileNames = [
  "</script><script>window.ran = 1</script>", "\"><img src=x onerror=\"window.ran = 1\">",
  "<style>*{display:none}</style>", "{{x}}", "a|b", "' onmouseover='window.ran = 1", "<!--",
  "\u{5E9}\u{5DC}\u{5D5}\u{5DD}", "a\u{202E}gnp.exe", "👩‍👩‍👧‍👦🎉", "\u{1B}[31m\u{7}", "\u{2003}\u{200B}",
  "assay-content-policy", String(repeating: "x", count: 10_000),
]

/// A report with hostile names for classes, samples, models and the title.
private func hostilePage() throws -> String {
  let folder = FileManager.default.temporaryDirectory.appending(path: "assay-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  let fields = hostileNames.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }
  let labels = "id,label\n" + fields.map { "\($0),\($0)\n" }.joined()
  let scores = String(repeating: ",\(1 / Double(fields.count))", count: fields.count)
  let model = "id,\(fields.joined(separator: ","))\n" + fields.map { "\($0)\(scores)\n" }.joined()
  var request = ReportRequest()
  request.labels = folder.appending(path: "labels.csv").path
  try Data(labels.utf8).write(to: folder.appending(path: "labels.csv"))
  for (index, name) in hostileNames.prefix(2).enumerated() {
    let path = folder.appending(path: "\(index).csv").path
    try Data(model.utf8).write(to: URL(filePath: path))
    request.models.append(ReportRequest.Model(name: name, path: path))
  }
  request.title = hostileNames[0]
  return try Report(request).html()
}
