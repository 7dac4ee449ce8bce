#include "list/segmented_list.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace undersigned::list {
namespace {

/// A segment named by its letters, each of which is a signatory.
Part part(std::string_view letters, bool has_come = true) {
  Part part = {.has_come = has_come};
  part.segment.integrity.text = letters;
  part.segment.count = static_cast<std::uint32_t>(letters.size());
  if (!has_come) return part;
  for (const char letter : letters) {
    part.items.push_back(
        {.text = std::make_unique<model::Signatory>(model::Signatory{.key = {letter}})});
  }
  return part;
}

Head head(std::vector<Part> parts) { return {.parts = std::move(parts)}; }

template <typename... Parts>
std::vector<Part> parts(Parts... each) {
  std::vector<Part> list;
  (list.push_back(std::move(each)), ...);
  return list;
}

std::string say(const Roster& roster) {
  std::string out;
  for (const auto& group : roster.all().groups()) {
    for (const Listed* one : group->items) out += one->signatory.key;
  }
  return out;
}

TEST(SegmentedList, IsCompleteWithoutAHead) {
  Roster roster;
  roster.insert({.key = "a"}, nullptr);
  const SegmentedList list(roster);
  EXPECT_TRUE(list.is_complete());
  EXPECT_FALSE(list.is_extending());
  EXPECT_EQ(list.order(), std::nullopt);
  EXPECT_EQ(list.names(), 1U);
  EXPECT_EQ(list.progress(), 100U);
}

TEST(SegmentedList, ShowsWhatStandsBeforeAMissingSegment) {
  Roster roster;
  SegmentedList list(roster);
  list.show(head(parts(part("ab"), part("cd", false), part("ef"))), false);
  EXPECT_EQ(say(roster), "ab");
  EXPECT_EQ(list.names(), 6U);
  EXPECT_EQ(list.progress(), 66U);
  EXPECT_EQ(list.begun(), 1U);
  EXPECT_FALSE(list.is_complete());
  EXPECT_FALSE(list.is_extending());
  std::vector<Part> come = parts(part("cd"));
  take_segments(list.parts(), come);
  EXPECT_FALSE(come[0].has_come);
  EXPECT_TRUE(list.is_extending());
  // All have arrived, but are not shown yet.
  EXPECT_EQ(list.progress(), 99U);
  const Journal journal;
  std::size_t most = 1;
  EXPECT_FALSE(list.extend(most, journal));
  EXPECT_EQ(say(roster), "abc");
  EXPECT_EQ(list.names(), 6U);
  EXPECT_EQ(list.begun(), 2U);
  most = 3;
  EXPECT_TRUE(list.extend(most, journal));
  EXPECT_EQ(most, 2U);
  EXPECT_TRUE(list.extend(most, journal));
  EXPECT_EQ(say(roster), "abcdef");
  EXPECT_TRUE(list.is_complete());
  EXPECT_EQ(list.progress(), 100U);
}

TEST(SegmentedList, HoldsBackWhomEventsMention) {
  Roster roster;
  SegmentedList list(roster);
  list.show(head(parts(part("a"), part("bcd", false))), false);
  roster.keep_files();
  model::SignatoryEvent event;
  event.remove = {{.text = "c"}};
  Journal journal;
  ASSERT_TRUE(journal.hold({.event = event}));
  journal.mention(event);
  // An event has added a signatory that the segment also has.
  roster.insert({.key = "d"}, nullptr);
  std::vector<Part> come = parts(part("bcd"));
  take_segments(list.parts(), come);
  std::size_t most = 9;
  EXPECT_TRUE(list.extend(most, journal));
  EXPECT_EQ(say(roster), "adb");
  EXPECT_TRUE(list.has_held_back());
  list.revert_events();
  EXPECT_EQ(say(roster), "abcd");
  EXPECT_FALSE(list.has_held_back());
}

TEST(SegmentedList, TakesSegmentsFromTheHeadBefore) {
  Roster roster;
  SegmentedList list(roster);
  list.show(head(parts(part("ab"), part("cd"))), false);
  const std::uint32_t number = roster.find("c")->number;
  Head next = head(parts(part("cd", false), part("ef", false)));
  take_segments(next.parts, list.parts());
  EXPECT_TRUE(next.parts[0].has_come);
  EXPECT_FALSE(next.parts[1].has_come);
  list.show(std::move(next), false);
  EXPECT_EQ(say(roster), "cd");
  EXPECT_EQ(roster.find("c")->number, number);
  list.clear();
  EXPECT_TRUE(list.is_complete());
}

TEST(SegmentedList, PlacesOneInAnOrderOfItsOwn) {
  Roster roster;
  SegmentedList list(roster);
  std::vector<Part> some = parts(part("bd"), part("f", false));
  for (Roster::Incoming& one : some[0].items) one.text->name = one.text->key;
  Head named = head(std::move(some));
  named.order = model::Order::name;
  list.show(std::move(named), false);
  EXPECT_EQ(list.order(), model::Order::name);
  EXPECT_FALSE(list.is_order_given());
  EXPECT_TRUE(list.stands_among_shown({.key = "c", .name = "c"}));
  // It may be in the missing segment.
  EXPECT_FALSE(list.stands_among_shown({.key = "e", .name = "e"}));
}

TEST(SegmentedList, OrdersRevisions) {
  EXPECT_TRUE(is_below({.epoch = 1, .number = 9}, {.epoch = 2, .number = 1}));
  EXPECT_TRUE(is_below({.epoch = 1, .number = 1}, {.epoch = 1, .number = 2}));
  EXPECT_FALSE(is_below({.epoch = 1, .number = 2}, {.epoch = 1, .number = 2}));
}

}  // namespace
}  // namespace undersigned::list
