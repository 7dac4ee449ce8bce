#pragma once

#include <string>
#include <string_view>

namespace undersigned::text {

/// The key by which names are sorted and filtered: base letters in lower case, for Latin, Greek and
/// Cyrillic, independent of language. Combining diacritical marks (U+0300–036F) are dropped, so
/// that composed and decomposed spellings agree. Ligatures become letters (ß ss, æ ae, þ th). All
/// other characters are kept.
[[nodiscard]] std::string fold(std::string_view utf8);

}  // namespace undersigned::text
