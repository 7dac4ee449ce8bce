#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "full/draft/blocks/blocks.h"

namespace undersigned::draft {

using Json = nlohmann::ordered_json;

/// Who has what of a press release. What a draft says is taken from here, once;
/// what nobody has taken is left for the end, so that no word is lost or doubled.
/// Ranges are in bytes of the text; one that would cut a word or holds a word
/// that is taken already is refused: nothing is taken then.
class ClaimedText {
 public:
  /// `text` must outlive it and gets the spans and warnings.
  explicit ClaimedText(DraftText& text) : text_(text), taken_(text.text.size()) {}

  [[nodiscard]] std::string_view words(text::Range at) const;

  [[nodiscard]] bool is_html() const { return text_.is_html; }
  [[nodiscard]] const DraftLanguage& language() const { return *text_.language; }

  [[nodiscard]] bool is_free(text::Range at) const;

  /// Writes one line of plain text of at most `most` code points into `object`.
  /// False when refused, or when it has that key.
  bool put(Json& object, const char* key, text::Range at, std::size_t most);

  /// The same behind what the key has, with a comma between.
  bool add(Json& object, const char* key, text::Range at, std::size_t most);

  /// As Markdown that is drawn as it stands, with its emphasis and links; "" when
  /// refused.
  [[nodiscard]] std::string claim_markdown(text::Range at);

  /// False when refused.
  bool claim_span(std::string_view kind, text::Range at, std::string value = {});

  /// The first address that something within `at` links to, or "".
  [[nodiscard]] std::string link_in(text::Range at) const;

  /// Whether all words within `at` are set bold.
  [[nodiscard]] bool is_bold(text::Range at) const;

  void warn(text::Range at, std::string message);

  /// What is still free and has words: in order, a block at most each.
  [[nodiscard]] std::vector<text::Range> rest() const;

 private:
  void mark(text::Range at);
  [[nodiscard]] std::string take(text::Range at, std::size_t most);

  DraftText& text_;
  std::vector<bool> taken_;
};

}  // namespace undersigned::draft
