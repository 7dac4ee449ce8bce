#include "list/newcomers.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace undersigned::list {
namespace {

using Names = std::vector<std::string>;

TEST(Newcomers, AreNamedOnceAsTheyAreCalledNow) {
  Roster roster;
  roster.insert({.key = "a", .name = "A, renamed"}, nullptr);
  roster.insert({.key = "b", .name = "B"}, nullptr);
  Newcomers newcomers;
  newcomers.note({.key = "b", .name = "B"});
  newcomers.note({.key = "a", .name = "A"});
  newcomers.note({.key = "b", .name = "B"});
  EXPECT_EQ(newcomers.take(roster, true), (Names{"B", "A, renamed"}));
  EXPECT_EQ(newcomers.take(roster, true), Names());
}

TEST(Newcomers, AreForgottenWhenTheyLeave) {
  Roster roster;
  Newcomers newcomers;
  newcomers.note({.key = "a", .name = "A"});
  newcomers.note({.key = "b", .name = "B"});
  newcomers.forget("a");
  newcomers.note({.key = "b", .name = "B, renamed"});
  // Its segment may be missing.
  EXPECT_EQ(newcomers.take(roster, false), (Names{"B, renamed"}));
  newcomers.note({.key = "b", .name = "B"});
  EXPECT_EQ(newcomers.take(roster, true), Names());
}

}  // namespace
}  // namespace undersigned::list
