#pragma once

#include <cstdint>
#include <string_view>

#include "text/range.h"

/// Where something stands in a JSON document, for people and for editors.
namespace undersigned::diagnostics {

/// U+FEFF in UTF-8, which may begin a file and takes no column.
inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// Lines and columns are 1-based, columns count code points; `utf16` is
/// JavaScript's 0-based offset from the document's start.
struct Place {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
  std::uint32_t utf16 = 0;
};

/// Lines end with LF, CRLF or CR. An offset past the end is the end; a byte
/// order mark takes no column.
[[nodiscard]] Place place_of(std::string_view document, std::uint32_t offset);

/// The part of `at` that spells `text` as it is, else `at`.
[[nodiscard]] text::Range narrow(std::string_view document, text::Range at, std::string_view text);

}  // namespace undersigned::diagnostics
