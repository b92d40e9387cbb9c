import AssaySystem

/// Writes one file of a data set to standard output, and the true measures to standard error.
///
/// It runs as a separate process: its memory is freed before programs are measured, and several
/// files are written in parallel.
struct DataWriter {
  private let data: DataSet
  private let part: DataSet.Part
  private let rows: SeededRows
  private var text = TextBuffer()
  private var tally: Tally
  private var values: [Double]
  private var millionths: [Int]

  init(_ data: DataSet, _ part: DataSet.Part) {
    self.data = data
    self.part = part
    rows = SeededRows(classes: data.classes)
    tally = Tally(classes: data.classes)
    values = [Double](repeating: 0, count: data.classes)
    millionths = [Int](repeating: 0, count: data.classes)
  }

  mutating func run() throws {
    writeHeader()
    let order = SeededRows.order(
      rows: data.rows, isShuffled: data.isShuffled, seed: part.model?.seed ?? 0)
    for row in order {
      let label = rows.label(of: row)
      if let model = part.model {
        rows.probabilities(of: row, model: model, into: &values)
        switch data.form {
        case .csv, .wide: writeDecimals(row)
        case .digits: writeDigits(row)
        case .jsonl: writeObject(row)
        case .npy: writeFloats()
        case .logits: writeLogits()
        }
        tally.add(values, label: label)
      } else {
        write(label: label, row)
      }
      try text.flush(atLeast: 1 << 20)
    }
    try text.flush(atLeast: 0)
    if let model = part.model {
      try StandardStream.error.write(tally.measures.line(named: model.rawValue) + "\n")
    }
  }

  private mutating func writeHeader() {
    switch (data.form, part) {
    case (.jsonl, _): break
    case (.npy, .labels), (.logits, .labels):
      text.append(npyHeader(type: "<i8", shape: "(\(data.rows),)"))
    case (.npy, _), (.logits, _):
      text.append(npyHeader(type: "<f4", shape: "(\(data.rows), \(data.classes))"))
    case (_, .labels): text.append("id,label\n")
    case (_, _) where !data.hasClassColumns: text.append("id,p\n")
    default:
      let names = (0..<data.classes).map { "c\($0)" } + (0..<data.featureCount).map { "x\($0)" }
      text.append("id," + names.joined(separator: ",") + "\n")
    }
  }

  private mutating func write(label: Int, _ row: Int) {
    switch data.form {
    case .csv, .wide, .digits: text.append("\(row),\(data.labelText(label))\n")
    case .jsonl: text.append("{\"id\":\(row),\"label\":\(label)}\n")
    case .npy, .logits: text.append(littleEndian: UInt64(label))
    }
  }

  private mutating func writeDecimals(_ row: Int) {
    roundToMillionths()
    text.append(row)
    for index in data.hasClassColumns ? 0..<data.classes : 1..<2 {
      text.append(UInt8(ascii: ","))
      text.append(millionths: millionths[index])
    }
    for index in 0..<data.featureCount {
      text.append(UInt8(ascii: ","))
      text.append(millionths: (row &* 31 &+ index &* 7919) % 1_000_000)
    }
    text.append(UInt8(ascii: "\n"))
  }

  private mutating func writeObject(_ row: Int) {
    roundToMillionths()
    text.append("{\"id\":")
    text.append(row)
    text.append(",\"proba\":")
    for index in 0..<data.classes {
      text.append(UInt8(ascii: index == 0 ? "[" : ","))
      text.append(millionths: millionths[index])
    }
    text.append("]}\n")
  }

  private mutating func writeDigits(_ row: Int) {
    text.append(row)
    for index in 0..<data.classes {
      text.append(UInt8(ascii: ","))
      text.append(values[index].description)
    }
    text.append(UInt8(ascii: "\n"))
  }

  private mutating func writeFloats() {
    for index in 0..<data.classes {
      let value = Float(values[index])
      text.append(littleEndian: value.bitPattern)
      values[index] = Double(value)
    }
  }

  /// Writes logarithms, and keeps the softmax of the written numbers; none is so small that
  /// scikit-learn would clip it.
  private mutating func writeLogits() {
    for index in 0..<data.classes {
      let value = Float(logarithm(max(values[index], 1e-6)))
      text.append(littleEndian: value.bitPattern)
      values[index] = Double(value)
    }
    softmax(&values)
  }

  /// Rounds the probabilities to whole numbers of millionths, each at least 1, that add up to a
  /// million.
  private mutating func roundToMillionths() {
    var rest = 1_000_000
    var largest = 0
    for index in 0..<data.classes {
      millionths[index] = max(1, Int(values[index] * 1e6))
      rest -= millionths[index]
      if millionths[index] > millionths[largest] { largest = index }
    }
    millionths[largest] += rest
    for index in 0..<data.classes { values[index] = Double(millionths[index]) / 1e6 }
  }
}

/// The header of an NPY file of format 1.0, padded with blanks to a multiple of 64 bytes.
private func npyHeader(type: String, shape: String) -> [UInt8] {
  let words = "{'descr': '\(type)', 'fortran_order': False, 'shape': \(shape), }"
  let length = (10 + words.utf8.count + 1 + 63) / 64 * 64 - 10
  let blanks = String(repeating: " ", count: length - words.utf8.count - 1)
  return [0x93] + Array("NUMPY".utf8) + [1, 0, UInt8(length & 0xFF), UInt8(length >> 8)]
    + Array((words + blanks + "\n").utf8)
}
