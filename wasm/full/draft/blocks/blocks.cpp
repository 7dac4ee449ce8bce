#include "full/draft/blocks/blocks.h"

#include <algorithm>
#include <optional>

#include "full/draft/language/words.h"
#include "full/draft/source/bullets.h"
#include "text/ascii.h"
#include "text/text.h"

namespace undersigned::draft {
namespace {

/// The width of the page in code points: nearly all lines are at most this long.
std::size_t width_of(const DraftSource& source) {
  std::vector<std::size_t> sizes;
  for (const DraftLine& line : source.lines) {
    sizes.push_back(text::count_code_points(part(source.text, line.at)));
  }
  if (sizes.empty()) return 0;
  const auto nth = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() * 9 / 10);
  std::nth_element(sizes.begin(), nth, sizes.end());
  return *nth;
}

std::size_t first_word_size(std::string_view line) {
  return text::count_code_points(line.substr(0, line.find(' ')));
}

bool begins_small(std::string_view line) {
  return !line.empty() && line[0] >= 'a' && line[0] <= 'z';
}

/// "a) the first demand"
bool begins_with_letter(std::string_view line) {
  return line.size() > 2 && text::is_letter(line[0]) && line[1] == ')';
}

bool ends_with_address(std::string_view line) {
  const std::size_t word = line.rfind(' ') + 1;
  return line.find('@', word) != std::string_view::npos;
}

bool ends_clause(std::string_view line) {
  return !line.empty() && (std::string_view(".!?:;)").find(line.back()) != std::string_view::npos ||
                           line.ends_with("”") || line.ends_with("»") || line.back() == '"');
}

/// Assigns levels to bullets in the order in which their symbols first appear.
class Levels {
 public:
  void clear() { open_.clear(); }

  std::uint8_t level(const std::string& symbol, std::uint32_t indent) {
    std::size_t same = open_.size();
    while (same > 0 && open_[same - 1].symbol != symbol) --same;
    if (same == 0) {
      if (open_.size() < 9) open_.push_back({symbol, indent});
      return static_cast<std::uint8_t>(open_.size());
    }
    open_.resize(same);
    constexpr std::uint32_t step = 3;
    if (indent >= open_.back().indent + step && open_.size() < 9) open_.push_back({symbol, indent});
    while (open_.size() > 1 && open_.back().symbol == open_[open_.size() - 2].symbol &&
           indent + step <= open_.back().indent) {
      open_.pop_back();
    }
    return static_cast<std::uint8_t>(open_.size());
  }

 private:
  struct Open {
    std::string symbol;
    std::uint32_t indent;
  };
  std::vector<Open> open_;
};

class BlockReader {
 public:
  explicit BlockReader(const DraftSource& source)
      : source_(source), width_(width_of(source)), is_page_(page_lines(source)) {
    text_.is_html = source.is_html;
    for (const DraftLine& line : source.lines) {
      bullets_.push_back(bullet_of(part(source.text, line.at)));
    }
    for (std::size_t at = 0; at < bullets_.size(); ++at) {
      if (bullets_[at] && bullets_[at]->is_letter && !has_item_beside(at)) dropped_.push_back(at);
    }
    for (const std::size_t at : dropped_) bullets_[at].reset();
    for (std::size_t at = 0; at < bullets_.size(); ++at) {
      if (bullets_[at] && bullets_[at]->symbol == "«" && opens_quotation(at)) bullets_[at].reset();
    }
    find_lists();
  }

  DraftText read() {
    for (std::size_t at = 0; at < source_.lines.size(); ++at) {
      const DraftLine& line = source_.lines[at];
      if (is_page_[at]) {
        add_span("page", line.at, {});
        continue;
      }
      if (!has_word(part(source_.text, line.at)) && !is_mark(at)) continue;
      if (joins(at)) {
        append(line.at, last_ && !ends_with_hyphen());
        text_.blocks.back().at.end = static_cast<std::uint32_t>(text_.text.size());
      } else {
        begin_block(at);
      }
      last_ = at;
    }
    return std::move(text_);
  }

 private:
  /// Whether a line without words is an end mark: ###, ***.
  [[nodiscard]] bool is_mark(std::size_t at) const {
    const std::string_view line = part(source_.text, source_.lines[at].at);
    return line.find('#') != std::string_view::npos ||
           (std::count(line.begin(), line.end(), '*') >= 3 &&
            line.find_first_not_of("* ") == std::string_view::npos);
  }

  /// Whether the line above or below, page headers and footers aside, belongs to a list.
  [[nodiscard]] bool has_item_beside(std::size_t at) const {
    const auto is_item = [&](std::size_t one) {
      return bullets_[one].has_value() || source_.lines[one].kind == LineKind::item;
    };
    std::size_t near = 0;
    for (std::size_t above = at; above-- > 0 && near < 2;) {
      if (is_page_[above]) continue;
      if (is_item(above)) return true;
      ++near;
    }
    near = 0;
    for (std::size_t below = at + 1; below < bullets_.size() && near < 2; ++below) {
      if (is_page_[below]) continue;
      if (is_item(below)) return true;
      ++near;
    }
    return source_.lines[at].indent > 0 && source_.is_html;
  }

  /// Whether a « is closed further down in the same paragraph.
  [[nodiscard]] bool opens_quotation(std::size_t at) const {
    for (++at; at < source_.lines.size() && !source_.lines[at].begins_block; ++at) {
      const std::string_view line = part(source_.text, source_.lines[at].at);
      if (line.starts_with("«") || line.starts_with("»")) return false;
      if (line.find("»") != std::string_view::npos) return true;
    }
    return false;
  }

  /// Finds runs of lines that the page width did not break: half of them had room for the first
  /// word of the next line.
  void find_lists() {
    constexpr std::size_t least_lines = 3;
    const auto& lines = source_.lines;
    is_list_.resize(lines.size());
    const auto size_of = [&](std::size_t at) {
      return text::count_code_points(part(source_.text, lines[at].at));
    };
    for (std::size_t begin = 0; begin < lines.size();) {
      std::size_t end = begin + 1;
      while (end < lines.size() && !lines[end].begins_block && !bullets_[end] && !is_page_[end]) {
        ++end;
      }
      std::size_t width = 0;
      for (std::size_t at = begin; at < end; ++at) width = std::max(width, size_of(at));
      std::size_t loose = 0;
      for (std::size_t at = begin; at + 1 < end; ++at) {
        const std::string_view next = part(source_.text, lines[at + 1].at);
        if (size_of(at) + 1 + first_word_size(next) <= width) ++loose;
      }
      const bool is_list = end - begin >= least_lines && loose * 2 >= end - begin - 1;
      for (std::size_t at = begin; at < end; ++at) is_list_[at] = is_list;
      begin = end;
    }
  }

  /// Whether a line continues the block above.
  [[nodiscard]] bool joins(std::size_t at) const {
    if (!last_ || text_.blocks.empty() || source_.is_html || bullets_[at]) return false;
    const DraftLine& line = source_.lines[at];
    if (line.row > 0 || source_.lines[*last_].row > 0) return false;
    const std::string_view words = part(source_.text, line.at);
    const std::string_view above = part(source_.text, source_.lines[*last_].at);
    if (!has_word(above) || !has_word(words)) return false;
    const std::size_t size = text::count_code_points(above);
    // Across a page end or a stray empty line, only a plain continuation is joined.
    const bool is_separated = line.begins_block || at != *last_ + 1;
    if (is_separated) {
      const bool is_next_page = at > 0 && is_page_[at - 1];
      if (width_ < 40) return false;
      return (begins_small(words) || is_next_page) && !ends_clause(above) &&
             size * 10 >= width_ * 6 && text_.blocks.back().kind == LineKind::text;
    }
    // Text indented under an item's words belongs to the item.
    const DraftBlock& block = text_.blocks.back();
    if (block.kind == LineKind::item && line.indent > block.indent) return true;
    if (begins_small(words) && !ends_clause(above) && above.find('@') == std::string_view::npos) {
      return !begins_with_letter(words);
    }
    if (is_list_[at] || ends_with_address(above)) return false;
    const bool was_full = (size + 1 + first_word_size(words)) * 4 >= width_ * 3 && width_ >= 40;
    return was_full && words.find('@') == std::string_view::npos;
  }

  [[nodiscard]] bool ends_with_hyphen() const {
    return text_.text.size() > 1 && text_.text.back() == '-' &&
           text::is_letter(text_.text[text_.text.size() - 2]);
  }

  void begin_block(std::size_t at) {
    const DraftLine& line = source_.lines[at];
    DraftBlock block = {.kind = line.kind, .landmark = line.landmark};
    block.is_tight = last_ && !line.begins_block && at == *last_ + 1;
    block.is_ordered = line.is_ordered;
    block.indent = line.indent;
    block.row = line.row;
    block.column = line.column;
    text::Range rest = line.at;
    if (line.kind == LineKind::heading || line.kind == LineKind::item) block.level = line.level;
    const bool goes_on = line.kind == LineKind::text && line.level > 0;
    const auto& bullet = bullets_[at];
    if (bullet && line.kind != LineKind::heading) {
      rest.begin += static_cast<std::uint32_t>(bullet->size);
      if (line.kind != LineKind::item) {
        block.kind = LineKind::item;
        block.level = levels_.level(bullet->symbol, line.indent);
        block.is_ordered = bullet->is_number;
      }
      if (bullet->is_number) {
        const std::string_view words = part(source_.text, line.at);
        block.number = words.substr(0, words.find_first_not_of("0123456789"));
      }
      add_bullet(*bullet, line, block);
    } else if (line.kind != LineKind::item && !goes_on && !(block.is_tight && line.indent > 0)) {
      levels_.clear();
    }
    const auto begin = static_cast<std::uint32_t>(text_.text.size() + (last_ ? 1 : 0));
    if (last_) separate('\n', line.at.begin);
    append(rest, false);
    block.at = {begin, static_cast<std::uint32_t>(text_.text.size())};
    text_.blocks.push_back(block);
  }

  void add_bullet(const Bullet& bullet, const DraftLine& line, const DraftBlock& block) {
    const text::Range at = {line.at.begin, line.at.begin + static_cast<std::uint32_t>(bullet.size)};
    const text::Range symbol = trim(source_.text, at);
    std::string level = "level ";
    text::append_number(level, block.level);
    add_span("bullet", symbol, level);
    // Word marks its list items itself.
    if (!bullet.is_letter || (source_.is_html && line.indent > 0)) return;
    text_.warnings.push_back({in_input(symbol), "\"" + bullet.symbol +
                                                    "\" was read as a bullet of " + level +
                                                    "; where it is a word, put it back"});
  }

  [[nodiscard]] text::Range in_input(text::Range at) const {
    return {source_.origin[at.begin].begin, source_.origin[at.end - 1].end};
  }

  void add_span(std::string_view kind, text::Range at, std::string value) {
    text_.spans.push_back(
        {kind, in_input(at), text::collapse_white_space(part(source_.text, at)), std::move(value)});
  }

  /// `at` is the place in the source that follows the separator.
  void separate(char separator, std::uint32_t at) {
    text_.text += separator;
    text_.origin.push_back(source_.origin[at]);
  }

  void append(text::Range at, bool is_separated) {
    if (is_separated)
      separate(' ', at.begin);
    else if (last_ && ends_with_hyphen() && text_.text.back() == '-')
      warn_of_hyphen(at);
    for (std::size_t next = at.begin; next < at.end;) {
      const auto begin = static_cast<std::uint32_t>(next);
      if (is_blank_character(text::decode_utf8(source_.text, next))) {
        if (!text_.text.ends_with(' ') && !text_.text.ends_with('\n')) separate(' ', begin);
      } else {
        text_.text.append(source_.text, begin, next - begin);
        for (std::size_t byte = begin; byte < next; ++byte) {
          text_.origin.push_back(source_.origin[byte]);
        }
      }
      set_style(begin);
    }
  }

  void warn_of_hyphen(text::Range at) {
    text_.warnings.push_back(
        {in_input({at.begin, at.begin + 1}),
         "a word was broken before this; where its hyphen is not its own, remove it"});
  }

  /// The length copied of the character at `at`.
  void set_style(std::uint32_t at) {
    while (style_ < source_.styles.size() && source_.styles[style_].at.end <= at) ++style_;
    if (style_ == source_.styles.size() || source_.styles[style_].at.begin > at) return;
    const auto end = static_cast<std::uint32_t>(text_.text.size());
    if (copied_ == style_ + 1) {
      text_.styles.back().at.end = end;
      return;
    }
    DraftStyle style = source_.styles[style_];
    std::uint32_t begin = end;
    do --begin;
    while (begin > 0 && (text::byte_of(text_.text[begin]) & 0xC0U) == 0x80U);
    style.at = {begin, end};
    text_.styles.push_back(std::move(style));
    copied_ = style_ + 1;
  }

  const DraftSource& source_;
  DraftText text_;
  std::size_t width_;
  std::vector<bool> is_page_;
  std::vector<std::optional<Bullet>> bullets_;
  std::vector<std::size_t> dropped_;
  std::vector<bool> is_list_;        ///< lines not to be joined by width
  std::optional<std::size_t> last_;  ///< the last copied line
  Levels levels_;
  std::size_t style_ = 0;
  std::size_t copied_ = 0;  ///< index + 1 of the last copied style
};

}  // namespace

text::Range DraftText::input_range(text::Range at) const {
  if (at.begin >= at.end) return {};
  return {origin[at.begin].begin, origin[at.end - 1].end};
}

DraftText read_draft_text_blocks(const DraftSource& source) {
  DraftText text = BlockReader(source).read();
  const LanguageGuess guess = language_of(text.text);
  text.language = guess.language;
  if (guess.is_doubtful) {
    text.warnings.push_back({{},
                             std::string("the language was read as \"")
                                 .append(guess.language->tag)
                                 .append("\", which is not sure; check \"language\"")});
  }
  return text;
}

}  // namespace undersigned::draft
