import AssayText

/// A table for a terminal: each row has a name, followed by groups of cells, and each group has a
/// heading.
///
/// Groups that do not fit side by side continue in blocks below. If not even one group fits, its
/// cells are stacked.
struct GroupedTable {
  struct Cell {
    let text: String
    let style: TextStyle

    init(_ text: String, _ style: TextStyle = .plain) {
      (self.text, self.style) = (text, style)
    }
  }

  struct Column {
    let cells: [Cell]
    let isFlushRight: Bool
    /// The number of spaces before the column, unless it is the first.
    let gap: Int
    let width: Int

    init(cells: [Cell], isFlushRight: Bool = true, gap: Int = 2) {
      (self.cells, self.isFlushRight, self.gap) = (cells, isFlushRight, gap)
      width = cells.map { columns(of: $0.text) }.max() ?? 0
    }
  }

  struct Group {
    let head: String
    let columns: [Column]
    /// The number of spaces before the group.
    let gap: Int
    let width: Int

    init(head: String, columns: [Column], gap: Int? = nil) {
      (self.head, self.columns) = (head, columns)
      self.gap = gap ?? (columns.count == 1 ? 2 : 3)
      let cells =
        columns.reduce(0) { $0 + $1.width } + columns.dropFirst().reduce(0) { $0 + $1.gap }
      width = max(cells, AssayText.columns(of: head))
    }

    /// A heading is right-aligned if it is above a single column of numbers.
    var isFlushRight: Bool { columns.count == 1 && columns.allSatisfy(\.isFlushRight) }

    /// The width of the group if the cells of each row are stacked.
    var stackedWidth: Int {
      let cells = columns.flatMap(\.cells).map { AssayText.columns(of: $0.text.trimmed) }
      return max(cells.max() ?? 0, AssayText.columns(of: head))
    }
  }

  /// The text above the names.
  var corner = ""
  let names: [String]
  let groups: [Group]

  /// The minimum widths to which names are wrapped: to fit one more group, to fit the only group,
  /// and to fit a group with stacked cells.
  private static let (leastName, leastLoneName, leastStackedName) = (24, 20, 12)

  private var nameWidth: Int { (names + [corner]).map { columns(of: $0) }.max() ?? 0 }

  /// The lines, with an empty one between blocks.
  func lines(width: Int) -> [StyledLine] {
    var lines: [StyledLine] = []
    var rest = groups[...]
    while let first = rest.first {
      if !lines.isEmpty { lines.append(StyledLine()) }
      let count = fitting(rest, width: width)
      lines +=
        count == 0 ? stacked(first, width: width) : block(Array(rest.prefix(count)), width: width)
      rest = rest.dropFirst(max(1, count))
    }
    return lines
  }

  /// The number of groups that fit side by side.
  private func fitting(_ groups: ArraySlice<Group>, width: Int) -> Int {
    func count(leaving least: Int) -> Int {
      var room = width - min(nameWidth, least)
      return groups.prefix { group in
        room -= group.gap + group.width
        return room >= 0
      }.count
    }
    return max(
      count(leaving: GroupedTable.leastName), min(count(leaving: GroupedTable.leastLoneName), 1))
  }

  // MARK: - Blocks

  private func block(_ groups: [Group], width: Int) -> [StyledLine] {
    let used = groups.reduce(0) { $0 + $1.gap + $1.width }
    let nameWidth = min(nameWidth, width - used)
    var heads = GroupedTable.lines(ofName: corner, width: nameWidth, .faint)
    var start = nameWidth
    for group in groups {
      start += group.gap
      let indent = group.isFlushRight ? group.width - columns(of: group.head) : 0
      heads[heads.count - 1].append(group.head, .strong, at: start + indent)
      start += group.width
    }
    return heads
      + names.indices.flatMap { row in
        var lines = GroupedTable.lines(ofName: names[row], width: nameWidth)
        GroupedTable.append(row, of: groups, to: &lines[0], after: nameWidth)
        return lines
      }
  }

  private static func append(
    _ row: Int, of groups: [Group], to line: inout StyledLine, after nameWidth: Int
  ) {
    var start = nameWidth
    for group in groups {
      var place = start + group.gap
      for (index, column) in group.columns.enumerated() {
        if index > 0 { place += column.gap }
        let cell = column.cells[row]
        // Above a single column, a wider heading determines the width.
        let width = group.columns.count == 1 ? group.width : column.width
        let indent = column.isFlushRight ? width - columns(of: cell.text) : 0
        // Leading spaces align the rest; trailing ones would only end the line.
        line.append(cell.text.withoutTrailingBlanks, cell.style, at: place + indent)
        place += column.width
      }
      start += group.gap + group.width
    }
  }

  private func stacked(_ group: Group, width: Int) -> [StyledLine] {
    let room = max(GroupedTable.leastStackedName, width - 2 - group.stackedWidth)
    let nameWidth = min(nameWidth, room)
    let end = nameWidth + 2 + group.stackedWidth
    var heads = GroupedTable.lines(ofName: corner, width: nameWidth, .faint)
    heads[heads.count - 1].append(group.head, .strong, at: end - columns(of: group.head))
    return heads
      + names.indices.flatMap { row in
        var lines = GroupedTable.lines(ofName: names[row], width: nameWidth)
        let cells = group.columns.map { $0.cells[row] }.filter { !$0.text.trimmed.isEmpty }
        for (index, cell) in cells.enumerated() {
          if index == lines.count { lines.append(StyledLine()) }
          let text = cell.text.trimmed
          lines[index].append(text, cell.style, at: end - columns(of: text))
        }
        return lines
      }
  }

  /// A name on as many lines as it needs; a single character at its end stays with the previous
  /// word.
  private static func lines(
    ofName name: String, width: Int, _ style: TextStyle = .plain
  ) -> [StyledLine] {
    guard columns(of: name) > width else { return [StyledLine(name, style)] }
    var text = name
    if let blank = name.lastIndex(of: " "), name[blank...].count == 2 {
      text.replaceSubrange(blank...blank, with: "\u{A0}")
    }
    let indent = "  "
    return wrapped(text, width: max(1, width - indent.count)).enumerated().map { index, line in
      StyledLine((index == 0 ? "" : indent) + line.replacing("\u{A0}", with: " "), style)
    }
  }
}

extension String {
  fileprivate var withoutTrailingBlanks: String {
    var text = self
    while text.hasSuffix(" ") { text.removeLast() }
    return text
  }

  fileprivate var trimmed: String { String(drop { $0 == " " }).withoutTrailingBlanks }
}
