// The modules whose public types are part of requests and results. Importing AssayKit imports them.

@_exported public import AssayCompare
@_exported public import AssayData
@_exported public import AssayResults
@_exported public import AssayStatistics
