// Fuzzes statements: from JSON to HTML, operations, text and reports. The first byte chooses the
// view.

#include <cstdint>
#include <string>
#include <string_view>

#include "diagnostics/source_location.h"
#include "document/document.h"
#include "full/compare/revision_check.h"
#include "full/html/plain_text.h"
#include "full/html/whole_page.h"
#include "full/report/report.h"
#include "model/limits.h"
#include "tests/fuzz/well_formed.h"
#include "tests/models/rebuild.h"
#include "text/text.h"

namespace undersigned {
namespace {

bool is_inside(std::string_view source, std::size_t at) {
  return at < source.size() && (static_cast<std::uint8_t>(source[at]) & 0xC0U) == 0x80;
}

bool is_text(std::string_view bytes) {
  std::string decoded;
  for (std::size_t at = 0; at < bytes.size();)
    text::append_utf8(decoded, text::decode_utf8(bytes, at));
  return decoded == bytes;
}

/// The place of `offset`, counted from the start.
void check_place(std::string_view source, std::uint32_t offset) {
  const std::string_view before = source.substr(0, offset);
  if (is_inside(source, offset) && is_text(source)) fail("inside of a character", before);
  // Between CR and LF either place is right. The columns of invalid text are not checked, since no
  // editor shows them.
  const bool is_divided = before.ends_with('\r') && source.substr(before.size()).starts_with('\n');
  if (is_divided || !is_text(before)) return;
  diagnostics::Place wanted;
  for (std::size_t at = 0; at < before.size();) {
    const std::size_t begin = at;
    const char32_t c = text::decode_utf8(before, at);
    wanted.utf16 += c > 0xFFFF ? 2 : 1;
    if (c == '\r' && source.substr(at).starts_with('\n')) continue;
    if (c == '\n' || c == '\r') {
      ++wanted.line;
      wanted.column = 1;
    } else if (begin > 0 || c != 0xFEFF) {
      ++wanted.column;
    }
  }
  const diagnostics::Place place = diagnostics::place_of(source, offset);
  if (place.line != wanted.line || place.column != wanted.column || place.utf16 != wanted.utf16) {
    fail("another place", before);
  }
}

void check_diagnostics(const document::Document& document, bool good) {
  const auto& diagnostics = document.diagnostics();
  const std::string_view source = document.source();
  if (good == diagnostics::has_error(diagnostics))
    fail("drawn in spite of errors, or refused without", source);
  if (diagnostics.size() > diagnostics::max_diagnostics) fail("too many diagnostics", source);
  std::uint32_t last = 0;
  for (const diagnostics::Diagnostic& one : diagnostics) {
    if (one.at.begin > one.at.end || one.at.end > source.size() + 1) fail("out of range", source);
    if (one.at.begin < last) fail("not in order", source);
    if (one.code == diagnostics::Code::syntax && diagnostics.size() > 1) fail("not alone", source);
    last = one.at.begin;
    check_place(source, one.at.begin);
    // A syntax error ends at the byte that reveals it, but its place is that of the character.
    std::uint32_t end = one.at.end;
    while (is_inside(source, end)) ++end;
    check_place(source, end);
    if (diagnostics::place_of(source, one.at.end).utf16 !=
        diagnostics::place_of(source, end).utf16) {
      fail("ends inside of a character", source);
    }
  }
  for (const report::ReportFormat format :
       {report::ReportFormat::text, report::ReportFormat::json, report::ReportFormat::github}) {
    const std::string told = report::report(diagnostics, source, "s.json", format);
    const bool json = format == report::ReportFormat::json;
    if (told.empty() != (diagnostics.empty() && !json)) fail("a report of nothing", source);
  }
}

/// Checks that the text is the same for every slice size.
std::string draw(document::Document& document, std::size_t nodes) {
  document.begin_drawing();
  dom::Operations operations;
  while (document.step(nodes, operations)) {
  }
  return rebuild(operations);
}

void check_drawing(document::Document& document, std::size_t nodes) {
  std::string html;
  const tree::NodeRef tree = document.tree(document.view());
  html::append_html(html, *tree);
  // Markdown's depth of 32 is inside the page's own elements.
  if (WellFormed::check(html, *tree) > limits::markdown_depth + 8) fail("too deep", html);
  std::string again;
  html::append_html(again, *document.tree(document.view()));
  if (again != html) fail("drawn otherwise the second time", again);
  if (draw(document, 1'000'000) != html) fail("operations and HTML differ", html);
  if (draw(document, nodes) != html) fail("slices and HTML differ", html);
  model::View all = document.view();
  all.heading_level = 7 - all.heading_level;
  all.names = !all.names;
  const tree::NodeRef other = document.tree(all);
  html.clear();
  html::append_html(html, *other);
  WellFormed::check(html, *other);
  if (html::plain_text(*other).find('\0') != std::string::npos) fail("NUL in the text", html);
  const std::string page =
      html::whole_page(*document.statement(), document.roster(), all, *other, "");
  if (!page.ends_with("</article>\n</body>\n</html>\n")) fail("no end of the page", page);
  if (!compare::check_revision(document.source(), *document.statement(), document.source(),
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
  document::Document document;
  if ((choice & 1U) != 0) document.set_base("https://p.example/s/statement.json");
  document.set_view({.heading_level = 1 + (choice >> 1U) % 6U,
                     .scheme = static_cast<model::Scheme>((choice >> 4U) % 3U),
                     .masthead = (choice & 2U) == 0,
                     .releases = (choice & 4U) == 0,
                     .names = (choice & 8U) == 0,
                     .highlight = "a"});
  const bool good = document.load(json);
  check_diagnostics(document, good);
  if (good) check_drawing(document, choice % 5U);
  return 0;
}
