#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "full/draft/source/input.h"

/// What stands in a press release beside its text: bullets, and what every page
/// repeats.
namespace undersigned::draft {

struct Bullet {
  std::size_t size = 0;  ///< bytes, with the white space behind
  std::string sign;      ///< "#" for a number
  bool is_number = false;
  bool is_letter = false;  ///< an `o` or `e`, which only its surroundings make a bullet
};

/// What opens a line of a list: a sign, a number with "." or ")", or what became
/// of a sign on the way: `o`, `e`, `«`, `»`, `§`.
[[nodiscard]] std::optional<Bullet> bullet_of(std::string_view line);

/// For each line whether it is a page's number, header or footer.
[[nodiscard]] std::vector<bool> page_lines(const DraftSource& source);

}  // namespace undersigned::draft
