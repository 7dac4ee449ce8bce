#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "model/limits.h"
#include "model/signatory_list.h"
#include "read/read.h"
#include "tests/models/documents.h"

namespace undersigned::page {
namespace {

const std::vector<model::Address> no_origins;
constexpr std::string_view address = "https://p.example/s/list.json";

read::FetchContext context(bool is_live = false) {
  return {.base = address, .images = no_origins, .is_live = is_live};
}

/// "good" or "refused", the names with their keys, and the diagnostics.
std::string listed(std::string_view json, bool is_live = false) {
  const auto read = read::read_list(json, context(is_live), limits::signatories);
  std::string out = read.is_good ? "good\n" : "refused\n";
  for (const model::Signatory& one : read.content.items) out += one.name + " = " + one.key + "\n";
  return out + print(read.diagnostics, json);
}

std::string head(std::string_view segment, std::string_view more = R"(, "counts": {})") {
  std::string json = R"({"revision": 1, "segments": [)";
  return json.append(segment).append("]").append(more).append("}");
}

constexpr std::string_view good_segment =
    R"({"src": "1.json", "count": 3, "integrity": "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="})";

TEST(List, LeavesAWrongItemOut) {
  EXPECT_EQ(listed(R"({"revision": 2, "items": [{"name": "A"}, {"name": 5},
"x", null, {"nmae": "B"}, {"name": "C", "id": "c", "id": "d"}, {"name": "D", "signed": "1"},
{"name": "E", "members": [{"name": "F"}, {}], "colour": 1}]})"),
            R"(good
A = a
E = e
1:51 error items[1].name: this is a number; write a text in quotation marks
2:1 error items[2]: this is a text; write an object: { … }
2:6 error items[3]: this is null; write an object: { … }
2:13 warning items[4].nmae: unknown key; did you mean "name"?
2:12 error items[4]: the key "name" is required; add it
2:52 error items[5].id: the key "id" stands twice in this object; keep one
2:88 error items[6].signed: "1" is not a date like 2026-03-05
3:42 error items[7].members[1]: the key "name" is required; add it
3:47 warning items[7].colour: unknown key; see the format for the keys of this object
)");
}

TEST(List, IsRefusedAsAWhole) {
  EXPECT_EQ(listed("[]"), "refused\n1:1 error: this is a list; write an object: { … }\n");
  EXPECT_EQ(listed(R"({"items": []})"),
            "refused\n1:1 error: the key \"revision\" is required; add it\n");
  EXPECT_EQ(listed(R"({"revision": 1})"),
            "refused\n1:1 error: the key \"items\" is required; add it\n");
  EXPECT_EQ(listed(R"({"revision": 0, "items": []})").substr(0, 8), "refused\n");
  EXPECT_EQ(listed(R"({"revision": 1, "revision": 2, "items": []})").substr(0, 8), "refused\n");
  EXPECT_EQ(listed("<!doctype html>").substr(0, 8), "refused\n");
  EXPECT_EQ(listed(R"({"revision": 1, "items": []})"), "good\n");
}

TEST(List, KnowsOnesOwnAndNewerKeys) {
  EXPECT_EQ(listed(R"({"revision": 1, "_note": 1, "itmes": [], "items": []})"),
            "good\n1:29 warning itmes: unknown key; did you mean \"items\"?\n");
}

TEST(List, NumbersRepeatedNamesUnlessEventsAreToNameThem) {
  constexpr std::string_view twice = R"({"revision": 1, "items": [{"name": "A"}, {"name": "A"}]})";
  EXPECT_EQ(listed(twice), R"(good
A = a
A = a#2
1:42 warning items[1]: "A" stands here twice; give each an "id"
)");
  EXPECT_EQ(listed(twice, true), R"(good
A = a
1:42 warning items[1]: "A" stands here twice; give each an "id"
)");
  EXPECT_EQ(
      listed(R"({"revision": 1, "items": [{"name": "A", "id": "x"}, {"name": "B", "id": "x"}]})"),
      "good\nA = x\n1:53 error items[1]: the id \"x\" is taken by an earlier signatory; choose "
      "another\n");
}

TEST(List, MayBeAHead) {
  EXPECT_EQ(listed(head(good_segment)), "good\n");
  const auto read = read::read_list(head(good_segment), context(), limits::signatories);
  ASSERT_EQ(read.content.segments.size(), 1U);
  EXPECT_EQ(read.content.segments[0].src.text, "https://p.example/s/1.json");
  // Without them the total would be that of the fetched names.
  EXPECT_EQ(listed(head(good_segment, "")),
            "refused\n1:1 error: the key \"counts\" is required; add it\n");
}

TEST(List, AsksForSegmentsThatCanBeFetchedAndChecked) {
  // Browsers ignore a malformed integrity.
  for (const std::string_view integrity :
       {"sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU", "sha256-47DE", "md5-x", "",
        "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuF!="}) {
    std::string segment = R"({"src": "1.json", "count": 3, "integrity": ")";
    segment.append(integrity).append("\"}");
    EXPECT_EQ(listed(head(segment)).substr(0, 8), "refused\n") << integrity;
  }
  std::string elsewhere(good_segment);
  elsewhere.replace(elsewhere.find("1.json"), 6, "ftp://p.example/1.json");
  EXPECT_EQ(listed(head(elsewhere)).substr(0, 8), "refused\n");
}

TEST(List, HasItsLimits) {
  std::string segments(good_segment);
  segments.replace(segments.find("\"count\": 3"), 10, "\"count\": 200000");
  EXPECT_EQ(listed(head(segments)), "good\n");
  EXPECT_EQ(listed(head(segments + ", " + std::string(good_segment))),
            "refused\n1:1 error: 200003 names, at most 200000 may stand in one file; serve them as "
            "a list (\"src\"), in segments\n");
  const std::string blank(limits::head_bytes, ' ');
  EXPECT_EQ(listed(head(good_segment, R"(, "counts": {})" + blank)).substr(0, 20),
            "refused\n1:1 error: 1");
  std::string many = R"({"revision": 1, "items": [{"name": "0"})";
  for (std::size_t i = 1; i < limits::signatories; ++i) {
    many += R"(,{"name":")" + std::to_string(i) + "\"}";
  }
  EXPECT_TRUE(read_list(many + "]}", context(), limits::signatories).is_good);
  EXPECT_FALSE(read_list(many + R"(,{"name":"x"}]})", context(), limits::signatories).is_good);
}

TEST(List, OfASegmentOnlyTheItemsCount) {
  std::size_t at = 0;
  const auto read = read::read_segment(R"({"items": [{"name": "A"}, {"name": ""}, {"name": "B"}]})",
                                       at, context());
  EXPECT_TRUE(read.is_good);
  EXPECT_EQ(read.content.items.size(), 2U);
  EXPECT_EQ(read.diagnostics.size(), 1U);
}

TEST(Event, NamesWhoComesChangesAndGoes) {
  const auto read = read::read_event(R"({"epoch": 2, "from": 4, "revision": 5, "remove": ["a"],
    "update": [{"name": "B", "url": "b"}, {"name": 1}],
    "add": [{"name": "C", "before": "b"}, {"name": "D", "logo": 1}]})",
                                     context());
  ASSERT_TRUE(read.is_good);
  const model::SignatoryEvent& event = read.content;
  EXPECT_EQ(event.epoch, 2U);
  EXPECT_EQ(event.from, 4U);
  EXPECT_EQ(event.revision, 5U);
  ASSERT_EQ(event.remove.size(), 1U);
  EXPECT_EQ(event.remove[0].text, "a");
  ASSERT_EQ(event.update.size(), 1U);
  EXPECT_EQ(event.update[0].url.text, "https://p.example/s/b");
  ASSERT_EQ(event.add.size(), 1U);
  EXPECT_EQ(event.add[0].signatory.key, "c");
  EXPECT_EQ(event.add[0].before, "b");
  EXPECT_EQ(read.diagnostics.size(), 2U);
}

TEST(Event, IsRefusedWithoutItsRevisions) {
  EXPECT_FALSE(read_event(R"({"revision": 5})", context()).is_good);
  EXPECT_FALSE(read_event(R"({"from": 5})", context()).is_good);
  EXPECT_FALSE(read_event(R"({"from": 4, "revision": 5)", context()).is_good);
  EXPECT_FALSE(
      read_event(std::string(limits::event_bytes, ' ') + R"({"from": 4, "revision": 5})", context())
          .is_good);
  EXPECT_TRUE(read_event(R"({"from": 5, "revision": 5})", context()).is_good);
}

}  // namespace
}  // namespace undersigned::page
