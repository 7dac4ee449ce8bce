// The exports of undersigned-full.wasm for Node and the editor, besides those for partners' pages
// (../exports.cpp). exports.txt lists the names.

#include <optional>
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

enum class HtmlFormat : std::uint8_t { page, fragment, shadow, text, oembed };

/// In a whole page the logos follow the reader's color scheme; inside another page they follow that
/// page.
model::View view_for(const document::Document& document, HtmlFormat format) {
  model::View view = document.view();
  view.controls = format == HtmlFormat::shadow;
  if (format == HtmlFormat::page && view.scheme == model::Scheme::light &&
      view.theme != model::Theme::light) {
    view.scheme = model::Scheme::preferred;
  }
  return view;
}

/// With the tree's hash, by which the element recognizes a drawing that it may adopt.
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
  }
  return out;
}

/// The options of `json`; none if one is wrong: then the output text says which.
std::optional<html::EmbedOptions> options_in(std::string_view json) {
  html::EmbedOptionsReading reading = html::read_embed_options(json);
  if (!reading.diagnostics.empty()) {
    reading.error =
        report::report(reading.diagnostics, json, "options", report::ReportFormat::text);
  }
  if (reading.error.empty()) return std::move(reading.options);
  set_text(std::move(reading.error));
  return {};
}

/// Whether the options have what the form needs; if not, the output text says what is missing.
bool has_all(html::EmbedForm form, const html::EmbedOptions& options) {
  std::string missing = html::what_is_missing(form, options);
  if (missing.empty()) return true;
  set_text(std::move(missing));
  return false;
}

}  // namespace
}  // namespace undersigned

using namespace undersigned;

extern "C" {

/// The statement as text in UTF-8. `format`: 0 a whole page, 1 a fragment, 2 a
/// declarative shadow root, 3 plain text, 4 oEmbed JSON. The input is options as
/// read_embed_options reads them. Only after a successful `load`. 1 when an option is wrong or
/// missing: the text says which.
std::uint32_t html(std::uint32_t handle, std::uint32_t format, std::uint32_t size) {
  const auto wanted = static_cast<HtmlFormat>(format);
  const auto options = options_in(input_text(size));
  if (!options) return 1;
  if (wanted == HtmlFormat::oembed && !has_all(html::EmbedForm::frame, *options)) return 1;
  set_text(render(document_of(handle), wanted, *options));
  return 0;
}

/// The code that partners paste. Texts: the code, then each warning. `form`: 0 one tag, 1 the
/// element, 2 the same with content, 3 a frame. Otherwise as `html`.
std::uint32_t embed_code(std::uint32_t handle, std::uint32_t form, std::uint32_t size) {
  const auto wanted = static_cast<html::EmbedForm>(form);
  const auto options = options_in(input_text(size));
  if (!options || !has_all(wanted, *options)) return 1;
  document::Document& document = document_of(handle);
  const model::Statement& statement = *document.statement();
  const std::string fragment = render(document, HtmlFormat::fragment);
  const std::string code = html::embed_code(wanted, statement, document.view(), *options, fragment);
  const std::vector<std::string> warnings =
      html::embed_warnings(wanted, statement, document.view(), *options, fragment);
  std::vector<std::string_view> texts = {code};
  texts.insert(texts.end(), warnings.begin(), warnings.end());
  set_texts(texts);
  return 0;
}

/// The diagnostics of the last load as text. The input is the file's name.
/// `format`: 0 text, 1 JSON, 2 GitHub annotations.
void report(std::uint32_t handle, std::uint32_t format, std::uint32_t size) {
  const document::Document& loaded = document_of(handle);
  set_text(report::report(loaded.diagnostics(), loaded.source(), input_text(size),
                          static_cast<report::ReportFormat>(format)));
}

/// Adds diagnostics about changes since an older state of the statement, the input, that need a
/// higher revision. 1 when either has errors, so that they cannot be compared.
std::uint32_t check_revision(std::uint32_t handle, std::uint32_t size) {
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

/// Publishes a list. The input is a statement.json or nothing, the published list or nothing, a
/// name for the report, each of the size given, and the list to publish. `flags`: 1 in segments
/// even if short, 2 the published list is in segments. Words: 1 if anything is new, 1 if the event
/// has the change; bytes of the report, the event and the list; bytes and number of signatories of
/// each segment. The texts follow each other in this order. 1 when the list has errors: then there
/// is only the report.
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

/// Drafts a statement. The input is a press release as text or HTML; the output text is JSON as
/// `draft_answer` writes it.
void draft(std::uint32_t size) { set_text(draft::draft_answer(input_text(size))); }

/// Compares two revisions. The input is the older statement.json, the address that relative ones
/// resolve against or nothing, the day of a correction, each of the size given, and the newer
/// statement.json. Two texts: JSON as `comparison_json` writes it, and the same for people. 1 when
/// the older one has errors, 2 when the newer one has, 3 when both have: then there is no text.
std::uint32_t compare(std::uint32_t older, std::uint32_t base, std::uint32_t date,
                      std::uint32_t size) {
  const std::string_view input = input_text(size);
  compare::Flaws flaws;
  const auto comparison = compare::compare_statements({.older = input.substr(0, older),
                                                       .newer = input.substr(older + base + date),
                                                       .base = input.substr(older, base),
                                                       .date = input.substr(older + base, date)},
                                                      flaws);
  if (comparison) {
    set_texts({compare::comparison_json(*comparison), compare::comparison_text(*comparison)});
  } else {
    set_texts({});
  }
  return (flaws.older ? 1U : 0U) | (flaws.newer ? 2U : 0U);
}

}  // extern "C"
