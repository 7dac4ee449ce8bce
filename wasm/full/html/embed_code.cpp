#include "full/html/embed_code.h"

#include "full/html/oembed.h"
#include "text/text.h"
#include "text/url.h"

namespace undersigned {
namespace {

/// Appends ` name="value"`.
class Attributes {
 public:
  /// `prefix` is before the names of what the element has as attributes.
  Attributes(std::string& out, std::string_view prefix) : out_(out), prefix_(prefix) {}

  void own(std::string_view name, std::string_view value) { append({}, name, value); }
  void option(std::string_view name, std::string_view value) { append(prefix_, name, value); }

 private:
  void append(std::string_view prefix, std::string_view name, std::string_view value) {
    out_ += ' ';
    out_ += prefix;
    out_ += name;
    out_ += "=\"";
    append_html_attribute(out_, value);
    out_ += '"';
  }

  std::string& out_;
  std::string_view prefix_;
};

std::string_view name_of(Theme theme) {
  switch (theme) {
    case Theme::light: return "light";
    case Theme::dark: return "dark";
    case Theme::host: return "host";
    default: return "auto";
  }
}

/// What is chosen, where that is not what the element does anyhow.
void append_options(Attributes attributes, const View& view, std::string_view language) {
  const View standard;
  if (view.heading_level != standard.heading_level) {
    std::string level;
    append_number(level, view.heading_level);
    attributes.option("heading-level", level);
  }
  if (view.theme != standard.theme) attributes.option("theme", name_of(view.theme));
  if (!language.empty()) attributes.option("lang", language);
  if (!view.masthead) attributes.option("masthead", "off");
  if (!view.releases) attributes.option("releases", "off");
  if (!view.names) attributes.option("names", "count");
  if (!view.highlight.empty()) attributes.option("highlight", view.highlight);
  if (!view.live) attributes.option("live", "off");
}

void append_script(std::string& out, std::string_view kind, const Served& served,
                   const ServedFile& file) {
  out += "<script ";
  out += kind;
  Attributes attributes(out, {});
  attributes.own("src", served.script_url + file.name);
  if (!file.integrity.empty()) attributes.own("integrity", file.integrity);
}

std::string tag(const View& view, const Served& served) {
  std::string out;
  append_script(out, "async crossorigin", served, served.embed);
  Attributes attributes(out, "data-");
  attributes.option("statement", served.statement_url);
  append_options(attributes, view, served.language);
  out += "></script>\n";
  return out;
}

std::string element(const View& view, const Served& served, std::string_view content) {
  std::string out = "<joint-statement";
  Attributes attributes(out, {});
  attributes.own("src", served.statement_url);
  append_options(attributes, view, served.language);
  out += '>';
  if (!content.empty()) {
    out += '\n';
    out += content;
    out += '\n';
  }
  out += "</joint-statement>\n";
  append_script(out, "type=\"module\"", served, served.element);
  out += "></script>\n";
  return out;
}

void warn_of_http(std::string& out, std::string_view what, const std::string& address) {
  // Images are held to https but on one's own machine, which is the rule here, too.
  if (!resolve_image(address, address, {}).address.empty()) return;
  out += "the ";
  out += what;
  out += " is served by http, which pages on https do not load; serve it by https: ";
  out += address;
  out += '\n';
}

void warn_of_frame(std::string& out, const Statement& statement, const Served& served) {
  warn_of_http(out, "page for frames", served.frame_url);
  const std::string& url = statement.url.text;
  if (url.empty()) {
    out += "the statement has no url, so that nothing in the frame leads to its own page\n";
  } else if (host_of(url) != host_of(served.frame_url)) {
    out += "WordPress follows links to the host of the frame only, ";
    out += host_of(served.frame_url);
    out += "; the statement's url is on ";
    out += host_of(url);
    out += '\n';
  }
}

}  // namespace

std::string what_is_missing(EmbedForm form, const Served& served) {
  if (form == EmbedForm::frame) {
    return served.frame_url.empty() ? "frameUrl: say where the page for frames is served"
                                    : std::string();
  }
  if (served.script_url.empty()) {
    return "scriptUrl: say from what folder embed.js and undersigned.js are served";
  }
  return served.statement_url.empty() ? "statementUrl: say where statement.json is served"
                                      : std::string();
}

std::string embed_code(EmbedForm form, const Statement& statement, const View& view,
                       const Served& served, std::string_view fragment) {
  switch (form) {
    case EmbedForm::tag: return tag(view, served);
    case EmbedForm::element: return element(view, served, {});
    case EmbedForm::fallback: return element(view, served, fragment);
    case EmbedForm::frame: break;
  }
  // As wide as its place, unless that is said: a phone is narrower than 600 pixels.
  return frame_code(statement, served, served.width.empty() ? "100%" : served.width,
                    served.height.empty() ? "600" : served.height) +
         '\n';
}

std::string embed_warnings(EmbedForm form, const Statement& statement, const View& view,
                           const Served& served, std::string_view fragment) {
  std::string out;
  if (form == EmbedForm::frame) {
    warn_of_frame(out, statement, served);
    return out;
  }
  warn_of_http(out, "script", served.script_url);
  warn_of_http(out, "statement", served.statement_url);
  if (!view.highlight.empty() && fragment.find("statement-highlight") == std::string_view::npos) {
    out += "nobody in the list that was read has the key \"";
    out += view.highlight;
    out += "\" that is to be marked\n";
  }
  const ReleaseStatus status = statement.release.status;
  const bool passes = status == ReleaseStatus::draft || status == ReleaseStatus::embargoed;
  if (form == EmbedForm::fallback && passes) {
    out += "the content of the element stays a ";
    out += status == ReleaseStatus::draft ? "draft" : "notice of an embargo";
    out += " until new code is pasted\n";
  }
  return out;
}

}  // namespace undersigned
