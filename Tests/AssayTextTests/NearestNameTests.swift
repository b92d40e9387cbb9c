import AssayText
import Testing

@Test(
  arguments: [
    ("democart", ["other", "republican", "democrat"], "democrat"),
    ("Democrat", ["other", "democrat"], "democrat"), ("lable", ["id", "label"], "label"),
    ("labell", ["id", "label"], "label"), ("model1", ["model 1", "model 2"], "model 1"),
    ("zebra", ["a", "b", "c"], nil), ("c", ["a", "b"], nil), ("A", ["a", "b"], "a"),
    ("", ["a"], nil), ("ab", ["ac", "cd"], "ac"), ("label", ["label"], nil), ("x", [], nil),
    ("其它党", ["其他党", "共和党"], "其他党"),
  ] as [(String, [String], String?)])
func `the nearest name is one that a slip makes`(
  name: String, among: [String], nearest: String?
) {
  #expect(nearestName(to: name, among: among) == nearest)
}

@Test func `of equally near names the first by its bytes is meant, in whatever order they come`() {
  #expect(nearestName(to: "model-3", among: ["model-1", "model-2"]) == "model-1")
  #expect(nearestName(to: "model-3", among: ["model-2", "model-1"]) == "model-1")
}

@Test func `a name in another Unicode form is the nearest there is`() {
  let near = nearestName(to: "caf\u{E9}", among: ["cafes", "cafe\u{301}"])
  #expect(near.map { Array($0.utf8) } == Array("cafe\u{301}".utf8))
}
