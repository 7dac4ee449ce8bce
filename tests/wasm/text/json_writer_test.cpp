#include "text/json_writer.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace undersigned::text {
namespace {

using namespace std::string_view_literals;

std::string string_of(std::string_view text) {
  std::string out;
  append_json_string(out, text);
  return out;
}

TEST(JsonWriter, EscapesStrings) {
  EXPECT_EQ(string_of("a"), "\"a\"");
  EXPECT_EQ(string_of(""), "\"\"");
  EXPECT_EQ(string_of("\"\\/\n\t\x01\x1F\x7F\0"sv),
            "\"\\\"\\\\/\\n\\u0009\\u0001\\u001f\x7F\\u0000\"");
  EXPECT_EQ(string_of("</script><!--"), "\"\\u003c/script>\\u003c!--\"");
  EXPECT_EQ(string_of("a\u2028b\u2029c\u2027€"), "\"a\\u2028b\\u2029c\u2027€\"");
  EXPECT_EQ(string_of("\u2028"), "\"\\u2028\"");
}

TEST(JsonWriter, PutsCommasBetweenMembersAndValues) {
  std::string out;
  JsonWriter json(out);
  json.begin_object();
  json.member("name", "Reef \"Watch\"");
  json.member("count", 4'294'967'296U);
  json.boolean_member("isLead", true);
  json.boolean_member("isNew", false);
  json.key("before");
  json.null();
  json.key("items");
  json.begin_array();
  json.string("a");
  json.number(0);
  json.begin_array();
  json.end_array();
  json.begin_object();
  json.end_object();
  json.begin_object();
  json.member("a", 1U);
  json.end_object();
  json.boolean(true);
  json.end_array();
  json.member("last", "");
  json.end_object();
  EXPECT_EQ(out, R"({"name":"Reef \"Watch\"","count":4294967296,"isLead":true,"isNew":false,)"
                 R"("before":null,"items":["a",0,[],{},{"a":1},true],"last":""})");
}

TEST(JsonWriter, EscapesKeys) {
  std::string out;
  JsonWriter json(out);
  json.begin_object();
  json.member("<\n", "");
  json.end_object();
  EXPECT_EQ(out, R"({"\u003c\n":""})");
}

TEST(JsonWriter, LeavesEmptyOptionalMembersOut) {
  std::string out;
  JsonWriter json(out);
  json.begin_object();
  json.optional_member("a", "");
  json.optional_member("b", "1");
  json.optional_member("c", "");
  json.optional_member("d", "2");
  json.end_object();
  EXPECT_EQ(out, R"({"b":"1","d":"2"})");
}

TEST(JsonWriter, TakesWhatIsJsonAlready) {
  std::string out;
  JsonWriter json(out);
  json.begin_array();
  json.json("{\"a\":1}");
  json.json("[<]");
  json.end_array();
  EXPECT_EQ(out, "[{\"a\":1},[<]]");
}

/// Existing content of the text stays, and gets no comma.
TEST(JsonWriter, AppendsToAText) {
  std::string out = "<script>";
  JsonWriter json(out);
  json.begin_object();
  json.end_object();
  out += "</script>";
  EXPECT_EQ(out, "<script>{}</script>");
}

}  // namespace
}  // namespace undersigned::text
