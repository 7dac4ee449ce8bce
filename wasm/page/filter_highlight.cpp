#include "page/filter_highlight.h"

#include <cstdint>

#include "text/fold.h"
#include "text/text.h"

namespace undersigned::page {

void append_highlighted(tree::Builder& builder, std::string_view text,
                        const std::vector<std::string>& words) {
  if (words.empty()) return builder.text(text);
  // The folded text, and for each of its bytes the offset of the character that it comes from.
  std::string folded;
  std::vector<std::size_t> origin;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    static_cast<void>(text::decode_utf8(text, at));
    folded += text::fold(text.substr(begin, at - begin));
    origin.resize(folded.size(), begin);
  }
  origin.push_back(text.size());
  std::vector<std::uint8_t> is_marked(text.size() + 1);
  for (const std::string& word : words) {
    for (std::size_t at = 0; (at = folded.find(word, at)) != std::string::npos; ++at) {
      for (std::size_t i = origin[at]; i < origin[at + word.size()]; ++i) is_marked[i] = 1;
    }
  }
  for (std::size_t begin = 0, end = 0; begin < text.size(); begin = end) {
    while (end < text.size() && is_marked[end] == is_marked[begin]) ++end;
    const std::string_view run = text.substr(begin, end - begin);
    if (is_marked[begin] != 0) {
      builder.leaf(tree::Element::mark, tree::Keyword::none, run);
    } else {
      builder.text(run);
    }
  }
}

}  // namespace undersigned::page
