#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <utility>
#include <vector>

namespace undersigned {

/// The same numbers for the same seed, everywhere.
class Random {
 public:
  explicit Random(std::uint32_t seed) : engine_(seed) {}

  std::uint32_t number() { return static_cast<std::uint32_t>(engine_()); }
  /// Below `end`, which is not 0.
  std::size_t below(std::size_t end) { return number() % end; }
  bool one_in(std::size_t chances) { return below(chances) == 0; }
  template <typename Item>
  const Item& pick(const std::vector<Item>& items) {
    return items[below(items.size())];
  }
  template <typename Item>
  void shuffle(std::vector<Item>& items) {
    for (std::size_t i = items.size(); i > 1; --i) std::swap(items[i - 1], items[below(i)]);
  }

 private:
  std::mt19937 engine_;
};

}  // namespace undersigned
