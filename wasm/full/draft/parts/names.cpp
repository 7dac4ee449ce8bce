#include "full/draft/parts/names.h"

#include <algorithm>
#include <optional>

#include "full/draft/language/phrases.h"
#include "full/draft/language/words.h"

namespace undersigned::draft {
namespace {

bool is_joint(const FoldedWord& word, const DraftLanguage& language) {
  return phrase_size({&word, 1}, draft_languages().front().joints) > 0 ||
         phrase_size({&word, 1}, language.joints) > 0;
}

/// Where to split "A and B": next to a known name, else at the last "and".
std::optional<text::Range> joint_of(ClaimedText& claimed, text::Range at,
                                    const std::function<bool(text::Range)>& is_known) {
  std::optional<text::Range> last;
  std::size_t count = 0;
  for (const FoldedWord& word : folded_words(claimed.words(at))) {
    const text::Range joint = shifted(word.at, at.begin);
    const bool is_within = has_word(claimed.words({at.begin, joint.begin})) &&
                           has_word(claimed.words({joint.end, at.end}));
    if (!is_within || !is_joint(word, claimed.language())) continue;
    if (is_known(trimmed(claimed, {at.begin, joint.begin})) ||
        is_known(trimmed(claimed, {joint.end, at.end}))) {
      return joint;
    }
    last = joint;
    ++count;
  }
  if (count > 1) {
    claimed.warn(at, "which \"" + std::string(claimed.words(*last)) +
                         "\" joins the names is not sure; check them");
  }
  return last;
}

}  // namespace

text::Range trimmed(const ClaimedText& claimed, text::Range at) {
  for (;;) {
    const std::string_view words = claimed.words(at);
    at = shifted(trim(words, {0, size_of(words)}), at.begin);
    const std::string_view rest = claimed.words(at);
    const bool has_separator = rest.ends_with(',') || rest.ends_with(';') || rest.ends_with(':');
    if (!has_separator) return at;
    --at.end;
  }
}

std::vector<text::Range> split(const ClaimedText& claimed, text::Range at,
                               std::string_view separator) {
  std::vector<text::Range> pieces;
  const std::string_view words = claimed.words(at);
  std::uint32_t begin = 0;
  std::size_t depth = 0;
  const auto add = [&](std::size_t end) {
    pieces.push_back({at.begin + begin, at.begin + static_cast<std::uint32_t>(end)});
  };
  for (std::size_t here = 0; here < words.size(); ++here) {
    if (words[here] == '(') ++depth;
    if (words[here] == ')' && depth > 0) --depth;
    if (depth > 0 || !words.substr(here).starts_with(separator)) continue;
    add(here);
    begin = static_cast<std::uint32_t>(here + separator.size());
  }
  add(words.size());
  std::erase_if(pieces, [&](text::Range one) { return !has_word(claimed.words(one)); });
  return pieces;
}

std::vector<text::Range> names_in(ClaimedText& claimed, text::Range at,
                                  const std::function<bool(text::Range)>& is_known) {
  const std::string_view separator =
      claimed.words(at).find(';') != std::string_view::npos ? ";" : ", ";
  std::vector<text::Range> names = split(claimed, at, separator);
  if (names.empty()) return names;
  text::Range last = trimmed(claimed, names.back());
  names.pop_back();
  const std::vector<FoldedWord> words = folded_words(claimed.words(last), 1);
  if (!words.empty() && is_joint(words.front(), claimed.language())) {
    const text::Range joint = shifted(words.front().at, last.begin);
    if (has_word(claimed.words({joint.end, last.end}))) {
      claimed.claim_span("joint", joint);
      last.begin = joint.end;
    }
  } else if (separator != ";") {
    if (const auto joint = joint_of(claimed, last, is_known)) {
      claimed.claim_span("joint", *joint);
      names.push_back({last.begin, joint->begin});
      last.begin = joint->end;
    }
  }
  names.push_back(last);
  return names;
}

}  // namespace undersigned::draft
