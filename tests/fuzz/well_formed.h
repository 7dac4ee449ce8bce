#pragma once

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "vocabulary.h"

/// What must hold of all HTML that the renderer writes, whoever wrote the statement.
namespace undersigned {

/// Ends the program, for the fuzzer to keep the input.
[[noreturn]] inline void fail(std::string_view what, std::string_view where) {
  std::fprintf(stderr, "%.*s: %.*s\n", static_cast<int>(what.size()), what.data(),
               static_cast<int>(std::min<std::size_t>(where.size(), 300)), where.data());
  std::abort();
}

class WellFormed {
 public:
  /// The deepest element.
  static std::size_t check(std::string_view html) {
    WellFormed one{html};
    while (!one.rest_.empty()) one.take();
    if (!one.open_.empty()) fail("not closed", one.open_.back());
    return one.deepest_;
  }

 private:
  explicit WellFormed(std::string_view html) : rest_(html) {}

  void take() {
    if (rest_.starts_with("</")) {
      rest_.remove_prefix(2);
      const std::string_view name = take_until(">");
      if (open_.empty() || open_.back() != name) fail("closed out of order", name);
      open_.pop_back();
      rest_.remove_prefix(1);
    } else if (rest_.starts_with("<")) {
      rest_.remove_prefix(1);
      take_tag();
    } else {
      check_text(take_until("<"));
    }
  }

  void take_tag() {
#define UNDERSIGNED_ONE(name, text) std::string_view(text),
    static constexpr std::string_view elements[] = {UNDERSIGNED_ELEMENTS(UNDERSIGNED_ONE)};
    static constexpr std::string_view attributes[] = {UNDERSIGNED_ATTRIBUTES(UNDERSIGNED_ONE)};
#undef UNDERSIGNED_ONE
    const auto is_one = [](std::string_view word, const auto& words) {
      return std::find(std::begin(words), std::end(words), word) != std::end(words);
    };
    const std::string_view name = take_until(" >");
    if (!is_one(name, elements)) fail("an element outside the vocabulary", name);
    std::vector<std::string_view> seen;
    while (rest_.starts_with(" ")) {
      rest_.remove_prefix(1);
      const std::string_view attribute = take_until("=");
      if (!is_one(attribute, attributes)) fail("an attribute outside the vocabulary", attribute);
      if (is_one(attribute, seen)) fail("an attribute twice", attribute);
      seen.push_back(attribute);
      if (!rest_.starts_with("=\"")) fail("no value", rest_);
      rest_.remove_prefix(2);
      const std::string_view value = take_until("\"");
      rest_.remove_prefix(1);
      check_text(value);
      check_address(attribute, value);
    }
    if (!rest_.starts_with(">")) fail("no end of the tag", rest_);
    rest_.remove_prefix(1);
    if (name == "br" || name == "hr" || name == "img" || name == "source") return;
    open_.push_back(name);
    deepest_ = std::max(deepest_, open_.size());
  }

  static void check_text(std::string_view text) {
    for (std::size_t at = 0; at < text.size(); ++at) {
      const char c = text[at];
      if (c == '<' || c == '>' || c == '\r' || c == '\0') fail("not escaped", text.substr(at));
      if (c != '&') continue;
      const std::string_view rest = text.substr(at);
      if (!rest.starts_with("&amp;") && !rest.starts_with("&lt;") && !rest.starts_with("&gt;") &&
          !rest.starts_with("&quot;") && !rest.starts_with("&#13;")) {
        fail("not escaped", rest);
      }
    }
  }

  static void check_address(std::string_view attribute, std::string_view value) {
    const bool web = value.starts_with("https://") || value.starts_with("http://");
    const bool link = web || value.starts_with("mailto:") || value.starts_with("tel:");
    if (attribute == "href" && !link) fail("an unsafe link", value);
    if ((attribute == "src" || attribute == "srcset") && !web) fail("an unsafe image", value);
  }

  std::string_view take_until(std::string_view ends) {
    const std::string_view taken = rest_.substr(0, rest_.find_first_of(ends));
    rest_.remove_prefix(taken.size());
    if (rest_.empty() && ends != "<") fail("ends inside of a tag", taken);
    return taken;
  }

  std::string_view rest_;
  std::vector<std::string_view> open_;
  std::size_t deepest_ = 0;
};

}  // namespace undersigned
