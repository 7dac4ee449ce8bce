#pragma once

#include <cstddef>
#include <string>
#include <string_view>

/// JSON without white space between its tokens, on one line. Strings are kept byte for byte.
namespace undersigned::publish {

[[nodiscard]] std::string compact_json(std::string_view json);

/// Appends the object or list that begins at offset `at` of `json`, which must be valid.
void append_compact_json(std::string& out, std::string_view json, std::size_t at);

}  // namespace undersigned::publish
