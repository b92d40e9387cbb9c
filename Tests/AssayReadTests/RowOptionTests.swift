import AssayData
import AssayRoles
import AssaySamples
import AssayTables
import Testing

// Options that select rows and decide how rows are paired.

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
  let words = "data.csv: no samples remain; ignore fewer labels with --ignore-label"
  #expect(files.words { $0.ignoredLabels = ["x"] } == words)
}

@Test func `samples that not all files have are left out and counted`() throws {
  let files = try Files([
    "labels.csv": "id,label\n1,a\n2,b\n3,b\n4,a\n",
    "one.csv": "id,a,b\n1,.75,.25\n2,.5,.5\n3,.25,.75\n9,1,0\n",
    "two.csv": "id,a,b\n4,1,0\n3,.125,.875\n1,.5,.5\n",
  ])
  #expect(files.words().contains("--common-ids leaves out samples that are not in all files"))
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
      labels.csv: --common-ids needs ids in both files, but there is no column of ids among 'label'; name \
      their column with --id COLUMN
      """)
  let other = try Files(["labels.csv": "id,label\n1,a\n", "m.csv": "id,a,b\nx,1,0\n"])
  #expect(other.words { $0.usesCommonIDs = true }.hasPrefix("m.csv: none of the ids is in "))
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
      "'\(model)' here, '\(label)' there; write them the same way in both files, as pandas does if it reads them "
        + "as text: dtype={'id': str}"))
}

@Test func `labels that look like measurements are refused`() throws {
  let rows = (1...40).map { "\($0),\(Double($0) * 1.25 + 0.1),\($0)\n" }.joined()
  let files = try Files(["data.csv": "id,target,prediction\n\(rows)"])
  #expect(
    files.words() == """
      data.csv: the labels are 40 different numbers in 40 rows, such as '1.35': they look like measurements, but \
      Assay needs classes; write each sample's class instead of its number; if the numbers are classes, name \
      all of them with --classes A,B,… or --classes @FILE, one per line
      """)
  // Years are whole numbers, and most of them are in one row only.
  let years = (0..<60).map { "\($0),\(1950 + $0 % 40),\(1951 + $0 % 37)\n" }.joined()
  #expect(
    try Files(["data.csv": "id,target,prediction\n\(years)"]).words().hasPrefix(
      "data.csv: the labels are 40 different numbers in 60 rows, such as '1950': they look like measurements"
    ))
  // Numbers that are often predicted exactly are classes.
  let indices = (0..<60).map { "\($0),\($0 * 7 % 1000),\($0 % 3 == 0 ? $0 : $0 * 7 % 1000)\n" }
    .joined()
  #expect(try Files(["data.csv": "id,target,prediction\n\(indices)"]).read().labels?.count == 60)
  // Ratings are classes.
  let ratings = (1...60).map { "\($0),\(Double($0 % 9) / 2),1.5\n" }.joined()
  #expect(try Files(["data.csv": "id,target,prediction\n\(ratings)"]).read().classes.count == 9)
}

@Test(arguments: ["7\n8\n9", "2024-01-01\n2024-01-02\n2024-01-03"])
func `numbers and dates of both files in another order are an id that nobody named`(
  values: String
) throws {
  let ids = values.split(separator: "\n").map(String.init)
  let labels = zip(ids, ["a", "b", "b"]).map { "\($0),\($1)\n" }.joined()
  let scores = zip(ids.reversed(), ["0,1", ".25,.75", "1,0"]).map { "\($0),\($1)\n" }.joined()
  let files = try Files([
    "labels.csv": "customer,label\n\(labels)", "m.csv": "customer,a,b\n\(scores)",
  ])
  #expect(files.words().contains("join by it with --id customer"))
  #expect(try files.read { $0.idColumn = "customer" }.scores() == [1, 0, 0.25, 0.75, 0, 1])
}

@Test func `row numbers in another order are joined by their column's name`() throws {
  let files = try Files(["labels.csv": ",label\n0,a\n1,b\n", "m.csv": ",a,b\n1,.25,.75\n0,1,0\n"])
  #expect(
    files.words().hasSuffix(
      "join by them with --id '', or pair the rows as they are with --pair-by position"))
  #expect(try files.read { $0.idColumn = "" }.scores() == [1, 0, 0.25, 0.75])
  #expect(try files.read { $0.pairing = .position }.scores() == [0.25, 0.75, 1, 0])
}

@Test func `an ignored number is found however it is written`() throws {
  let files = try Files(["data.csv": "id,label,a,b\n1,a,.75,.25\n2,-100.0,.5,.5\n3,b,0,1\n"])
  #expect(try files.read { $0.ignoredLabels = ["-100"] }.labels?.count == 2)
  let names = try Files(["data.csv": "id,label,a,b\n1,a,.75,.25\n2,N/A,.5,.5\n3,b,0,1\n"])
  #expect(names.words { $0.ignoredLabels = ["n/a"] }.contains("the label 'N/A'"))
  let loose = try names.read {
    $0.ignoredLabels = ["n/a"]
    $0.classMatching = .loose
  }
  #expect(loose.labels?.count == 2)
}

@Test func `the positive class is matched as loosely as the labels`() throws {
  let files = try Files(["data.csv": "id,label,p\n1,Yes,.75\n2,no,.25\n"])
  #expect(files.words { $0.positive = "yes" }.contains("did you mean 'Yes'?"))
  let result = try files.read {
    $0.positive = "yes"
    $0.classMatching = .loose
  }
  #expect(result.scores() == [0.75, 0.25])
}

@Test func `ids that are counted from different numbers are not cut to those in common`() throws {
  let files = try Files([
    "labels.csv": "id,label\n0,a\n1,b\n2,a\n", "m.csv": "id,a,b\n3,0,1\n1,.75,.25\n2,.5,.5\n",
  ])
  let path = files.path("labels.csv")
  #expect(
    files.problems().map(\.kind) == [
      .pairing(.idsCounted(from: 1, expected: 0, labels: path, isInOrder: false))
    ])
  let images = try Files([
    "labels.csv": "id,label\nimg_0.png,a\nimg_1.png,b\nimg_2.png,a\n",
    "m.csv": "id,a,b\nimg_3.png,0,1\nimg_1.png,.75,.25\nimg_2.png,.5,.5\n",
  ])
  #expect(images.words().contains("the ids count from 1, but those of "))
  #expect(try files.read { $0.pairing = .position }.scores() == [0, 1, 0.75, 0.25, 0.5, 0.5])
}

@Test func `a few fractions that all differ are measurements`() {
  let rows = ["1.25", "3.5", "2.75"].enumerated().map { "\($0),\($1),\($1)\n" }.joined()
  let files = try? Files(["data.csv": "id,target,prediction\n\(rows)"])
  #expect(
    files?.problems().map(\.kind) == [
      .classes(.measurements(distinct: 3, rows: 3, example: "1.25"))
    ])
}

@Test func `row numbers in another order may be the ids of the labels`() throws {
  let files = try Files([
    "labels.csv": "id,label\n0,a\n1,b\n2,a\n", "m.csv": ",a,b\n2,1,0\n0,.75,.25\n1,0,1\n",
  ])
  let path = files.path("labels.csv")
  #expect(files.problems().map(\.kind) == [.pairing(.indexBesideIDs(column: "", other: path))])
  let joined = try files.read { request in
    let options = FileOptions { $0.idColumn = "" }
    request.models = request.models.map { .init(name: nil, path: $0.path, options: options) }
  }
  #expect(joined.scores() == [0.75, 0.25, 0, 1, 1, 0])
  #expect(try files.read { $0.pairing = .position }.scores() == [1, 0, 0.75, 0.25, 0, 1])
  let rising = try Files([
    "labels.csv": "id,label\n7,a\n8,b\n", "m.csv": ",a,b\n0,1,0\n1,0,1\n",
  ])
  #expect(try rising.read().scores() == [1, 0, 0, 1])
}

@Test func `a word for a missing value is a label only where something says so`() throws {
  let files = try Files(["data.csv": "id,label,prediction\n1,cat,cat\n2,NA,dog\n3,dog,dog\n"])
  #expect(
    files.words() == """
      data.csv: 'NA' is among the labels: it usually marks a missing value, and no model predicts it; \
      to leave such rows out say --ignore-label NA; if it is a class, name all classes with --classes A,B,…
      """)
  #expect(try files.read { $0.ignoredLabels = ["NA"] }.labels == ["cat", "dog"])
  #expect(try files.read { $0.classes = ["cat", "dog", "NA"] }.labels == ["cat", "NA", "dog"])
  let predicted = try Files(["data.csv": "id,label,prediction\n1,EU,NA\n2,NA,NA\n"])
  #expect(try predicted.read().classes == ["EU", "NA"])
  let numbered = try Files(["data.csv": "label,p_0,p_1\n0,.75,.25\n-100,.5,.5\n1,.25,.75\n"])
  #expect(numbered.words().contains("--ignore-label -100"))
}

@Test func `two columns of labels that differ are asked about`() throws {
  let rows = "1,cat,dog,.75,.25\n2,dog,dog,.25,.75\n3,cat,cat,.75,.25\n4,dog,cat,.75,.25\n"
  let files = try Files(["data.csv": "id,label,labels,cat,dog\n\(rows)"])
  #expect(
    files.words().hasPrefix(
      "data.csv: the labels may be 'labels' or 'label'; say which with --label"))
  #expect(try files.read { $0.labelColumn = "label" }.labels == ["cat", "dog", "cat", "dog"])
  let alone = try Files([
    "labels.csv": "id,label,target\n1,cat,dog\n2,dog,dog\n", "m.csv": "id,cat,dog\n1,1,0\n2,0,1\n",
  ])
  #expect(alone.words().contains("the labels may be 'target' or 'label'"))
  let numbered = try Files(["data.csv": "label,target,cat,dog\ncat,0,.75,.25\ndog,1,.25,.75\n"])
  #expect(numbered.words().contains("the labels may be 'target' or 'label'"))
  // A column that always has the class with the highest score is a prediction.
  let predicted = try Files([
    "data.csv": "id,target,label,cat,dog\n1,cat,cat,.75,.25\n2,cat,dog,.25,.75\n3,dog,dog,0,1\n"
  ])
  #expect(try predicted.read().labels == ["cat", "cat", "dog"])
}
