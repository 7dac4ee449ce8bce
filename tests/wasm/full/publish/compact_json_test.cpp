#include "full/publish/compact_json.h"

#include <gtest/gtest.h>

#include <string>

namespace undersigned::publish {
namespace {

TEST(Compact, LeavesOutTheWhiteSpaceBetweenTokens) {
  EXPECT_EQ(compact_json(""), "");
  EXPECT_EQ(compact_json(" \t\r\n"), "");
  EXPECT_EQ(compact_json(" { \"a b\" :\n[1.50 ,\ttrue,null ] } "), R"({"a b":[1.50,true,null]})");
}

TEST(Compact, KeepsStringsByteForByte) {
  EXPECT_EQ(compact_json(R"([ "a \" , b" , "\\" , " { " ])"), R"(["a \" , b","\\"," { "])");
  EXPECT_EQ(compact_json("[ \"\u00E9\u2028 \\u00e9\" ]"), "[\"\u00E9\u2028 \\u00e9\"]");
  // Input that is not JSON does not run past the end.
  EXPECT_EQ(compact_json("\"open \\"), "\"open \\");
}

TEST(Compact, TakesOneValueOutOfADocument) {
  constexpr std::string_view json = R"([{ "a" : "}" }, { "b" : [ { } ] } ])";
  std::string out = "> ";
  append_compact_json(out, json, 1);
  EXPECT_EQ(out, R"(> {"a":"}"})");
  out.clear();
  append_compact_json(out, json, json.find('{', 3));
  EXPECT_EQ(out, R"({"b":[{}]})");
}

}  // namespace
}  // namespace undersigned::publish
