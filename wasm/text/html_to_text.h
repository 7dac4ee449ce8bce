#pragma once

#include <string>
#include <string_view>

namespace undersigned::text {

/// What HTML of somebody else's shows, as one line of plain text: no tags, no
/// comments, nothing of <script> and <style>; character references decoded once;
/// white space collapsed, NUL and directional controls as `clean_name` does it.
/// Tags separate words, but for those of phrases (<b>, <a>, <span>, …). Empty
/// where only white space is left, U+00A0 included.
/// What is markup is told as the HTML Standard's tokenizer does; unclosed markup
/// reaches to the end. `html` is valid UTF-8. Takes linear time.
[[nodiscard]] std::string text_of_html(std::string_view html);

/// `text` in at most `most` code points: what is longer loses its last words, or
/// the end of a word that is longer than half of it, for an ellipsis.
[[nodiscard]] std::string cut_at_word(std::string text, std::size_t most);

}  // namespace undersigned::text
