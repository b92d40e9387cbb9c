import AssayData
package import AssayResults
package import AssayTemplate

/// What a comment says first.
package func headline(_ results: WordedResults, _ diff: VersionDiff?) -> String {
  CommentValues(results: results, diff: diff, gates: [], name: nil, url: nil).headline
}

/// A comment on a pull request: what matters, then everything else folded, within a limit of bytes.
///
/// Its first line is a hidden mark by which the comment is found again.
///
/// - Parameters:
///   - results: The results, of two versions the newer ones.
///   - diff: What changed from an older version; nil without one.
///   - gates: What became of rules.
///   - name: The mark; nil: the title.
///   - url: Of the full report; nil for none.
///   - rest: Everything else, in Markdown.
///   - limit: The most bytes.
/// - Returns: The comment; what does not fit is left out, and the comment says so.
/// - Throws: ``TemplateError`` where the built-in template is wrong.
package func comment(
  _ results: WordedResults, diff: VersionDiff?, gates: [GateResult], name: String?, url: String?,
  rest: String, limit: Int
) throws(TemplateError) -> String {
  let tree = CommentValues(results: results, diff: diff, gates: gates, name: name, url: url).tree
  let head = try TemplateSet.builtIn().render("comment.md.mustache", .markdown, tree: tree)
  let summary = results.wording.label(.allDetails)
  let (start, end) = ("\n<details>\n<summary>\(summary)</summary>\n\n", "\n\n</details>\n")
  // The head of a report says again what the comment says.
  let rest =
    diff == nil ? MarkdownBudget.sections(in: rest) : MarkdownBudget.afterFirstTable(in: rest)
  let room = limit - head.utf8.count - start.utf8.count - end.utf8.count
  guard room > 0, let rest = MarkdownBudget.fitted(rest, within: room, results.language) else {
    return MarkdownBudget.cut(head, to: limit)
  }
  return head + start + rest + end
}
