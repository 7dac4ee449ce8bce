#pragma once

#include <string>
#include <string_view>

namespace undersigned::text {

/// Appends what `reference`, from its `&` to its `;`, means: `&amp;`, `&#38;`,
/// `&#x26;`. An unknown name is appended as it stands; NUL, surrogates and
/// numbers past U+10FFFF become U+FFFD (CommonMark 0.31.2, 2.5).
void append_character_reference(std::string& out, std::string_view reference);

}  // namespace undersigned::text
