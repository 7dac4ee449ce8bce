#include "full/publish/publication.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "tests/models/documents.h"

namespace undersigned::publish {
namespace {

/// Everything that is made of a list, one line each; or its diagnostics.
std::string published(const Request& request) {
  const Publication made = publish(request);
  std::string out = print(made.diagnostics, request.list);
  if (!made.is_good) return out + "refused\n";
  out += made.list + '\n';
  for (const SegmentFile& segment : made.segments) out += "segment " + segment.json + '\n';
  out += (made.is_told ? "told " : "not told ") + made.event + '\n';
  return out;
}

TEST(Publication, WritesAShortListAsItIs) {
  EXPECT_EQ(published({.list = R"({"x-own": 1, "counts": {"persons": 9}, "revision": 3,
      "items": [ {"name": "B"}, {"name": "A", "kind": "person", "_own": [ 1 ]} ]})"}),
            R"({"epoch":1,"revision":3,"counts":{"organizations":1,"persons":1},"items":[)"
            R"({"name":"B"},{"name":"A","kind":"person","_own":[1]}]})"
            "\n"
            R"(not told {"epoch":1,"from":3,"revision":3})"
            "\n");
}

TEST(Publication, SortsWhatItCutsIntoSegments) {
  EXPECT_EQ(published({.list = R"({"revision": 3, "order": "name",
      "items": [{"name": "B"}, {"name": "C", "sort": "A"}]})",
                       .in_segments = true}),
            R"({"epoch":1,"revision":3,"counts":{"organizations":2,"persons":0},"order":"name"})"
            "\n"
            R"(segment {"items":[{"name":"C","sort":"A"},{"name":"B"}]})"
            "\n"
            R"(not told {"epoch":1,"from":3,"revision":3})"
            "\n");
}

TEST(Publication, TellsTheChange) {
  constexpr std::string_view previous =
      R"({"revision": 3, "items": [{"name": "A"}, {"name": "B"}]})";
  EXPECT_EQ(published({.list = R"({"revision": 4, "items": [{"name": "\"C\""}, {"name": "B"}]})",
                       .previous = previous}),
            R"({"epoch":1,"revision":4,"counts":{"organizations":2,"persons":0},"items":[)"
            R"({"name":"\"C\""},{"name":"B"}]})"
            "\n"
            R"(told {"epoch":1,"from":3,"revision":4,"counts":{"organizations":2,"persons":0},)"
            R"("remove":["a"],"add":[{"before":"b","name":"\"C\""}]})"
            "\n");
  // A key "before" of the publisher's own cannot be told from ours.
  const std::string own = published({.list = R"({"revision": 4, "items": [{"name": "A"},
      {"name": "B"}, {"name": "C", "x-own": {"before": 1}}]})",
                                     .previous = previous});
  EXPECT_NE(own.find("\nnot told {\"epoch\":1,\"from\":4,\"revision\":4}"), std::string::npos);
}

TEST(Publication, TellsWhereNewOnesStandInAListWithoutSegments) {
  constexpr std::string_view newer =
      R"({"revision": 4, "order": "name", "items": [{"name": "C"}, {"name": "B"}]})";
  const std::string plain =
      published({.list = newer, .previous = R"({"revision": 3, "items": [{"name": "B"}]})"});
  EXPECT_NE(plain.find(R"("add":[{"before":"b","name":"C"}]})"), std::string::npos) << plain;
  // Readers of the sorted list have never seen that order.
  const std::string sorted =
      published({.list = newer,
                 .previous = R"({"revision": 3, "order": "name", "items": [{"name": "B"}]})",
                 .is_sorted = true});
  EXPECT_NE(sorted.find("\nnot told "), std::string::npos) << sorted;
}

TEST(Publication, TellsNothingOfAListThatReadersSeeOtherwise) {
  for (const std::string_view items :
       {R"([{"name": "A"}, {"name": "B"})", R"([{"name": "A"}, {"name": 5}])",
        R"([{"name": "A"}, {"name": "B", "signed": "today"}])", R"([{"name": "A"}, {"name": "a"}])",
        R"("A")"}) {
    const std::string previous = R"({"revision": 3, "items": )" + std::string(items) + '}';
    EXPECT_NE(
        published({.list = R"({"revision": 4, "items": [{"name": "B"}]})", .previous = previous})
            .find("\nnot told {\"epoch\":1,\"from\":4,\"revision\":4}"),
        std::string::npos)
        << previous;
  }
}

TEST(Publication, WarnsOfWhatNoReaderCanUse) {
  const Publication made = publish({.list = R"({"revision": 1, "items": [{"name": "A",
"url": "javascript:1", "logo": {"src": "own/logo.png", "dark": "https://cdn.example/a.png"}}]})"});
  EXPECT_TRUE(made.is_good);
  ASSERT_EQ(made.diagnostics.size(), 1U);
  EXPECT_EQ(made.diagnostics.front().code, diagnostics::Code::refused_address);
}

TEST(Publication, RefusesWhatReadersWouldLeaveOut) {
  EXPECT_EQ(published({.list = R"({"revision": 1, "items": [{"name": "A", "signed": "today"}]})"}),
            "1:51 error items[0].signed: \"today\" is not a date like 2026-03-05\nrefused\n");
  EXPECT_EQ(published({.list = R"({"revision": 1, "segments": []})"}),
            "1:1 error: the key \"items\" is required; add it\nrefused\n");
  const std::string large = "{\"revision\": 1, \"items\": [{\"name\": \"A\", \"x-own\": \"" +
                            repeat("x", 16U << 20U) + "\"}]}";
  EXPECT_NE(published({.list = large}).find("bytes, at most 16777216 are allowed"),
            std::string::npos);
}

}  // namespace
}  // namespace undersigned::publish
