#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace undersigned::compare {

enum class Edit : std::uint8_t { same, removed, added };

/// A run of consecutive items of the older sequence (`removed`), the newer one (`added`), or both
/// (`same`).
struct EditRun {
  Edit edit = Edit::same;
  std::size_t count = 0;
};

/// Numbers the items of both sequences for `edit_script`: equal strings have equal numbers.
class ItemNumbers {
 public:
  [[nodiscard]] std::uint32_t of(std::string item) {
    const auto next = static_cast<std::uint32_t>(numbers_.size());
    return numbers_.emplace(std::move(item), next).first->second;
  }

 private:
  std::unordered_map<std::string, std::uint32_t> numbers_;
};

/// The edits that turn `older` into `newer`, by Myers' algorithm in linear space (An O(ND)
/// Difference Algorithm and Its Variations, 1986, section 4b). Consecutive runs have different
/// kinds; a removal comes before an addition at the same place. A short script is minimal. A long
/// one may not be, so that the time stays below about 500 steps per item.
[[nodiscard]] std::vector<EditRun> edit_script(std::span<const std::uint32_t> older,
                                               std::span<const std::uint32_t> newer);

}  // namespace undersigned::compare
