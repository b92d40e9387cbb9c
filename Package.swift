// swift-tools-version: 6.2
import PackageDescription

/// Every Swift target: all of it is checked for memory safety, and no warning passes.
let strict: [SwiftSetting] = [
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

/// Targets that hold cursors: non-escapable views of bytes somebody else owns.
let lifetimes: [SwiftSetting] = strict + [.enableExperimentalFeature("Lifetimes")]

let templates: [Resource] = [
  "report.html.mustache", "report.md.mustache", "verdict.html.mustache", "verdict.md.mustache",
  "logo.html.mustache", "models.html.mustache", "models.md.mustache",
  "scoreboard-head.html.mustache",
  "scoreboard-head.md.mustache",
  "averages.html.mustache", "averages.md.mustache", "positive-rows.html.mustache",
  "positive-rows.md.mustache",
  "scoreboard-row.html.mustache", "scoreboard-row.md.mustache", "scoreboard.html.mustache",
  "scoreboard.md.mustache", "differences.html.mustache", "differences.md.mustache",
  "confidence.html.mustache", "confidence.md.mustache", "losses.html.mustache",
  "losses.md.mustache", "classes.html.mustache", "classes.md.mustache",
  "ranking.html.mustache", "ranking.md.mustache", "slices.html.mustache", "slices.md.mustache",
  "suspects.html.mustache", "suspects.md.mustache",
  "lecture.html.mustache", "lecture.md.mustache", "worked.html.mustache", "worked.md.mustache",
  "samples.html.mustache", "samples.md.mustache", "computed.html.mustache",
  "computed.md.mustache", "definitions.html.mustache", "definitions.md.mustache",
  "provenance.html.mustache", "provenance.md.mustache", "style.css", "chart.css", "versions.css",
  "report.js",
  "comment.md.mustache", "metric-table.html.mustache", "metric-table.md.mustache",
  "gates.html.mustache", "gates.md.mustache", "diff.html.mustache",
  "diff.md.mustache", "diff-head.html.mustache",
  "diff-row.html.mustache", "history.html.mustache", "history.md.mustache",
  "history-head.html.mustache", "history-row.html.mustache", "history-row.md.mustache",
].map { .embedInCode("../../Templates/\($0)") }

let package = Package(
  name: "Assay",
  platforms: [.macOS("26.0")],
  products: [
    .library(name: "AssayKit", targets: ["AssayKit"]),
    .executable(name: "assay", targets: ["AssayCommand"]),
  ],
  targets: [
    // MARK: Foundations

    .target(name: "AssaySystem", swiftSettings: strict),
    .target(name: "AssayMasks"),
    .target(name: "AssayBytes", dependencies: ["AssayMasks"], swiftSettings: lifetimes),
    .target(name: "AssayNumerics", swiftSettings: strict),
    .target(name: "AssayText", swiftSettings: strict),
    .target(
      name: "AssayData", dependencies: ["AssayBytes", "AssayNumerics", "AssayText"],
      swiftSettings: strict),

    // MARK: Stages

    .target(
      name: "AssayTables",
      dependencies: ["AssaySystem", "AssayBytes", "AssayText", "AssayData"],
      swiftSettings: lifetimes),
    .target(
      name: "AssayRoles",
      dependencies: ["AssaySystem", "AssayBytes", "AssayText", "AssayData", "AssayTables"],
      swiftSettings: strict),
    .target(
      name: "AssaySamples", dependencies: ["AssayBytes", "AssayData", "AssayTables", "AssayRoles"],
      swiftSettings: strict),
    .target(
      name: "AssayResults",
      dependencies: ["AssayBytes", "AssayText", "AssayData", "AssayStatistics"],
      swiftSettings: strict),
    .target(
      name: "AssayEvaluate",
      dependencies: [
        "AssayBytes", "AssayNumerics", "AssayData", "AssayStatistics", "AssayResults",
      ],
      swiftSettings: strict),
    .target(
      name: "AssayCompare",
      dependencies: ["AssayText", "AssayData", "AssayStatistics", "AssayResults", "AssayEvaluate"],
      swiftSettings: strict),
    .target(
      name: "AssayReport",
      dependencies: [
        "AssayText", "AssayData", "AssayStatistics", "AssayResults",
        "AssayTemplate", "AssayChart",
      ],
      resources: templates,
      swiftSettings: strict),

    // MARK: Engines

    .target(
      name: "AssayTemplate", dependencies: ["AssayText"], swiftSettings: strict),
    .target(
      name: "AssayChart", dependencies: ["AssayNumerics", "AssayText"],
      swiftSettings: strict),
    .target(name: "AssayStatistics", dependencies: ["AssayNumerics"], swiftSettings: strict),

    // MARK: Front doors

    .target(
      name: "AssayKit",
      dependencies: [
        "AssaySystem", "AssayBytes", "AssayText", "AssayData", "AssayTables", "AssayRoles",
        "AssaySamples", "AssayResults",
        "AssayEvaluate", "AssayCompare", "AssayReport", "AssayStatistics", "AssayTemplate",
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "AssayCommand",
      dependencies: [
        "AssayKit", "AssaySystem", "AssayBytes", "AssayText", "AssayData", "AssayTables",
        "AssaySamples", "AssayResults", "AssayReport",
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "AssayBenchmark",
      dependencies: [
        "AssayCommand", "AssaySystem", "AssayBytes", "AssayNumerics", "AssayData", "AssayTables",
        "AssayRoles", "AssaySamples",
        "AssayResults", "AssayCompare",
      ],
      resources: [.embedInCode("Peers/peers.py")],
      swiftSettings: strict),

    // MARK: Tests

    // What several targets of tests share. It has no tests, but as a target of tests it is not part
    // of a release build.
    .testTarget(
      name: "AssayTestSupport",
      dependencies: ["AssayKit", "AssayCommand", "AssayBytes", "AssayNumerics"],
      swiftSettings: strict),
    .testTarget(
      name: "AssaySystemTests", dependencies: ["AssaySystem"], swiftSettings: strict),
    .testTarget(
      name: "AssayBytesTests", dependencies: ["AssayTestSupport", "AssayBytes", "AssayNumerics"],
      swiftSettings: lifetimes),
    .testTarget(name: "AssayTextTests", dependencies: ["AssayText"], swiftSettings: strict),
    .testTarget(
      name: "AssayDataTests", dependencies: ["AssayData", "AssayBytes"], swiftSettings: strict),
    .testTarget(
      name: "AssayResultsTests",
      dependencies: [
        "AssayTestSupport", "AssayResults", "AssayReport", "AssayKit", "AssayBytes",
        "AssayNumerics", "AssayData", "AssayStatistics",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "AssayReadTests",
      dependencies: [
        "AssayTestSupport", "AssayTables", "AssayRoles", "AssaySamples", "AssayBytes",
        "AssayNumerics", "AssayData",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "AssayEvaluateTests",
      dependencies: [
        "AssayTestSupport", "AssayEvaluate", "AssayResults", "AssayTables", "AssayRoles",
        "AssaySamples", "AssayBytes",
        "AssayNumerics", "AssayData",
        "AssayStatistics",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "AssayCompareTests",
      dependencies: [
        "AssayTestSupport", "AssayCompare", "AssayEvaluate", "AssayResults", "AssayTables",
        "AssayRoles",
        "AssaySamples", "AssayBytes",
        "AssayNumerics", "AssayData", "AssayStatistics",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "AssayTemplateTests", dependencies: ["AssayTestSupport", "AssayTemplate"],
      swiftSettings: strict),
    .testTarget(
      name: "AssayChartTests", dependencies: ["AssayTestSupport", "AssayChart"],
      swiftSettings: strict),
    .testTarget(
      name: "AssayStatisticsTests",
      dependencies: ["AssayTestSupport", "AssayStatistics", "AssayNumerics", "AssayBytes"],
      swiftSettings: strict),
    .testTarget(
      name: "AssayReportTests",
      dependencies: [
        "AssayTestSupport", "AssayReport", "AssayKit", "AssayCommand", "AssayResults", "AssayBytes",
        "AssayText",
        "AssayTemplate",
      ],
      exclude: ["Golden"],
      swiftSettings: strict),
    .testTarget(
      name: "AssayKitTests",
      dependencies: [
        "AssayTestSupport", "AssayKit", "AssayCommand", "AssayBytes", "AssayNumerics", "AssayData",
      ],
      exclude: ["Example"], swiftSettings: strict),
    .testTarget(
      name: "AssayBrowserTests", dependencies: ["AssayTestSupport", "AssayKit"], exclude: ["Pages"],
      swiftSettings: strict),
    .testTarget(
      name: "AssayCommandTests",
      dependencies: ["AssayTestSupport", "AssayCommand", "AssayKit", "AssayData"],
      swiftSettings: strict),
  ]
)
