#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "full/draft/blocks/blocks.h"

namespace undersigned::draft {

using Json = nlohmann::ordered_json;

/// Tracks which part of the draft claimed which words of a press release. Each word is claimed
/// once; what remains unclaimed goes to the end of the draft, so that no word is lost or doubled.
/// Ranges are in bytes of the text. A claim that would split a word, or that contains a claimed
/// word, is refused and claims nothing.
class ClaimedText {
 public:
  /// `text` must outlive this object, and receives the spans and warnings.
  explicit ClaimedText(DraftText& text) : text_(text), claimed_(text.text.size()) {}

  [[nodiscard]] std::string_view words(text::Range at) const;

  [[nodiscard]] bool is_html() const { return text_.is_html; }
  [[nodiscard]] const DraftLanguage& language() const { return *text_.language; }

  [[nodiscard]] bool is_free(text::Range at) const;

  /// Claims `at` as one line of plain text of at most `max_length` code points, and sets `key` of
  /// `object` to it. False if refused or if the key is already set.
  bool put(Json& object, const char* key, text::Range at, std::size_t max_length);

  /// Like `put`, but appends to a key that is set, after a comma.
  bool add(Json& object, const char* key, text::Range at, std::size_t max_length);

  /// Claims `at` as Markdown that is drawn as the same text, with its emphasis and links. "" if
  /// refused.
  [[nodiscard]] std::string claim_markdown(text::Range at);

  /// Claims `at` as a span, a value or a mark that is in no string of the draft. False if refused.
  bool claim_span(std::string_view kind, text::Range at, std::string value = {});

  /// The first link address within `at`, or "".
  [[nodiscard]] std::string link_in(text::Range at) const;

  /// Whether all words within `at` are bold.
  [[nodiscard]] bool is_bold(text::Range at) const;

  void warn(text::Range at, std::string message);

  /// The unclaimed ranges with words, in order, each within one block.
  [[nodiscard]] std::vector<text::Range> unclaimed() const;

 private:
  void mark_claimed(text::Range at);
  [[nodiscard]] std::string claim_line(text::Range at, std::size_t max_length);

  DraftText& text_;
  std::vector<bool> claimed_;
};

}  // namespace undersigned::draft
