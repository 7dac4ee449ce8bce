#include "full/compare/edit_script.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "tests/models/random.h"

namespace undersigned::compare {
namespace {

using Sequence = std::vector<std::uint32_t>;

Sequence letters(std::string_view text) { return {text.begin(), text.end()}; }

/// "=ab -c +d"
std::string script(std::string_view older, std::string_view newer) {
  std::string out;
  for (const EditRun& run : edit_script(letters(older), letters(newer))) {
    if (!out.empty()) out += ' ';
    out += run.edit == Edit::same ? '=' : run.edit == Edit::removed ? '-' : '+';
    out += (run.edit == Edit::added ? newer : older).substr(0, run.count);
    if (run.edit != Edit::added) older.remove_prefix(run.count);
    if (run.edit != Edit::removed) newer.remove_prefix(run.count);
  }
  return out;
}

/// Applies a script to the older sequence; nothing if it does not fit.
Sequence applied(const Sequence& older, const Sequence& newer, std::size_t& edits) {
  Sequence result;
  std::size_t x = 0;
  std::size_t y = 0;
  edits = 0;
  for (const EditRun& run : edit_script(older, newer)) {
    for (std::size_t i = 0; i < run.count; ++i) {
      if (run.edit == Edit::same) result.push_back(older.at(x));
      if (run.edit == Edit::added) result.push_back(newer.at(y));
      if (run.edit != Edit::added) ++x;
      if (run.edit != Edit::removed) ++y;
      if (run.edit != Edit::same) ++edits;
    }
  }
  return x == older.size() ? result : Sequence();
}

/// The minimal number of removals and additions, by the table of all prefixes.
std::size_t fewest(const Sequence& older, const Sequence& newer) {
  std::vector<std::size_t> row(newer.size() + 1);
  for (std::size_t y = 0; y <= newer.size(); ++y) row[y] = y;
  for (std::size_t x = 1; x <= older.size(); ++x) {
    std::size_t corner = row[0];
    row[0] = x;
    for (std::size_t y = 1; y <= newer.size(); ++y) {
      const std::size_t above = row[y];
      row[y] = older[x - 1] == newer[y - 1] ? corner : 1 + std::min(above, row[y - 1]);
      corner = above;
    }
  }
  return row.back();
}

Sequence random_sequence(Random& random, std::size_t most, std::size_t kinds) {
  Sequence sequence(random.below(most + 1));
  for (auto& one : sequence) one = static_cast<std::uint32_t>(random.below(kinds));
  return sequence;
}

TEST(EditScript, KeepsEqualItems) {
  EXPECT_EQ(script("", ""), "");
  EXPECT_EQ(script("abc", "abc"), "=abc");
  EXPECT_EQ(script("", "abc"), "+abc");
  EXPECT_EQ(script("abc", ""), "-abc");
  EXPECT_EQ(script("abc", "xyz"), "-abc +xyz");
  EXPECT_EQ(script("abcd", "acbd"), "=a -b =c +b =d");
  EXPECT_EQ(script("one two", "one more two"), "=one  +more  =two");
}

TEST(EditScript, IsMinimalForFewEdits) {
  Random random(1);
  for (int i = 0; i < 3'000; ++i) {
    const std::size_t kinds = 1 + random.below(6);
    const Sequence older = random_sequence(random, 40, kinds);
    const Sequence newer = random_sequence(random, 40, kinds);
    std::size_t edits = 0;
    ASSERT_EQ(applied(older, newer, edits), newer) << i;
    ASSERT_EQ(edits, fewest(older, newer)) << i;
  }
}

TEST(EditScript, IsCorrectForManyEdits) {
  Random random(2);
  for (int i = 0; i < 20; ++i) {
    const Sequence older = random_sequence(random, 4'000, 2 + random.below(500));
    const Sequence newer = random_sequence(random, 4'000, 2 + random.below(500));
    std::size_t edits = 0;
    ASSERT_EQ(applied(older, newer, edits), newer) << i;
  }
}

TEST(EditScript, EndsInTimeWhenNothingIsEqual) {
  Sequence older(130'000);
  Sequence newer(130'000);
  for (std::size_t i = 0; i < older.size(); ++i) {
    older[i] = static_cast<std::uint32_t>(2 * i);
    newer[i] = static_cast<std::uint32_t>(2 * i + 1);
  }
  EXPECT_EQ(edit_script(older, newer).size(), 2U);
  // The same items in another order.
  std::reverse_copy(older.begin(), older.end(), newer.begin());
  std::size_t edits = 0;
  EXPECT_EQ(applied(older, newer, edits), newer);
}

}  // namespace
}  // namespace undersigned::compare
