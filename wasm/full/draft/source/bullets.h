#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "full/draft/source/input.h"

/// What a press release contains besides its text: bullets, and the headers and footers of its
/// pages.
namespace undersigned::draft {

struct Bullet {
  std::size_t size = 0;  ///< bytes, with the white space after it
  std::string symbol;    ///< the character; "#" for a number
  bool is_number = false;
  bool is_letter = false;  ///< an `o` or `e`: a bullet only among other bullets
};

/// The bullet at the start of a list item: a symbol, a number with "." or ")", or what a symbol
/// turns into when text is copied: `o`, `e`, `«`, `»`, `§`.
[[nodiscard]] std::optional<Bullet> bullet_of(std::string_view line);

/// For each line: whether it is a page number, header or footer.
[[nodiscard]] std::vector<bool> page_lines(const DraftSource& source);

}  // namespace undersigned::draft
