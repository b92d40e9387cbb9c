import AssayData
import AssaySamples
import Testing

// Malformed text files: each gives an error that says where it is, what it is and what to do.

private struct Bad: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let model: String
  let words: String
}

private let labels = "label\n0\n1\n1\n"

private let files: [Bad] = [
  Bad(
    testDescription: "a text among numbers", model: "0.5 0.5\n0.25 oh\n1 0\n",
    words: "m.txt:2:6: 'oh' in column '1' is not a number"),
  Bad(
    testDescription: "cut off", model: "0.5 0.5\n0.25 0.75\n1",
    words: """
      m.txt:3:1: 1 field, but 2 columns; \
      is the file cut off, or is a separator inside a field without quotes?
      """),
  Bad(
    testDescription: "ragged", model: "0.5\t0.5\n0.25\t0.75\t0\n1\t0\n",
    words: """
      m.txt:2:1: 3 fields, but 2 columns; \
      is the file cut off, or is a separator inside a field without quotes?
      """),
  Bad(
    testDescription: "another separator", model: "0.5,0.5\n0.25\t0.75\n1;0\n",
    words: """
      m.txt: 2 problems: rows with a different separator; write all rows the same way, or name the format with --format
      m.txt:2:1: this row is TSV, but the lines above are CSV
      m.txt:3:1: this row is CSV with semicolons, but the lines above are CSV
      """),
  Bad(
    testDescription: "blanks after commas alone", model: "0.5, 0.5\n0.25 0.75\n1, 0\n",
    words: """
      m.txt:2:1: this row is blank-separated text, but the lines above are CSV; \
      write all rows the same way, or name the format with --format
      """),
  Bad(
    testDescription: "decimal commas between blanks", model: "0,5 0,5\n0,25 0,75\n1,0 0,0\n",
    words: """
      m.txt: 6 problems: numbers with a decimal comma; write the decimal point as a point
      m.txt:1:1: '0,5' in column '0' is not a number
      m.txt:1:5: '0,5' in column '1' is not a number
      m.txt:2:1: '0,25' in column '0' is not a number
      and 3 more
      """),
  Bad(
    testDescription: "decimal commas between semicolons", model: "0,5;0,5\n0.25;0,75\n1;0\n",
    words: """
      m.txt: 3 problems: numbers with a decimal comma; write the decimal point as a point
      m.txt:1:1: '0,5' in column '0' is not a number
      m.txt:1:5: '0,5' in column '1' is not a number
      m.txt:2:6: '0,75' in column '1' is not a number
      """),
  Bad(
    testDescription: "too large", model: "1e400 0.5\n0.25 0.75\n1 0\n",
    words: "m.txt:1:1: '1e400' in column '0' is beyond the range of a number"),
  Bad(
    testDescription: "hexadecimal", model: "0.5 0.5\n0x1p3 0.75\n1 0\n",
    words: "m.txt:2:1: '0x1p3' in column '0' is not a number"),
  Bad(
    testDescription: "hexadecimal in the first line", model: "0x1p3,0.5\n0.5,0.75\n1,0\n",
    words: """
      m.txt: the first line looks like data ('0.5'), not like names; \
      say what it is with FILE:header=false or FILE:header=true, or give the columns names
      """),
  Bad(
    testDescription: "Arabic digits", model: "0.5 0.5\n٠.٥ 0.75\n1 0\n",
    words: "m.txt:2:1: '٠.٥' in column '0' is not a number"),
  Bad(
    testDescription: "not a number", model: "0.5 0.5\nnan 0.75\n1 0\n",
    words: """
      m.txt:2:1: 'nan' in column '0' is not a finite number; \
      it cannot be averaged: fix the model's output or leave the row out
      """),
  Bad(
    testDescription: "a comment below", model: "# 0 1\n0.5 0.5\n0.25 0.75\n# end\n",
    words: """
      m.txt: 2 problems: values that are not numbers
      m.txt:4:1: '#' in column '0' is not a number
      m.txt:4:3: 'end' in column '1' is not a number
      """
  ),
  Bad(
    testDescription: "comments alone", model: "# a b\n#\n",
    words:
      "m.txt: there are column names but no rows; check that the program writing it finished"
  ),
  Bad(
    testDescription: "names twice in a header", model: "a a\n0.5 0.5\n0.25 0.75\n1 0\n",
    words: "m.txt:1:3: two columns are named 'a'; give each column a different name"),
]

@Test(arguments: files)
private func `a bad text file is refused with place, text and advice`(_ file: Bad) throws {
  let files = try Files(["labels.csv": labels, "m.txt": file.model])
  #expect(files.words() == file.words)
}
