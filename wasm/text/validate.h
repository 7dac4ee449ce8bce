#pragma once

#include <string_view>

/// The forms that the format asks of texts.
namespace undersigned::text {

/// YYYY-MM-DD, a day of the Gregorian calendar.
[[nodiscard]] bool is_date(std::string_view text);

/// RFC 3339 date-time, with "Z" or an offset. A leap second is allowed.
[[nodiscard]] bool is_time(std::string_view text);

/// [a-z0-9][a-z0-9-]{0,99}
[[nodiscard]] bool is_slug(std::string_view text);

/// A well-formed BCP 47 tag by its outline: subtags of 1 to 8 letters and
/// digits, the first of 2 to 8 letters; at most 35 bytes.
[[nodiscard]] bool is_language(std::string_view text);

/// "ar", "he", "fa", … and every tag whose script subtag is written from the
/// right.
[[nodiscard]] bool is_right_to_left(std::string_view language);

}  // namespace undersigned::text
