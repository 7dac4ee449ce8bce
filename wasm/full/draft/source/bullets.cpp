#include "full/draft/source/bullets.h"

#include <algorithm>
#include <array>
#include <map>

#include "full/draft/language/words.h"
#include "text/ascii.h"
#include "text/fold.h"
#include "text/text.h"

namespace undersigned::draft {
namespace {

constexpr std::array<std::string_view, 26> symbols = {
    "•", "●", "○", "◦", "▪", "■", "□", "▫", "◆", "◇", "►",      "▶",      "➢",
    "➤", "✓", "‣", "⁃", "·", "«", "»", "§", "–", "—", "\uF0B7", "\uF0A7", "\uF0D8"};
constexpr std::size_t max_header_words = 14;

bool is_blank(std::string_view line, std::size_t at) {
  return at < line.size() && is_blank_character(text::decode_utf8(line, at));
}

std::size_t skip_blanks(std::string_view line, std::size_t at) {
  while (is_blank(line, at)) (void)text::decode_utf8(line, at);
  return at;
}

/// Size in bytes of a symbol that may be a bullet; 0: none.
std::size_t symbol_size(std::string_view line) {
  for (const std::string_view symbol : symbols) {
    if (line.starts_with(symbol)) return symbol.size();
  }
  return !line.empty() && (line[0] == '-' || line[0] == '*' || line[0] == '+') ? 1 : 0;
}

/// Size of a number of up to three digits with its "." or ")"; 0: none.
std::size_t number_size(std::string_view line) {
  std::size_t end = 0;
  while (end < line.size() && end < 3 && text::is_digit(line[end])) ++end;
  const bool ends = end > 0 && end < line.size() && (line[end] == '.' || line[end] == ')');
  return ends ? end + 1 : 0;
}

/// "page" for "Seite", "of" for "von".
std::string_view in_english(std::string_view word) {
  if (is_one_of(" seite pagina pag. p. pg ", word)) return "page";
  if (is_one_of(" von sur de di van aus ", word)) return "of";
  return word;
}

/// Folded, with each number as `0` and white space as one space: the key by which repeated lines
/// are recognized.
std::string shape_of(std::string_view line) {
  std::string shape = text::fold(text::collapse_white_space(line));
  std::replace_if(shape.begin(), shape.end(), text::is_digit, '0');
  std::string out;
  for (std::size_t at = 0; at < shape.size();) {
    const std::size_t end = std::min(shape.find(' ', at), shape.size());
    if (!out.empty()) out += ' ';
    for (const char c : in_english(std::string_view(shape).substr(at, end - at))) {
      if (c != '0' || !out.ends_with('0')) out += c;
    }
    at = end + 1;
  }
  return out;
}

bool is_page_number(const std::string& shape) {
  static constexpr std::array<std::string_view, 12> shapes = {
      "0",     "- 0 -", "-0-",    "– 0 –", "page 0",   "page 0 of 0",
      "0 / 0", "0/0",   "0 of 0", "| 0",   "page 0/0", "[0]"};
  return std::find(shapes.begin(), shapes.end(), shape) != shapes.end();
}

/// "Joint statement on the delta | Page 2 of 3"
bool ends_with_page(const std::string& shape) {
  return shape.ends_with(" page 0") || shape.ends_with(" page 0 of 0") ||
         shape.ends_with("|page 0") || shape.ends_with(" page 0/0") ||
         (shape.starts_with("page 0 ") && shape.find(" | ") != std::string::npos);
}

}  // namespace

std::optional<Bullet> bullet_of(std::string_view line) {
  if (const std::size_t size = symbol_size(line); size > 0) {
    const std::string_view symbol = line.substr(0, size);
    const std::size_t end = skip_blanks(line, size);
    // A hyphen attached to a word is part of it, and a closed « is a quotation mark.
    const bool needs_space = size == 1 || symbol == "–" || symbol == "—" || symbol == "§";
    const bool is_quotation = symbol == "«" && line.find("»") != std::string_view::npos;
    // "- 30 -"
    const bool is_closed = line.ends_with(symbol);
    const bool is_bullet = !(needs_space && end == size) && !is_quotation && !is_closed;
    if (!is_bullet || !has_word(line.substr(end))) return {};
    return Bullet{.size = end, .symbol = std::string(symbol)};
  }
  if (const std::size_t size = number_size(line); size > 0) {
    const std::size_t end = skip_blanks(line, size);
    if (end == size || !has_word(line.substr(end))) return {};
    return Bullet{.size = end, .symbol = "#", .is_number = true};
  }
  if (line.size() > 2 && (line[0] == 'o' || line[0] == 'e') && is_blank(line, 1)) {
    const std::size_t end = skip_blanks(line, 1);
    if (end == line.size() || text::lower(line[end]) == line[end]) return {};
    return Bullet{.size = end, .symbol = std::string(line.substr(0, 1)), .is_letter = true};
  }
  return {};
}

std::vector<bool> page_lines(const DraftSource& source) {
  const auto& lines = source.lines;
  std::vector<bool> is_page(lines.size());
  if (source.is_html) return is_page;
  std::vector<std::string> shapes;
  std::map<std::string, std::size_t> count;
  for (const DraftLine& line : lines) {
    shapes.push_back(shape_of(part(source.text, line.at)));
    ++count[shapes.back()];
  }
  const auto is_edge = [&](std::size_t at) {
    return at == lines.size() || lines[at].begins_block || lines[at].begins_page;
  };
  for (std::size_t at = 0; at < lines.size(); ++at) {
    const std::string_view line = part(source.text, lines[at].at);
    // An end mark is not a page number.
    if (line == "-30-" || line == "- 30 -") continue;
    const bool stands_alone = is_edge(at) || is_edge(at + 1);
    const std::size_t words = count_words(line);
    is_page[at] = stands_alone && (is_page_number(shapes[at]) ||
                                   (ends_with_page(shapes[at]) && words <= max_header_words));
  }
  // A line repeated next to page numbers or at the start of pages is a header or footer.
  const std::vector<bool> numbers = is_page;
  for (std::size_t at = 0; at < lines.size(); ++at) {
    const bool is_near = (at > 0 && numbers[at - 1]) || lines[at].begins_page ||
                         (at + 1 < lines.size() && (numbers[at + 1] || lines[at + 1].begins_page));
    const bool is_short = count_words(part(source.text, lines[at].at)) <= max_header_words;
    if (at > 0 && is_near && is_short && count[shapes[at]] > 1) is_page[at] = true;
  }
  return is_page;
}

}  // namespace undersigned::draft
