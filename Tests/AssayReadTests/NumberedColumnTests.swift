import AssayData
import AssaySamples
import Testing

@Test(
  arguments: [
    ("c1,c0", "0,1", ["1", "0"]), ("Class2,Class0,Class1", "0,1,2", ["2", "0", "1"]),
    ("p2,p0,p1", "0.0,1.0,2.0", ["2", "0", "1"]), ("c1,c2,c3", "1,2,3", ["1", "2", "3"]),
    ("c0,c1,c10,c2", "2,10,0,1", ["0", "1", "10", "2"]), ("c01,c00", "0,1", ["1", "0"]),
    ("p1,p0", "False,True", ["1", "0"]), ("class_2,class_1", "1,2", ["2", "1"]),
  ] as [(String, String, [String])])
func `columns that end in class numbers are of these classes`(
  columns: String, labels: String, classes: [String]
) throws {
  let count = columns.split(separator: ",").count
  let row = ".75,.25" + String(repeating: ",0", count: count - 2)
  let texts = labels.split(separator: ",")
  let result = try Files([
    "labels.csv": "label\n" + texts.map { "\($0)\n" }.joined(),
    "model.csv": "\(columns)\n" + texts.map { _ in "\(row)\n" }.joined(),
  ]).read()
  #expect(result.classes == classes)
  #expect(result.scores()?.first == 0.75)
}

@Test func `columns of which the labels are not the numbers go by their order`() throws {
  let files = try Files([
    "labels.csv": "id,label\n1,0\n2,1\n", "model.csv": "id,c1,c2,c3\n1,.9,.1,0\n2,.2,.8,0\n",
  ])
  let result = try files.read()
  #expect(result.labels == ["c1", "c2"])
  #expect(result.caveats == [.classNumbers(path: files.path("labels.csv"))])
}

@Test func `stated classes are found by the numbers that names end in`() throws {
  let result = try Files([
    "labels.csv": "id,label\n1,0\n2,1\n", "model.csv": "id,c1,c0\n1,.125,.875\n2,.75,.25\n",
  ]).read { $0.classes = ["0", "1"] }
  #expect(result.classes == ["0", "1"])
  #expect(result.scores() == [0.875, 0.125, 0.25, 0.75])
}

@Test
func `columns counted from 0 are the stated classes in their order, whatever these are called`()
  throws
{
  let files = try Files([
    "labels.csv": "id,label\n1,3\n2,1\n", "model.csv": "id,0,1,2\n1,.25,.5,.25\n2,1,0,0\n",
  ])
  let result = try files.read { $0.classes = ["1", "2", "3"] }
  #expect(result.labels == ["3", "1"])
  #expect(result.scores() == [0.25, 0.5, 0.25, 1, 0, 0])
  // Classes that are stated in another order are found by name.
  let other = try Files([
    "labels.csv": "id,label\n1,2\n2,1\n", "model.csv": "id,0,1,2\n1,.25,.5,.25\n2,1,0,0\n",
  ])
  #expect(try other.read { $0.classes = ["2", "1", "0"] }.scores() == [0.25, 0.5, 0.25, 0, 0, 1])
}
