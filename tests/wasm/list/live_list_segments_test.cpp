#include <gtest/gtest.h>

#include <string>

#include "list/live_list.h"
#include "model/limits.h"
#include "tests/wasm/list/shown_list.h"

// A live list with a head and segments.

namespace undersigned::list {
namespace {

TEST(Change, ShowsSegmentsAsTheyCome) {
  Shown shown;
  EXPECT_EQ(shown.head("'revision': 1", "ABC"), "known");
  EXPECT_EQ(shown.missing_segments(), "A");
  EXPECT_EQ(shown.segment('A', "[{'name': 'a'}]"), "changed");
  EXPECT_EQ(shown.names(), "a");
  EXPECT_EQ(shown.missing_segments(), "");
  EXPECT_EQ(shown.segment('Z', "[{'name': 'z'}]"), "known");
  // Their places are not known yet, but they are counted.
  EXPECT_EQ(shown.event("{'from': 1, 'revision': 2, 'remove': ['b'], 'update': [{'name': 'c', "
                        "'members': [{'name': 'm'}]}], 'add': [{'name': 'x', 'before': 'c'}, "
                        "{'name': 'y'}, {'name': 'v', 'before': 'a'}]}"),
            "changed");
  EXPECT_EQ(shown.names(), "v a");
  EXPECT_EQ(shown.count(), "12 organizations have signed");
  shown.show_all();
  EXPECT_EQ(shown.missing_segments(), "BC");
  EXPECT_EQ(shown.segment('C', "[{'name': 'c'}, {'name': 'd'}]"), "known");
  EXPECT_EQ(shown.names(), "v a");
  EXPECT_EQ(shown.segment('C', "[]"), "known");
  EXPECT_EQ(shown.segment('B', "nonsense"), "refused syntax");
  EXPECT_EQ(shown.segment('B', "[{'name': 'b'}, {'name': 'y', 'note': 'old'}]"), "changed");
  EXPECT_EQ(shown.names(), "v a y x c/m d");
  EXPECT_EQ(shown.missing_segments(), "");
}

TEST(Change, ShowsWhoStandsBeforeWhatHasCome) {
  Shown shown;
  EXPECT_EQ(shown.head("'revision': 1, 'order': 'name'", "AB"), "known");
  EXPECT_EQ(shown.segment('A', "[{'name': 'b'}, {'name': 'd'}]"), "changed");
  EXPECT_EQ(shown.event("{'from': 1, 'revision': 2, 'add': [{'name': 'c', 'before': 'b'}, "
                        "{'name': 'e'}, {'name': 'a'}]}"),
            "changed");
  EXPECT_EQ(shown.names(), "a b c d");
  EXPECT_EQ(shown.count(), "12 organizations have signed");
}

// The events are applied again to every segment that arrives.
TEST(Change, KeepsWhoHasComeByAnEvent) {
  Shown shown;
  EXPECT_EQ(shown.head("'revision': 1", "AB"), "known");
  EXPECT_EQ(shown.segment('A', "[{'name': 'a'}]"), "changed");
  EXPECT_EQ(shown.event("{'from': 1, 'revision': 2, 'add': [{'name': 'x', 'before': 'a'}]}"),
            "changed");
  EXPECT_EQ(shown.names(), "x a");
  EXPECT_EQ(shown.segment('B', "[{'name': 'b'}]"), "changed");
  EXPECT_EQ(shown.drawn_anew(), "b");
  EXPECT_EQ(shown.names(), "x a b");
}

TEST(Change, TakesAHeadOfNobody) {
  Shown shown;
  EXPECT_EQ(shown.head("'revision': 1", "A", 0), "known");
  EXPECT_EQ(shown.segment('A', "[]"), "changed");
  EXPECT_EQ(shown.event("{'from': 1, 'revision': 2, 'add': [{'name': 'a'}]}"), "changed");
  EXPECT_EQ(shown.names(), "a");
}

// The new head moves the old first segment after another one that has not arrived.
TEST(Change, KeepsWhoHasToWait) {
  Shown shown;
  EXPECT_EQ(shown.head("'revision': 1", "A"), "known");
  EXPECT_EQ(shown.segment('A', "[{'name': 'a'}]"), "changed");
  EXPECT_EQ(shown.head("'revision': 2", "BCA"), "known");
  EXPECT_EQ(shown.segment('B', "[{'name': 'b'}]"), "changed");
  EXPECT_EQ(shown.names(), "b");
  shown.show_all();
  EXPECT_EQ(shown.missing_segments(), "C");
  EXPECT_EQ(shown.segment('C', "[{'name': 'c'}]"), "changed");
  EXPECT_EQ(shown.names(), "b c a");
}

TEST(Change, GoesOnFromAHeadThatEventsHaveLedPast) {
  Shown shown;
  EXPECT_EQ(shown.head("'revision': 1", "AB"), "known");
  EXPECT_EQ(shown.segment('A', "[{'name': 'a'}]"), "changed");
  shown.show_all();
  EXPECT_EQ(shown.head("'revision': 2", "CD"), "known");
  EXPECT_EQ(shown.event("{'from': 1, 'revision': 3, 'remove': ['b']}"), "changed");
  EXPECT_EQ(shown.segment('B', "[{'name': 'b'}, {'name': 'd'}]"), "known");
  EXPECT_EQ(shown.segment('C', "[{'name': 'x'}]"), "changed");
  EXPECT_EQ(shown.segment('D', "[{'name': 'y'}]"), "known");
  EXPECT_EQ(shown.names(), "a d");
  EXPECT_EQ(shown.missing_segments(), "");
}

// Left out while another signatory has its key; the segment is not fetched again.
TEST(Change, BringsBackWhoseKeyIsFree) {
  Shown shown;
  shown.show_all();
  EXPECT_EQ(shown.head("'revision': 1", "AB"), "known");
  EXPECT_EQ(shown.segment('A', "[{'name': 'a', 'members': [{'name': 'b'}]}]"), "changed");
  EXPECT_EQ(shown.segment('B', "[{'name': 'b'}]"), "changed");
  EXPECT_EQ(shown.names(), "a/b");
  EXPECT_EQ(shown.head("'revision': 2", "CB"), "known");
  EXPECT_EQ(shown.segment('C', "[{'name': 'a'}]"), "changed");
  EXPECT_EQ(shown.names(), "a b");
}

// Their keys in the tree, which show whether nodes are kept.
TEST(Change, DrawsAnArrivingSegmentAloneAfterAnEvent) {
  const auto names_of = [](char letter) {
    std::string items;
    for (int i = 100; i < 400; ++i) {
      items += (items.empty() ? "[{'name': '" : "'}, {'name': '") + (letter + std::to_string(i));
    }
    return items + "'}]";
  };
  Shown shown;
  EXPECT_EQ(shown.head("'revision': 1", "ABC", 300), "known");
  EXPECT_EQ(shown.segment('A', names_of('a')), "changed");
  EXPECT_EQ(shown.event("{'from': 1, 'revision': 2, 'remove': ['a100', 'b100', 'c100'],"
                        " 'update': [{'name': 'B200', 'note': 'changed'}], 'add':"
                        " [{'name': 'New'}, {'name': 'Before', 'before': 'c200'}]}"),
            "changed");
  shown.show_all();
  EXPECT_EQ(shown.names().substr(0, 10), "a101 a102 ");
  EXPECT_EQ(shown.segment('B', names_of('b')), "changed");
  const std::string drawn = shown.drawn_anew();
  EXPECT_EQ(drawn.find("a399"), std::string::npos);
  EXPECT_EQ(drawn.find("b100"), std::string::npos);
  EXPECT_NE(drawn.find("changed"), std::string::npos);
  EXPECT_EQ(shown.segment('C', names_of('c')), "changed");
  const std::string all = shown.names();
  EXPECT_NE(all.find(" b399 c101 "), std::string::npos);
  EXPECT_NE(all.find(" c199 Before c200 "), std::string::npos);
  EXPECT_EQ(all.substr(all.size() - 9), " c399 New");
}

TEST(Change, AsksForTheListWhereItCannotHoldMoreEvents) {
  Shown shown;
  EXPECT_EQ(shown.head("'revision': 1", "AB"), "known");
  EXPECT_EQ(shown.segment('A', "[{'name': 'a'}]"), "changed");
  for (std::size_t i = 1; i <= limits::held; ++i) {
    const std::string from = "{'from': " + std::to_string(i);
    EXPECT_EQ(shown.event(from + ", 'revision': " + std::to_string(i + 1) + "}"), "changed");
  }
  EXPECT_EQ(shown.event("{'from': 1001, 'revision': 1002, 'add': [{'name': 'x'}]}"), "gap");
  EXPECT_EQ(shown.head("'revision': 1002", "AC"), "changed");
  EXPECT_EQ(shown.event("{'from': 1002, 'revision': 1003, 'remove': ['a']}"), "changed");
}

TEST(Change, HasNoGapThatAWaitingHeadFills) {
  Shown shown;
  EXPECT_EQ(shown.head("'revision': 1", "A"), "known");
  EXPECT_EQ(shown.segment('A', "[{'name': 'a'}]"), "changed");
  EXPECT_EQ(shown.head("'revision': 3", "B"), "known");
  EXPECT_EQ(shown.event("{'from': 2, 'revision': 3, 'add': [{'name': 'b'}]}"), "known");
  EXPECT_EQ(shown.event("{'from': 3, 'revision': 4, 'add': [{'name': 'c'}]}"), "known");
  EXPECT_EQ(shown.event("{'from': 5, 'revision': 6, 'add': [{'name': 'd'}]}"), "known");
  EXPECT_EQ(shown.segment('B', "[{'name': 'a'}, {'name': 'b'}]"), "gap");
  EXPECT_EQ(shown.names(), "a b c");
}

TEST(Change, ShowsTheFirstSegmentWithoutTheOthersThatAreWanted) {
  Shown shown("{'src': '/list', 'items': [{'name': 'Inline'}]}");
  shown.show_all();
  EXPECT_EQ(shown.head("'revision': 1", "ABC"), "known");
  EXPECT_EQ(shown.missing_segments(), "A");
  EXPECT_EQ(shown.segment('A', "[{'name': 'a'}]"), "changed");
  EXPECT_EQ(shown.names(), "a");
  EXPECT_EQ(shown.missing_segments(), "BC");
  // A new head does not wait for more names than are shown.
  EXPECT_EQ(shown.segment('B', "[{'name': 'b'}]"), "changed");
  EXPECT_EQ(shown.names(), "a b");
  EXPECT_EQ(shown.head("'revision': 2", "ADE"), "known");
  EXPECT_EQ(shown.missing_segments(), "D");
  EXPECT_EQ(shown.segment('D', "[{'name': 'd'}]"), "changed");
  EXPECT_EQ(shown.names(), "a d");
  EXPECT_EQ(shown.missing_segments(), "E");
}

TEST(Change, TellsOfThoseWhoAreThere) {
  Shown shown("{'src': '/list', 'stream': '/stream'}");
  EXPECT_EQ(shown.list("{'revision': 1, 'items': [{'name': 'A'}, {'name': 'B'}]}"), "changed");
  EXPECT_EQ(shown.event("{'from': 1, 'revision': 2, 'add': [{'name': 'Y'}, {'name': 'Z'}]}"),
            "changed");
  EXPECT_EQ(shown.event("{'from': 2, 'revision': 3, 'remove': ['z'], 'update': "
                        "[{'name': 'Y', 'id': 'y'}]}"),
            "changed");
  EXPECT_EQ(shown.announced(), "3 organizations have signed. 1 new signatory: Y.");
}

TEST(Change, CountsEachOfNoKnownPlaceOnce) {
  Shown shown;
  EXPECT_EQ(shown.head("'revision': 1", "AB"), "known");
  EXPECT_EQ(shown.segment('A', "[{'name': 'a'}]"), "changed");
  EXPECT_EQ(shown.count(), "9 organizations have signed");
  EXPECT_EQ(shown.event("{'from': 1, 'revision': 2, 'add': [{'name': 'x'}]}"), "changed");
  EXPECT_EQ(shown.event("{'from': 2, 'revision': 3, 'add': [{'name': 'x'}, {'name': 'y'}]}"),
            "changed");
  EXPECT_EQ(shown.count(), "11 organizations have signed");
  EXPECT_EQ(shown.announced(), "11 organizations have signed. 2 new signatories: x and y.");
  EXPECT_EQ(shown.event("{'from': 3, 'revision': 4, 'remove': ['x']}"), "changed");
  EXPECT_EQ(shown.count(), "10 organizations have signed");
  // The head has counted the signatories of the segment.
  EXPECT_EQ(shown.event("{'from': 4, 'revision': 5, 'add': [{'name': 'b'}]}"), "changed");
  EXPECT_EQ(shown.count(), "11 organizations have signed");
  shown.show_all();
  EXPECT_EQ(shown.segment('B', "[{'name': 'b'}]"), "changed");
  EXPECT_EQ(shown.names(), "a b y");
  EXPECT_EQ(shown.count(), "10 organizations have signed");
}

TEST(Change, RefusesASegmentOfMoreThanSegmentsMayHold) {
  std::string items = "[{'name':'0'}";
  for (std::size_t i = 1; i <= limits::segmented; ++i) {
    items += ",{'name':'" + std::to_string(i) + "'}";
  }
  Shown shown;
  EXPECT_EQ(shown.head("'revision': 1", "A"), "known");
  const std::string said = shown.segment_text('A', "{'items':" + items + "]}");
  EXPECT_TRUE(said.ends_with(" more refused too-many")) << said.substr(said.size() - 40);
}

TEST(Change, ReadsALongSegmentBitByBit) {
  std::string items = "[";
  for (std::size_t i = 0; i < 2 * limits::slice_bytes / 16; ++i) {
    items += (i == 0 ? "{'name': '" : ",{'name': '") + std::to_string(1'000'000 + i) + "'}";
  }
  const std::string good = items + "]";
  Shown shown;
  EXPECT_EQ(shown.head("'revision': 1", "A"), "known");
  EXPECT_EQ(shown.segment_text('A', "{'items':" + good + "}"), "more more changed");
  shown.show_all();
  EXPECT_EQ(shown.names().size(), 8U * (2 * limits::slice_bytes / 16) - 1);
  // Errors in the last slice are found like those in the first.
  Shown other;
  EXPECT_EQ(other.head("'revision': 1", "A"), "known");
  EXPECT_EQ(other.segment_text('A', "{'items':" + items + ",]}"), "more more refused syntax");
  EXPECT_EQ(other.segment_text('A', "{'items':" + items + ",{'name':1},{'name': '1000000'}]}"),
            "more more changed wrong-type same-key");
  other.show_all();
  EXPECT_EQ(other.names().size(), 8U * (2 * limits::slice_bytes / 16) - 1);
}

}  // namespace
}  // namespace undersigned::list
