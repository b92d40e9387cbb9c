import AssayKit
import AssayTestSupport
import Foundation
import Testing

/// A report of models that differ little, on two classes, with names of twenty letters or of many
/// more.
private func report(of models: Int, moreLetters: Int = 0) throws -> Report {
  let more = String(repeating: "x", count: moreLetters)
  let (yes, no) = ("yes" + more, "no" + more)
  let rows = 0..<80
  let labels = rows.map { "\($0),\($0.isMultiple(of: 2) ? yes : no)\n" }.joined()
  return try withFolder { folder in
    var request = ReportRequest()
    request.labels = "\(folder)/labels.csv"
    try write("id,label\n" + labels, to: "\(folder)/labels.csv")
    request.models = try (0..<models).map { model in
      let name = "network-number-\(String(10_000 + model))"
      let scores = rows.map { row in
        let right = row.isMultiple(of: 7 + model) ? 0.3 : 0.6 + Double(row % 9) / 25
        let score = row.isMultiple(of: 2) ? right : 1 - right
        return "\(row),\(score),\(1 - score)\n"
      }
      let path = "\(folder)/\(name).csv"
      try write("id,\(yes),\(no)\n" + scores.joined(), to: path)
      return ReportRequest.Model(name: name + more, path: path)
    }
    return try Report(request)
  }
}

extension BrowserTests {
  /// The size of a page.
  @Suite struct LayoutTests {
    private let height = "document.documentElement.scrollHeight"
    private let isWide = "document.documentElement.scrollWidth > innerWidth"

    @Test(arguments: [2, 3, 6, 8])
    func `the page does not scroll sideways, and neither do its first tables on a desk`(
      _ models: Int
    ) throws {
      try showing(report(of: models).html()) { browser, address throws in
        for (width, scheme) in [(1280, "light"), (1280, "dark"), (390, "light"), (390, "dark")] {
          try browser.show(width: width, scheme: scheme)
          try browser.open(address)
          #expect(try !browser.isTrue(isWide), "\(width)")
          guard width == 1280 else { continue }
          #expect(
            try browser.isTrue(
              """
              [...document.querySelectorAll("#scoreboard > .scroll")].every((it) =>
                it.scrollWidth <= it.clientWidth)
              """))
        }
      }
    }

    @Test(arguments: [2, 3])
    func `names of two hundred letters take little more room than short ones`(_ models: Int) throws
    {
      let widths = [1280, 390]
      var heights: [Int] = []
      try showing(report(of: models).html()) { browser, address throws in
        for width in widths {
          try browser.show(width: width)
          try browser.open(address)
          heights.append(try #require(browser.run("return \(height)") as? Int))
        }
      }
      try showing(report(of: models, moreLetters: 180).html()) { browser, address throws in
        for (width, short) in zip(widths, heights) {
          try browser.show(width: width)
          try browser.open(address)
          let long = try #require(browser.run("return \(height)") as? Int)
          #expect(long <= short * 5 / 4, "\(width)")
          #expect(try !browser.isTrue(isWide), "\(width)")
        }
        try browser.show(width: 1280)
        #expect(
          try browser.isTrue(
            """
            [...document.querySelectorAll(".scroll")].filter((it) => it.checkVisibility())
              .every((it) => it.scrollWidth <= it.clientWidth)
            """))
        #expect(
          try browser.isTrue("document.querySelector('h3 bdi, #models bdi').title.length > 180"))
      }
    }

    @Test func `the head of six models is seen at once`() throws {
      try showing(report(of: 6).html()) { browser, address throws in
        try browser.show(width: 1280)
        try browser.open(address)
        #expect(
          try browser.isTrue("document.querySelectorAll('#head #models tbody tr').length === 6"))
        #expect(
          try browser.isTrue(
            "document.querySelector('#head').getBoundingClientRect().bottom + scrollY <= 760"))
        #expect(try browser.isTrue("\(height) <= 9000"))
      }
    }

    @Test func `on a phone a model is a block, below a key of the plots`() throws {
      try showing(samplePage("digits")) { browser, address throws in
        try browser.show(width: 390)
        try browser.open(address)
        #expect(
          try browser.isTrue("document.querySelector('#models thead small').checkVisibility()"))
        #expect(try browser.isTrue("!document.querySelector('#models thead th').checkVisibility()"))
        #expect(try browser.isTrue("document.querySelector('#models .label').checkVisibility()"))
      }
    }

    @Test func `ten classes and three models take seven screens and 300 kB`() throws {
      let page = try samplePage("digits")
      #expect(page.utf8.count < 300_000)
      try showing(page) { browser, address throws in
        try browser.show(width: 1280)
        try browser.open(address)
        #expect(try browser.isTrue("\(height) <= 7000"))
      }
    }

    @Test func `twenty-two models take nine screens`() throws {
      try showing(report(of: 22).html()) { browser, address throws in
        try browser.show(width: 1280)
        try browser.open(address)
        #expect(try browser.isTrue("\(height) <= 9000"))
        let open = "[...document.querySelectorAll('#confidence figure')]"
        #expect(try browser.isTrue("\(open).filter((it) => it.checkVisibility()).length === 6"))
      }
    }

    @Test func `charts are in three columns on a desk and in one on a phone`() throws {
      try showing(samplePage("digits")) { browser, address throws in
        let places = """
          [...document.querySelectorAll("#confidence figure, #classes figure")]
            .map((it) => it.querySelector("svg").getBoundingClientRect())
          """
        for (width, columns, widest) in [(1280, 3, 352), (390, 1, 358)] {
          try browser.show(width: width)
          try browser.open(address)
          #expect(try browser.isTrue("new Set(\(places).map((it) => it.left)).size === \(columns)"))
          #expect(try browser.isTrue("\(places).every((it) => it.width <= \(widest))"))
        }
      }
    }

    @Test func `no chart has smaller letters than those it was drawn with`() throws {
      for page in [try samplePage("digits"), try report(of: 6).html()] {
        try showing(page) { browser, address throws in
          for width in [1280, 390] {
            try browser.show(width: width)
            try browser.open(address)
            let smallest = try #require(
              browser.run(
                """
                return Math.min(...[...document.querySelectorAll("svg.chart text")].map((it) => {
                  const svg = it.ownerSVGElement;
                  const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
                  return scale === 0 ? 99 : scale * parseFloat(getComputedStyle(it).fontSize);
                }));
                """) as? Double)
            #expect(smallest >= 10.5, "\(width)")
          }
        }
      }
    }

    @Test(arguments: [1, 2])
    func `on a phone all metrics of few models are blocks of columns`(_ models: Int) throws {
      try showing(report(of: models).html()) { browser, address throws in
        try browser.show(width: 390)
        try browser.open(address)
        #expect(
          try browser.isTrue(
            """
            [...document.querySelectorAll("#scoreboard .scores")].every((it) =>
              it.parentElement.scrollWidth <= it.parentElement.clientWidth)
            """))
        // The name of a metric is above its numbers, and the numbers are side by side.
        #expect(
          try browser.isTrue(
            """
            [...document.querySelectorAll("#scoreboard .scores tbody tr")]
              .filter((it) => it.cells[1] && it.checkVisibility()).every((it) => {
                const [name, ...cells] = [...it.cells].map((cell) => cell.getBoundingClientRect())
                return cells.every((cell) => cell.top >= name.bottom && cell.top === cells[0].top)
              })
            """))
      }
    }

    @Test func `on a phone all metrics of three models are blocks of lines`() throws {
      try showing(samplePage("digits")) { browser, address throws in
        try browser.show(width: 390)
        try browser.open(address)
        #expect(
          try browser.isTrue(
            """
            [...document.querySelectorAll("#scoreboard > .scroll")].every((it) =>
              it.scrollWidth <= it.clientWidth)
            """))
        #expect(try browser.isTrue("document.querySelector('#scoreboard').offsetHeight <= 1200"))
        let label = "getComputedStyle(document.querySelector('.by-model td'), '::before').content"
        #expect(try browser.isTrue("\(label) === '\"error rate ↓\"'"))
      }
    }

    @Test func `copying takes no room, and shows when a table has the focus`() throws {
      try showing(samplePage("digits")) { browser, address throws in
        try browser.show(width: 1280)
        try browser.open(address)
        let tools = "[...document.querySelectorAll('main .tools:not(.filters)')]"
        #expect(try browser.isTrue("\(tools).length > 10"))
        #expect(try browser.isTrue("\(tools).every((it) => it.offsetHeight === 0)"))
        let opacity = "getComputedStyle(document.querySelector('#scoreboard .copies')).opacity"
        #expect(try browser.isTrue("\(opacity) === '0'"))
        try browser.run("document.querySelector('#scoreboard .scroll').focus()")
        #expect(try browser.isTrue("\(opacity) === '1'"))
      }
    }

    @Test func `opened tables of tests and averages fit a desk`() throws {
      try showing(samplePage("digits")) { browser, address throws in
        try browser.show(width: 1280)
        try browser.open(address)
        try browser.run("document.querySelectorAll('details').forEach((it) => { it.open = true; })")
        #expect(
          try browser.isTrue(
            """
            [...document.querySelectorAll("#tests .scroll, #averages .scroll")].every((it) =>
              it.scrollWidth <= it.clientWidth)
            """))
      }
    }

    @Test func `what is folded is opened by its link`() throws {
      try showing(samplePage("digits")) { browser, _ throws in
        for section in ["samples", "definitions", "provenance"] {
          let isOpen = "document.querySelector('#\(section) > details').open"
          #expect(try !browser.isTrue(isOpen))
          try browser.run("document.querySelector('nav a[href=\"#\(section)\"]').click()")
          try browser.run("dispatchEvent(new Event('hashchange'))")
          #expect(try browser.isTrue(isOpen))
        }
        try browser.run("location.hash = '#metric-mse'")
        try browser.run("dispatchEvent(new Event('hashchange'))")
        #expect(try browser.isTrue("document.querySelector('#metric-mse').checkVisibility()"))
      }
    }
  }
}
