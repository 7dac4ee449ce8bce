#include "full/report/explain_syntax.h"

#include <algorithm>
#include <vector>

#include "diagnostics/source_location.h"
#include "full/report/json_path.h"
#include "text/ascii.h"
#include "text/text.h"

namespace undersigned::report {
namespace {

bool is_white(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

char last_before(std::string_view document, std::size_t at) {
  const std::size_t start = document.substr(0, 3) == diagnostics::byte_order_mark ? 3 : 0;
  while (at > start && is_white(document[at - 1])) --at;
  return at == start ? '\0' : document[at - 1];
}

std::string explain_string(std::string_view document, std::size_t at) {
  const auto* const invalid = "this text is not valid UTF-8; save the file as UTF-8";
  std::size_t i = at + 1;
  while (i < document.size() && document[i] != '"') {
    const char c = document[i];
    if (c == '\n' || c == '\r') {
      return "a text must end on its line; close the quotation mark, or write \\n for a line break";
    }
    if (text::byte_of(c) < 0x20)
      return "a control character stands in this text; write it as \\u00XX";
    if (c == '\\') {
      const char escaped = i + 1 < document.size() ? document[i + 1] : '\0';
      if (std::string_view("\"\\/bfnrtu").find(escaped) == std::string_view::npos) {
        return "a backslash must be doubled: \\\\";
      }
      if (escaped == 'u') {
        const std::string_view digits = document.substr(i + 2, 4);
        if (digits.size() < 4 || !std::all_of(digits.begin(), digits.end(), text::is_hex)) {
          return "\\u needs four hexadecimal digits";
        }
      }
      i += 2;
      continue;
    }
    const std::size_t before = i;
    if (text::decode_utf8(document, i) == 0xFFFD && document.substr(before, 3) != "\xEF\xBF\xBD") {
      return invalid;
    }
  }
  if (i >= document.size()) return "the closing quotation mark of this text is missing";
  if (document.substr(at, i - at).find("\\u") != std::string_view::npos &&
      last_before(document, at) != '"') {
    return "this text holds half of a surrogate pair; write the character itself";
  }
  const char before = last_before(document, at);
  if (before == '"' || before == '}' || before == ']' || text::is_digit(before) ||
      text::is_letter(before)) {
    return "a comma is missing before this";
  }
  return "no text may stand here";
}

}  // namespace

std::string explain_syntax(std::string_view document, text::Range at) {
  const std::size_t begin = at.begin;
  if (begin >= document.size()) {
    return document.empty() ? "the document is empty"
                            : "the document ends too early; a closing } or ] is missing";
  }
  const char c = document[begin];
  const char before = last_before(document, begin);
  const std::vector<Step> steps = steps_to(document, begin);
  if (steps.empty() && before != '\0' && c != '}' && c != ']') {
    return "only white space may follow the statement";
  }
  const bool after_key = !steps.empty() && !steps.back().list && !steps.back().value;
  if (after_key && before == '"' && c != '}' && c != ',') return "a colon is missing before this";
  if (c == '"') return explain_string(document, begin);
  if (c == '\'') return "texts stand in double quotation marks: \"…\"";
  const std::string_view rest = document.substr(begin);
  if (rest.substr(0, 2) == "\xE2\x80" && rest.size() > 2 && text::byte_of(rest[2]) >= 0x98 &&
      text::byte_of(rest[2]) <= 0x9F) {
    return "typographic quotation marks stand here; write straight ones: \"…\"";
  }
  if (c == '/' || c == '#') return "JSON has no comments; remove this, or use a key like \"_note\"";
  if ((c == '}' || c == ']') && before == ',') {
    return std::string("nothing follows this comma; remove it before the ") + c;
  }
  if (c == '}' || c == ']') return std::string("no ") + c + " may stand here";
  if (c == ',' && before == ',') return "two commas stand here; remove one";
  if (c == ',' || c == ':') return std::string("no ") + c + " may stand here";
  if (before == '}' || before == ']' || before == '"') {
    return c == '{' || c == '[' || c == '"' || text::is_digit(c) || text::is_letter(c)
               ? "a comma is missing before this"
               : "a comma, a colon or a closing bracket is missing before this";
  }
  if (text::is_digit(c) || c == '-' || c == '+' || c == '.') {
    return "this is not a number as JSON writes them; no leading zeros or plus sign";
  }
  if (text::is_letter(c))
    return "this word is unknown; write true, false, null, or a text in quotation marks";
  return "this character may not stand here";
}

std::string show_line(std::string_view document, std::uint32_t offset) {
  constexpr std::size_t before_most = 60;
  constexpr std::size_t behind_most = 40;
  const std::size_t at = std::min<std::size_t>(offset, document.size());
  std::size_t begin = at;
  while (begin > 0 && document[begin - 1] != '\n' && document[begin - 1] != '\r') --begin;
  if (begin == 0 && at >= 3 && document.substr(0, 3) == diagnostics::byte_order_mark) begin = 3;
  std::size_t end = at;
  while (end < document.size() && document[end] != '\n' && document[end] != '\r') ++end;
  const auto is_inside = [&](std::size_t i) {
    return (text::byte_of(document[i]) & 0xC0U) == 0x80;
  };
  bool cut_before = false;
  if (at - begin > before_most) {
    begin = at - before_most;
    while (begin < at && is_inside(begin)) ++begin;
    cut_before = true;
  }
  bool cut_behind = false;
  if (end - at > behind_most) {
    end = at + behind_most;
    while (end > at && is_inside(end)) --end;
    cut_behind = true;
  }
  constexpr std::string_view ellipsis = "\xE2\x80\xA6";
  std::string shown(cut_before ? ellipsis : "");
  for (const char c : document.substr(begin, end - begin))
    shown += text::byte_of(c) < 0x20 || c == 0x7F ? ' ' : c;
  if (cut_behind) shown += ellipsis;
  shown += '\n';
  const std::size_t indent =
      text::count_code_points(document.substr(begin, at - begin)) + (cut_before ? 1 : 0);
  shown.append(indent, ' ');
  shown += "^\n";
  return shown;
}

}  // namespace undersigned::report
