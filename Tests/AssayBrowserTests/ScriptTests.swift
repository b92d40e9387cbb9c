import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

extension BrowserTests {
  /// The behaviour of `report.js` on the hooks of a page, with mouse and keyboard.
  @Suite struct ScriptTests {
    /// The first cell of each visible row, from top to bottom.
    private func names(_ table: String, in browser: Browser) throws -> [String] {
      let rows = try browser.run(
        """
        return [...document.querySelectorAll(`#${arguments[0]} tbody tr`)]
          .filter((row) => !row.closest("[hidden]")).map((row) => row.cells[0].textContent);
        """, table)
      return rows as? [String] ?? []
    }

    private func head(_ table: String, _ column: Int) -> String {
      "#\(table) thead th:nth-child(\(column))"
    }

    @Test func `a click sorts, one more turns round, a third restores`() throws {
      try showing(hooksPage()) { browser, _ throws in
        let original = ["b|c", "=1+1", "a \"q\", r", "Ä b"]
        let rate = head("plain", 2)
        try browser.click(rate + " button")
        #expect(try names("plain", in: browser) == ["b|c", "Ä b", "a \"q\", r", "=1+1"])
        #expect(try browser.text("document.querySelector('\(rate)').ariaSort") == "ascending")
        try browser.click(rate)
        #expect(try names("plain", in: browser) == ["a \"q\", r", "b|c", "Ä b", "=1+1"])
        #expect(try browser.text("document.querySelector('\(rate)').ariaSort") == "descending")
        try browser.click(rate)
        #expect(try names("plain", in: browser) == original)
        #expect(try browser.texts("document.querySelectorAll('[aria-sort]')").isEmpty)
      }
    }

    @Test func `the keyboard sorts, texts by the numbers in them`() throws {
      try showing(hooksPage()) { browser, _ throws in
        let version = head("plain", 3) + " button"
        try browser.type("\u{E007}", into: version)
        #expect(try names("plain", in: browser) == ["Ä b", "=1+1", "b|c", "a \"q\", r"])
        try browser.type(" ", into: version)
        #expect(try names("plain", in: browser) == ["b|c", "=1+1", "Ä b", "a \"q\", r"])
        try browser.type(" ", into: head("plain", 1) + " button")
        #expect(try names("plain", in: browser) == ["=1+1", "a \"q\", r", "Ä b", "b|c"])
        #expect(try browser.isTrue("document.querySelectorAll('[aria-sort]').length === 1"))
      }
    }

    @Test func `numbers are sorted as the report writes them`() throws {
      try showing(hooksPage()) { browser, _ throws in
        let ascending = ["less", "few", "share", "half", "many", "huge", "all"]
        try browser.click(head("numbers", 2))
        #expect(try names("numbers", in: browser) == ascending + ["other", "none"])
        try browser.click(head("numbers", 2))
        #expect(try names("numbers", in: browser) == ascending.reversed() + ["other", "none"])
      }
    }

    @Test func `groups are sorted whole and stay above the foot`() throws {
      try showing(hooksPage()) { browser, _ throws in
        try browser.click(head("grouped", 3))
        #expect(try names("grouped", in: browser) == ["s2", "n", "s1", "n"])
        #expect(
          try browser.isTrue("document.querySelector('#grouped').lastElementChild.matches('tfoot')")
        )
        try browser.type("S1 9", into: ".tools:has(+ #grouped) input")
        #expect(try names("grouped", in: browser) == ["s1", "n"])
      }
    }

    @Test func `a filter takes all its words and says how many rows are left`() throws {
      try showing(hooksPage()) { browser, _ throws in
        let count = "document.querySelector('.tools output.count').textContent"
        try browser.type("V1 25", into: ".tools input")
        #expect(try names("plain", in: browser) == ["b|c", "Ä b"])
        #expect(try browser.text(count) == "2 of 4")
        try browser.type("\u{E003}\u{E003}\u{E003}\u{E003}\u{E003}", into: ".tools input")
        #expect(try names("plain", in: browser).count == 4)
        #expect(try browser.text(count) == "")
      }
    }

    @Test func `what is copied is what is seen, and no formula`() throws {
      try showing(hooksPage()) { browser, _ throws in
        try browser.run(
          """
          window.copies = [];
          navigator.clipboard.writeText = (text) => Promise.resolve(copies.push(text));
          """)
        try browser.type("25", into: ".tools input")
        try browser.run(
          "document.querySelectorAll('#tables .tools button').forEach((it) => it.click())")
        try browser.type("\u{E003}\u{E003}", into: ".tools input")
        try browser.click(".tools button")
        #expect(
          try browser.texts("copies") == [
            "name,rate,version,\r\nb|c,0.25,v10,+1\r\n\"Ä b\",0.25,v1,\"the, text\"\r\n"
              + "mean,,v,'-x\r\n",
            "| name | rate, in % | version |  |\n| --- | --- | --- | --- |\n| b\\|c | 25 <br> 20 … 30 | v10 | +1 |\n"
              + "| Ä b | 25 | v1 | the, text |\n| mean |  | v | -x |\n",
            "sample,model,loss\r\ns1,m,2\r\ns1,n,9\r\ns2,m,1\r\ns2,n,8\r\nall,,5\r\n",
            "| sample | model | loss |\n| --- | --- | --- |\n| s1 | m | 2 |\n| s1 | n | 9 |\n"
              + "| s2 | m | 1 |\n| s2 | n | 8 |\n| all |  | 5 |\n",
            "name,rate,version,\r\nb|c,0.25,v10,+1\r\n'=1+1,—,v9,\"-2.5 %\"\r\n"
              + "\"a \"\"q\"\", r\",3,,'@x\r\n\"Ä b\",0.25,v1,\"the, text\"\r\nmean,,v,'-x\r\n",
          ])
        #expect(
          try browser.text("document.querySelector('.tools .status').textContent") == "Copied")
      }
    }

    @Test func `metrics are copied as data, and other numbers in full`() throws {
      try showing(hooksPage()) { browser, _ throws in
        try browser.run(
          """
          window.copies = [];
          navigator.clipboard.writeText = (text) => Promise.resolve(copies.push(text));
          for (const tools of document.querySelectorAll("#copies > .tools")) {
            tools.querySelector("button").click();
          }
          """)
        #expect(
          try browser.texts("copies") == [
            "metric,unit,model,value,low,high,difference,diff_low,diff_high,p,verdict\r\n"
              + "error_rate,share,\"'=a, b\",0.0125,,,inf,,,,\r\n",
            "0.115281,-1e-05,2,p\r\n",
          ])
      }
    }

    @Test func `a chart is copied as a file that needs no page`() throws {
      try showing(hooksPage()) { browser, _ throws in
        try browser.hover("#mark")
        #expect(try browser.isTrue("document.querySelector('#mark.is-linked') !== null"))
        #expect(try browser.isTrue("document.querySelector('#mark title') === null"))
        try browser.run(
          """
          navigator.clipboard.writeText = (text) => Promise.resolve(window.copied = text);
          document.querySelector("#figure button").click();
          """)
        let text = try #require(try browser.text("copied"))
        #expect(text.hasPrefix("<svg class=\"chart\" xmlns=\"http://www.w3.org/2000/svg\" "))
        #expect(text.contains("<style>/* A chart outside of a page"))
        #expect(
          text.contains(
            "</style><rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/><title id=\"c-title\">a &lt; b</title>"
          ))
        #expect(text.contains("<title>3 &amp; 4</title></rect>") && !text.contains("is-linked"))
        #expect(text.contains(" role=\"img\" ") && !text.contains("<svg tabindex"))
        #expect(XMLParser(data: Data(text.utf8)).parse())
      }
    }

    @Test func `copying shows where the pointer or the focus is, and moves nothing`() throws {
      let page = try samplePage("party")
      try showing(page) { browser, _ throws in
        func isShown(_ place: String) throws -> Bool {
          try browser.isTrue("getComputedStyle(document.querySelector('\(place)')).opacity === '1'")
        }
        let height = "`${document.documentElement.scrollHeight}`"
        let (table, chart) = ("#scoreboard .copies", "main figure .copies")
        #expect(try browser.isTrue("matchMedia('(hover: hover)').matches"))
        #expect(try !isShown(table) && !isShown(chart))
        let before = try browser.text(height)
        try browser.hover("#scoreboard .scroll th")
        #expect(try isShown(table) && !isShown(chart))
        try browser.hover("main figure svg")
        #expect(try !isShown(table) && isShown(chart))
        try browser.hover("h1")
        #expect(try !isShown(table) && !isShown(chart))
        try browser.run("document.querySelector('#scoreboard .scroll').focus()")
        #expect(try isShown(table) && !isShown(chart))
        try browser.run("document.querySelector('main figure .copies button').focus()")
        #expect(try !isShown(table) && isShown(chart))
        #expect(try browser.text(height) == before)
      }
    }

    @Test func `where the clipboard is closed the old way is taken`() throws {
      try showing(hooksPage()) { browser, _ throws in
        try browser.run(
          """
          navigator.clipboard.writeText = () => Promise.reject(new Error("closed"));
          document.addEventListener("copy", () => { window.copied = document.activeElement.value; });
          """)
        try browser.click(".tools:has(+ #grouped) button")
        #expect(try browser.isTrue("copied.startsWith('sample,model,loss')"))
        #expect(try browser.isTrue("document.activeElement.textContent === 'Copy as CSV'"))
        #expect(try browser.isTrue("!document.querySelector('textarea')"))
      }
    }

    @Test func `a mark says its words and shows its kin`() throws {
      try showing(hooksPage()) { browser, _ throws in
        let readout = "document.querySelector('.readout')"
        try browser.hover("#point")
        #expect(try browser.text("\(readout).textContent") == "rf: 0.5")
        #expect(try browser.isTrue("\(readout).getBoundingClientRect().left > 20"))
        #expect(
          try browser.text("[...document.querySelectorAll('.is-linked')].map((it) => it.id).join()")
            == "point,same-class")
        try browser.hover("#worded")
        #expect(try browser.text("\(readout).textContent") == "3 of 4")
        #expect(try browser.isTrue("!document.querySelector('#worded title')"))
        try browser.hover("#other-class")
        #expect(try browser.isTrue("\(readout).hidden"))
      }
    }

    @Test func `arrow keys go from mark to mark`() throws {
      try showing(hooksPage()) { browser, _ throws in
        let readout = "document.querySelector('.readout')"
        let read = "document.querySelector('.is-read').id"
        try browser.type("\u{E014}", into: "#roc")
        #expect(try browser.text(read) == "point")
        #expect(try browser.text("\(readout).textContent") == "rf: 0.5")
        try browser.type("\u{E010}", into: "#roc")
        #expect(try browser.text(read) == "worded")
        try browser.type("\u{E012}\u{E012}", into: "#roc")
        #expect(try browser.text(read) == "point")
        try browser.type("\u{E00C}", into: "#roc")
        #expect(try browser.isTrue("\(readout).hidden && !document.querySelector('.is-read')"))
      }
    }

    @Test func `a threshold moves the counts, the costs and the chart`() throws {
      try showing(hooksPage()) { browser, _ throws in
        let cells = "[...document.querySelectorAll('.thresholds td')].map((it) => it.textContent)"
        let markers =
          "[...document.querySelectorAll('.threshold-marker')].map((it) => it.getAttribute('transform'))"
        let slider = ".thresholds input[type=range]"
        #expect(
          try browser.texts(cells)
            == [
              "0.5", "37.50%", "50.00%", "66.67%", "25.00%", "2", "1", "3",
              "2", "3",
            ])
        #expect(try browser.texts(markers) == ["translate(50 50)", "translate(100 0)"])
        try browser.type("\u{E011}", into: slider)
        #expect(
          try browser.texts(cells)
            == [
              "0.2", "50.00%", "75.00%", "50.00%", "75.00%", "3", "3", "1",
              "1", "4",
            ])
        #expect(try browser.texts(markers) == ["translate(150 25)", "translate(0 0)"])
        try browser.type("0", into: ".thresholds label input[type=number]")
        #expect(try browser.texts(cells).last == "31")
        try browser.type("\u{E010}", into: slider)
        #expect(
          try browser.texts(cells)
            == [
              "—", "50.00%", "0.00%", "—", "0.00%", "0", "0", "4", "4", "4",
            ])
      }
    }

    @Test func `a link opens all that is folded around what it leads to`() throws {
      try showing(hooksPage()) { browser, address throws in
        let isOpen =
          "document.querySelector('#outer').open && document.querySelector('#inner').open"
        #expect(try browser.isTrue("!(\(isOpen))"))
        try browser.open(address + "#deep%20%C3%A9")
        #expect(try browser.isTrue(isOpen))
        #expect(
          try browser.text("document.querySelector('#folds h2 a').outerHTML")
            == ##"<a class="anchor" href="#folds" aria-label="Link to this section">#</a>"##)
      }
    }

    @Test func `what is broken in one place stops nothing else`() throws {
      let page = try hooksPage().replacing(
        "<main>",
        with: """
          <main><table data-sortable><tbody><tr><td>no head</td></tr></tbody></table>
          <div class="thresholds" data-thresholds="no JSON"></div>
          """)
      try showing(page) { browser, _ throws in
        #expect(try browser.isTrue("document.querySelectorAll('#plain .sort').length === 3"))
        #expect(try browser.isTrue("document.querySelectorAll('.thresholds td').length === 10"))
        #expect(try browser.isTrue("document.querySelectorAll('.anchor').length === 4"))
        #expect(try browser.complaints().count == 2)
      }
    }

    @Test func `another language gives the words`() throws {
      let page = try hooksPage().replacing("\"Copy as CSV\"", with: "\"抄作 CSV\"")
      try showing(page) { browser, _ throws in
        #expect(try browser.text("document.querySelector('.tools button').textContent") == "抄作 CSV")
      }
    }
  }
}
