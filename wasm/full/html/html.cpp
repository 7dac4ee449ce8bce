#include "full/html/html.h"

#include "text/text.h"

namespace undersigned {
namespace {

bool is_void(Element element) {
  return element == Element::br || element == Element::hr || element == Element::img ||
         element == Element::source;
}

}  // namespace

void append_html(std::string& out, const Node& node) {
  if (node.element == Element::text) {
    append_html_text(out, node.text);
    return;
  }
  const std::string_view name = name_of(node.element);
  out += '<';
  out += name;
  for (const AttributeValue& attribute : node.attributes) {
    out += ' ';
    out += name_of(attribute.name);
    out += "=\"";
    append_html_attribute(out, value_of(attribute));
    out += '"';
  }
  out += '>';
  if (is_void(node.element)) return;
  for (const NodeRef& child : node.children) append_html(out, *child);
  out += "</";
  out += name;
  out += '>';
}

}  // namespace undersigned
