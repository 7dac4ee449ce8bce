#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <string_view>
#include <utility>
#include <vector>

namespace undersigned {

/// Pseudo-random numbers, the same for each seed on every machine; or numbers chosen by a fuzzer.
class Random {
 public:
  explicit Random(std::uint32_t seed) : engine_(seed) {}
  /// Takes its numbers from `bytes`, which must outlive it, then from zeros.
  explicit Random(std::string_view chosen) : is_chosen_(true), chosen_(chosen) {}

  std::uint32_t number() {
    if (!is_chosen_) return static_cast<std::uint32_t>(engine_());
    const std::uint32_t low = byte();
    return low | byte() << 8U;
  }
  /// A number below `end`, which must not be 0.
  std::size_t below(std::size_t end) {
    return (is_chosen_ && end <= 256 ? byte() : number()) % end;
  }
  /// Whether all bytes have been used.
  [[nodiscard]] bool is_used_up() const { return is_chosen_ && chosen_.empty(); }
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
  std::uint32_t byte() {
    if (chosen_.empty()) return 0;
    const auto first = static_cast<std::uint8_t>(chosen_.front());
    chosen_.remove_prefix(1);
    return first;
  }

  std::mt19937 engine_;
  bool is_chosen_ = false;
  std::string_view chosen_;
};

}  // namespace undersigned
