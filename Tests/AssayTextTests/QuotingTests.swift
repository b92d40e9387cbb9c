import AssayText
import Testing

@Test(arguments: [
  ("score", "score"), ("a,b", "a,b"), ("näme", "näme"), ("two words", "'two words'"), ("", "''"),
  ("it's", #"'it'\''s'"#), ("$(rm)", "'$(rm)'"), ("a\u{1B}b", "'a\u{FFFD}b'"),
])
func `an argument is quoted where a shell would read it otherwise`(text: String, argument: String) {
  #expect(AssayText.argument(text) == argument)
}
