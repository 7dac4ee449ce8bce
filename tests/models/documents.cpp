#include "tests/models/documents.h"

#include <algorithm>

#include "diagnostics/source_location.h"
#include "document/document.h"
#include "full/html/html.h"
#include "full/report/explain.h"
#include "full/report/json_path.h"
#include "full/report/report.h"

namespace undersigned {

std::string statement(std::initializer_list<Member> changes) {
  std::vector<Member> members = {{"id", R"("s")"},
                                 {"publisher", R"({"name": "Coast Watch"})"},
                                 {"date", R"("2026-03-05")"},
                                 {"title", R"("Leave the reef alone")"},
                                 {"body", R"("Text.")"}};
  for (const Member& change : changes) {
    const auto same = [&change](const Member& one) { return one.first == change.first; };
    const auto found = std::find_if(members.begin(), members.end(), same);
    if (found == members.end()) {
      members.push_back(change);
    } else {
      found->second = change.second;
    }
  }
  std::string json;
  for (const auto& [key, value] : members) {
    if (value.empty()) continue;
    json += json.empty() ? "{\n" : ",\n";
    json.append("  \"").append(key).append("\": ").append(value);
  }
  return json + "\n}\n";
}

std::string print(const std::vector<diagnostics::Diagnostic>& diagnostics,
                  std::string_view document) {
  std::string out;
  for (const diagnostics::Diagnostic& one : diagnostics) {
    const diagnostics::Place place = diagnostics::place_of(document, one.at.begin);
    out += std::to_string(place.line) + ':' + std::to_string(place.column);
    out +=
        diagnostics::severity_of(one.code) == diagnostics::Severity::error ? " error" : " warning";
    const std::string path =
        one.code == diagnostics::Code::syntax ? "" : report::path_at(document, one.at.begin);
    if (!path.empty()) out += ' ' + path;
    out += ": " + report::message_of(one, document) + '\n';
  }
  return out;
}

std::string complaints(std::string_view json, std::string_view base) {
  document::Document document;
  document.set_base(base);
  const bool good = document.load(json);
  if (good == diagnostics::has_error(document.diagnostics()))
    return "load and its diagnostics disagree";
  return print(document.diagnostics(), json);
}

std::string drawn(std::string_view json, const model::View& view, std::string_view base) {
  document::Document document;
  document.set_base(base);
  if (!document.load(json)) return print(document.diagnostics(), json);
  std::string html;
  html::append_html(html, *document.tree(view));
  return html;
}

std::string parts(std::string_view html, std::string_view name) {
  std::string wanted = " class=\"";
  wanted += name;
  std::string out;
  for (std::size_t at = 0; (at = html.find(wanted, at)) != std::string_view::npos;) {
    const std::size_t tag_begin = html.rfind('<', at) + 1;
    const std::string tag(html.substr(tag_begin, html.find(' ', tag_begin) - tag_begin));
    at += wanted.size();
    if (html[at] != '"' && html[at] != ' ') continue;
    const std::size_t begin = html.find('>', at) + 1;
    std::size_t end = begin;
    for (std::size_t depth = 1;; ++end) {
      end = html.find('<', end);
      if (end == std::string_view::npos) return out + "(no end)";
      const bool closes = html[end + 1] == '/';
      const std::string_view rest = html.substr(end + (closes ? 2 : 1));
      if (!rest.starts_with(tag) || (rest[tag.size()] != '>' && rest[tag.size()] != ' ')) continue;
      depth = closes ? depth - 1 : depth + 1;
      if (depth == 0) break;
    }
    out += html.substr(begin, end - begin);
    out += '\n';
  }
  return out;
}

std::string markdown(std::string_view source, const read::MarkdownContext& context) {
  tree::Builder builder;
  builder.open(tree::Element::div);
  const read::MarkdownResult result = read::append_markdown(builder, source, context);
  builder.close();
  const tree::NodeRef tree = builder.take();
  std::string html;
  for (const tree::NodeRef& child : tree->children) html::append_html(html, *child);
  for (const read::RefusedDestination& refused : result.refused) {
    html += refused.image ? "\nrefused image: " : "\nrefused: ";
    html += refused.destination;
  }
  if (result.too_many_nodes) html += "\ntoo many nodes";
  return html;
}

model::Markdown parsed(std::string_view source, std::string_view base) {
  model::Markdown markdown;
  markdown.source.text = source;
  static_cast<void>(read::parse_markdown(markdown, {.base = base}));
  return markdown;
}

std::string repeat(std::string_view part, std::size_t count) {
  std::string out;
  out.reserve(part.size() * count);
  for (std::size_t i = 0; i < count; ++i) out += part;
  return out;
}

}  // namespace undersigned
