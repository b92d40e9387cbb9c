import AssayTestSupport
import Foundation

@testable import AssayCommand

extension SampleFolder {
  /// A job with both models.
  func job() -> Job {
    var job = Job()
    job.request = request()
    return job
  }

  /// The job of a configuration in this folder.
  func job(configuration: String) throws -> Job {
    try Data(configuration.utf8).write(to: URL(filePath: file("assay.json")))
    var job = Job()
    try job.take(path)
    return job
  }
}
