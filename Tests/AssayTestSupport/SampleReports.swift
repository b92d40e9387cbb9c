package import AssayKit

@testable import AssayCommand

/// The request for a folder's configuration, or for a data file.
package func configured(by path: String) throws -> ReportRequest {
  var job = Job()
  try job.take(path)
  return job.measured
}

/// A folder of `SampleData` and a language.
private struct Sample: Hashable {
  let folder: String
  let language: Language
}

private let sampleReports = Shared<Sample, Report> { sample in
  try measuredSampleReport(sample.folder) { $0.language = sample.language }
}

/// The report of a folder of `SampleData`, measured once for all tests.
package func sampleReport(_ folder: String, in language: Language = .english) throws -> Report {
  try sampleReports.value(of: Sample(folder: folder, language: language))
}

/// The report of a folder of `SampleData`, measured again.
package func measuredSampleReport(
  _ folder: String, configure: (inout ReportRequest) throws -> Void = { _ in }
) throws -> Report {
  var request = try configured(by: sampleData(folder))
  try configure(&request)
  return try Report(request)
}
