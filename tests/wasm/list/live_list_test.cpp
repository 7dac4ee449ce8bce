#include "list/live_list.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "model/limits.h"
#include "tests/wasm/list/shown_list.h"
#include "text/text.h"

namespace undersigned::list {
namespace {

TEST(Change, TakesWhatIsNewer) {
  Shown shown("{'src': '/list', 'items': [{'name': 'Inline'}]}");
  EXPECT_EQ(shown.names(), "Inline");
  EXPECT_EQ(shown.list("{'revision': 5, 'items': [{'name': 'A'}]}"), "changed");
  EXPECT_EQ(shown.names(), "A");
  EXPECT_EQ(shown.list("{'revision': 5, 'items': [{'name': 'A'}]}"), "known");
  EXPECT_EQ(shown.list("{'revision': 5, 'items': [{'name': 'B'}]}"), "refused same-revision");
  EXPECT_EQ(shown.list("{'revision': 4, 'items': [{'name': 'B'}]}"), "known");
  EXPECT_EQ(shown.list("{'revision': 0, 'items': []}"), "refused out-of-range");
  EXPECT_EQ(shown.list("<!doctype html>"), "refused syntax");
  EXPECT_EQ(shown.list("{'revision': 6}"), "refused missing-key");
  EXPECT_EQ(shown.list(""), "refused syntax");
  EXPECT_EQ(shown.names(), "A");
  EXPECT_EQ(shown.list("{'revision': 6, 'items': [{'name': 'B'}, {'name': 'A'}]}"), "changed");
  EXPECT_EQ(shown.names(), "B A");
  EXPECT_EQ(shown.list("{'epoch': 2, 'revision': 1, 'items': []}"), "changed");
  EXPECT_EQ(shown.names(), "");
  EXPECT_EQ(shown.list("{'revision': 99, 'items': [{'name': 'B'}]}"), "known");
}

TEST(Change, LeavesOutWhatIsWrong) {
  Shown shown;
  std::string items = "{'revision': 1, 'items': [{'name': 5}";
  for (int i = 1; i < 1'000; ++i) items += ", {'name': 'n" + std::to_string(i) + "'}";
  EXPECT_EQ(shown.list(items + "]}"), "changed wrong-type");
  const std::string names = shown.names();
  EXPECT_EQ(names.substr(0, 6), "n1 n2 ");
  EXPECT_EQ(names.substr(names.size() - 10), " n998 n999");
}

TEST(Change, LeavesOutRepeatedKeysWhereThereIsAStream) {
  const std::string_view list =
      "{'revision': 1, 'items': [{'name': 'A', 'members': [{'name': 'M'}]}, {'name': 'M'},"
      " {'name': 'a'}, {'name': 'B', 'members': [{'name': 'A'}, {'name': 'C'}]}]}";
  Shown streamed;
  EXPECT_EQ(streamed.list(list), "changed same-key same-key same-key");
  EXPECT_EQ(streamed.names(), "A/m B/c");
  Shown polled("{'src': '/list'}");
  EXPECT_EQ(polled.list(list), "changed same-key same-key same-key");
  EXPECT_EQ(polled.names(), "A/m M a B/a#3/c");
}

// A signatory with the key "x#2" may have "x" in the next list, with the same JSON.
TEST(Change, ShiftsNamesThroughFullGroupsOneByOne) {
  // No key begins a group, so that all but the last are full.
  std::vector<std::string> names;
  for (int i = 0; names.size() < 2'000; ++i) {
    std::string name = "n" + std::to_string(100'000 + 2 * i);
    if (text::hash32(name) % limits::group_modulus != 0) names.push_back(std::move(name));
  }
  std::string items;
  for (const std::string& name : names) {
    items += (items.empty() ? "{'name': '" : "', 'signed': '2026-01-01'}, {'name': '") + name;
  }
  items = "[" + items + "'}]";
  for (const std::string_view order : {"name", "newest"}) {
    Shown shown("{'src': '/list', 'stream': '/stream', 'order': '" + std::string(order) + "'}");
    EXPECT_EQ(shown.list("{'revision': 1, 'items': " + items + "}"), "changed");
    shown.show_all();
    EXPECT_GT(shown.bytes_drawn(), 10'000U);
    int revision = 1;
    for (const std::string_view name : {"n100001", "n100003", "n102001"}) {
      const std::string head =
          "{'from': " + std::to_string(revision) + ", 'revision': " + std::to_string(revision + 1);
      ++revision;
      EXPECT_EQ(shown.event(head + ", 'add': [{'name': '" + std::string(name) +
                            "', 'signed': '2026-02-01'}]}"),
                "changed");
      EXPECT_LT(shown.bytes_drawn(), 1'024U) << name << ", " << order;
    }
  }
}

TEST(Change, KeepsNobodysOldNumber) {
  Shown shown("{'src': '/list'}");
  EXPECT_EQ(shown.list("{'revision': 1, 'items': [{'name': 'X'}, {'name': 'P', 'members': "
                       "[{'name': 'X'}]}]}"),
            "changed same-key");
  EXPECT_EQ(shown.names(), "X P/x#2");
  EXPECT_EQ(shown.list("{'revision': 2, 'items': [{'name': 'P', 'members': [{'name': 'X'}]},"
                       " {'name': 'X'}]}"),
            "changed same-key");
  EXPECT_EQ(shown.names(), "P/x X");
}

TEST(Change, FollowsEvents) {
  Shown shown;
  EXPECT_EQ(shown.list("{'revision': 5, 'items': [{'name': 'A'}, {'name': 'B'}]}"), "changed");
  EXPECT_EQ(shown.event("{'from': 5, 'revision': 6, 'add': [{'name': 'C'}]}"), "changed");
  EXPECT_EQ(shown.names(), "A B C");
  EXPECT_EQ(shown.event("{'from': 5, 'revision': 6, 'add': [{'name': 'C'}]}"), "known");
  EXPECT_EQ(shown.event("{'from': 5, 'revision': 7, 'add': [{'name': 'D'}]}"), "gap");
  EXPECT_EQ(shown.event("{'epoch': 2, 'from': 6, 'revision': 7, 'add': [{'name': 'D'}]}"), "gap");
  EXPECT_EQ(shown.event("nonsense"), "refused syntax");
  EXPECT_EQ(shown.names(), "A B C");
  EXPECT_EQ(shown.event("{'from': 6, 'revision': 9, 'remove': ['a', 'nobody'], 'update': "
                        "[{'name': 'B', 'members': [{'name': 'M'}]}], 'add': ["
                        "{'name': 'D', 'before': 'c'}, {'name': 'E', 'before': 'nobody'},"
                        " {'name': 'F', 'before': 'a'}, {'name': 'C', 'before': 'b'}]}"),
            "changed");
  EXPECT_EQ(shown.names(), "B/m D C E F");
  // A list may be fetched for a revision that events have led to. The second epoch is still to
  // come.
  EXPECT_EQ(shown.list("{'revision': 9, 'items': [{'name': 'G'}]}"), "gap");
  EXPECT_EQ(shown.names(), "G");
  EXPECT_EQ(shown.list("{'revision': 9, 'items': [{'name': 'H'}]}"), "refused same-revision");
}

TEST(Change, AddsWhomItShouldUpdate) {
  Shown shown;
  EXPECT_EQ(shown.list("{'revision': 1, 'items': [{'name': 'A'}]}"), "changed");
  EXPECT_EQ(shown.event("{'from': 1, 'revision': 2, 'update': [{'name': 'B'}]}"), "changed");
  EXPECT_EQ(shown.names(), "A B");
}

TEST(Change, RefusesSomebodyElsesKey) {
  Shown shown;
  EXPECT_EQ(shown.list("{'revision': 1, 'items': [{'name': 'A', 'members': [{'name': 'M'}]},"
                       " {'name': 'B'}]}"),
            "changed");
  EXPECT_EQ(shown.event("{'from': 1, 'revision': 2, 'add': [{'name': 'M'}, {'name': 'C', "
                        "'members': [{'name': 'B'}]}, {'name': 'D'}], "
                        "'update': [{'name': 'B', 'members': [{'name': 'M'}]}]}"),
            "changed same-key same-key same-key");
  EXPECT_EQ(shown.names(), "A/m B D");
}

TEST(Change, HoldsEventsUntilTheFirstList) {
  Shown shown;
  EXPECT_EQ(shown.event("{'from': 4, 'revision': 5, 'add': [{'name': 'B'}]}"), "known");
  EXPECT_EQ(shown.event("{'from': 5, 'revision': 6, 'add': [{'name': 'C'}]}"), "known");
  EXPECT_EQ(shown.list("{'revision': 5, 'items': [{'name': 'B'}]}"), "changed");
  EXPECT_EQ(shown.names(), "B C");
  // They also wait over a gap, for the list that fills it.
  EXPECT_EQ(shown.event("{'from': 7, 'revision': 8, 'add': [{'name': 'E'}]}"), "gap");
  EXPECT_EQ(shown.list("{'revision': 7, 'items': [{'name': 'D'}]}"), "changed");
  EXPECT_EQ(shown.names(), "D E");
  EXPECT_EQ(shown.event("{'from': 9, 'revision': 10, 'add': [{'name': 'F'}]}"), "gap");
  EXPECT_EQ(shown.list("{'revision': 8, 'items': [{'name': 'E'}]}"), "gap");
}

TEST(Change, CountsWhatItIsTold) {
  Shown shown;
  EXPECT_EQ(
      shown.list("{'revision': 1, 'counts': {'organizations': 40}, 'items': [{'name': 'A'}]}"),
      "changed");
  EXPECT_EQ(shown.count(), "40 organizations have signed");
  EXPECT_EQ(shown.event("{'from': 1, 'revision': 2, 'add': [{'name': 'B'}, {'name': 'P', 'kind': "
                        "'person'}]}"),
            "changed");
  EXPECT_EQ(shown.count(), "41 organizations and 1 individual have signed");
  EXPECT_EQ(shown.event("{'from': 2, 'revision': 3, 'counts': {'persons': 3}}"), "changed");
  EXPECT_EQ(shown.count(), "3 individuals have signed");
  EXPECT_EQ(shown.list("{'revision': 4, 'items': [{'name': 'A'}, {'name': 'B'}]}"), "changed");
  EXPECT_EQ(shown.count(), "2 organizations have signed");
}

}  // namespace
}  // namespace undersigned::list
