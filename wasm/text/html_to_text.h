#pragma once

#include <string>
#include <string_view>

namespace undersigned::text {

/// The visible text of foreign HTML, as one line: no tags, no comments, no content of <script> and
/// <style>. Character references are decoded once, white space is collapsed, and NUL and
/// directional controls are handled as in `clean_name`. Tags separate words, except inline ones
/// (<b>, <a>, <span>, …). Empty when only white space is left, U+00A0 included. Markup is
/// recognized as by the tokenizer of the HTML Standard; unclosed markup extends to the end. `html`
/// must be valid UTF-8. Takes linear time.
[[nodiscard]] std::string text_of_html(std::string_view html);

/// Shortens `text` to at most `max_length` code points. A longer text loses its last words and ends
/// with an ellipsis; a word is cut only if it is longer than half of the limit.
[[nodiscard]] std::string cut_at_word(std::string text, std::size_t max_length);

}  // namespace undersigned::text
