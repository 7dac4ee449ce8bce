#include "full/html/oembed.h"

#include "text/json_writer.h"
#include "text/text.h"

namespace undersigned::html {
namespace {

/// Default width and height of the frame: the width is WordPress' own, and the height shows the
/// masthead, the headline and the beginning of the text.
constexpr std::string_view default_pixels = "600";

std::string_view or_default(std::string_view pixels) {
  return pixels.empty() ? default_pixels : pixels;
}

}  // namespace

std::string frame_code(const model::Statement& statement, const EmbedOptions& options,
                       std::string_view width, std::string_view height) {
  const std::string& title = title_of(statement);
  const std::string& url = statement.url.text;
  std::string out = "<blockquote class=\"undersigned-statement\"><a href=\"";
  text::append_html_attribute(out, url.empty() ? options.frame_url : url);
  out += "\">";
  text::append_html_text(out, title);
  out += "</a></blockquote><iframe class=\"wp-embedded-content\" src=\"";
  text::append_html_attribute(out, options.frame_url);
  out += "\" title=\"";
  text::append_html_attribute(out, title);
  out += "\" width=\"";
  out += width;
  out += "\" height=\"";
  out += height;
  // Links may open windows, which are not sandboxed. No style attribute, because a strict policy
  // would refuse it.
  out +=
      "\" frameborder=\"0\" loading=\"lazy\" sandbox=\"allow-scripts allow-popups "
      "allow-popups-to-escape-sandbox\"></iframe>";
  return out;
}

std::string oembed(const model::Statement& statement, const EmbedOptions& options,
                   const page::Locale& locale) {
  const std::string_view width = or_default(options.width);
  const std::string_view height = or_default(options.height);
  std::string out;
  text::JsonWriter json(out);
  json.begin_object();
  json.member("version", "1.0");
  json.member("type", "rich");
  json.optional_member("title", title_of(statement));
  json.optional_member("provider_name", statement.publisher.name);
  json.optional_member("provider_url", statement.publisher.url.text);
  const std::vector<model::Signatory>& leads = statement.leads;
  std::string names;
  for (std::size_t i = 0; i < leads.size(); ++i) {
    names += page::list_separator(locale, i, leads.size());
    names += leads[i].name;
  }
  json.optional_member("author_name", names);
  if (leads.size() == 1) json.optional_member("author_url", leads.front().url.text);
  json.key("width");
  json.json(width);
  json.key("height");
  json.json(height);
  json.member("html", frame_code(statement, options, width, height));
  json.end_object();
  out += '\n';
  return out;
}

}  // namespace undersigned::html
