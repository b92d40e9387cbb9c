package import AssayData

/// The inspection of files as strict JSON, for scripts; complete, where the page is abridged.
package func inspectionJSON(_ inspection: Inspection, _ language: Language) -> String {
  let wording = language.wording
  return JSON.object([
    ("files", .array(inspection.files.map { $0.json(inspection.together, wording) })),
    ("together", inspection.together?.json(wording) ?? .null),
    ("problems", .array(inspection.problems.map { .string($0) })),
  ]).text
}

extension InspectedFile {
  fileprivate func json(_ together: Inspection.Together?, _ wording: any Wording) -> JSON {
    .object([
      ("path", .string(path)), ("format", .string(format)),
      ("format_by", .string(recognition.format.rawValue)),
      ("names_by", .string(recognition.names.rawValue)),
      ("text", encoding?.json ?? .null),
      ("bytes", .integer(size.bytes)), ("stored_bytes", size.stored.map { .integer($0) } ?? .null),
      ("rows", .integer(size.rows)), ("readable_rows", .integer(size.readableRows)),
      ("is_complete", .bool(size.isComplete)),
      ("column_count", .integer(columnCount)),
      ("columns", .array(columns.map(\.json))),
      ("ids", ids?.json ?? .null),
      ("classes", .array(classes.map(\.json))),
      ("scores", .array(scores.map { $0.json(in: self) })),
      ("decisions", .array(decisions(together, wording).map(\.json))),
      (
        "first_rows",
        .object([
          ("columns", .array(preview.columns.map { .string($0) })),
          ("hidden_columns", .integer(preview.hiddenColumns)),
          ("rows", .array(preview.rows.map { .array($0.map { .string($0) }) })),
        ])
      ),
    ])
  }
}

extension InspectedFile.Encoding {
  fileprivate var json: JSON {
    .object([
      ("encoding", .string("UTF-8")), ("byte_order_mark", .bool(hasByteOrderMark)),
      ("line_ends", .string(lineEnds.rawValue)), ("gzipped", .bool(isGzipped)),
    ])
  }
}

extension Decision {
  fileprivate var json: JSON {
    .object([
      ("subject", .string(subject)), ("taken_for", .string(taken)),
      ("because", .string(because)),
      ("option", change.isEmpty ? .null : .string(change)),
    ])
  }
}

extension InspectedColumns {
  fileprivate var json: JSON {
    .object([
      ("names", .array(names.map { .string($0) })), ("role", .string(roleName)),
      ("model", model.map { .string($0) } ?? .null),
      ("classes", .array(classNames.map { .string($0) })),
    ])
  }

  private var roleName: String {
    switch role {
    case .id: "id"
    case .label: "label"
    case .labelShares: "label share"
    case .scores(_, _, let array): array != nil ? "array of scores" : "class score"
    case .positiveScore: "positive score"
    case .predictedClass: "predicted class"
    case .predictedScore: "predicted score"
    case .slice: "slice"
    case .weight: "weight"
    case .group: "group"
    case .rowNumber: "row number"
    case .unused: "unused"
    }
  }

  private var classNames: [String] {
    switch role {
    case .labelShares(let classes), .scores(_, let classes, _): classes
    case .id, .label, .positiveScore, .predictedClass, .predictedScore, .slice, .weight, .group,
      .rowNumber, .unused:
      []
    }
  }
}

extension InspectedIDs {
  fileprivate var json: JSON {
    .object([
      ("count", .integer(count)), ("rise", .bool(rises)),
      ("distinct", .bool(repeated == 0)), ("repeated", .integer(repeated)),
    ])
  }
}

extension InspectedClasses {
  fileprivate var json: JSON {
    .object([
      ("model", model.map { .string($0) } ?? .null), ("is_cut", .bool(isCut)),
      (
        "counts",
        .array(counts.map { .object([("name", .string($0.name)), ("rows", .integer($0.rows))]) })
      ),
    ])
  }
}

extension InspectedScores {
  fileprivate func json(in file: InspectedFile) -> JSON {
    .object([
      ("model", model.map { .string($0) } ?? .null), ("columns", .integer(columns)),
      ("rows", .integer(rows)), ("scale", .string(scale)),
      ("looks_like", look.map { .string($0.rawValue) } ?? .null),
      ("lowest", .number(lowest)), ("highest", .number(highest)),
      ("smallest_sum", .number(smallestSum)), ("largest_sum", .number(largestSum)),
      ("rows_off", .integer(rowsOff)), ("largest", .array(largest.map { .integer($0) })),
    ])
  }
}

extension Inspection.Together {
  fileprivate func json(_ wording: any Wording) -> JSON {
    .object([
      ("labels", .string(labels)), ("classes", .array(classes.map { .string($0) })),
      ("classes_by", .string(classSource.rawValue)),
      ("positive", positive.map { .string($0) } ?? .null),
      (
        "models",
        .array(
          models.map { model in
            .object([
              ("name", .string(model.name)), ("path", .string(model.path)),
              ("pairing", .string(model.pairing.name)),
            ])
          })
      ),
      ("decisions", .array(decisions(wording).map(\.json))),
      (
        "caveats",
        caveats.map { .array($0.words(wording, logBase: .e).map { .string($0) }) } ?? .null
      ),
    ])
  }
}

extension Inspection.Pairing {
  fileprivate var name: String {
    switch self {
    case .sameFile: "same file"
    case .ids: "ids"
    case .position: "position"
    }
  }
}
