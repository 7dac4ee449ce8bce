#include "full/draft/source/html.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "full/draft/language/words.h"
#include "full/draft/source/tag.h"
#include "text/ascii.h"
#include "text/character_reference.h"
#include "text/text.h"

namespace undersigned::draft {
namespace {

/// Lists of tag names for is_one_of, each name between two spaces.
using Names = std::string_view;
constexpr Names blocks =
    " p div h1 h2 h3 h4 h5 h6 li ul ol menu table thead tbody tfoot tr td th caption blockquote "
    "section article header footer nav aside main hr pre address figure figcaption dl dt dd center "
    "form fieldset body html option select button summary details title ";
constexpr Names voids = " area base br col embed hr img input link meta source track wbr ";
constexpr Names raw_texts = " script style title textarea xmp iframe noembed ";
constexpr Names hidden = " template ";
constexpr Names landmarks = " nav footer aside form button select ";
constexpr std::size_t max_open = 256;

/// The style and position of an element's text, inherited by the elements in it.
struct State {
  std::string name;
  bool is_bold = false;
  bool is_italic = false;
  bool is_ordered = false;
  bool is_quote = false;
  std::uint32_t landmark = 0;
  bool is_hidden = false;
  bool is_pre = false;
  std::uint8_t heading = 0;
  std::uint8_t list_level = 0;
  std::uint32_t indent = 0;
  std::uint32_t link = 0;  ///< index; 0: none
  std::uint32_t row = 0;
  std::uint32_t column = 0;
};

class HtmlReader {
 public:
  explicit HtmlReader(std::string_view html) : html_(html) { source_.is_html = true; }

  DraftSource read() {
    read_characters();
    end_line(true);
    return std::move(source_);
  }

  DraftSource read_styled() {
    source_.is_html = false;
    read_characters();
    return std::move(source_);
  }

 private:
  void read_characters() {
    for (std::size_t at = 0; at < html_.size();) {
      if (html_[at] == '<' && at + 1 < html_.size()) {
        const std::size_t name = html_[at + 1] == '/' ? at + 2 : at + 1;
        if (name < html_.size() && text::is_letter(html_[name])) {
          if (take_tag(at)) continue;
        } else if (html_[at + 1] == '!' || html_[at + 1] == '?' || name == at + 2) {
          if (skip_comment(at)) continue;
        }
      }
      extract_character(at);
    }
  }

  [[nodiscard]] const State& state() const { return open_.back(); }

  /// Skips a comment or a declaration. False if a declaration has no `>` before the next `<`; then
  /// it is text, as with tags.
  bool skip_comment(std::size_t& at) {
    if (html_.substr(at, 4) != "<!--") {
      const std::size_t end = html_.find_first_of("<>", at + 1);
      if (end == std::string_view::npos || html_[end] == '<') return false;
      at = end + 1;
      return true;
    }
    if (html_.substr(at, 5) == "<!-->") {
      at += 5;
      return true;
    }
    const std::size_t end = html_.find("-->", at + 4);
    at = end == std::string_view::npos ? html_.size() : end + 3;
    return true;
  }

  /// Skips to the end tag of an element whose content is not markup.
  void skip_raw_text(const std::string& name, std::size_t& at) {
    for (;;) {
      at = std::min(html_.find("</", at), html_.size());
      if (at == html_.size()) return;
      const std::size_t end = at + 2 + name.size();
      const bool ends = end >= html_.size() || is_html_space(html_[end]) || html_[end] == '>' ||
                        html_[end] == '/';
      if (ends && text::ascii_lower(html_.substr(at + 2, name.size())) == name) return;
      at += 2;
    }
  }

  /// Reads a tag. False if there is none.
  bool take_tag(std::size_t& at) {
    std::size_t after = at;
    const std::optional<Tag> read = read_tag(html_, after);
    if (!read || (!source_.is_html && !is_one_of(inline_tags, read->name))) return false;
    const Tag& tag = *read;
    const text::Range origin = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(after)};
    at = after;
    const bool is_block = is_one_of(blocks, tag.name);
    if (tag.name == "head") in_head_ = !tag.is_end;
    if (is_block && tag.name != "html" && tag.name != "title") in_head_ = false;
    if (tag.name == "br" && !source_.is_html) {
      // The line end after it is the same line end.
      if (html_.substr(at, 2) == "\r\n") ++at;
      if (at < html_.size() && (html_[at] == '\n' || html_[at] == '\r')) ++at;
      append("\n", origin);
      return true;
    }
    if (tag.name == "br") {
      end_line(was_break_);
      was_break_ = true;
      return true;
    }
    if (is_block) end_line(true);
    if (tag.is_end) {
      close(tag.name);
    } else if (is_one_of(raw_texts, tag.name)) {
      skip_raw_text(tag.name, at);
    } else if (!is_one_of(voids, tag.name)) {
      open(tag, is_block);
    }
    return true;
  }

  void close(const std::string& name) {
    for (std::size_t index = open_.size(); index-- > 1;) {
      if (open_[index].name != name) continue;
      open_.resize(index);
      return;
    }
  }

  void open(const Tag& tag, bool is_block) {
    if (is_block) {
      // A paragraph ends where a block begins, an item where the next item begins.
      if (state().name == "p") open_.pop_back();
      if (tag.name == "li" && state().name == "li") open_.pop_back();
    }
    if (open_.size() == max_open) return;
    State next = state();
    next.name = tag.name;
    next.is_bold = next.is_bold || tag.name == "b" || tag.name == "strong";
    next.is_italic = next.is_italic || tag.name == "i" || tag.name == "em";
    next.is_quote = next.is_quote || tag.name == "blockquote";
    next.is_pre = next.is_pre || tag.name == "pre";
    next.is_hidden = next.is_hidden || is_one_of(hidden, tag.name);
    const bool is_landmark = is_one_of(landmarks, tag.name) || tag.role == "navigation" ||
                             tag.role == "contentinfo" || tag.role == "complementary";
    if (is_landmark) next.landmark = ++landmarks_;
    if (tag.name == "ul" || tag.name == "ol") {
      next.list_level = static_cast<std::uint8_t>(std::min(next.list_level + 1, 9));
      next.is_ordered = tag.name == "ol";
    }
    if (tag.name == "li") is_item_ = true;
    if (tag.name == "tr") {
      next.row = ++rows_;
      columns_ = 0;
    }
    if (next.row > 0 && (tag.name == "td" || tag.name == "th")) next.column = ++columns_;
    if (tag.name.size() == 2 && tag.name[0] == 'h' && tag.name[1] >= '1' && tag.name[1] <= '6') {
      next.heading = static_cast<std::uint8_t>(tag.name[1] - '0');
    }
    if (!tag.href.empty() && tag.name == "a") {
      links_.push_back(tag.href);
      next.link = static_cast<std::uint32_t>(links_.size() - 1);
    }
    set_style(next, tag.style);
    open_.push_back(std::move(next));
  }

  static void set_style(State& next, std::string_view style) {
    if (style.empty()) return;
    const std::string_view weight = style_property(style, "font-weight");
    if (!weight.empty()) {
      next.is_bold = weight.starts_with("bold") || (weight.size() == 3 && weight >= "600");
    }
    const std::string_view slant = style_property(style, "font-style");
    if (!slant.empty()) next.is_italic = slant == "italic" || slant == "oblique";
    // Word writes lists as paragraphs: "l0 level2 lfo1".
    const std::string_view list = style_property(style, "mso-list");
    const std::size_t level = list.find("level");
    if (level != std::string_view::npos && level + 5 < list.size() &&
        text::is_digit(list[level + 5])) {
      next.indent = static_cast<std::uint32_t>(list[level + 5] - '0') * 4;
    }
  }

  void extract_character(std::size_t& at) {
    text::Range origin = {static_cast<std::uint32_t>(at), 0};
    std::string character;
    bool is_written = false;
    if (html_[at] == '&') {
      const std::size_t end = html_.substr(at, 40).find(';');
      const std::string_view name = end == std::string_view::npos ? "" : html_.substr(at, end + 1);
      const bool is_reference =
          name.size() > 2 && std::all_of(name.begin() + 1, name.end() - 1, [](char c) {
            return text::is_letter(c) || text::is_digit(c) || c == '#';
          });
      if (is_reference) {
        text::append_character_reference(character, name);
        at += name.size();
        is_written = true;
      }
    }
    if (!is_written) {
      const char32_t next = text::decode_utf8(html_, at);
      text::append_utf8(character, next == 0 ? U'\uFFFD' : next);
    }
    origin.end = static_cast<std::uint32_t>(at);
    if (in_head_ || state().is_hidden) return;
    if (!source_.is_html) {
      if (character == "\r" && !is_written && at < html_.size() && html_[at] == '\n') {
        origin.end = static_cast<std::uint32_t>(++at);
      }
      return append(character == "\r" ? std::string_view("\n") : std::string_view(character),
                    origin);
    }
    const bool is_white = !is_written && character.size() == 1 && is_html_space(character[0]);
    if (is_white && state().is_pre && character[0] == '\n') return end_line(false);
    if (is_white && (source_.text.size() == line_begin_ || source_.text.back() == ' ')) return;
    append(is_white ? std::string_view(" ") : std::string_view(character), origin);
  }

  void append(std::string_view character, text::Range origin) {
    const auto begin = static_cast<std::uint32_t>(source_.text.size());
    if (begin == line_begin_) line_ = begin_line();
    source_.text += character;
    const auto end = static_cast<std::uint32_t>(source_.text.size());
    source_.origin.insert(source_.origin.end(), character.size(), origin);
    const State& now = state();
    if (!now.is_bold && !now.is_italic && now.link == 0) return;
    if (!source_.styles.empty()) {
      DraftStyle& last = source_.styles.back();
      if (last.at.end == begin && last.is_bold == now.is_bold && last.is_italic == now.is_italic &&
          last_link_ == now.link) {
        last.at.end = end;
        return;
      }
    }
    last_link_ = now.link;
    source_.styles.push_back({{begin, end}, now.is_bold, now.is_italic, links_[now.link]});
  }

  DraftLine begin_line() {
    const State& now = state();
    DraftLine line = {.begins_block = begins_block_, .landmark = now.landmark};
    line.indent = now.indent;
    line.row = now.row;
    line.column = now.column;
    line.level = now.list_level;
    if (is_item_ && now.list_level > 0) {
      line.kind = LineKind::item;
      line.is_ordered = now.is_ordered;
    } else if (now.heading > 0) {
      line.kind = LineKind::heading;
      line.level = now.heading;
    } else if (now.is_quote) {
      line.kind = LineKind::quote;
      line.level = 0;
    }
    return line;
  }

  /// Ends the line. With `is_block` the next line begins a block.
  void end_line(bool is_block) {
    const auto end = static_cast<std::uint32_t>(source_.text.size());
    const text::Range at = trim(source_.text, {line_begin_, end});
    if (at.begin < at.end) {
      line_.at = at;
      source_.lines.push_back(line_);
      begins_block_ = false;
      is_item_ = false;
      was_break_ = false;
    }
    begins_block_ = begins_block_ || is_block;
    if (end > line_begin_) {
      source_.text += '\n';
      source_.origin.push_back(source_.origin.back());
      line_begin_ = end + 1;
    }
  }

  std::string_view html_;
  DraftSource source_;
  std::vector<State> open_ = std::vector<State>(1);
  std::vector<std::string> links_ = std::vector<std::string>(1);
  std::uint32_t landmarks_ = 0;
  std::uint32_t rows_ = 0;
  std::uint32_t columns_ = 0;  ///< columns so far of the latest row
  std::uint32_t last_link_ = 0;
  std::uint32_t line_begin_ = 0;
  DraftLine line_;
  bool begins_block_ = true;
  bool is_item_ = false;
  bool was_break_ = false;
  bool in_head_ = false;
};

}  // namespace

DraftSource read_draft_html(std::string_view html) { return HtmlReader(html).read(); }

DraftSource read_styled_text(std::string_view text) { return HtmlReader(text).read_styled(); }

}  // namespace undersigned::draft
