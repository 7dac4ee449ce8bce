#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace undersigned::draft {

/// An HTML tag, with the attributes that matter for styles.
struct Tag {
  std::string name;
  bool is_end = false;
  std::string style;
  std::string href;
  std::string role;
};

/// Whether `c` is white space in HTML.
[[nodiscard]] bool is_html_space(char c);

/// Reads the tag at `at`, which is at a `<` that is not the last character, and moves `at` past its
/// `>`. If another `<` or the end comes first, or a quoted value does not end or contains more than
/// 256 `<`, the `<` is text: returns nothing and leaves `at`. Reading all tags of a text takes
/// linear time.
[[nodiscard]] std::optional<Tag> read_tag(std::string_view html, std::size_t& at);

/// The value of a property in a style attribute: "700" for "font-weight" in `font-weight: 700;
/// color: red`. The last one counts; "" if there is none.
[[nodiscard]] std::string_view style_property(std::string_view style, std::string_view name);

}  // namespace undersigned::draft
