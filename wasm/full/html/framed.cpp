#include "full/html/framed.h"

#include "full/html/embed_options.h"
#include "page/locale.h"
#include "text/text.h"

namespace undersigned::html {
namespace {

#include "full/html/framed_page.inc"

/// Not in Locale, because partners' pages load that.
constexpr std::string_view read_on = "Read this statement on {host}";

std::string_view direction_of(const tree::Node& tree) {
  for (const tree::AttributeValue& attribute : tree.attributes) {
    if (attribute.name == tree::Attribute::dir) return tree::value_of(attribute);
  }
  return "ltr";
}

}  // namespace

void append_framed_head(std::string& out) {
  // A second line of defense: the vocabulary allows nothing else to run or be fetched. Inline
  // styles are allowed, because a hash would change with them.
  out += "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src '";
  out += framed_script_hash;
  out +=
      "'; style-src 'unsafe-inline'; img-src http: https:; base-uri 'none'; form-action 'none'\">\n"
      "<base target=\"_blank\">\n";
}

void append_framed_style(std::string& out) {
  out += '\n';
  out += framed_style;
}

void append_framed_end(std::string& out, const model::Statement& statement,
                       const tree::Node& tree) {
  const std::string& url = statement.url.text;
  if (!url.empty()) {
    const page::Around words = page::around_blank(read_on);
    out += "\n<footer class=\"framed\" dir=\"";
    out += direction_of(tree);
    out += "\"><p><a lang=\"en\" dir=\"ltr\" href=\"";
    text::append_html_attribute(out, url);
    out += "\">";
    text::append_html_text(out, words.before);
    out += "<bdi>";
    text::append_html_text(out, host_of(url));
    out += "</bdi>";
    text::append_html_text(out, words.behind);
    out += "</a></p></footer>";
  }
  out += "\n<script>";
  out += framed_script;
  out += "</script>";
}

}  // namespace undersigned::html
