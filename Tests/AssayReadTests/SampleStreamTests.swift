import AssayData
import AssaySamples
import AssayTables
import Testing

/// Files of 23 rows, in forms that are each a different challenge for a stream.
private let forms: [(name: String, labels: String, model: String)] = [
  ("plain", table("id,label") { "\($0),\($0 % 3 == 0 ? "cat" : "dog")" }, scores { "\($0)" }),
  ("quoted", table("id,label") { "\"\($0)\n\",\"cat\"" }, scores { "\"\($0)\n\"" }),
  (
    "doubled quotes", table("id,label") { "\"a\"\"\($0)\",cat" }, scores { "\"a\"\"\($0)\"" }
  ),
  ("CRLF", table("id,label", end: "\r\n") { "\($0),dog" }, scores(end: "\r\n") { "\($0)" }),
  ("empty lines", table("id,label", end: "\n\n") { "\($0),dog" }, scores(end: "\n\n") { "\($0)" }),
  ("by position", table("label") { $0 % 2 == 0 ? "cat" : "dog" }, plainScores),
  ("another order", table("id,label") { "\($0),cat" }, scores { "\(22 - $0)" }),
  ("falling ids", table("id,label") { "\(99 - $0),cat" }, scores { "\(99 - $0)" }),
  (
    "one-hot columns", table("id,cat,dog") { $0 % 2 == 0 ? "\($0),1,0" : "\($0),0,1" },
    scores { "\($0)" }
  ),
  (
    "soft from row 20 on", table("id,cat,dog") { $0 < 20 ? "\($0),1,0" : "\($0),.5,.5" },
    scores { "\($0)" }
  ),
  (
    "numbers of classes, sorted", table("id,label") { "\($0),\($0 / 12)" },
    table("id,cat,dog,fox") { "\($0),0.\($0 + 10),0.\(90 - $0),0" }
  ),
  (
    "between blanks", table("id label") { "\($0)   \($0 % 3 == 0 ? "cat" : "dog")" },
    table("id cat dog") { "\($0) 0.\($0 + 10)\t0.\(90 - $0)" }
  ),
  (
    "lines of blanks", table("label", end: "\n") { "\($0 % 2)" },
    table("", end: " \n \t\n") { " 0.\($0 + 10)  0.\(90 - $0)" }
  ),
  (
    "sorted by class, and one score", table("id,label") { "\($0),\($0 < 12 ? "a" : "b")" },
    table("id,b") { "\($0),0.\($0 + 10)" }
  ),
  (
    "without headers", table("", end: "\n") { "\($0 % 2)" },
    table("# 0,1") { "1.\($0 + 10)e-1 0.\(890 - $0)" }
  ),
  (
    "a program's names", table("label") { "\($0 % 2)" },
    table("SampleId\tRawFormulaVal:Class=0\tProbability:Class=1\tProbability:Class=0") {
      "\($0)\t1\t0.\($0 + 10)\t0.\(90 - $0)"
    }
  ),
  (
    "a class that is only predicted, and late",
    table("id,label") { "\($0),\($0 % 2 == 0 ? "cat" : "dog")" },
    table("id,prediction") { "\($0),\($0 < 21 ? "cat" : "horse")" }
  ),
  (
    "classes that come late", table("id,label") { "\($0),\($0 < 20 ? "cat" : "horse")" },
    table("id,prediction") { "\($0),\($0 < 21 ? "cat" : "horse")" }
  ),
]

private let plainScores = table("cat,dog") { "0.\($0 + 10),0.\(90 - $0)" }

private func table(_ header: String, end: String = "\n", row: (Int) -> String) -> String {
  header + end + (0..<23).map { row($0) + end }.joined()
}

private func scores(end: String = "\n", id: (Int) -> String) -> String {
  table("id,cat,dog", end: end) { "\(id($0)),0.\($0 + 10),0.\(90 - $0)" }
}

@Test(arguments: forms.map(\.name))
func `a stream gives the samples that reading whole gives`(name: String) throws {
  let form = try #require(forms.first { $0.name == name })
  let files = try Files(["labels.csv": form.labels, "model.csv": form.model])
  let whole = try files.read()
  let expected = Collected(parts: [(0, whole.testSet)]).scores(0)
  for chunkRows in [1, 2, 5, 22, 23, 100] {
    for jobs in [1, 3] {
      let (samples, summary) = try collect(files.request(), chunkRows: chunkRows, jobs: jobs)
      if whole.testSet.labels.isSoft {
        #expect(samples.labels.contains("soft"))
      } else {
        #expect(samples.labels == whole.labels)
      }
      #expect(samples.scores(0) == expected)
      #expect(samples.ids == whole.testSet.ids.map { ids in (0..<ids.count).map { ids[$0] } } ?? [])
      #expect(summary.caveats == whole.caveats)
      #expect(summary.sources == whole.sources)
    }
  }
}

/// Files of 23 rows, with faults at the end.
private let faults: [(name: String, labels: String, model: String)] = [
  ("bad number", table("id,label") { "\($0),cat" }, scores { "\($0)" }.dropLast(5) + "x\n"),
  ("ragged", table("id,label") { "\($0),cat" }, scores { "\($0)" } + "23,1\n"),
  (
    "ragged between blanks", table("label") { "\($0 % 2)" },
    table("") { "0.\($0 + 10)  0.\(90 - $0)" } + " 0.5 \n"
  ),
  (
    "a text in a matrix", table("label") { "\($0 % 2)" },
    table("") { $0 == 17 ? "0.5 oh" : "0.\($0 + 10)  0.\(90 - $0)" }
  ),
  ("bad sums", table("id,label") { "\($0),cat" }, table("id,cat,dog") { "\($0),0.5,0.\($0 + 50)" }),
  ("unknown label", table("id,label") { "\($0),\($0 < 20 ? "cat" : "cow")" }, scores { "\($0)" }),
  (
    "numbers among names", table("id,label") { "\($0),\($0 < 4 ? "cat" : "\($0 % 2)")" },
    scores { "\($0)" }
  ),
  ("a row more", table("id,label") { "\($0),cat" }, scores { "\($0)" } + "23,0.5,0.5\n"),
  ("an id twice", table("id,label") { "\($0 % 22),cat" }, scores { "\($0 % 22)" }),
  ("no end of a quote", table("id,label") { "\($0),cat" }, scores { "\($0)" } + "\"23,1,0\n"),
  ("not UTF-8", table("id,label") { "\($0),cat" }, scores { "\($0)" } + "\u{0},1,0\n"),
  ("counts differ", table("label") { _ in "cat" }, plainScores + "1,0\n"),
]

@Test(arguments: faults.map(\.name))
func `a stream refuses what reading whole refuses, in the same words`(name: String) throws {
  let fault = try #require(faults.first { $0.name == name })
  let files = try Files(["labels.csv": fault.labels, "model.csv": fault.model])
  var expected = ""
  do {
    _ = try files.read()
    Issue.record("the files are good")
  } catch {
    expected = error.description
  }
  for chunkRows in [1, 4, 22] {
    for jobs in [1, 2] {
      let error = try #require(
        #expect(throws: ReadError.self) {
          _ = try collect(files.request(), chunkRows: chunkRows, jobs: jobs)
        })
      #expect(error.description == expected)
    }
  }
}
