import AssayData
import AssayRoles
import AssaySamples
import AssayTables
import Testing

// Options that say which rows count and how they find each other.

private func streamed(
  _ files: Files, chunkRows: Int = 1, jobs: Int = 1, _ change: (inout ReadRequest) -> Void
) throws -> (folded: Collected, caveats: [Caveat]) {
  var request = files.request()
  change(&request)
  let read = try SampleStream(request, chunkRows: chunkRows).fold(jobs: jobs) { _ in Collected() }
  return (read.folded, read.summary.caveats)
}

@Test func `rows with an ignored label are left out and counted`() throws {
  let files = try Files([
    "labels.csv": "id,label\n1,0\n2,-100\n3,1\n4,-100\n",
    "m.csv": "id,0,1\n1,.75,.25\n2,.5,.5\n3,.25,.75\n4,1,0\n",
  ])
  #expect(
    files.words() == """
      labels.csv: 2 problems: labels that are not among the classes; to leave such rows out say \
      --ignore-label -100
      labels.csv:3:3: the label '-100' is not one of the classes '0' and '1' (sample '2')
      labels.csv:5:3: the label '-100' is not one of the classes '0' and '1' (sample '4')
      """)
  let change: (inout ReadRequest) -> Void = { $0.ignoredLabels = ["-100"] }
  let whole = try files.read(change)
  #expect(whole.labels == ["0", "1"])
  #expect(whole.ids == ["1", "3"])
  #expect(whole.scores() == [0.75, 0.25, 0.25, 0.75])
  #expect(whole.caveats == [.ignoredLabels(["-100"], rows: 2)])
  let parts = try streamed(files, change)
  #expect(parts.folded.count == 2)
  #expect(parts.caveats == whole.caveats)
}

@Test func `without ids the samples that are left keep the numbers of their rows`() throws {
  let files = try Files(["data.csv": "label,a,b\na,.75,.25\n,.5,.5\nb,.25,.75\n"])
  let change: (inout ReadRequest) -> Void = { $0.ignoredLabels = [""] }
  #expect(try files.read(change).ids == ["1", "3"])
  let parts = try streamed(files, chunkRows: 2, change)
  #expect(parts.folded.ids == ["1", "3"])
}

@Test func `a model needs no rows for samples whose label is ignored`() throws {
  let files = try Files([
    "labels.csv": "id,label\n1,a\n2,unsure\n3,b\n", "m.csv": "id,a,b\n3,.25,.75\n1,.75,.25\n",
  ])
  let result = try files.read { $0.ignoredLabels = ["unsure"] }
  #expect(result.scores() == [0.75, 0.25, 0.25, 0.75])
}

@Test func `nothing is measured where all rows are left out`() throws {
  let files = try Files(["data.csv": "label,prediction\nx,a\nx,b\n"])
  let words =
    "data.csv: no sample is left; leave out less with --ignore-label, or leave out --common-ids"
  #expect(files.words { $0.ignoredLabels = ["x"] } == words)
}

@Test func `samples that not all files have are left out and counted`() throws {
  let files = try Files([
    "labels.csv": "id,label\n1,a\n2,b\n3,b\n4,a\n",
    "one.csv": "id,a,b\n1,.75,.25\n2,.5,.5\n3,.25,.75\n9,1,0\n",
    "two.csv": "id,a,b\n4,1,0\n3,.125,.875\n1,.5,.5\n",
  ])
  #expect(files.words().contains("--common-ids leaves out what not all files have"))
  let result = try files.read { $0.usesCommonIDs = true }
  #expect(result.ids == ["1", "3"])
  #expect(result.labels == ["a", "b"])
  #expect(result.scores(0) == [0.75, 0.25, 0.25, 0.75])
  #expect(result.scores(1) == [0.5, 0.5, 0.125, 0.875])
  #expect(
    result.caveats == [
      .commonIDs(path: files.path("one.csv"), missing: 1, extra: 1),
      .commonIDs(path: files.path("two.csv"), missing: 1, extra: 0),
    ])
  let parts = try streamed(files) { $0.usesCommonIDs = true }
  #expect(parts.folded.count == 2)
  #expect(parts.caveats == result.caveats)
}

@Test func `common ids need ids, and some in common`() throws {
  let without = try Files(["labels.csv": "label\na\n", "m.csv": "a,b\n1,0\n"])
  #expect(
    without.words { $0.usesCommonIDs = true } == """
      labels.csv: --common-ids needs ids in both files, and there is no column of ids among 'label'; name \
      their column with --id COLUMN
      """)
  let other = try Files(["labels.csv": "id,label\n1,a\n", "m.csv": "id,a,b\nx,1,0\n"])
  #expect(other.words { $0.usesCommonIDs = true }.hasPrefix("m.csv: no id is one of those in "))
}

@Test func `rows pair by position where the user says so`() throws {
  let files = try Files([
    "labels.csv": "id,label\n1,a\n2,b\n", "m.csv": "id,a,b\n2,.75,.25\n1,.5,.5\n",
  ])
  #expect(try files.read().scores() == [0.5, 0.5, 0.75, 0.25])
  let result = try files.read { $0.pairing = .position }
  #expect(result.scores() == [0.75, 0.25, 0.5, 0.5])
  #expect(result.caveats == [.pairedByPosition(path: files.path("m.csv"))])
  #expect(try streamed(files) { $0.pairing = .position }.caveats == result.caveats)
  let without = try Files(["labels.csv": "label\na\n", "m.csv": "a,b\n1,0\n"])
  #expect(without.words { $0.pairing = .ids }.hasPrefix("labels.csv: --pair-by ids needs ids"))
}

@Test(arguments: [("1.0", "1"), ("001", "1"), ("A7", "a7"), (" x", "x")])
func `ids that differ by how they are written are shown`(label: String, model: String) throws {
  let files = try Files([
    "labels.csv": "id,label\n\(label),a\n", "m.csv": "id,a,b\n\(model),1,0\n",
  ])
  #expect(
    files.words().hasSuffix(
      "'\(model)' here, '\(label)' there; write them alike in both files, as pandas does when it reads them "
        + "as text: dtype={'id': str}"))
}

@Test func `labels that look like measurements are refused`() throws {
  let rows = (1...40).map { "\($0),\(Double($0) * 1.25 + 0.1),\($0)\n" }.joined()
  let files = try Files(["data.csv": "id,target,prediction\n\(rows)"])
  #expect(
    files.words() == """
      data.csv: the labels are 40 different numbers in 40 rows, as '1.35': they look like measurements, and \
      Assay measures classes; write the class of each sample in the place of its number; where the numbers \
      are classes, name all of them with --classes
      """)
  // Ratings are classes.
  let ratings = (1...60).map { "\($0),\(Double($0 % 9) / 2),1.5\n" }.joined()
  #expect(try Files(["data.csv": "id,target,prediction\n\(ratings)"]).read().classes.count == 9)
}
