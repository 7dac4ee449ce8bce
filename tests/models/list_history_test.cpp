#include "tests/models/list_history.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>

#include "tests/models/random.h"

namespace undersigned {
namespace {

TEST(ListHistory, ComesToTheLastList) {
  for (std::uint32_t seed = 1; seed <= 3'000; ++seed) {
    Random random(seed);
    ASSERT_EQ(read_a_log(random), "") << "seed " << seed;
  }
}

}  // namespace
}  // namespace undersigned
