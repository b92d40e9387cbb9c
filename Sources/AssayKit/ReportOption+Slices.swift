// Slices that nobody names.

extension ReportOption {
  static let findSlices = ReportOption(
    "find-slices", nil, .input,
    help: "Look for weak slices in all columns left over, and their pairs"
  ) { request, value throws(AssayError) in
    request.findsSlices = try boolean(value, of: "find-slices")
  }
}
