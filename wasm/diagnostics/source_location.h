#pragma once

#include <cstdint>
#include <string_view>

#include "text/range.h"

/// Places in a JSON document, for people and for editors.
namespace undersigned::diagnostics {

/// U+FEFF in UTF-8. It may begin a file and takes no column.
inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// Lines and columns are 1-based; columns count code points. `utf16` is the 0-based offset of a
/// JavaScript string of the document.
struct Place {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
  std::uint32_t utf16 = 0;
};

/// The location of the byte at `offset`. Lines end with LF, CRLF or CR. An offset past the end
/// counts as the end. A byte order mark takes no column.
[[nodiscard]] Place place_of(std::string_view document, std::uint32_t offset);

/// Narrows `at` to the part that spells `text` literally; `at` itself if there is none.
[[nodiscard]] text::Range narrow(std::string_view document, text::Range at, std::string_view text);

}  // namespace undersigned::diagnostics
