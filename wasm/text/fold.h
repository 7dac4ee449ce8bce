#pragma once

#include <string>
#include <string_view>

namespace undersigned::text {

/// What names are ordered and filtered by: base letter, lower case, for Latin, Greek and Cyrillic,
/// the same everywhere and in no particular language. Combining diacritical marks (U+0300–036F) are
/// dropped, so that composed and decomposed spellings agree; ligatures become letters (ß ss, æ ae,
/// þ th). Everything else passes unchanged.
[[nodiscard]] std::string fold(std::string_view utf8);

}  // namespace undersigned::text
