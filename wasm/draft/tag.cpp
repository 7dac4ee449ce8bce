#include "draft/tag.h"

#include <algorithm>

#include "ascii.h"
#include "character_reference.h"
#include "draft/words.h"
#include "text.h"

namespace undersigned {
namespace {

std::string decoded(std::string_view value) {
  std::string out;
  for (std::size_t at = 0; at < value.size();) {
    const std::size_t end = value[at] == '&' ? value.find(';', at) : std::string_view::npos;
    if (end != std::string_view::npos && end - at <= 32) {
      append_character_reference(out, value.substr(at, end + 1 - at));
      at = end + 1;
    } else {
      append_utf8(out, decode_utf8(value, at));
    }
  }
  return out;
}

}  // namespace

bool is_html_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r'; }

Tag read_tag(std::string_view html, std::size_t& at) {
  Tag tag;
  ++at;
  tag.is_end = html[at] == '/';
  if (tag.is_end) ++at;
  const auto is_name = [&](std::size_t i) {
    return i < html.size() && !is_html_space(html[i]) && html[i] != '>' && html[i] != '/';
  };
  std::size_t begin = at;
  while (is_name(at)) ++at;
  tag.name = ascii_lower(html.substr(begin, at - begin));
  while (at < html.size() && html[at] != '>') {
    if (is_html_space(html[at]) || html[at] == '/') {
      ++at;
      continue;
    }
    begin = at++;
    while (is_name(at) && html[at] != '=') ++at;
    const std::string name = ascii_lower(html.substr(begin, at - begin));
    std::size_t behind = at;
    while (behind < html.size() && is_html_space(html[behind])) ++behind;
    if (behind >= html.size() || html[behind] != '=') continue;
    at = behind + 1;
    while (at < html.size() && is_html_space(html[at])) ++at;
    std::string_view value;
    if (at < html.size() && (html[at] == '"' || html[at] == '\'')) {
      const std::size_t end = std::min(html.find(html[at], at + 1), html.size());
      value = html.substr(at + 1, end - at - 1);
      at = std::min(end + 1, html.size());
    } else {
      begin = at;
      while (at < html.size() && !is_html_space(html[at]) && html[at] != '>') ++at;
      value = html.substr(begin, at - begin);
    }
    if (name == "style") tag.style = ascii_lower(decoded(value));
    if (name == "href") tag.href = decoded(value);
    if (name == "role") tag.role = ascii_lower(value);
  }
  at = std::min(at + 1, html.size());
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
      return part(text, trim(text, {0, static_cast<std::uint32_t>(text.size())}));
    };
    if (trimmed(one.substr(0, colon)) == name) found = trimmed(one.substr(colon + 1));
  }
  return found;
}

}  // namespace undersigned
