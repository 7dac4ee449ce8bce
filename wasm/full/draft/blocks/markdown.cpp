#include "full/draft/blocks/markdown.h"

#include <algorithm>
#include <string_view>

#include "full/draft/language/words.h"
#include "text/ascii.h"
#include "text/text.h"
#include "text/url.h"

namespace undersigned::draft {
namespace {

/// Escapes characters that Markdown might read as markup, more of them at the start of a line.
void append_escaped(std::string& out, std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    const bool begins = out.empty();
    const bool follows_number =
        !begins && (c == '.' || c == ')') &&
        std::all_of(out.begin(), out.end(), [](char one) { return text::is_digit(one); });
    if (std::string_view("\\`*_[]<>&|~").find(c) != std::string_view::npos || follows_number ||
        (begins && std::string_view("#+-=").find(c) != std::string_view::npos) ||
        (c == '!' && at + 1 == text.size())) {
      out += '\\';
    }
    out += c;
  }
}

bool is_word_at(std::string_view text, std::size_t at) {
  return at < text.size() && is_word_character(text::decode_utf8(text, at));
}

/// Narrows to the range from the first to the last letter or digit. Emphasis that begins or ends
/// with another character does not work next to a letter.
text::Range narrow_to_words(std::string_view text, text::Range at) {
  std::size_t begin = at.begin;
  while (begin < at.end && !is_word_at(text, begin)) (void)text::decode_utf8(text, begin);
  std::size_t end = begin;
  for (std::size_t next = begin; next < at.end;) {
    if (is_word_character(text::decode_utf8(text, next))) end = next;
  }
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

/// The link's address; "" if it would be refused, or is relative to an unknown page.
std::string destination_of(const std::string& link) {
  const bool is_refused = link.empty() || text::resolve_link(link, "").address.empty();
  return is_refused ? std::string() : text::percent_encode_destination(link);
}

}  // namespace

std::string draft_markdown(const DraftText& text, text::Range at) {
  std::string out;
  std::uint32_t begin = at.begin;
  bool was_styled = false;
  const auto plain = [&](std::uint32_t end) {
    if (end <= begin) return;
    append_escaped(out, part(text.text, {begin, end}));
    begin = end;
    was_styled = false;
  };
  for (const DraftStyle& style : text.styles) {
    if (style.at.end <= begin || style.at.begin >= at.end) continue;
    const text::Range whole = {std::max(style.at.begin, begin), std::min(style.at.end, at.end)};
    const text::Range words = narrow_to_words(text.text, whole);
    if (words.begin >= words.end) continue;
    plain(words.begin);
    const std::string destination = destination_of(style.link);
    // Adjacent delimiters would be read as different ones.
    const std::string_view mark = was_styled                         ? ""
                                  : style.is_bold && style.is_italic ? "***"
                                  : style.is_bold                    ? "**"
                                  : style.is_italic                  ? "*"
                                                                     : "";
    // Next to a letter, a delimiter with a bracket on its other side is not one.
    if (!destination.empty()) out += '[';
    out += mark;
    append_escaped(out, part(text.text, words));
    out += mark;
    if (!destination.empty()) out.append("](<").append(destination).append(">)");
    begin = words.end;
    was_styled = !mark.empty();
  }
  plain(at.end);
  return out;
}

}  // namespace undersigned::draft
