#include "list/key_index.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "tests/models/random.h"
#include "text/text.h"

namespace undersigned::list {
namespace {

std::unique_ptr<Listed> listed(const std::vector<std::string>& keys, std::size_t number) {
  auto one = std::make_unique<Listed>();
  one->signatory.key = keys[number];
  one->hash = text::hash32(keys[number]);
  return one;
}

/// Keys, some of which collide in every small table.
std::vector<std::string> crowded_keys(std::size_t count) {
  std::vector<std::string> keys;
  for (std::uint32_t number = 0; keys.size() < count; ++number) {
    const std::string key = "k" + std::to_string(number);
    if (keys.size() % 3 == 0 || text::hash32(key) % 64 < 3) keys.push_back(key);
  }
  return keys;
}

TEST(KeyIndex, FindsWhatAMapFinds) {
  const std::vector<std::string> keys = crowded_keys(400);
  for (std::uint32_t seed = 1; seed <= 30; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    Random random(seed);
    KeyIndex index;
    std::unordered_map<std::string, Listed*> map;
    std::vector<std::unique_ptr<Listed>> owned;
    const std::size_t usual = 1 + random.below(60);
    for (std::size_t change = 0; change < 600; ++change) {
      const bool comes = owned.empty() || random.below(2 * usual) > owned.size();
      if (comes) {
        const std::size_t own = random.below(keys.size());
        if (map.contains(keys[own])) continue;
        auto one = listed(keys, own);
        map[keys[own]] = one.get();
        for (std::size_t members = random.below(3); members > 0; --members) {
          const std::size_t member = random.below(keys.size());
          if (!map.try_emplace(keys[member], one.get()).second) continue;
          one->signatory.members.emplace_back().key = keys[member];
        }
        index.insert(*one);
        owned.push_back(std::move(one));
      } else {
        std::swap(owned[random.below(owned.size())], owned.back());
        index.erase(*owned.back());
        std::erase_if(map,
                      [&owned](const auto& entry) { return entry.second == owned.back().get(); });
        owned.pop_back();
      }
      if (change % 20 != 0) continue;
      for (const std::string& key : keys) {
        const auto found = map.find(key);
        ASSERT_EQ(index.find(key), found == map.end() ? nullptr : found->second) << key;
      }
    }
  }
}

// 32 bits are few: FNV-1a has well-known collisions.
TEST(KeyIndex, TellsKeysOfOneHashApart) {
  const std::vector<std::string> keys = {"costarring", "liquid", "declinate", "macallums"};
  ASSERT_EQ(text::hash32("costarring"), text::hash32("liquid"));
  ASSERT_EQ(text::hash32("declinate"), text::hash32("macallums"));
  KeyIndex index;
  std::vector<std::unique_ptr<Listed>> owned;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    EXPECT_EQ(index.find(keys[i]), nullptr);
    owned.push_back(listed(keys, i));
    index.insert(*owned.back());
  }
  for (std::size_t i = 0; i < keys.size(); ++i) EXPECT_EQ(index.find(keys[i]), owned[i].get());
  index.erase(*owned[0]);
  EXPECT_EQ(index.find(keys[0]), nullptr);
  EXPECT_EQ(index.find(keys[1]), owned[1].get());
  // A key that is not there does no harm.
  index.erase(*owned[0]);
  EXPECT_EQ(index.find(keys[1]), owned[1].get());
  index.clear();
  EXPECT_EQ(index.find(keys[1]), nullptr);
}

}  // namespace
}  // namespace undersigned::list
