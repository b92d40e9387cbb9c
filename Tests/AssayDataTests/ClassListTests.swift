import AssayData
import Testing

@Test func `classes keep their order and are found by name`() throws {
  let classes = try #require(ClassList(["other", "republican", "democrat"]))
  #expect(classes.count == 3)
  #expect(classes.names == ["other", "republican", "democrat"])
  #expect(classes.index(of: "democrat") == 2)
  #expect(classes.index(of: "Democrat") == nil)
}

@Test func `a name that occurs twice makes no list`() {
  #expect(ClassList(["a", "b", "a"]) == nil)
}

@Test func `two spellings of what looks like one name are two classes`() throws {
  let (composed, decomposed) = ("\u{E9}", "e\u{301}")
  #expect(composed == decomposed)
  let classes = try #require(ClassList([composed, decomposed]))
  #expect(classes.index(of: composed) == 0)
  #expect(classes.index(of: decomposed) == 1)
  #expect(ClassList([composed]) != ClassList([decomposed]))
}

@Test func `lists are equal with the same names in the same order`() {
  #expect(ClassList(["a", "b"]) == ClassList(["a", "b"]))
  #expect(ClassList(["a", "b"]) != ClassList(["b", "a"]))
  #expect(ClassList(["a", "b"]) != ClassList(["a"]))
}
