#include "diagnostics/source_location.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "tests/models/documents.h"

namespace undersigned {
namespace {

using namespace std::string_view_literals;

std::string place(std::string_view document, std::uint32_t offset) {
  const Place at = place_of(document, offset);
  return std::to_string(at.line) + ":" + std::to_string(at.column) + " " + std::to_string(at.utf16);
}

TEST(Source, TellsPlaces) {
  struct Row {
    std::string_view document;
    std::uint32_t offset;
    std::string_view place;
  };
  constexpr Row rows[] = {
      {"", 0, "1:1 0"},
      {"ab", 2, "1:3 2"},
      {"ab", 99, "1:3 2"},
      {"a\nb", 1, "1:2 1"},
      {"a\nb", 2, "2:1 2"},
      {"a\r\nb", 1, "1:2 1"},
      {"a\r\nb", 2, "1:3 2"},
      {"a\r\nb", 3, "2:1 3"},
      {"a\rb", 2, "2:1 2"},
      {"a\r\rb", 3, "3:1 3"},
      {"\n\n\n", 3, "4:1 3"},
      {"\tx", 1, "1:2 1"},
      {"äx", 2, "1:2 1"},
      {"€x", 3, "1:2 1"},
      {"𝄞x", 4, "1:2 2"},
      {"𝄞\n𝄞x", 9, "2:2 5"},
      // A byte order mark takes no column, but is a code unit of the string.
      {"\xEF\xBB\xBF{}", 3, "1:1 1"},
      {"\xEF\xBB\xBF{}", 4, "1:2 2"},
      {"\xEF\xBB\xBF\n{}", 4, "2:1 2"},
      {"\xEF\xBB\xBF{}", 0, "1:1 0"},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(place(row.document, row.offset), row.place) << row.document << row.offset;
  }
}

TEST(Source, TellsPaths) {
  constexpr auto document =
      R"({"a": 1, "b": {"c": [10, {"d": "x,}]\"", "e f": [[2]]}, true]}, "": 3, "ü": 4, "$s": 5})"sv;
  struct Row {
    std::string_view at;
    std::string_view path;
  };
  constexpr Row rows[] = {
      {"{\"a\"", ""},
      {"\"a\"", "a"},
      {"1,", "a"},
      {"\"b\"", "b"},
      {"{\"c\"", "b"},
      {"\"c\"", "b.c"},
      {"[10", "b.c"},
      {"10", "b.c[0]"},
      {"{\"d\"", "b.c[1]"},
      {"\"d\"", "b.c[1].d"},
      {"\"x", "b.c[1].d"},
      {"\"e f\"", R"(b.c[1]["e f"])"},
      {"[[2", R"(b.c[1]["e f"])"},
      {"[2", R"(b.c[1]["e f"][0])"},
      {"2]", R"(b.c[1]["e f"][0][0])"},
      {"true", "b.c[2]"},
      {"\"\": 3", R"([""])"},
      {"\"ü\"", R"(["ü"])"},
      {"\"$s\"", "$s"},
      {"5", "$s"},
  };
  for (const Row& row : rows) {
    const auto at = static_cast<std::uint32_t>(document.find(row.at));
    EXPECT_EQ(path_at(document, at), row.path) << row.at;
  }
}

TEST(Source, ShowsTheLine) {
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
      // What a terminal would obey is not repeated.
      {"a\x1B[31m\0b"sv, 6, "a [31m b\n      ^\n"},
      {"\xEF\xBB\xBFxy", 4, "xy\n ^\n"},
  };
  for (const Row& row : rows) EXPECT_EQ(show_line(row.document, row.offset), row.shown);
}

TEST(Source, CutsLongLines) {
  const std::string line = repeat("ä", 300);
  EXPECT_EQ(show_line(line, 200),
            "…" + repeat("ä", 30) + repeat("ä", 20) + "…\n" + repeat(" ", 31) + "^\n");
  EXPECT_EQ(show_line(repeat("x", 100), 60), repeat("x", 100) + "\n" + repeat(" ", 60) + "^\n");
  EXPECT_EQ(show_line(repeat("x", 102), 61),
            "…" + repeat("x", 100) + "…\n" + repeat(" ", 61) + "^\n");
}

TEST(Source, NarrowsToAText) {
  const auto narrowed = [](std::string_view text) {
    const Range range = narrow("ab [x](javascript:) cd", {.begin = 3, .end = 22}, text);
    return std::to_string(range.begin) + "-" + std::to_string(range.end);
  };
  EXPECT_EQ(narrowed("javascript:"), "7-18");
  EXPECT_EQ(narrowed("nowhere"), "3-22");
  EXPECT_EQ(narrowed(""), "3-22");
  EXPECT_EQ(narrowed("ab"), "3-22");
}

/// What stands in place of a value, and how it is told. `^` is the place.
TEST(Source, ExplainsSyntaxErrors) {
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
}  // namespace undersigned
