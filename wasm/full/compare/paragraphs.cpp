#include "full/compare/paragraphs.h"

#include <array>
#include <optional>

namespace undersigned::compare {
namespace {

std::string_view attribute_of(const tree::Node& node, tree::Attribute name) {
  for (const tree::AttributeValue& attribute : node.attributes) {
    if (attribute.name == name) return tree::value_of(attribute);
  }
  return {};
}

/// The form of the text in an element; nothing for an inline element.
std::optional<ParagraphForm> form_of(tree::Element element, ParagraphForm around) {
  if (element >= tree::Element::h1 && element <= tree::Element::h6) return ParagraphForm::heading;
  switch (element) {
    case tree::Element::blockquote: return ParagraphForm::quotation;
    case tree::Element::li: return ParagraphForm::item;
    case tree::Element::pre: return ParagraphForm::code;
    case tree::Element::tr: return ParagraphForm::row;
    case tree::Element::div:
    case tree::Element::ol:
    case tree::Element::p:
    case tree::Element::table:
    case tree::Element::ul: return around;
    default: return std::nullopt;
  }
}

class Gathering {
 public:
  void gather(const tree::Node& node, ParagraphForm around) {
    if (node.element == tree::Element::text) {
      say(node.text, around);
      return;
    }
    if (node.element == tree::Element::hr) {
      end();
      list_.push_back({.form = ParagraphForm::line, .text = "* * *"});
      return;
    }
    if (node.element == tree::Element::br) say("\n", around);
    if (node.element == tree::Element::img) {
      const std::string label(attribute_of(node, tree::Attribute::alt));
      say(label, around);
      next_.targets.push_back({label, std::string(attribute_of(node, tree::Attribute::src))});
      is_begun_ = true;
      next_.form = around;
      return;
    }
    const auto form = form_of(node.element, around);
    if (form) end();
    const std::size_t from = next_.text.size();
    const bool is_row = node.element == tree::Element::tr;
    for (const tree::NodeRef& child : node.children) {
      if (is_row && is_begun_) say(" | ", *form);
      gather(*child, form.value_or(around));
    }
    if (node.element == tree::Element::a) {
      next_.targets.push_back(
          {next_.text.substr(from), std::string(attribute_of(node, tree::Attribute::href))});
    }
    if (form) end();
  }

  std::vector<Paragraph> take() {
    end();
    return std::move(list_);
  }

 private:
  void say(std::string_view text, ParagraphForm form) {
    next_.form = form;
    if (form == ParagraphForm::code) {
      next_.text += text;
      is_begun_ = true;
      return;
    }
    for (const char c : text) {
      const bool is_white = c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
      if (!is_white) {
        next_.text += c;
        is_begun_ = true;
      } else if (is_begun_ && !next_.text.ends_with(' ')) {
        next_.text += ' ';
      }
    }
  }

  void end() {
    const bool is_code = next_.form == ParagraphForm::code;
    while (next_.text.ends_with(is_code ? '\n' : ' ')) next_.text.pop_back();
    if (is_begun_) list_.push_back(std::move(next_));
    next_ = {};
    is_begun_ = false;
  }

  std::vector<Paragraph> list_;
  Paragraph next_;
  bool is_begun_ = false;
};

}  // namespace

std::string_view name_of(ParagraphForm form) {
  constexpr std::array<std::string_view, 7> names = {
      "paragraph", "heading", "list item", "quotation", "code", "table row", "line across"};
  return names[static_cast<std::size_t>(form)];
}

Paragraphs paragraphs_of(const model::Markdown& markdown) {
  if (!markdown.tree) return {.too_many_nodes = true};
  Gathering gathering;
  gathering.gather(*markdown.tree, ParagraphForm::paragraph);
  return {.list = gathering.take()};
}

}  // namespace undersigned::compare
