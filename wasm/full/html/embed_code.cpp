#include "full/html/embed_code.h"

#include "full/html/oembed.h"
#include "text/text.h"
#include "text/url.h"

namespace undersigned::html {
namespace {

/// Appends attributes as ` name="value"`.
class Attributes {
 public:
  /// `prefix` precedes the names of the element's attributes.
  Attributes(std::string& out, std::string_view prefix) : out_(out), prefix_(prefix) {}

  void own(std::string_view name, std::string_view value) { append({}, name, value); }
  void option(std::string_view name, std::string_view value) { append(prefix_, name, value); }

 private:
  void append(std::string_view prefix, std::string_view name, std::string_view value) {
    out_ += ' ';
    out_ += prefix;
    out_ += name;
    out_ += "=\"";
    text::append_html_attribute(out_, value);
    out_ += '"';
  }

  std::string& out_;
  std::string_view prefix_;
};

std::string_view name_of(model::Theme theme) {
  switch (theme) {
    case model::Theme::light: return "light";
    case model::Theme::dark: return "dark";
    case model::Theme::host: return "host";
    default: return "auto";
  }
}

/// The options that differ from the element's defaults.
void append_options(Attributes attributes, const model::View& view, std::string_view language) {
  const model::View standard;
  if (view.heading_level != standard.heading_level) {
    std::string level;
    text::append_number(level, view.heading_level);
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

void append_script(std::string& out, std::string_view kind, const EmbedOptions& options,
                   const ServedFile& file) {
  out += "<script ";
  out += kind;
  Attributes attributes(out, {});
  attributes.own("src", options.script_url + file.name);
  if (!file.integrity.empty()) attributes.own("integrity", file.integrity);
}

std::string tag(const model::View& view, const EmbedOptions& options) {
  std::string out;
  append_script(out, "async crossorigin", options, options.embed);
  Attributes attributes(out, "data-");
  attributes.option("statement", options.statement_url);
  append_options(attributes, view, options.language);
  out += "></script>\n";
  return out;
}

std::string element(const model::View& view, const EmbedOptions& options,
                    std::string_view content) {
  std::string out = "<joint-statement";
  Attributes attributes(out, {});
  attributes.own("src", options.statement_url);
  append_options(attributes, view, options.language);
  out += '>';
  if (!content.empty()) {
    out += '\n';
    out += content;
    out += '\n';
  }
  out += "</joint-statement>\n";
  append_script(out, "type=\"module\"", options, options.element);
  out += "></script>\n";
  return out;
}

using Warnings = std::vector<std::string>;

void warn_of_http(Warnings& out, const std::string& what, const std::string& address) {
  // The same rule as for images: https, or http on the own machine.
  if (!text::resolve_image(address, address, {}).address.empty()) return;
  out.push_back(
      "the " + what +
      " is served by http, which pages on https do not load; serve it by https: " + address);
}

void warn_of_frame(Warnings& out, const model::Statement& statement, const EmbedOptions& options) {
  warn_of_http(out, "page for frames", options.frame_url);
  const std::string& url = statement.url.text;
  const std::string frame_host(host_of(options.frame_url));
  if (url.empty()) {
    out.emplace_back(
        "the statement has no url, so that nothing in the frame leads to its own page");
  } else if (host_of(url) != frame_host) {
    out.push_back("WordPress follows links to the host of the frame only, " + frame_host +
                  "; the statement's url is on " + std::string(host_of(url)));
  }
}

}  // namespace

std::string what_is_missing(EmbedForm form, const EmbedOptions& options) {
  if (form == EmbedForm::frame) {
    return options.frame_url.empty() ? "frameUrl: say where the page for frames is served"
                                     : std::string();
  }
  if (options.script_url.empty()) {
    return "scriptUrl: say from what folder embed.js and undersigned.js are served";
  }
  return options.statement_url.empty() ? "statementUrl: say where statement.json is served"
                                       : std::string();
}

std::string embed_code(EmbedForm form, const model::Statement& statement, const model::View& view,
                       const EmbedOptions& options, std::string_view fragment) {
  switch (form) {
    case EmbedForm::tag: return tag(view, options);
    case EmbedForm::element: return element(view, options, {});
    case EmbedForm::fallback: return element(view, options, fragment);
    case EmbedForm::frame: break;
  }
  // By default as wide as its place, because a phone is narrower than 600 pixels.
  return frame_code(statement, options, options.width.empty() ? "100%" : options.width,
                    options.height.empty() ? "600" : options.height) +
         '\n';
}

std::vector<std::string> embed_warnings(EmbedForm form, const model::Statement& statement,
                                        const model::View& view, const EmbedOptions& options,
                                        std::string_view fragment) {
  Warnings out;
  if (form == EmbedForm::frame) {
    warn_of_frame(out, statement, options);
    return out;
  }
  warn_of_http(out, "script", options.script_url);
  warn_of_http(out, "statement", options.statement_url);
  if (!view.highlight.empty() && fragment.find("statement-highlight") == std::string_view::npos) {
    out.push_back("nobody in the list that was read has the key \"" + view.highlight +
                  "\" that is to be marked");
  }
  const model::ReleaseStatus status = statement.release.status;
  const bool is_draft = status == model::ReleaseStatus::draft;
  if (form == EmbedForm::fallback && (is_draft || status == model::ReleaseStatus::embargoed)) {
    out.push_back(std::string("the content of the element stays a ") +
                  (is_draft ? "draft" : "notice of an embargo") + " until new code is pasted");
  }
  return out;
}

}  // namespace undersigned::html
