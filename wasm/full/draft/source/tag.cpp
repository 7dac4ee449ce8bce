#include "full/draft/source/tag.h"

#include <algorithm>

#include "full/draft/language/words.h"
#include "text/ascii.h"
#include "text/character_reference.h"
#include "text/text.h"

namespace undersigned::draft {
namespace {

std::string decoded(std::string_view value) {
  std::string out;
  for (std::size_t at = 0; at < value.size();) {
    const std::size_t end = value[at] == '&' ? value.find(';', at) : std::string_view::npos;
    if (end != std::string_view::npos && end - at <= 32) {
      text::append_character_reference(out, value.substr(at, end + 1 - at));
      at = end + 1;
    } else {
      text::append_utf8(out, text::decode_utf8(value, at));
    }
  }
  return out;
}

/// Offset of the quote that closes the one at `at`; npos if there is none, or if too many `<` come
/// first. `quoted` counts the `<` of all values of a tag, which bounds how often a character is
/// looked at.
std::size_t end_of_quoted(std::string_view html, std::size_t at, std::size_t& quoted) {
  constexpr std::size_t max_quoted = 256;
  const char stops[] = {html[at], '<'};
  for (;;) {
    at = html.find_first_of({stops, 2}, at + 1);
    if (at == std::string_view::npos || html[at] != '<') return at;
    if (++quoted > max_quoted) return std::string_view::npos;
  }
}

}  // namespace

bool is_html_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r'; }

std::optional<Tag> read_tag(std::string_view html, std::size_t& at) {
  Tag tag;
  std::size_t next = at + 1;
  tag.is_end = html[next] == '/';
  if (tag.is_end) ++next;
  const auto is_name = [&](std::size_t i) {
    return i < html.size() && !is_html_space(html[i]) && html[i] != '>' && html[i] != '<' &&
           html[i] != '/';
  };
  std::size_t begin = next;
  while (is_name(next)) ++next;
  tag.name = text::ascii_lower(html.substr(begin, next - begin));
  std::size_t quoted = 0;
  while (next < html.size() && html[next] != '>' && html[next] != '<') {
    if (is_html_space(html[next]) || html[next] == '/') {
      ++next;
      continue;
    }
    begin = next++;
    while (is_name(next) && html[next] != '=') ++next;
    const std::string name = text::ascii_lower(html.substr(begin, next - begin));
    std::size_t after = next;
    while (after < html.size() && is_html_space(html[after])) ++after;
    if (after == html.size() || html[after] != '=') continue;
    next = after + 1;
    while (next < html.size() && is_html_space(html[next])) ++next;
    std::string_view value;
    if (next < html.size() && (html[next] == '"' || html[next] == '\'')) {
      const std::size_t end = end_of_quoted(html, next, quoted);
      if (end == std::string_view::npos) return std::nullopt;
      value = html.substr(next + 1, end - next - 1);
      next = end + 1;
    } else {
      begin = next;
      while (next < html.size() && !is_html_space(html[next]) && html[next] != '>' &&
             html[next] != '<') {
        ++next;
      }
      value = html.substr(begin, next - begin);
    }
    if (name == "style") tag.style = text::ascii_lower(decoded(value));
    if (name == "href") tag.href = decoded(value);
    if (name == "role") tag.role = text::ascii_lower(value);
  }
  if (next == html.size() || html[next] == '<') return std::nullopt;
  at = next + 1;
  return tag;
}

std::string_view style_property(std::string_view style, std::string_view name) {
  std::string_view found;
  while (!style.empty()) {
    const std::size_t end = std::min(style.find(';'), style.size());
    const std::string_view one = style.substr(0, end);
    style.remove_prefix(std::min(end + 1, style.size()));
    const std::size_t colon = one.find(':');
    if (colon == std::string_view::npos) continue;
    const auto trimmed = [](std::string_view text) {
      return part(text, trim(text, {0, size_of(text)}));
    };
    if (trimmed(one.substr(0, colon)) == name) found = trimmed(one.substr(colon + 1));
  }
  return found;
}

}  // namespace undersigned::draft
