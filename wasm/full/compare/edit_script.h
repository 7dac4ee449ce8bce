#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace undersigned::compare {

enum class Edit : std::uint8_t { same, removed, added };

/// So many neighbours of the older sequence (`removed`), of the newer one
/// (`added`), or of both (`same`).
struct EditRun {
  Edit edit = Edit::same;
  std::size_t count = 0;
};

/// What makes `newer` of `older`, by Myers' algorithm in linear space (An O(ND)
/// Difference Algorithm and Its Variations, 1986, section 4b). Neighbouring runs
/// differ; what is removed comes before what is added in its place. Few edits are the
/// fewest; where there are many, more than needed may be told, so that the time
/// stays below some 500 steps for each of the items.
[[nodiscard]] std::vector<EditRun> edit_script(std::span<const std::uint32_t> older,
                                               std::span<const std::uint32_t> newer);

}  // namespace undersigned::compare
