#pragma once

#include <cstddef>
#include <string>
#include <string_view>

/// JSON without what only its writer sees: the white space between tokens.
/// Strings are kept byte for byte; what is JSON becomes one line.
namespace undersigned::publish {

[[nodiscard]] std::string compact_json(std::string_view json);

/// Appends the one object or list that begins at `at` of a document that is JSON.
void append_compact_json(std::string& out, std::string_view json, std::size_t at);

}  // namespace undersigned::publish
