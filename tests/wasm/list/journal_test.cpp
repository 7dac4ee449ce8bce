#include "list/journal.h"

#include <gtest/gtest.h>

#include "model/limits.h"

namespace undersigned::list {
namespace {

TEST(Journal, HoldsSoManyEvents) {
  Journal journal;
  EXPECT_TRUE(journal.empty());
  for (std::size_t i = 0; i < limits::held; ++i) EXPECT_TRUE(journal.hold({}));
  EXPECT_FALSE(journal.hold({}));
  EXPECT_EQ(journal.events().size(), limits::held);
  journal.clear();
  EXPECT_TRUE(journal.hold({}));
}

TEST(Journal, HoldsSoManyBytes) {
  Journal journal;
  EXPECT_TRUE(journal.hold({.bytes = limits::held_bytes - 1}));
  EXPECT_FALSE(journal.hold({.bytes = 2}));
  EXPECT_TRUE(journal.hold({.bytes = 1}));
  EXPECT_FALSE(journal.hold({.bytes = 1}));
}

TEST(Journal, HoldsSoManyKeys) {
  ReceivedEvent received;
  received.event.remove.resize(limits::held_keys - 6);
  received.event.update.resize(1);
  received.event.update[0].members.resize(1);
  received.event.add.resize(1);
  received.event.add[0].signatory.members.resize(2);
  Journal journal;
  EXPECT_TRUE(journal.hold(received));
  ReceivedEvent two;
  two.event.remove.resize(2);
  EXPECT_FALSE(journal.hold(two));
  two.event.remove.resize(1);
  EXPECT_TRUE(journal.hold(two));
  EXPECT_FALSE(journal.hold(two));
}

TEST(Journal, KnowsWhomItMentions) {
  model::SignatoryEvent event;
  event.remove = {{.text = "removed"}};
  event.update = {{.key = "updated", .members = {{.key = "member"}}}};
  event.add = {{.signatory = {.key = "added"}, .before = "place"}};
  Journal journal;
  journal.mention(event);
  for (const char* key : {"removed", "updated", "member", "added", "place"}) {
    EXPECT_TRUE(journal.mentions({.key = key})) << key;
    EXPECT_TRUE(journal.mentions({.key = "x", .members = {{.key = key}}})) << key;
  }
  EXPECT_FALSE(journal.mentions({.key = "x", .members = {{.key = "y"}}}));
}

}  // namespace
}  // namespace undersigned::list
