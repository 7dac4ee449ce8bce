#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "model/statement.h"

/// Finds fields in a line of a press release. Ranges are in bytes of the line.
namespace undersigned::draft {

/// The dateline at the start of the first paragraph, up to its dash: "NAIROBI, Kenya, March 5, 2026
/// — ".
[[nodiscard]] std::optional<text::Range> find_dateline(std::string_view words);

[[nodiscard]] std::optional<text::Range> find_email(std::string_view words);
/// A telephone number of at least seven digits.
[[nodiscard]] std::optional<text::Range> find_telephone(std::string_view words);
/// "https://…", "www.…"
[[nodiscard]] std::optional<text::Range> find_web_address(std::string_view words);

/// Whether `words` have at least two letters, all in upper case.
[[nodiscard]] bool is_upper_case(std::string_view words);

/// A name and the brackets at its end, "(DWA)".
struct Bracketed {
  text::Range name;
  text::Range bracket;
};
[[nodiscard]] std::optional<Bracketed> find_bracket(std::string_view words);

}  // namespace undersigned::draft
