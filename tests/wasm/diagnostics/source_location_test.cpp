#include "diagnostics/source_location.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "tests/models/documents.h"

namespace undersigned::diagnostics {
namespace {

using namespace std::string_view_literals;

std::string place(std::string_view document, std::uint32_t offset) {
  const Place at = place_of(document, offset);
  return std::to_string(at.line) + ":" + std::to_string(at.column) + " " + std::to_string(at.utf16);
}

TEST(SourceLocation, CountsLinesAndColumns) {
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

TEST(SourceLocation, NarrowsToTheTextItself) {
  const auto narrowed = [](std::string_view text) {
    const text::Range range = narrow("ab [x](javascript:) cd", {.begin = 3, .end = 22}, text);
    return std::to_string(range.begin) + "-" + std::to_string(range.end);
  };
  EXPECT_EQ(narrowed("javascript:"), "7-18");
  EXPECT_EQ(narrowed("nowhere"), "3-22");
  EXPECT_EQ(narrowed(""), "3-22");
  EXPECT_EQ(narrowed("ab"), "3-22");
}

}  // namespace
}  // namespace undersigned::diagnostics
