#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// The path to a value of a JSON document.
namespace undersigned::report {

/// An open object or list on the path to a place. `key` views the document.
struct Step {
  bool list = false;
  bool value = false;  ///< after the colon of `key`
  std::string_view key = {};
  std::uint32_t index = 0;
};

/// The objects and lists that are open at byte `offset`, outermost first.
[[nodiscard]] std::vector<Step> steps_to(std::string_view document, std::size_t offset);

/// The path of the value or key at `offset`, like "signatories.items[3].name"; "" is the whole
/// document. `document` must be valid JSON.
[[nodiscard]] std::string path_at(std::string_view document, std::uint32_t offset);

}  // namespace undersigned::report
