import AssayBytes
import AssayData

/// The class names in a file with one name per line, such as PyTorch Hub's `imagenet_classes.txt`.
///
/// - Parameter path: The file.
/// - Returns: The lines in order, without empty ones at the end.
/// - Throws: ``ReadError`` if the file cannot be read, is empty or not UTF-8, has an empty line
///   between others, or names a class twice.
package func classLines(of path: String) throws(ReadError) -> [String] {
  let bytes = try readWhole(path)
  let span = bytes.span.bytes
  if let offset = firstInvalidUTF8(in: span) {
    throw ReadError.problem(.file(.invalidUTF8), path: path, at: offset, in: span)
  }
  var lines: [Range<Int>] = []
  var offset = lengthOfByteOrderMark(in: span)
  while let line = nextLine(span, from: offset, isEnd: true) {
    lines.append(line.text)
    offset = line.next
  }
  while let last = lines.last, last.isEmpty { lines.removeLast() }
  guard !lines.isEmpty else { throw ReadError.problem(.file(.empty), path: path) }
  if let empty = lines.first(where: \.isEmpty) {
    throw ReadError.problem(
      .classes(.emptyClassLine), path: path, at: empty.lowerBound, in: span)
  }
  let names = lines.map { text(span, $0) }
  var seen: Set<ExactText> = []
  for (name, line) in zip(names, lines) where !seen.insert(ExactText(name)).inserted {
    throw ReadError.problem(.classes(.classTwice(name)), path: path, at: line.lowerBound, in: span)
  }
  return names
}
