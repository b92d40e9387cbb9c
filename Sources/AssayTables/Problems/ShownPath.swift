/// A path as people know it.
package func shown(_ path: String) -> String {
  path == "-" || path == "/dev/stdin" ? "standard input" : path
}
