// The types that requests and results are made of; whoever imports AssayKit has them.

@_exported public import AssayCompare
@_exported public import AssayData
@_exported public import AssayResults
@_exported public import AssayStatistics
