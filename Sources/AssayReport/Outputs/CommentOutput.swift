import AssayData
package import AssayResults
package import AssayTemplate

/// The headline of a comment.
package func headline(_ results: WordedResults, _ diff: VersionDiff?) -> String {
  CommentValues(results: results, diff: diff, gates: [], name: nil, url: nil).headline
}

/// A comment on a pull request: the most important findings, then everything else folded, within a
/// byte limit.
///
/// Its first line is a hidden marker by which the comment is found again.
///
/// - Parameters:
///   - results: The results; those of the newer version if there are two.
///   - diff: The changes since an older version; nil if absent.
///   - gates: The results of rules.
///   - name: The marker; nil to use the title.
///   - url: The URL of the full report; nil for no link.
///   - rest: Everything else, in Markdown.
///   - limit: The byte limit.
/// - Returns: The comment; what does not fit is left out, with a note.
/// - Throws: ``TemplateError`` if the built-in template is invalid.
package func comment(
  _ results: WordedResults, diff: VersionDiff?, gates: [GateResult], name: String?, url: String?,
  rest: String, limit: Int
) throws(TemplateError) -> String {
  let tree = CommentValues(results: results, diff: diff, gates: gates, name: name, url: url).tree
  let head = try TemplateSet.builtIn().render("comment.md.mustache", .markdown, tree: tree)
  let summary = results.wording.label(.allDetails)
  let (start, end) = ("\n<details>\n<summary>\(summary)</summary>\n\n", "\n\n</details>\n")
  // The comment already says what the head of a report says.
  let rest =
    diff == nil ? MarkdownBudget.sections(in: rest) : MarkdownBudget.afterFirstTable(in: rest)
  let room = limit - head.utf8.count - start.utf8.count - end.utf8.count
  guard room > 0, let rest = MarkdownBudget.fitted(rest, within: room, results.language) else {
    return MarkdownBudget.cut(head, to: limit)
  }
  return head + start + rest + end
}
