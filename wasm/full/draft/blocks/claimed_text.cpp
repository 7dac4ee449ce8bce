#include "full/draft/blocks/claimed_text.h"

#include <algorithm>
#include <utility>

#include "full/draft/blocks/markdown.h"
#include "full/draft/language/words.h"
#include "text/text.h"

namespace undersigned::draft {

std::string_view ClaimedText::words(text::Range at) const { return part(text_.text, at); }

bool ClaimedText::is_free(text::Range at) const {
  if (cuts_word(text_.text, at.begin) || cuts_word(text_.text, at.end)) return false;
  for (std::size_t next = at.begin; next < at.end;) {
    const std::size_t begin = next;
    if (is_word_character(text::decode_utf8(text_.text, next)) && claimed_[begin]) return false;
  }
  return true;
}

void ClaimedText::mark_claimed(text::Range at) {
  for (std::uint32_t byte = at.begin; byte < at.end; ++byte) claimed_[byte] = true;
}

std::string ClaimedText::claim_line(text::Range at, std::size_t max_length) {
  if (!has_word(words(at)) || !is_free(at)) return {};
  std::string text = text::collapse_white_space(words(at));
  if (text::count_code_points(text) > max_length) return {};
  mark_claimed(at);
  return text;
}

bool ClaimedText::put(Json& object, const char* key, text::Range at, std::size_t max_length) {
  if (object.contains(key)) return false;
  std::string text = claim_line(at, max_length);
  if (text.empty()) return false;
  object[key] = std::move(text);
  return true;
}

bool ClaimedText::add(Json& object, const char* key, text::Range at, std::size_t max_length) {
  if (!object.contains(key)) return put(object, key, at, max_length);
  std::string all = object[key].get<std::string>() + ", ";
  const std::size_t size = text::count_code_points(all);
  const std::string text = size < max_length ? claim_line(at, max_length - size) : std::string();
  if (text.empty()) return false;
  object[key] = all + text;
  return true;
}

std::string ClaimedText::claim_markdown(text::Range at) {
  at = trim(text_.text, at);
  if (!has_word(words(at)) || !is_free(at)) return {};
  mark_claimed(at);
  return draft_markdown(text_, at);
}

bool ClaimedText::claim_span(std::string_view kind, text::Range at, std::string value) {
  at = trim(text_.text, at);
  if (at.begin == at.end || !is_free(at)) return false;
  mark_claimed(at);
  text_.spans.push_back(
      {kind, text_.input_range(at), text::collapse_white_space(words(at)), std::move(value)});
  return true;
}

std::string ClaimedText::link_in(text::Range at) const {
  for (const DraftStyle& style : text_.styles) {
    if (style.at.begin < at.end && style.at.end > at.begin && !style.link.empty()) {
      return style.link;
    }
  }
  return {};
}

bool ClaimedText::is_bold(text::Range at) const {
  std::uint32_t begin = at.begin;
  for (const DraftStyle& style : text_.styles) {
    if (style.at.end <= begin || !style.is_bold) continue;
    if (style.at.begin > begin && has_word(words({begin, std::min(style.at.begin, at.end)}))) break;
    begin = style.at.end;
    if (begin >= at.end) return true;
  }
  return begin < at.end && begin > at.begin && !has_word(words({begin, at.end}));
}

void ClaimedText::warn(text::Range at, std::string message) {
  text_.warnings.push_back({text_.input_range(at), std::move(message)});
}

std::vector<text::Range> ClaimedText::unclaimed() const {
  std::vector<text::Range> all;
  for (const DraftBlock& block : text_.blocks) {
    std::uint32_t begin = block.at.begin;
    for (std::uint32_t at = block.at.begin; at <= block.at.end; ++at) {
      if (at < block.at.end && !claimed_[at]) continue;
      if (begin < at && has_word(words({begin, at}))) {
        all.push_back(trim(text_.text, {begin, at}));
      }
      begin = at + 1;
    }
  }
  return all;
}

}  // namespace undersigned::draft
