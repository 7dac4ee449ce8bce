#include "text/open_addressing.h"

#include <gtest/gtest.h>

#include <map>

#include "tests/models/random.h"

namespace undersigned::text {
namespace {

struct Slot {
  std::uint32_t hash = 0;
  std::uint32_t key = 0;

  [[nodiscard]] bool is_free() const { return key == 0; }
};

/// Eight keys share each hash, and hashes are close together.
std::uint32_t hash_of(std::uint32_t key) { return key / 8 % 40; }

std::size_t find(const OpenAddressing<Slot>& table, std::uint32_t key) {
  return table.find(hash_of(key), [key](const Slot& slot) { return slot.key == key; });
}

TEST(OpenAddressing, HoldsWhatASetHolds) {
  constexpr std::uint32_t keys = 300;
  for (std::uint32_t seed = 1; seed <= 20; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    Random random(seed);
    OpenAddressing<Slot> table;
    std::map<std::uint32_t, bool> model;
    for (std::size_t change = 0; change < 800; ++change) {
      const auto key = static_cast<std::uint32_t>(1 + random.below(keys));
      const std::size_t at = find(table, key);
      ASSERT_EQ(at != OpenAddressing<Slot>::nowhere, model[key]);
      if (!model[key]) {
        table.add({.hash = hash_of(key), .key = key});
      } else {
        ASSERT_EQ(table[at].key, key);
        table.erase(at);
      }
      model[key] = !model[key];
      if (change % 50 != 0) continue;
      for (const auto& [one, is_there] : model) {
        ASSERT_EQ(find(table, one) != OpenAddressing<Slot>::nowhere, is_there) << one;
      }
    }
  }
}

TEST(OpenAddressing, FindsNothingBeforeTheFirst) {
  EXPECT_EQ(find(OpenAddressing<Slot>(), 1), OpenAddressing<Slot>::nowhere);
}

}  // namespace
}  // namespace undersigned::text
