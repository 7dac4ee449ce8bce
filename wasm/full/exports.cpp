// What undersigned-full.wasm exports beside what a partner's page calls (../exports.cpp): for Node
// and the editor. The names stand in exports.txt, and what each export means stands here.

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "full/compare/comparison.h"
#include "full/compare/revision_check.h"
#include "full/draft/draft.h"
#include "full/html/embed_code.h"
#include "full/html/embed_options.h"
#include "full/html/html.h"
#include "full/html/oembed.h"
#include "full/html/plain_text.h"
#include "full/html/whole_page.h"
#include "full/publish/publication.h"
#include "full/report/report.h"
#include "module.h"
#include "page/locale.h"
#include "read/read.h"
#include "statement_css.h"
#include "text/text.h"

namespace undersigned {
namespace {

enum class HtmlFormat : std::uint8_t { page, fragment, shadow, text, oembed, code };

/// Logos of a whole page follow its reader, those inside another page that page.
model::View view_for(const document::Document& document, HtmlFormat format) {
  model::View view = document.view();
  view.controls = format == HtmlFormat::shadow;
  if (format == HtmlFormat::page && view.scheme == model::Scheme::light &&
      view.theme != model::Theme::light) {
    view.scheme = model::Scheme::preferred;
  }
  return view;
}

/// With the tree's hash, by which the element knows what it may adopt.
void append_adoptable(std::string& out, const tree::NodeRef& tree) {
  const std::size_t behind_name = out.size() + 1 + tree::name_of(tree->element).size();
  html::append_html(out, *tree);
  std::string attribute = " data-tree=\"";
  text::append_number(attribute, tree::tree_hash(tree));
  attribute += '"';
  out.insert(behind_name, attribute);
}

std::string render(document::Document& document, HtmlFormat format,
                   const html::EmbedOptions& options = {}) {
  const model::View view = view_for(document, format);
  const tree::NodeRef tree = document.tree(view);
  std::string out;
  switch (format) {
    case HtmlFormat::page:
      return html::whole_page(*document.statement(), document.roster(), view, *tree, statement_css,
                              options);
    case HtmlFormat::fragment: html::append_html(out, *tree); break;
    case HtmlFormat::shadow:
      out = "<template shadowrootmode=\"open\"><style>";
      out += host_css;
      out += statement_css;
      out += "</style>";
      append_adoptable(out, tree);
      out += "</template>";
      break;
    case HtmlFormat::text: return html::plain_text(*tree);
    case HtmlFormat::oembed: return html::oembed(*document.statement(), options, page::english());
    case HtmlFormat::code: break;
  }
  return out;
}

/// The code, and behind a NUL, which none holds, warnings.
std::string render_code(document::Document& document, html::EmbedForm form,
                        const html::EmbedOptions& options) {
  const model::Statement& statement = *document.statement();
  const std::string fragment = render(document, HtmlFormat::fragment);
  std::string out = html::embed_code(form, statement, document.view(), options, fragment);
  out += '\0';
  out += html::embed_warnings(form, statement, document.view(), options, fragment);
  return out;
}

}  // namespace
}  // namespace undersigned

using namespace undersigned;

extern "C" {

/// The statement as text in UTF-8. `format`: 0 a whole page, 1 a fragment, 2 a
/// declarative shadow root, 3 plain text, 4 oEmbed JSON; from 5 on what partners
/// paste, an EmbedForm each, and behind a NUL a line for each warning. The input
/// is a line for each option of read_embed_options. Only after a successful `load`. 1
/// when an option is wrong or missing: the text says which.
std::uint32_t html(std::uint32_t handle, std::uint32_t format, std::uint32_t size) {
  constexpr auto code = static_cast<std::uint32_t>(HtmlFormat::code);
  const auto form = static_cast<html::EmbedForm>(format - std::min(format, code));
  const auto wanted = static_cast<HtmlFormat>(std::min(format, code));
  auto [options, error] = html::read_embed_options(input_text(size));
  if (error.empty() && wanted == HtmlFormat::oembed) {
    error = html::what_is_missing(html::EmbedForm::frame, options);
  }
  if (error.empty() && wanted == HtmlFormat::code) error = html::what_is_missing(form, options);
  if (!error.empty()) {
    set_text(std::move(error));
    return 1;
  }
  set_text(wanted == HtmlFormat::code ? render_code(document_of(handle), form, options)
                                      : render(document_of(handle), wanted, options));
  return 0;
}

/// The diagnostics of the last load as text. The input is the file's name.
/// `format`: 0 text, 1 JSON, 2 GitHub annotations.
void report(std::uint32_t handle, std::uint32_t format, std::uint32_t size) {
  const document::Document& loaded = document_of(handle);
  set_text(report::report(loaded.diagnostics(), loaded.source(), input_text(size),
                          static_cast<report::ReportFormat>(format)));
}

/// The input is an older version of the statement that the document holds; what
/// is found is added to its diagnostics. 1 when either has errors and they cannot
/// be compared.
std::uint32_t compare(std::uint32_t handle, std::uint32_t size) {
  document::Document& loaded = document_of(handle);
  const std::string_view older = input_text(size);
  const read::Reading reading = read::read_statement(older, {});
  const bool comparable =
      loaded.statement() != nullptr && !diagnostics::has_error(loaded.diagnostics());
  if (diagnostics::has_error(reading.diagnostics) || !comparable) return 1;
  loaded.add_diagnostics(
      compare::check_revision(older, reading.statement, loaded.source(), *loaded.statement()));
  return 0;
}

/// The input is a statement.json or nothing, the list that is published or
/// nothing, a name for the report, each of the size given, and a list that is to
/// be published. `flags`: 1 in segments even if short, 2 the published list is in
/// segments. Words: 1 for something new, 1 for an event that tells it; bytes of
/// the report, the event and the list; bytes and count of each segment. These
/// follow each other in the text. 1 when the list has errors: there is the report
/// alone.
std::uint32_t publication(std::uint32_t flags, std::uint32_t statement, std::uint32_t previous,
                          std::uint32_t name, std::uint32_t size) {
  std::string_view rest = input_text(size);
  const auto take = [&rest](std::size_t bytes) {
    const std::string_view part = rest.substr(0, bytes);
    rest.remove_prefix(part.size());
    return part;
  };
  publish::Request request = {.in_segments = (flags & 1U) != 0, .is_sorted = (flags & 2U) != 0};
  request.statement = take(statement);
  request.previous = take(previous);
  const std::string_view file = take(name);
  request.list = rest;
  publish::Publication made = publish::publish(request);

  auto& words = module().words;
  std::string& text = module().text;
  const auto append = [&](std::string_view part) {
    words.push_back(static_cast<std::uint32_t>(part.size()));
    text += part;
  };
  words = {made.is_new ? 1U : 0U, made.is_told ? 1U : 0U};
  text.clear();
  append(report::report(made.diagnostics, request.list, file, report::ReportFormat::text));
  append(made.event);
  append(made.list);
  for (publish::SegmentFile& segment : made.segments) {
    append(segment.json);
    words.push_back(static_cast<std::uint32_t>(segment.count));
    std::string().swap(segment.json);
  }
  set_output(words, text);
  return made.is_good ? 0 : 1;
}

/// The input is a press release as text or HTML. The text is JSON, as
/// draft_answer writes it.
void draft(std::uint32_t size) {
  module().text = draft::draft_answer(input_text(size));
  set_output({}, module().text);
}

/// The input is an older statement.json, an address that relative ones start from or
/// nothing, the day of a correction, each of the size given, and the newer
/// statement.json. The text is JSON, as comparison_json writes it, and behind a NUL, which
/// none holds, the same for people. 1 when the older one has errors, 2 when the newer one
/// has, 3 for both: there is no text then.
std::uint32_t changes(std::uint32_t older, std::uint32_t base, std::uint32_t date,
                      std::uint32_t size) {
  const std::string_view input = input_text(size);
  compare::Flaws flaws;
  const auto comparison = compare::compare_statements({.older = input.substr(0, older),
                                                       .newer = input.substr(older + base + date),
                                                       .base = input.substr(older, base),
                                                       .date = input.substr(older + base, date)},
                                                      flaws);
  std::string text;
  if (comparison) {
    text = compare::comparison_json(*comparison);
    text += '\0';
    text += compare::comparison_text(*comparison);
  }
  set_text(std::move(text));
  return (flaws.older ? 1U : 0U) | (flaws.newer ? 2U : 0U);
}

}  // extern "C"
