/// Assay's version, such as `0.1.0`, as reports and saved results give it.
///
/// ```swift
/// print("measured by Assay", assayVersion)
/// ```
public let assayVersion = "0.1.0"
