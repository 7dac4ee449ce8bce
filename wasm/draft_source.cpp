#include "draft_source.h"

#include <algorithm>
#include <array>

#include "ascii.h"
#include "draft_html.h"
#include "draft_words.h"
#include "text.h"

namespace undersigned {
namespace {

constexpr std::array<std::string_view, 18> telling_tags = {
    "html", "body", "p",  "div", "br", "table", "td", "span",   "ul",
    "ol",   "li",   "h1", "h2",  "h3", "b",     "a",  "strong", "!doctype"};

void append_sign(DraftSource& source, char32_t sign, Range origin) {
  const std::size_t before = source.text.size();
  append_utf8(source.text, sign == 0 ? U'\uFFFD' : sign);
  source.origin.insert(source.origin.end(), source.text.size() - before, origin);
}

/// Copies a line up to its end, which is left.
void append_line(DraftSource& source, std::string_view input, std::size_t& at, DraftLine line) {
  const auto begin = static_cast<std::uint32_t>(source.text.size());
  while (at < input.size() && input[at] != '\n' && input[at] != '\r' && input[at] != '\f') {
    const auto first = static_cast<std::uint32_t>(at);
    const char32_t sign = decode_utf8(input, at);
    append_sign(source, sign, {first, static_cast<std::uint32_t>(at)});
  }
  line.at = trim(source.text, {begin, static_cast<std::uint32_t>(source.text.size())});
  if (line.at.begin == line.at.end) return;
  for (std::uint32_t index = begin; index < line.at.begin; ++index) {
    if (source.text[index] == '\t') line.indent += 4;
    if ((byte_of(source.text[index]) & 0xC0U) != 0x80U) ++line.indent;
  }
  source.lines.push_back(line);
}

DraftSource read_draft_text(std::string_view input) {
  DraftSource source;
  DraftLine next = {.begins_block = true};
  for (std::size_t at = 0; at < input.size();) {
    const std::size_t before = source.lines.size();
    append_line(source, input, at, next);
    next.begins_block = source.lines.size() == before;
    next.begins_page = next.begins_page && next.begins_block;
    if (at == input.size()) break;
    if (input[at] == '\f') next.begins_page = true;
    const bool is_pair = input.substr(at, 2) == "\r\n";
    const auto first = static_cast<std::uint32_t>(at);
    at += is_pair ? 2 : 1;
    append_sign(source, '\n', {first, static_cast<std::uint32_t>(at)});
  }
  return source;
}

}  // namespace

bool is_html(std::string_view input) {
  for (std::size_t at = input.find('<'); at != std::string_view::npos;
       at = input.find('<', at + 1)) {
    std::size_t begin = at + 1;
    if (begin < input.size() && input[begin] == '/') ++begin;
    std::size_t end = begin;
    while (end < input.size() &&
           (is_letter(input[end]) || is_digit(input[end]) || input[end] == '!')) {
      ++end;
    }
    const std::string name =
        ascii_lower(input.substr(begin, std::min<std::size_t>(end - begin, 16)));
    const bool ends = end < input.size() && (input[end] == '>' || input[end] == '/' ||
                                             is_blank_sign(byte_of(input[end])));
    if (ends && std::find(telling_tags.begin(), telling_tags.end(), name) != telling_tags.end()) {
      return true;
    }
  }
  return false;
}

DraftSource read_draft_source(std::string_view input) {
  return is_html(input) ? read_draft_html(input) : read_draft_text(input);
}

}  // namespace undersigned
