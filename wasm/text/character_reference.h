#pragma once

#include <string>
#include <string_view>

namespace undersigned::text {

/// Appends the characters that `reference` stands for: `&amp;`, `&#38;`, `&#x26;`. `reference` runs
/// from its `&` to its `;`. An unknown name is appended as written. NUL, surrogates and numbers
/// above U+10FFFF become U+FFFD (CommonMark 0.31.2, section 2.5).
void append_character_reference(std::string& out, std::string_view reference);

}  // namespace undersigned::text
