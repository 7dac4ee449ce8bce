#pragma once

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tree/node.h"
#include "tree/vocabulary.h"

/// What must hold for all HTML that the renderer writes, whatever the statement.
namespace undersigned {

/// Ends the program, so that the fuzzer keeps the input.
[[noreturn]] inline void fail(std::string_view what, std::string_view where) {
  std::fprintf(stderr, "%.*s: %.*s\n", static_cast<int>(what.size()), what.data(),
               static_cast<int>(std::min<std::size_t>(where.size(), 300)), where.data());
  std::abort();
}

class WellFormed {
 public:
  /// The depth of the deepest element. Also checks that `html` means the same as `tree`.
  static std::size_t check(std::string_view html, const tree::Node& tree) {
    WellFormed one{html};
    while (!one.rest_.empty()) one.take();
    if (!one.open_.empty()) fail("not closed", one.open_.back());
    std::string said;
    say(tree, said);
    if (one.said_ != said) fail("HTML of another tree", html);
    return one.deepest_;
  }

 private:
  explicit WellFormed(std::string_view html) : rest_(html) {}

  /// A unique form of which no part can be taken for another.
  static void say(const tree::Node& node, std::string& said) {
    if (node.element == tree::Element::text) {
      if (node.text.empty()) fail("an empty text", said);
      said.append("\0\"", 2).append(node.text);
      return;
    }
    said.append("\0<", 2).append(tree::name_of(node.element));
    for (const tree::AttributeValue& value : node.attributes) {
      said.append("\0 ", 2).append(tree::name_of(value.name));
      said.append("\0=", 2).append(tree::value_of(value));
    }
    if (is_void(tree::name_of(node.element))) {
      if (!node.children.empty()) fail("in a void element", said);
      return;
    }
    tree::Element last = tree::Element::a;
    for (const tree::NodeRef& child : node.children) {
      if (last == tree::Element::text && child->element == last) fail("two texts", child->text);
      last = child->element;
      say(*child, said);
    }
    said.append("\0/", 2);
  }

  static bool is_void(std::string_view name) {
    return name == "br" || name == "hr" || name == "img" || name == "source";
  }

  void take() {
    if (rest_.starts_with("</")) {
      rest_.remove_prefix(2);
      const std::string_view name = take_until(">");
      if (open_.empty() || open_.back() != name) fail("closed out of order", name);
      open_.pop_back();
      rest_.remove_prefix(1);
      said_.append("\0/", 2);
    } else if (rest_.starts_with("<")) {
      rest_.remove_prefix(1);
      take_tag();
    } else {
      said_.append("\0\"", 2);
      take_text(take_until("<"));
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
    said_.append("\0<", 2).append(name);
    std::vector<std::string_view> seen;
    while (rest_.starts_with(" ")) {
      rest_.remove_prefix(1);
      const std::string_view attribute = take_until("=");
      if (!is_one(attribute, attributes)) fail("an attribute outside the vocabulary", attribute);
      if (is_one(attribute, seen)) fail("an attribute twice", attribute);
      seen.push_back(attribute);
      said_.append("\0 ", 2).append(attribute);
      if (!rest_.starts_with("=\"")) fail("no value", rest_);
      rest_.remove_prefix(2);
      const std::string_view value = take_until("\"");
      rest_.remove_prefix(1);
      said_.append("\0=", 2);
      take_text(value);
      check_address(attribute, value);
    }
    if (!rest_.starts_with(">")) fail("no end of the tag", rest_);
    rest_.remove_prefix(1);
    if (is_void(name)) return;
    open_.push_back(name);
    deepest_ = std::max(deepest_, open_.size());
  }

  void take_text(std::string_view text) {
    static constexpr std::pair<std::string_view, char> references[] = {
        {"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#13;", '\r'}};
    for (std::size_t at = 0; at < text.size(); ++at) {
      const char c = text[at];
      if (c == '<' || c == '>' || c == '\r' || c == '\0') fail("not escaped", text.substr(at));
      if (c != '&') {
        said_ += c;
        continue;
      }
      const auto is_here = [rest = text.substr(at)](const auto& one) {
        return rest.starts_with(one.first);
      };
      const auto* found = std::find_if(std::begin(references), std::end(references), is_here);
      if (found == std::end(references)) fail("not escaped", text.substr(at));
      said_ += found->second;
      at += found->first.size() - 1;
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
  std::string said_;
  std::vector<std::string_view> open_;
  std::size_t deepest_ = 0;
};

}  // namespace undersigned
