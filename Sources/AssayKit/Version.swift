/// Assay's version, as reports and `--version` say it.
public let assayVersion = "0.1.0"
