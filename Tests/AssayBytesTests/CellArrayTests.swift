import AssayBytes
import AssayTestSupport
import Testing

private func read(_ text: String) -> Result<[Double], CellArray.Fault> {
  let bytes = Array(text.utf8)
  var array = CellArray()
  do throws(CellArray.Fault) {
    try array.read(bytes.span.bytes, 0..<bytes.count)
    return .success(array.values)
  } catch {
    return .failure(error)
  }
}

private func isArray(_ text: String) -> Bool {
  let bytes = Array(text.utf8)
  return CellArray.isArray(bytes.span.bytes, 0..<bytes.count)
}

@Test(
  arguments: [
    "[0.75 0.25]", "[0.75, 0.25]", " [ 0.75\t,0.25 , ] ", "[7.5e-01 2.5e-01]", "[0.75\n 0.25]",
    "[.75\r\n +.25]", "array([0.75, 0.25])", "np.array([0.75, 0.25], dtype=float32)",
    "tensor([0.75, 0.25], device='cuda:0')", "[np.float64(0.75), np.float64(0.25)]",
    "[np.float32( 0.75 ) 0.25]", "DenseVector([0.75, 0.25])", "[0.75,0.25]",
    "(0.75, 0.25)", "(np.float64(0.75), np.float64(0.25))", "[[0.75 0.25]]", "[[0.75, 0.25]]",
    "array([[0.75, 0.25]])", "(2,[0,1],[0.75,0.25])", "(2, [1, 0], [0.25, 0.75])",
  ])
func `an array is read however it is written`(text: String) {
  #expect(read(text) == .success([0.75, 0.25]))
  #expect(isArray(text))
}

@Test func `a sparse array has zeros where it says nothing`() {
  #expect(read("(4,[1],[1.0])") == .success([0, 1, 0, 0]))
  #expect(read("(3,[],[])") == .success([0, 0, 0]))
  #expect(read("[]") == .success([]))
  #expect(read("[1. 0.]") == .success([1, 0]))
}

@Test func `each entry is where it is written`() throws {
  let bytes = Array("x,[np.float64(0.9), 1e-3]".utf8)
  var array = CellArray()
  try array.read(bytes.span.bytes, 2..<bytes.count)
  let texts = array.ranges.map { text(bytes.span.bytes, $0) }
  #expect(texts == ["0.9", "1e-3"])
  let sparse = Array("(2,[1],[.5])".utf8)
  try array.read(sparse.span.bytes, 0..<sparse.count)
  #expect(array.ranges.map { text(sparse.span.bytes, $0) } == ["", ".5"])
}

@Test(
  arguments: [
    ("", .malformed(at: 0)), ("0.5", .malformed(at: 0)), ("[0.5", .malformed(at: 4)),
    ("[0.5,,0.5]", .malformed(at: 5)), ("[,0.5]", .malformed(at: 1)),
    ("[0.5] x", .malformed(at: 6)), ("[[0.5],[0.5]]", .malformed(at: 6)),
    ("[0.1 ... 0.9]", .abbreviated(at: 5)), ("[0.1, ..., 0.9]", .abbreviated(at: 6)),
    ("[0.5 nan]", .entry(5..<8, .nan)), ("[inf]", .entry(1..<4, .infinity(negative: false))),
    ("[1e400]", .entry(1..<6, .overflow)), ("[0x1p3]", .entry(1..<6, .notANumber)),
    ("[UNK]", .entry(1..<4, .notANumber)), ("[np.float64(0.5]", .malformed(at: 15)),
    ("array([0.5]", .malformed(at: 11)), ("(0.9, 0.1", .malformed(at: 9)),
    ("(2,[2],[1.0])", .malformed(at: 3)), ("(2,[0,0],[.5,.5])", .malformed(at: 3)),
    ("(2,[0],[.5,.5])", .malformed(at: 7)), ("(99999999999,[0],[1.0])", .malformed(at: 1)),
    ("(-1,[],[])", .malformed(at: 1)), ("(2,[0.5],[1.0])", .malformed(at: 3)),
  ] as [(String, CellArray.Fault)])
func `what is no array of numbers is said with its place`(text: String, fault: CellArray.Fault) {
  #expect(read(text) == .failure(fault))
}

@Test func `an array that was meant as one is told from other texts`() {
  for text in ["[0.1 ... 0.9]", "[0.5, oh]", "[0.5 nan]", "[]"] {
    #expect(isArray(text), "\(text)")
  }
  for text in ["", "cat", "[UNK]", "(none)", "p(1)", "[", "0.5"] {
    #expect(!isArray(text), "\(text)")
  }
}

@Test func `no text makes reading an array fail otherwise`() {
  var generator = seededGenerator(for: "arrays")
  let pieces = [
    "[", "]", "(", ")", ",", " ", "0.5", "...", "1", "np.float64", "e", "-", "nan", "\n",
  ]
  for _ in 0..<5000 {
    let count = Int.random(in: 0...9, using: &generator)
    let text = (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
    if case .success(let values) = read(text) { #expect(!values.contains { !$0.isFinite }) }
  }
}

@Test(arguments: ["(1) mild", "(0.9, b)", "(555) 12 34", "()x"])
func `a name that starts in parentheses is no array`(text: String) {
  #expect(!isArray(text))
}
