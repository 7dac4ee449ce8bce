#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "model/statement.h"

/// Where something stands in a JSON document, for people and for editors.
namespace undersigned {

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

/// "signatories.items[3].name" of the value or key at `offset` in a document
/// that is JSON; "" is the whole document.
[[nodiscard]] std::string path_at(std::string_view document, std::uint32_t offset);

/// The line that holds `offset`, without its end, and a line below with a caret
/// under the place; a long line is cut around it.
[[nodiscard]] std::string show_line(std::string_view document, std::uint32_t offset);

/// What is wrong at the first byte that is not JSON, and what to do.
[[nodiscard]] std::string explain_syntax(std::string_view document, Range at);

/// The part of `at` that spells `text` as it is, else `at`.
[[nodiscard]] Range narrow(std::string_view document, Range at, std::string_view text);

}  // namespace undersigned
