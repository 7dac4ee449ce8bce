#include "full/html/html.h"

#include "text/text.h"

namespace undersigned::html {
namespace {

bool is_void(tree::Element element) {
  return element == tree::Element::br || element == tree::Element::hr ||
         element == tree::Element::img || element == tree::Element::source;
}

}  // namespace

void append_html(std::string& out, const tree::Node& node) {
  if (node.element == tree::Element::text) {
    text::append_html_text(out, node.text);
    return;
  }
  const std::string_view name = tree::name_of(node.element);
  out += '<';
  out += name;
  for (const tree::AttributeValue& attribute : node.attributes) {
    out += ' ';
    out += tree::name_of(attribute.name);
    out += "=\"";
    text::append_html_attribute(out, tree::value_of(attribute));
    out += '"';
  }
  out += '>';
  if (is_void(node.element)) return;
  for (const tree::NodeRef& child : node.children) append_html(out, *child);
  out += "</";
  out += name;
  out += '>';
}

}  // namespace undersigned::html
