#include "list/unplaced_counts.h"

#include <gtest/gtest.h>

namespace undersigned::list {
namespace {

TEST(UnplacedCounts, CountEachKeyOnce) {
  UnplacedCounts unplaced;
  model::Counts sum = {.organizations = 5, .persons = 5};
  unplaced.set("a", {.organizations = 1, .persons = 2}, sum);
  EXPECT_EQ(sum.organizations, 6U);
  EXPECT_EQ(sum.persons, 7U);
  unplaced.set("a", {.organizations = 0, .persons = 1}, sum);
  unplaced.set("b", {}, sum);
  EXPECT_EQ(sum.organizations, 5U);
  EXPECT_EQ(sum.persons, 6U);
  unplaced.set("a", {}, sum);
  unplaced.set("a", {}, sum);
  EXPECT_EQ(sum.persons, 5U);
  unplaced.set("a", {.organizations = 1}, sum);
  unplaced.clear();
  unplaced.set("a", {}, sum);
  EXPECT_EQ(sum.organizations, 6U);
}

TEST(UnplacedCounts, CountMembersToo) {
  const model::Counts counts =
      counts_of({.kind = model::SignerKind::person, .members = {{.key = "m"}, {.key = "n"}}});
  EXPECT_EQ(counts.organizations, 2U);
  EXPECT_EQ(counts.persons, 1U);
}

}  // namespace
}  // namespace undersigned::list
