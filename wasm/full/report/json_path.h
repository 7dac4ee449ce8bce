#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// The way to a value of a JSON document.
namespace undersigned::report {

/// One open object or list on the way to a place. `key` views the document.
struct Step {
  bool list = false;
  bool value = false;  ///< behind the colon
  std::string_view key = {};
  std::uint32_t index = 0;
};

/// The objects and lists that are open at byte `offset`, outermost first.
[[nodiscard]] std::vector<Step> steps_to(std::string_view document, std::size_t offset);

/// "signatories.items[3].name" of the value or key at `offset` in a document
/// that is JSON; "" is the whole document.
[[nodiscard]] std::string path_at(std::string_view document, std::uint32_t offset);

}  // namespace undersigned::report
