#include "full/html/whole_page.h"

#include "full/html/framed.h"
#include "full/html/html.h"
#include "text/json_writer.h"
#include "text/text.h"

namespace undersigned::html {
namespace {

/// Length of the description that search results and shared links show, in code points.
constexpr std::size_t description_most = 200;

bool has_class(const tree::Node& node, tree::Keyword word) {
  return !node.attributes.empty() && node.attributes.front().name == tree::Attribute::class_ &&
         node.attributes.front().word == word;
}

void append_texts(std::string& out, const tree::Node& node) {
  if (has_class(node, tree::Keyword::dateline)) return;
  if (node.element == tree::Element::text) out += node.text;
  for (const tree::NodeRef& child : node.children) append_texts(out, *child);
}

/// The first paragraph of the text that has more than a dateline, without the dateline.
std::string first_paragraph(const tree::Node& node, bool in_body) {
  in_body = in_body || has_class(node, tree::Keyword::body);
  std::string text;
  if (in_body && node.element == tree::Element::p) {
    append_texts(text, node);
    return text::collapse_white_space(text);
  }
  for (const tree::NodeRef& child : node.children) {
    text = first_paragraph(*child, in_body);
    if (!text.empty()) break;
  }
  return text;
}

/// The text, cut at a word.
std::string cut(std::string_view text) {
  if (text::count_code_points(text) <= description_most) return std::string(text);
  std::size_t end = 0;
  for (std::size_t count = 1; count < description_most; ++count) {
    static_cast<void>(text::decode_utf8(text, end));
  }
  const std::size_t space = text.substr(0, end).rfind(' ');
  std::string result(text.substr(0, space == std::string_view::npos ? end : space));
  result += "\xE2\x80\xA6";
  return result;
}

std::string description_of(const model::Statement& statement, const tree::Node& tree) {
  if (!statement.subtitle.empty()) return cut(statement.subtitle);
  return cut(first_paragraph(tree, false));
}

class Head {
 public:
  explicit Head(std::string& out) : out_(out) {}

  void meta(std::string_view kind, std::string_view name, std::string_view content) {
    if (content.empty()) return;
    out_ += "<meta ";
    out_ += kind;
    out_ += "=\"";
    out_ += name;
    out_ += "\" content=\"";
    text::append_html_attribute(out_, content);
    out_ += "\">\n";
  }

 private:
  std::string& out_;
};

void write_organization(text::JsonWriter& json, const model::Organization& organization) {
  json.begin_object();
  json.member("@type", "Organization");
  json.optional_member("name", organization.name);
  json.optional_member("alternateName", organization.abbreviation);
  json.optional_member("url", organization.url.text);
  json.optional_member("logo", organization.logo.src.text);
  json.end_object();
}

void write_signer(text::JsonWriter& json, const model::Signatory& one) {
  const bool person = one.kind == model::SignerKind::person;
  json.begin_object();
  json.member("@type", person ? "Person" : "Organization");
  json.optional_member("name", one.name);
  json.optional_member("alternateName", one.abbreviation);
  json.optional_member("url", one.url.text);
  if (person) {
    json.optional_member("jobTitle", one.role);
    if (!one.affiliation.empty()) {
      json.key("affiliation");
      json.begin_object();
      json.member("@type", "Organization");
      json.member("name", one.affiliation);
      json.end_object();
    }
  }
  json.end_object();
}

void write_signers(text::JsonWriter& json, const std::vector<const model::Signatory*>& list) {
  json.begin_array();
  for (const model::Signatory* one : list) {
    write_signer(json, *one);
    for (const model::Signatory& member : one->members) write_signer(json, member);
  }
  json.end_array();
}

std::string_view last_change(const model::Statement& statement) {
  std::string_view last = statement.date;
  for (const model::Correction& one : statement.corrections) {
    if (one.date > last) last = one.date;
  }
  return last;
}

void append_linked_data(std::string& out, const model::Statement& statement,
                        const list::Roster& roster, std::string_view description) {
  out += "<script type=\"application/ld+json\">";
  text::JsonWriter json(out);
  json.begin_object();
  json.member("@type", "NewsArticle");
  json.member("@context", "https://schema.org");
  json.optional_member("headline", statement.title);
  json.optional_member("description", description);
  json.optional_member("datePublished", statement.date);
  json.optional_member("dateModified", last_change(statement));
  json.optional_member("inLanguage", statement.language);
  json.optional_member("url", statement.url.text);
  json.optional_member("mainEntityOfPage", statement.url.text);
  json.key("publisher");
  write_organization(json, statement.publisher);
  json.key("author");
  if (statement.leads.empty()) {
    write_organization(json, statement.publisher);
  } else {
    std::vector<const model::Signatory*> leads;
    for (const model::Signatory& lead : statement.leads) leads.push_back(&lead);
    write_signers(json, leads);
  }
  std::vector<const model::Signatory*> names;
  for (const auto& group : roster.all().groups()) {
    for (const list::Listed* one : group->items) names.push_back(&one->signatory);
  }
  if (!names.empty()) {
    json.key("contributor");
    write_signers(json, names);
  }
  json.end_object();
  out += "</script>\n";
}

std::string_view scheme_of(model::Theme theme) {
  switch (theme) {
    case model::Theme::light: return "light";
    case model::Theme::dark: return "dark";
    default: return "light dark";
  }
}

}  // namespace

std::string whole_page(const model::Statement& statement, const list::Roster& roster,
                       const model::View& view, const tree::Node& tree, std::string_view stylesheet,
                       const EmbedOptions& options) {
  const model::ReleaseStatus status = statement.release.status;
  const bool readable =
      status != model::ReleaseStatus::embargoed && status != model::ReleaseStatus::withdrawn;
  const std::string& title = title_of(statement);
  const std::string description =
      readable ? description_of(statement, tree) : std::string(statement.release.note);
  std::string out = "<!DOCTYPE html>\n<html lang=\"";
  text::append_html_attribute(out, statement.language);
  out += "\">\n<head>\n<meta charset=\"utf-8\">\n";
  if (options.framed) append_framed_head(out);
  out += "<title>";
  text::append_html_text(out, title);
  out += "</title>\n";
  Head head(out);
  head.meta("name", "viewport", "width=device-width, initial-scale=1");
  head.meta("name", "color-scheme", scheme_of(view.theme));
  head.meta("name", "description", description);
  if (status == model::ReleaseStatus::draft || status == model::ReleaseStatus::embargoed) {
    head.meta("name", "robots", "noindex");
  }
  if (!statement.url.text.empty()) {
    out += "<link rel=\"canonical\" href=\"";
    text::append_html_attribute(out, statement.url.text);
    out += "\">\n";
  }
  if (!options.oembed_url.empty()) {
    out += "<link rel=\"alternate\" type=\"application/json+oembed\" href=\"";
    text::append_html_attribute(out, options.oembed_url);
    out += "\" title=\"";
    text::append_html_attribute(out, title);
    out += "\">\n";
  }
  head.meta("property", "og:type", "article");
  head.meta("property", "og:title", title);
  head.meta("property", "og:description", description);
  head.meta("property", "og:url", statement.url.text);
  head.meta("property", "og:site_name", statement.publisher.name);
  head.meta("property", "og:image", statement.publisher.logo.src.text);
  head.meta("property", "article:published_time", statement.date);
  if (readable) append_linked_data(out, statement, roster, description);
  out += "<style>body{margin:0}@page{margin:2cm 3cm}\n";
  out += stylesheet;
  if (options.framed) append_framed_style(out);
  out += "</style>\n</head>\n<body>\n";
  append_html(out, tree);
  if (options.framed) append_framed_end(out, statement, tree);
  out += "\n</body>\n</html>\n";
  return out;
}

}  // namespace undersigned::html
