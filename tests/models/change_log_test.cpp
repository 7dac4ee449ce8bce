#include "tests/models/change_log.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>

#include "tests/models/random.h"

namespace undersigned {
namespace {

TEST(ChangeLog, ComesToTheLastList) {
  for (std::uint32_t seed = 1; seed <= 3'000; ++seed) {
    Random random(seed);
    ASSERT_EQ(read_a_log(random), "") << "seed " << seed;
  }
}

}  // namespace
}  // namespace undersigned
