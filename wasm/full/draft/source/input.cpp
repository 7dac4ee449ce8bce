#include "full/draft/source/input.h"

#include <algorithm>
#include <string>
#include <utility>

#include "full/draft/language/words.h"
#include "full/draft/source/html.h"
#include "full/draft/source/tag.h"
#include "text/ascii.h"
#include "text/text.h"

namespace undersigned::draft {
namespace {

/// Tags that make blocks, each between two spaces.
constexpr std::string_view block_tags =
    " !doctype html head body p div h1 h2 h3 h4 h5 h6 ul ol li table thead tbody tr td th "
    "blockquote "
    "section article header footer nav aside main hr pre ";

void append_character(DraftSource& source, char32_t code_point, text::Range origin) {
  const std::size_t before = source.text.size();
  text::append_utf8(source.text, code_point == 0 ? U'\uFFFD' : code_point);
  source.origin.insert(source.origin.end(), source.text.size() - before, origin);
}

/// Whether the tab after `cell` separates two cells. After a bullet, or the colon of "Date:", a tab
/// is only space.
bool ends_cell(std::string_view cell) {
  const std::size_t last = cell.find_last_not_of(" \t");
  return last != std::string_view::npos && cell[last] != ':' && count_words(cell) > 0 &&
         !(count_words(cell) == 1 && (cell[last] == '.' || cell[last] == ')' || last == 0));
}

/// Width of the white space at the start of `line`, in code points; a tab counts as 5.
std::uint32_t indent_of(std::string_view line) {
  std::uint32_t indent = 0;
  for (std::size_t at = 0; at < line.size();) {
    const bool is_tab = line[at] == '\t';
    const char32_t code_point = text::decode_utf8(line, at);
    if (!is_blank_character(code_point) || code_point == '\n' || code_point == '\r' ||
        code_point == '\f')
      break;
    indent += is_tab ? 5 : 1;
  }
  return indent;
}

/// Level of a Markdown heading, "## Signatories"; 0 for any other line.
std::uint8_t heading_level(std::string_view line) {
  const std::size_t level = std::min(line.find_first_not_of('#'), line.size());
  const bool is_heading = level > 0 && level <= 6 && line.substr(level).starts_with(' ') &&
                          line.find_first_not_of("# ") != std::string_view::npos;
  return is_heading ? static_cast<std::uint8_t>(level) : std::uint8_t{0};
}

/// Copies a line without its line end. If tabs separate it, its cells become a row.
void append_line(DraftSource& source, std::string_view input, std::size_t& at, DraftLine line,
                 std::uint32_t row) {
  const auto add = [&](std::uint32_t begin) {
    line.at = trim(source.text, {begin, static_cast<std::uint32_t>(source.text.size())});
    if (line.at.begin == line.at.end) return false;
    line.level = heading_level(part(source.text, line.at));
    if (line.level > 0) {
      line.kind = LineKind::heading;
      line.at = trim(source.text, {line.at.begin + line.level, line.at.end});
    }
    source.lines.push_back(line);
    return true;
  };
  auto begin = static_cast<std::uint32_t>(source.text.size());
  line.indent = indent_of(input.substr(at));
  while (at < input.size() && input[at] != '\n' && input[at] != '\r' && input[at] != '\f') {
    const auto first = static_cast<std::uint32_t>(at);
    const bool is_end = input[at] == '\t' &&
                        has_word(input.substr(at, input.find_first_of("\n\r\f", at) - at)) &&
                        ends_cell(std::string_view(source.text).substr(begin));
    const char32_t code_point = text::decode_utf8(input, at);
    append_character(source, code_point, {first, static_cast<std::uint32_t>(at)});
    if (!is_end) continue;
    line.row = row;
    ++line.column;
    if (!add(begin)) continue;
    begin = static_cast<std::uint32_t>(source.text.size());
    line.begins_block = false;
    line.begins_page = false;
  }
  if (line.row > 0) ++line.column;
  add(begin);
}

DraftSource read_draft_text(std::string_view input) {
  DraftSource source;
  DraftLine next = {.begins_block = true};
  std::uint32_t rows = 0;
  for (std::size_t at = 0; at < input.size();) {
    const std::size_t before = source.lines.size();
    append_line(source, input, at, next, ++rows);
    next.begins_block = source.lines.size() == before;
    next.begins_page = next.begins_page && next.begins_block;
    if (at == input.size()) break;
    if (input[at] == '\f') next.begins_page = true;
    const bool is_pair = input.substr(at, 2) == "\r\n";
    const auto first = static_cast<std::uint32_t>(at);
    at += is_pair ? 2 : 1;
    append_character(source, '\n', {first, static_cast<std::uint32_t>(at)});
  }
  return source;
}

bool has_tag(std::string_view input, std::string_view names) {
  for (std::size_t at = input.find('<'); at != std::string_view::npos;
       at = input.find('<', at + 1)) {
    if (at + 1 == input.size()) return false;
    const std::size_t begin = input[at + 1] == '/' ? at + 2 : at + 1;
    const std::size_t end = std::min(input.find_first_of(" \t\n\f\r/><", begin), input.size());
    const std::string name =
        text::ascii_lower(input.substr(begin, std::min<std::size_t>(end - begin, 16)));
    std::size_t after = at;
    if (is_one_of(names, name) && read_tag(input, after)) return true;
  }
  return false;
}

}  // namespace

bool is_html(std::string_view input) { return has_tag(input, block_tags); }

DraftSource read_draft_source(std::string_view input) {
  if (is_html(input)) return read_draft_html(input);
  if (!has_tag(input, inline_tags)) return read_draft_text(input);
  DraftSource styled = read_styled_text(input);
  // Reading line by line moves no character.
  DraftSource source = read_draft_text(styled.text);
  source.origin = std::move(styled.origin);
  source.styles = std::move(styled.styles);
  return source;
}

}  // namespace undersigned::draft
