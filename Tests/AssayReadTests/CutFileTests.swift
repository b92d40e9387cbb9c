import AssayData
import AssayRoles
import AssaySamples
import Testing

/// Reads a text whose rows have a label and scores, in both ways.
private func readBothWays(_ text: [UInt8]) throws {
  let files = try Files(bytes: text, named: "labels.csv")
  _ = files.words { request in
    request.scores = .logits
    request.models = [ReadRequest.ModelInput(path: files.path("labels.csv"))]
  }
}

private let digits = String(repeating: "1234567890", count: 40)

/// Texts of at most 200 bytes, except one with numbers of 400 digits.
private let texts = [
  "label,a,b\na,0.25,0.75\nb,0.5,0.5\na,0.125,0.875\n",
  "label,a,b\r\na,0.25,0.75\r\nb,0.5,0.5\r\na,0.125,0.875\r\n",
  "label,a,b\na,\"0.25\",0.75\n\"b\",0.5,\"0.5\"\na,\"0,125\",0.875\n",
  "label,a,b\na, 0.25,0.75\nb,0.5 ,0.5\n\na,0.125,0.875\n",
  "label,a,b\na,.5,1.\nb,-0,0.1234567890123456789\na,1e-5,1E+2\nb,12345678901234567890,-.5e1\n",
  "label,a,b\na,0.5,\(digits)\nb,0.\(digits),0.25\n",
  "label,a,b\na,0.250000,0.750000\nb,0.500000,0.500000\nb,0.5000x0,0.500000\na,0.1,0.2\n",
  "label,a,b\na,0.250000,0.750000\nb,0.500000\na,0.1,0.2,0.3\nb,,0.5\na,nan,inf\n",
  "label,a,b\na,0.250000,0.750000\nÿé,0.500000,0.5\n\u{0},0.1,0.2\n",
]

@Test(arguments: texts.indices)
func `a file cut anywhere gives the same by both ways`(place: Int) throws {
  let text = Array(texts[place].utf8)
  for count in 1...min(200, text.count) { try readBothWays(Array(text[..<count])) }
  try readBothWays(text)
}

/// Moves separators to every place in blocks of 64 bytes, which are read one at a time.
@Test(arguments: [0, 1, 2] as [Int])
func `a row that starts anywhere in a block gives the same by both ways`(form: Int) throws {
  let (end, last) = [("\n", "0.75"), ("\r\n", "0.750000"), ("\n", "7.5E-1")][form]
  for length in 0..<130 {
    let id = String(repeating: "x", count: length)
    let rows = (0..<6).map { "\(id)\($0),\($0 % 2 == 0 ? "a" : "b"),0.250000,\(last)\(end)" }
    try readBothWays(Array(("id,label,a,b" + end + rows.joined()).utf8))
  }
}
