/// Assay's version, such as `0.1.0`, as reports and saved results give it.
public let assayVersion = "0.1.0"
