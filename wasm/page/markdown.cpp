#include <algorithm>
#include <span>

#include "page/parts.h"

namespace undersigned::page {
namespace {

bool is_heading(tree::Element element) {
  return element >= tree::Element::h1 && element <= tree::Element::h6;
}

bool is_scroller(const tree::Node& node) { return tree::class_of(node) == tree::Keyword::scroller; }

/// Whether the drawing of the node, or of a descendant, depends on the view.
bool depends_on_view(const tree::Node& node) {
  return is_heading(node.element) || is_scroller(node) ||
         std::any_of(node.children.begin(), node.children.end(),
                     [](const tree::NodeRef& child) { return depends_on_view(*child); });
}

void append_all(PageContext& page, std::span<const tree::NodeRef> nodes);

/// Appends a copy of an element that depends on the view.
void append_copy(PageContext& page, const tree::Node& node) {
  tree::Builder& builder = page.builder;
  tree::Element element = node.element;
  if (is_heading(element)) {
    const auto level =
        static_cast<std::uint32_t>(element) - static_cast<std::uint32_t>(tree::Element::h1) + 1;
    element = tree::heading_element(page.view.heading_level + level);
  }
  builder.open(element);
  for (const tree::AttributeValue& one : node.attributes) {
    if (one.word != tree::Keyword::none) {
      builder.attribute(one.name, one.word);
    } else {
      builder.attribute(one.name, one.text);
    }
  }
  if (is_scroller(node)) {
    builder.attribute(tree::Attribute::role, tree::Keyword::region);
    builder.attribute(tree::Attribute::aria_label, page.locale.table);
    builder.attribute(tree::Attribute::tabindex, tree::Keyword::zero);
  }
  append_all(page, node.children);
  builder.close();
}

/// Shares nodes that do not depend on the view. Texts are copied, because the builder joins them.
void append_all(PageContext& page, std::span<const tree::NodeRef> nodes) {
  for (const tree::NodeRef& node : nodes) {
    if (node->element == tree::Element::text) {
      page.builder.text(node->text);
    } else if (depends_on_view(*node)) {
      append_copy(page, *node);
    } else {
      page.builder.graft(node);
    }
  }
}

void append_dateline(tree::Builder& builder, const Dateline& dateline) {
  builder.open(tree::Element::span, tree::Keyword::dateline);
  builder.leaf(tree::Element::span, tree::Keyword::place, dateline.place);
  builder.text(dateline.rest);
  builder.close();
}

}  // namespace

void append_markdown(PageContext& page, const model::Markdown& markdown, const Dateline& dateline) {
  std::span<const tree::NodeRef> blocks(markdown.tree->children);
  if (!dateline.place.empty() || !dateline.rest.empty()) {
    page.builder.open(tree::Element::p);
    append_dateline(page.builder, dateline);
    if (markdown.begins_with_paragraph) {
      page.builder.text(" ");
      append_all(page, blocks.front()->children);
      blocks = blocks.subspan(1);
    }
    page.builder.close();
  }
  append_all(page, blocks);
}

}  // namespace undersigned::page
