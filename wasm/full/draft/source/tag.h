#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace undersigned::draft {

/// A tag of HTML, with those attributes that say how its text is set.
struct Tag {
  std::string name;
  bool is_end = false;
  std::string style;
  std::string href;
  std::string role;
};

/// HTML's white space.
[[nodiscard]] bool is_html_space(char c);

/// The tag at `at`, which is at its `<` before a sign; `at` moves behind its `>`. Nothing,
/// and `at` stays, where another `<` or the end comes before that, or a quoted value does
/// not end or holds more than 256 `<`: then the sign is text. All tags of a text take
/// linear time.
[[nodiscard]] std::optional<Tag> read_tag(std::string_view html, std::size_t& at);

/// "700" of "font-weight" in `font-weight: 700; color: red`, the last one; "" where
/// it is not set.
[[nodiscard]] std::string_view style_property(std::string_view style, std::string_view name);

}  // namespace undersigned::draft
