#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "model/statement.h"

/// What can be found in a line of a press release. Ranges are in bytes of the line.
namespace undersigned::draft {

/// The place, and the date, up to the dash that ends them, of what opens the first
/// paragraph: "NAIROBI, Kenya, March 5, 2026 — ".
[[nodiscard]] std::optional<text::Range> find_dateline(std::string_view words);

[[nodiscard]] std::optional<text::Range> find_email(std::string_view words);
/// At least seven digits that can be dialled.
[[nodiscard]] std::optional<text::Range> find_telephone(std::string_view words);
/// "https://…", "www.…"
[[nodiscard]] std::optional<text::Range> find_web_address(std::string_view words);

/// Whether all its letters are upper case, and it has at least two.
[[nodiscard]] bool is_upper_case(std::string_view words);

/// "(DWA)" at the end of a name: the name, and what stands in the brackets.
struct Bracketed {
  text::Range name;
  text::Range bracket;
};
[[nodiscard]] std::optional<Bracketed> find_bracket(std::string_view words);

}  // namespace undersigned::draft
