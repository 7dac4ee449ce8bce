#pragma once

#include <string_view>

/// Checks of the text formats that the format uses: dates, times, slugs, language tags.
namespace undersigned::text {

/// YYYY-MM-DD, a day of the Gregorian calendar.
[[nodiscard]] bool is_date(std::string_view text);

/// RFC 3339 date-time, with "Z" or an offset. A leap second is allowed.
[[nodiscard]] bool is_time(std::string_view text);

/// [a-z0-9][a-z0-9-]{0,99}
[[nodiscard]] bool is_slug(std::string_view text);

/// Whether `text` has the shape of a BCP 47 tag: subtags of 1 to 8 letters and digits, the first of
/// 2 to 8 letters; at most 35 bytes.
[[nodiscard]] bool is_language(std::string_view text);

/// "ar", "he", "fa", …, and every tag with a script subtag of a right-to-left script.
[[nodiscard]] bool is_right_to_left(std::string_view language);

}  // namespace undersigned::text
