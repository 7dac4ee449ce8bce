#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "statement.h"

/// What a line of a press release is by its words, which are English. Ranges are
/// in bytes of the line.
namespace undersigned {

enum class LineRole : std::uint8_t {
  none,
  release_line,  ///< FOR IMMEDIATE RELEASE
  embargo,       ///< EMBARGOED UNTIL …
  label,         ///< PRESS RELEASE, Joint statement
  contacts,      ///< Media contacts:
  signatories,   ///< Signed by:
  leads,         ///< Led by …
  about,         ///< About …
  releases,      ///< Recent statements
  notes,         ///< Notes to editors
  furniture,     ///< "View in your browser", "Share this": of a site or a newsletter
  end_mark,      ///< ###, -30-
};

/// `words` are a whole line or paragraph, of which the role is told by its
/// beginning or all of it.
[[nodiscard]] LineRole role_of(std::string_view words);

/// Of a line that leads in a list or a section: its words up to a colon, and what
/// follows that.
struct Introduction {
  Range name;
  Range rest;
};
[[nodiscard]] Introduction introduction_of(std::string_view words);

/// The place, and the date, up to the dash that ends them, of what opens the first
/// paragraph: "NAIROBI, Kenya, March 5, 2026 — ".
[[nodiscard]] std::optional<Range> find_dateline(std::string_view words);

[[nodiscard]] std::optional<Range> find_email(std::string_view words);
/// At least seven digits that can be dialled.
[[nodiscard]] std::optional<Range> find_telephone(std::string_view words);
/// "https://…", "www.…"
[[nodiscard]] std::optional<Range> find_web_address(std::string_view words);

/// Whether all its letters are upper case, and it has at least two.
[[nodiscard]] bool is_upper_case(std::string_view words);

/// "(DWA)" at the end of a name: the name, and what stands in the brackets.
struct Bracketed {
  Range name;
  Range bracket;
};
[[nodiscard]] std::optional<Bracketed> find_bracket(std::string_view words);

}  // namespace undersigned
