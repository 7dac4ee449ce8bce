#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace undersigned::text {

/// A hash table with open addressing and linear probing. A `Slot` has a `hash` and `is_free()`,
/// which is true of `Slot()`. The caller distinguishes slots with the same hash, and must not add
/// two with the same key.
template <typename Slot>
class OpenAddressing {
 public:
  static constexpr std::size_t nowhere = ~std::size_t{0};

  /// The index of the slot with this hash for which `is_it` is true, or `nowhere`. Valid until the
  /// next `add` or `erase`.
  template <typename Predicate>
  [[nodiscard]] std::size_t find(std::uint32_t hash, const Predicate& is_it) const {
    if (slots_.empty()) return nowhere;
    for (std::size_t at = hash & mask(); !slots_[at].is_free(); at = (at + 1) & mask()) {
      if (slots_[at].hash == hash && is_it(slots_[at])) return at;
    }
    return nowhere;
  }
  [[nodiscard]] Slot& operator[](std::size_t at) { return slots_[at]; }
  [[nodiscard]] const Slot& operator[](std::size_t at) const { return slots_[at]; }

  /// `slot` must not be free.
  void add(const Slot& slot) {
    if ((count_ + 1) * 4 > slots_.size() * 3) {
      std::vector<Slot> old(slots_.empty() ? 16 : slots_.size() * 2);
      old.swap(slots_);
      for (const Slot& one : old) {
        if (!one.is_free()) place(one);
      }
    }
    ++count_;
    place(slot);
  }

  void erase(std::size_t hole) {
    --count_;
    // Later slots of the same run move into the hole, so that probing still finds them.
    for (std::size_t at = (hole + 1) & mask(); !slots_[at].is_free(); at = (at + 1) & mask()) {
      const std::size_t home = slots_[at].hash & mask();
      if (((at - home) & mask()) < ((at - hole) & mask())) continue;
      slots_[hole] = slots_[at];
      hole = at;
    }
    slots_[hole] = {};
  }

 private:
  [[nodiscard]] std::size_t mask() const { return slots_.size() - 1; }
  void place(const Slot& slot) {
    std::size_t at = slot.hash & mask();
    while (!slots_[at].is_free()) at = (at + 1) & mask();
    slots_[at] = slot;
  }

  std::vector<Slot> slots_;  ///< none or a power of two, at most three quarters used
  std::size_t count_ = 0;
};

}  // namespace undersigned::text
