#include "full/report/explain_syntax.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "tests/models/documents.h"

namespace undersigned::report {
namespace {

using namespace std::string_view_literals;

TEST(ExplainSyntax, ShowsTheLine) {
  struct Row {
    std::string_view document;
    std::uint32_t offset;
    std::string_view shown;
  };
  constexpr Row rows[] = {
      {"ab\ncd\nef", 4, "cd\n ^\n"},
      {"ab\r\ncd\r\nef", 4, "cd\n^\n"},
      {"ab\rcd", 1, "ab\n ^\n"},
      {"ab", 2, "ab\n  ^\n"},
      {"ab", 9, "ab\n  ^\n"},
      {"", 0, "\n^\n"},
      // A tab is one column, here as in the report.
      {"\t\tab", 3, "  ab\n   ^\n"},
      {"ä𝄞x", 6, "ä𝄞x\n  ^\n"},
      // Control characters that a terminal would obey are not repeated.
      {"a\x1B[31m\0b"sv, 6, "a [31m b\n      ^\n"},
      {"\xEF\xBB\xBFxy", 4, "xy\n ^\n"},
  };
  for (const Row& row : rows) EXPECT_EQ(show_line(row.document, row.offset), row.shown);
}

TEST(ExplainSyntax, CutsLongLines) {
  const std::string line = repeat("ä", 300);
  EXPECT_EQ(show_line(line, 200),
            "…" + repeat("ä", 30) + repeat("ä", 20) + "…\n" + repeat(" ", 31) + "^\n");
  EXPECT_EQ(show_line(repeat("x", 100), 60), repeat("x", 100) + "\n" + repeat(" ", 60) + "^\n");
  EXPECT_EQ(show_line(repeat("x", 102), 61),
            "…" + repeat("x", 100) + "…\n" + repeat(" ", 61) + "^\n");
}

TEST(ExplainSyntax, ExplainsSyntaxErrors) {
  struct Row {
    std::string_view document;
    std::string_view complaint;
  };
  constexpr Row rows[] = {
      {"", "1:1 error: not JSON: the document is empty\n"},
      {" \n ", "2:2 error: not JSON: the document ends too early; a closing } or ] is missing\n"},
      {"{", "1:2 error: not JSON: the document ends too early; a closing } or ] is missing\n"},
      {"{\"a\": [1, 2",
       "1:12 error: not JSON: the document ends too early; a closing } or ] is missing\n"},
      {"{\"a\": [1, ",
       "1:11 error: not JSON: the document ends too early; a closing } or ] is missing\n"},
      {"{\"a\": 'x'}", "1:7 error: not JSON: texts stand in double quotation marks: \"…\"\n"},
      {"{\"a\": “x”}",
       "1:7 error: not JSON: typographic quotation marks stand here; write straight ones: \"…\"\n"},
      {"{\"a\": 1 // one\n}",
       "1:9 error: not JSON: JSON has no comments; remove this, or use a key like \"_note\"\n"},
      {"{\"a\": 1,\n}",
       "2:1 error: not JSON: nothing follows this comma; remove it before the }\n"},
      {"[1, ]", "1:5 error: not JSON: nothing follows this comma; remove it before the ]\n"},
      {"[1}", "1:3 error: not JSON: no } may stand here\n"},
      {"{]", "1:2 error: not JSON: no ] may stand here\n"},
      {"{\"a\": 1,, \"b\": 2}", "1:9 error: not JSON: two commas stand here; remove one\n"},
      {"[,1]", "1:2 error: not JSON: no , may stand here\n"},
      {"{\"a\":: 1}", "1:6 error: not JSON: no : may stand here\n"},
      {"{},", "1:3 error: not JSON: only white space may follow the statement\n"},
      {"{\"a\": 1 \"b\": 2}", "1:9 error: not JSON: a comma is missing before this\n"},
      {"{\"a\": \"1\" \"b\": 2}", "1:11 error: not JSON: a comma is missing before this\n"},
      {"{\"a\": {} \"b\": 2}", "1:10 error: not JSON: a comma is missing before this\n"},
      {"[{} {}]", "1:5 error: not JSON: a comma is missing before this\n"},
      {"{\"a\": true \"b\": 2}", "1:12 error: not JSON: a comma is missing before this\n"},
      {"{\"a\" 1}", "1:6 error: not JSON: a colon is missing before this\n"},
      {"{\"a\" \"b\"}", "1:6 error: not JSON: a colon is missing before this\n"},
      {"{\"a\"}", "1:5 error: not JSON: no } may stand here\n"},
      {"{a: 1}",
       "1:2 error: not JSON: this word is unknown; write true, false, null, or a text "
       "in quotation marks\n"},
      {"{\"a\": tru}",
       "1:7 error: not JSON: this word is unknown; write true, false, null, or a "
       "text in quotation marks\n"},
      {"{\"a\": 01}",
       "1:8 error: not JSON: this is not a number as JSON writes them; no leading "
       "zeros or plus sign\n"},
      {"{\"a\": +1}",
       "1:7 error: not JSON: this is not a number as JSON writes them; no leading "
       "zeros or plus sign\n"},
      {"{\"a\": 1.}",
       "1:7 error: not JSON: this is not a number as JSON writes them; no leading "
       "zeros or plus sign\n"},
      {"{\"a\": \"x\ny\"}",
       "1:7 error: not JSON: a text must end on its line; close the quotation mark, or write \\n "
       "for a line break\n"},
      {"{\"a\": \"x\ty\"}",
       "1:7 error: not JSON: a control character stands in this text; write it as \\u00XX\n"},
      {"{\"a\": \"C:\\d\"}", "1:7 error: not JSON: a backslash must be doubled: \\\\\n"},
      {"{\"a\": \"\\u12G4\"}", "1:7 error: not JSON: \\u needs four hexadecimal digits\n"},
      {"{\"a\": \"\\ud800\"}",
       "1:7 error: not JSON: this text holds half of a surrogate pair; "
       "write the character itself\n"},
      {"{\"a\": \"\\udc00x\"}",
       "1:7 error: not JSON: this text holds half of a surrogate pair; "
       "write the character itself\n"},
      {"{\"a\": \"x\xFFy\"}",
       "1:7 error: not JSON: this text is not valid UTF-8; save the file as UTF-8\n"},
      {"{\"a\": \"x", "1:7 error: not JSON: the closing quotation mark of this text is missing\n"},
      {"{\"a\": \xFF}", "1:7 error: not JSON: this character may not stand here\n"},
      {"\0"sv, "1:1 error: not JSON: this character may not stand here\n"},
      {"\xEF\xBB\xBF?", "1:1 error: not JSON: this character may not stand here\n"},
      {"123\0"sv, "1:4 error: not JSON: only white space may follow the statement\n"},
      {"{}\0"sv, "1:3 error: not JSON: only white space may follow the statement\n"},
      {"{} \"x\"", "1:4 error: not JSON: only white space may follow the statement\n"},
      {"{} {}", "1:4 error: not JSON: only white space may follow the statement\n"},
      {"{} x", "1:4 error: not JSON: only white space may follow the statement\n"},
      {"{}}", "1:3 error: not JSON: no } may stand here\n"},
  };
  for (const Row& row : rows) EXPECT_EQ(complaints(row.document), row.complaint) << row.document;
}

}  // namespace
}  // namespace undersigned::report
