import AssaySamples
import Testing

@Test func `blanks behind every delimiter of the header are no part of names and values`() throws {
  let files = try Files([
    "labels.csv": "id, label\n1, yes\n2, no\n",
    "model.csv": "id, yes, no\n2, 0.25, 0.75\n1, .9 , .1\n",
  ])
  let result = try files.read()
  #expect(result.labels == ["yes", "no"])
  #expect(result.testSet.classes.names == ["yes", "no"])
  #expect(result.scores(0) == [0.9, 0.1, 0.25, 0.75])
}

@Test func `a blank in one name is a part of it`() throws {
  let files = try Files([
    "labels.csv": "id,label\n1, yes\n2,no\n", "model.csv": "id, yes,no\n1,.9,.1\n2,.25,.75\n",
  ])
  #expect(try files.read().testSet.classes.names == [" yes", "no"])
}
