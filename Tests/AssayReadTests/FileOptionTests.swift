import AssayData
import Testing

@testable import AssayRoles
@testable import AssaySamples
@testable import AssayTables

// The options of one file, and the options that they override.

private let labels = "id,label\n1,a\n2,b\n"

@Test func `each model may have other columns of one file`() throws {
  let text = "id,label,p,q,kind\n1,a,.25,.1,a\n2,b,.5,.9,a\n"
  let files = try Files(["data.csv": text])
  let path = files.path("data.csv")
  let result = try files.read {
    $0.positive = "b"
    $0.models = ["p", "q", "kind"].map { column in
      .init(name: column, path: path, options: .init { $0.column = column })
    }
  }
  #expect(result.models == ["p", "q", "kind"])
  #expect(result.scores(0) == [0.25, 0.5])
  #expect(result.scores(1) == [0.1, 0.9])
  #expect(result.predicted(2) == ["a", "a"])
  #expect(result.sources.count == 1)
}

@Test func `ids, labels and scores may be called differently in each file`() throws {
  let files = try Files([
    "labels.csv": "k;truth;label\n1;a;x\n2;b;x\n",
    "logits.csv": "nr,label,b,a\n2,b,1,3\n1,a,2,-1\n",
    "scores.csv": "key2,b,a\n1,.25,.75\n2,.5,.5\n",
  ])
  let result = try files.read {
    $0.labelOptions = .init {
      $0.idColumn = "k"
      $0.labelColumn = "truth"
    }
    $0.models = [
      .init(
        path: files.path("logits.csv"),
        options: .init {
          $0.idColumn = "nr"
          $0.scores = .logits
        }),
      .init(path: files.path("scores.csv"), options: .init { $0.idColumn = "key2" }),
    ]
  }
  #expect(result.labels == ["a", "b"])
  #expect(result.classes == ["b", "a"])
  #expect(result.scores(0) == [2, -1, 1, 3])
  #expect(result.scores(1) == [0.25, 0.75, 0.5, 0.5])
}

@Test func `a file's options win over those of all files`() throws {
  let files = try Files([
    "labels.csv": "k,id,label\n1,x,a\n2,y,b\n", "m.csv": "id,k,a,b\n1,u,1,0\n2,v,0,1\n",
  ])
  let result = try files.read {
    $0.idColumn = "k"
    $0.models = [.init(path: files.path("m.csv"), options: .init { $0.idColumn = "id" })]
  }
  #expect(result.ids == ["1", "2"])
  #expect(result.scores() == [1, 0, 0, 1])
  #expect(files.words { $0.idColumn = "k" }.contains("the id 'u' is not in labels.csv"))
}

@Test func `a label named for a model's file is no score of it`() throws {
  let files = try Files(["labels.csv": labels, "m.csv": "id,gold,a,b\n1,0,.25,.75\n2,1,.5,.5\n"])
  let result = try files.read {
    $0.models = [.init(path: files.path("m.csv"), options: .init { $0.labelColumn = "gold" })]
  }
  #expect(result.scores() == [0.25, 0.75, 0.5, 0.5])
  let words = files.words {
    $0.models = [.init(path: files.path("m.csv"), options: .init { $0.labelColumn = "glod" })]
  }
  #expect(
    words
      == "m.csv: there is no column 'glod' among 'id', 'gold', 'a' and 'b'; did you mean 'gold'?")
}

@Test func `a column that is not there is an error with the nearest`() throws {
  let files = try Files(["labels.csv": labels, "m.csv": "id,score\n1,.25\n2,.5\n"])
  for change in [
    { (options: inout FileOptions) in options.column = "scoer" },
    { (options: inout FileOptions) in options.idColumn = "scoer" },
  ] {
    let words = files.words {
      $0.models = [.init(path: files.path("m.csv"), options: .init(change))]
    }
    #expect(
      words == "m.csv: there is no column 'scoer' among 'id' and 'score'; did you mean 'score'?")
  }
}

@Test(
  arguments: [
    ("a b\n", "a b", FileFormat.text, ["a", "b"], 0),
    ("a b,c\n1,2\n", "a b,c", .csv, ["a b", "c"], 1),
    ("a,b c\n1,2 3\n", "", .text, ["a,b", "c"], 1), ("x\n1\n", "", .tsv, ["x"], 1),
    ("a b\nc d\n", "", .text, ["a", "b"], 1), ("a b\n1 2\n", "", .csv, ["a b"], 1),
  ] as [(String, String, FileFormat, [String], Int)])
func `a stated format separates the fields`(
  text: String, _: String, format: FileFormat, columns: [String], rows: Int
) throws {
  let files = try Files(["m.csv": text])
  let file = try openTableFile(files.path("m.csv"), TableOptions { $0.format = format })
  let header = try #require(file as? DelimitedFile).header
  #expect(header.columns == columns)
  #expect(header.delimiter == format.delimiter)
}

@Test(
  arguments: [
    ("a\tb\n", .csv, "this is TSV, not CSV"), ("a,b\n", .tsv, "this is CSV, not TSV"),
    ("a;b\n", .text, "this is CSV with semicolons, not blank-separated text"),
    ("a,b\n", .semicolon, "this is CSV, not CSV with semicolons"),
    ("a,b\n", .npy, "this is not NPY"), ("a,b\n", .npz, "this is not NPZ"),
  ] as [(String, FileFormat, String)])
func `a stated format that the file contradicts is refused`(
  text: String, format: FileFormat, words: String
) throws {
  let files = try Files(["labels.csv": labels, "m.csv": text])
  let found = files.words {
    $0.models = [.init(path: files.path("m.csv"), options: .init { $0.format = format })]
  }
  #expect(found == "m.csv: \(words); leave out the format, or give the right one")
}

@Test func `one format may be stated for all files`() throws {
  let files = try Files(["labels.txt": "k label\n1 a\n2 b\n", "m.txt": "k a b\n1 1 0\n2 0 1\n"])
  let result = try files.read {
    $0.format = .text
    $0.idColumn = "k"
  }
  #expect(result.scores() == [1, 0, 0, 1])
}

@Test func `one file cannot be read in two ways`() throws {
  let files = try Files(["data.csv": "id,label,a,b\n1,a,1,0\n"])
  let path = files.path("data.csv")
  let words = files.words {
    $0.models = [true, false].map { (header: Bool) in
      .init(name: "\(header)", path: path, options: .init { $0.hasHeader = header })
    }
  }
  #expect(
    words
      == "data.csv: the options of this file contradict each other; give its format and its header once"
  )
}

@Test func `a header that is stated may look like a row`() throws {
  let files = try Files(["labels.csv": labels, "m.csv": "x,0.5,1.5\na,.25,.75\nb,1,0\n"])
  #expect(files.problems() == [Found(.columns(.headerIsData("0.5")), in: "m.csv")])
  let result = try files.read {
    $0.labels = files.path("m.csv")
    $0.models = []
    $0.labelOptions = .init {
      $0.hasHeader = true
      $0.labelColumn = "x"
      $0.column = "1.5"
    }
    $0.positive = "b"
  }
  #expect(result.scores() == [0.75, 0])
}
