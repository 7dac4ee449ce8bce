#include "full/report/json_path.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "tests/models/documents.h"

namespace undersigned::report {
namespace {

using namespace std::string_view_literals;

TEST(JsonPath, TellsPaths) {
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

}  // namespace
}  // namespace undersigned::report
