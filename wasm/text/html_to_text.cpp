#include "text/html_to_text.h"

#include <algorithm>
#include <utility>

#include "text/ascii.h"
#include "text/character_reference.h"
#include "text/text.h"

namespace undersigned::text {
namespace {

bool is_alphanumeric(char c) { return is_letter(c) || is_digit(c); }

/// The byte at `at`, or NUL past the end.
char byte_at(std::string_view text, std::size_t at) { return at < text.size() ? text[at] : '\0'; }

/// Size in bytes of the character reference at the start of `text`, which begins with `&`; 0 if
/// there is none.
std::size_t reference_size(std::string_view text) {
  std::size_t begin = 1;
  bool (*belongs)(char) = is_alphanumeric;
  if (byte_at(text, 1) == '#') {
    const bool hexadecimal = lower(byte_at(text, 2)) == 'x';
    begin = hexadecimal ? 3 : 2;
    belongs = hexadecimal ? is_hex : is_digit;
  }
  std::size_t end = begin;
  while (belongs(byte_at(text, end))) ++end;
  return end > begin && byte_at(text, end) == ';' ? end + 1 : 0;
}

/// Tags that do not separate words.
constexpr std::string_view phrasing =
    " a abbr b bdi bdo big cite code del dfn em font i ins kbd mark q s small span strong sub sup "
    "time u var wbr ";
/// Elements whose content is neither markup nor visible.
constexpr std::string_view raw_text = " script style ";

/// Size in bytes of the tag at the start of `html`. A `>` inside a quoted attribute value does not
/// end it.
std::size_t tag_size(std::string_view html) {
  char last = '<';  // any character that is not white space
  for (std::size_t at = 1; at < html.size(); ++at) {
    const char c = html[at];
    if (c == '>') return at + 1;
    if (white_space.find(c) != std::string_view::npos) continue;
    if ((c == '"' || c == '\'') && last == '=') at = std::min(html.find(c, at + 1), html.size());
    last = c;
  }
  return html.size();
}

/// Offset in `html` of the end tag of the raw text element `name`, which is in lower case.
std::size_t end_of_raw_text(std::string_view html, std::string_view name) {
  for (std::size_t at = 0; (at = html.find("</", at)) != std::string_view::npos;) {
    const std::size_t begin = at;
    at += 2;
    const bool longer = is_letter(byte_at(html, at + name.size()));
    if (!longer && ascii_lower(html.substr(at, name.size())) == name) return begin;
  }
  return html.size();
}

/// Size in bytes of the markup at the start of `html`, which begins with `<`; 0 if it is text. Sets
/// `separates` when the markup ends a word.
std::size_t markup_size(std::string_view html, bool& separates) {
  const auto through = [html](std::string_view end) {
    const std::size_t at = html.find(end, 2);
    return at == std::string_view::npos ? html.size() : at + end.size();
  };
  separates = false;
  // "<!-->" and "<!--->" are comments too.
  if (html.substr(1, 3) == "!--") return through("-->");
  const char mark = byte_at(html, 1);
  const bool closes = mark == '/';
  const std::size_t begin = closes ? 2 : 1;
  if (!is_letter(byte_at(html, begin))) {
    const bool bogus_comment = closes || mark == '!' || mark == '?';
    return bogus_comment ? through(">") : 0;
  }
  const std::size_t end = std::min(html.find_first_of("\t\n\f\r />", begin), html.size());
  // The name between two spaces, as in `phrasing` and `raw_text`.
  std::string name = " ";
  name += ascii_lower(html.substr(begin, end - begin));
  name += ' ';
  separates = phrasing.find(name) == std::string_view::npos;
  const std::size_t size = tag_size(html);
  if (closes || raw_text.find(name) == std::string_view::npos) return size;
  return size +
         end_of_raw_text(html.substr(size), std::string_view(name).substr(1, name.size() - 2));
}

}  // namespace

std::string text_of_html(std::string_view html) {
  std::string out;
  while (!html.empty()) {
    std::size_t size = 0;
    if (html[0] == '<') {
      bool separates = false;
      size = markup_size(html, separates);
      if (separates) out += ' ';
    } else if (html[0] == '&') {
      size = reference_size(html);
      if (size > 0) append_character_reference(out, html.substr(0, size));
    }
    if (size == 0) out += html[size++];
    html.remove_prefix(size);
  }
  out = collapse_white_space(clean_name(std::move(out)));
  // In valid UTF-8 the two bytes of U+00A0 occur in this set only together.
  if (out.find_first_not_of(" \xC2\xA0") == std::string::npos) out.clear();
  return out;
}

std::string cut_at_word(std::string text, std::size_t max_length) {
  if (count_code_points(text) <= max_length) return text;
  std::size_t end = 0;
  for (std::size_t i = 1; i < max_length; ++i) static_cast<void>(decode_utf8(text, end));
  const std::size_t space = text.rfind(' ', end);
  if (space != std::string::npos && space > end / 2) end = space;
  text.resize(end);
  return text += "\xE2\x80\xA6";
}

}  // namespace undersigned::text
