// Bytes of JSON, all the way to HTML, operations, text and reports. The first byte chooses how the
// statement is shown.

#include <cstdint>
#include <string>
#include <string_view>

#include "../rebuild.h"
#include "compare.h"
#include "document.h"
#include "report.h"
#include "text_out.h"
#include "wasm/limits.h"
#include "well_formed.h"
#include "whole_page.h"

namespace undersigned {
namespace {

void check_diagnostics(const Document& document, bool good) {
  const auto& diagnostics = document.diagnostics();
  const std::string_view source = document.source();
  if (good == has_error(diagnostics)) fail("drawn in spite of errors, or refused without", source);
  if (diagnostics.size() > limits::diagnostics) fail("too many diagnostics", source);
  std::uint32_t last = 0;
  for (const Diagnostic& one : diagnostics) {
    if (one.at.begin > one.at.end || one.at.end > source.size() + 1) fail("out of range", source);
    if (one.at.begin < last) fail("not in order", source);
    if (one.code == Code::syntax && diagnostics.size() > 1) fail("not alone", source);
    last = one.at.begin;
  }
  for (const ReportFormat format : {ReportFormat::text, ReportFormat::json, ReportFormat::github}) {
    const std::string told = report(diagnostics, source, "s.json", format);
    const bool json = format == ReportFormat::json;
    if (told.empty() != (diagnostics.empty() && !json)) fail("a report of nothing", source);
  }
}

/// The same words whatever the size of the slices.
std::string draw(Document& document, std::size_t nodes) {
  document.begin_drawing();
  Operations operations;
  while (document.step(nodes, operations)) {
  }
  return rebuild(operations);
}

void check_drawing(Document& document, std::size_t nodes) {
  std::string html;
  append_html(html, *document.tree(document.view()));
  // Markdown's 32 stand inside of the page's own.
  if (WellFormed::check(html) > limits::markdown_depth + 8) fail("too deep", html);
  if (draw(document, 1'000'000) != html) fail("operations and HTML differ", html);
  if (draw(document, nodes) != html) fail("slices and HTML differ", html);
  View all = document.view();
  all.heading_level = 7 - all.heading_level;
  all.names = !all.names;
  const NodeRef other = document.tree(all);
  html.clear();
  append_html(html, *other);
  WellFormed::check(html);
  if (plain_text(*other).find('\0') != std::string::npos) fail("NUL in the text", html);
  const std::string page = whole_page(*document.statement(), document.roster(), all, *other, "");
  if (!page.ends_with("</article>\n</body>\n</html>\n")) fail("no end of the page", page);
  if (!compare_revisions(document.source(), *document.statement(), document.source(),
                         *document.statement())
           .empty()) {
    fail("differs from itself", document.source());
  }
}

}  // namespace
}  // namespace undersigned

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace undersigned;
  if (size == 0) return 0;
  const std::uint8_t choice = data[0];
  const std::string_view json(reinterpret_cast<const char*>(data) + 1, size - 1);
  Document document;
  if ((choice & 1U) != 0) document.set_base("https://p.example/s/statement.json");
  document.set_view({.heading_level = 1 + (choice >> 1U) % 6U,
                     .scheme = static_cast<Scheme>((choice >> 4U) % 3U),
                     .masthead = (choice & 2U) == 0,
                     .releases = (choice & 4U) == 0,
                     .names = (choice & 8U) == 0,
                     .highlight = "a"});
  const bool good = document.load(json);
  check_diagnostics(document, good);
  if (good) check_drawing(document, choice % 5U);
  return 0;
}
