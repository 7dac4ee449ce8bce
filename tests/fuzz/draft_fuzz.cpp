// Fuzzes the drafter. Each word of a press release occurs as often in the JSON's strings, its
// Markdown as drawn, and the spans. The JSON is a statement without errors, but for keys that the
// press release does not give.

#include <algorithm>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "diagnostics/source_location.h"
#include "document/document.h"
#include "full/draft/blocks/claimed_text.h"
#include "full/draft/draft.h"
#include "full/draft/language/words.h"
#include "full/draft/source/input.h"
#include "full/report/json_path.h"
#include "read/markdown.h"
#include "tests/fuzz/well_formed.h"
#include "text/text.h"

namespace undersigned {
namespace {

using Words = std::vector<std::string>;

void add_words(Words& words, std::string_view text) {
  bool in_word = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const bool is_word = draft::is_word_character(text::decode_utf8(text, at));
    if (is_word && !in_word) words.emplace_back();
    if (is_word) words.back().append(text.substr(begin, at - begin));
    in_word = is_word;
  }
}

bool is_inline(tree::Element element) {
  return element == tree::Element::a || element == tree::Element::em ||
         element == tree::Element::strong || element == tree::Element::code ||
         element == tree::Element::text;
}

void say(const tree::Node& node, std::string& said) {
  if (!is_inline(node.element)) said += '\n';
  said += node.text;
  for (const tree::NodeRef& child : node.children) say(*child, said);
  if (!is_inline(node.element)) said += '\n';
}

/// The text that `markdown` draws, with blocks separated so that no words touch.
std::string drawn(const std::string& markdown, std::string_view input) {
  tree::Builder builder;
  builder.open(tree::Element::div);
  const read::MarkdownResult result = read::append_markdown(builder, markdown, {});
  builder.close();
  if (!result.refused.empty()) fail("a link that is refused", input);
  std::string said;
  say(*builder.take(), said);
  return said;
}

/// Values derived from the text.
bool is_made(std::string_view key) {
  constexpr std::string_view made[] = {"id",  "date",  "status", "endMark", "url",
                                       "key", "group", "kind",   "language"};
  return std::find(std::begin(made), std::end(made), key) != std::end(made);
}

void add_strings(Words& words, const draft::Json& value, std::string_view key,
                 std::string_view input) {
  if (is_made(key)) return;
  if (key == "body") {
    std::string all;
    for (const draft::Json& block : value) all.append(block.get<std::string>()).append("\n\n");
    add_words(words, drawn(all, input));
  } else if (value.is_string()) {
    const auto text = value.get<std::string>();
    add_words(words, key == "about" ? drawn(text, input) : text);
  } else if (value.is_array()) {
    for (const draft::Json& one : value) add_strings(words, one, "", input);
  } else {
    for (const auto& [name, one] : value.items()) add_strings(words, one, name, input);
  }
}

void check_words(const draft::Draft& draft, const draft::Json& json, std::string_view input) {
  Words wanted;
  add_words(wanted, draft::read_draft_source(input).text);
  Words made;
  add_strings(made, json, "", input);
  for (const draft::DraftSpan& span : draft.spans) add_words(made, span.text);
  std::sort(wanted.begin(), wanted.end());
  std::sort(made.begin(), made.end());
  const auto differ = std::mismatch(wanted.begin(), wanted.end(), made.begin(), made.end());
  if (differ.first != wanted.end()) fail("lost, or another is there too often", *differ.first);
  if (differ.second != made.end()) fail("too often", *differ.second);
}

/// Ranges in order, within the input.
template <typename List>
void check_places(const List& list, std::string_view input) {
  std::uint32_t last = 0;
  for (const auto& one : list) {
    if (one.at.begin > one.at.end || one.at.end > input.size()) fail("out of range", input);
    if (one.at.begin < last) fail("not in order", input);
    last = one.at.begin;
  }
}

void check_statement(const std::string& json, std::string_view input) {
  document::Document document;
  static_cast<void>(document.load(json));
  for (const diagnostics::Diagnostic& one : document.diagnostics()) {
    const bool is_error = diagnostics::severity_of(one.code) == diagnostics::Severity::error;
    if (is_error && one.code != diagnostics::Code::missing_key)
      fail(report::path_at(json, one.at.begin), input);
  }
}

}  // namespace
}  // namespace undersigned

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace undersigned;
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const draft::Draft draft = draft::draft_of(input);
  const draft::Json json = draft::Json::parse(draft.json, nullptr, false);
  if (json.is_discarded()) fail("no JSON", draft.json);
  check_places(draft.spans, input);
  check_places(draft.warnings, input);
  check_words(draft, json, input);
  check_statement(draft.json, input);
  if (draft::Json::parse(draft::draft_answer(input), nullptr, false).is_discarded())
    fail("no answer", input);
  return 0;
}
