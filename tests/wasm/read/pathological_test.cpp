// Input that has been pathological for parsers. No times are asserted: they are printed, and the
// test runner's time limit catches a hang.

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"
#include "full/compare/revision_check.h"
#include "full/html/html.h"
#include "full/html/plain_text.h"
#include "full/report/explain.h"
#include "full/report/report.h"
#include "model/limits.h"
#include "read/markdown.h"
#include "read/read.h"
#include "tests/models/documents.h"
#include "text/json_writer.h"
#include "text/text.h"

namespace undersigned::read {
namespace {

/// Processor time, so that other work on the machine does not count.
double milliseconds(const std::function<void()>& work) {
  const std::clock_t start = std::clock();
  work();
  return static_cast<double>(std::clock() - start) * 1000 / CLOCKS_PER_SEC;
}

using Make = std::string (*)(std::size_t count);

struct Shape {
  const char* name;  ///< its name in md4c's tests
  std::size_t full;  ///< number of repetitions in md4c's tests
  Make make;
  const char* at_limit;  ///< the result for the largest that fits into a body
  const char* at_full;   ///< the result for md4c's own size, parsed as Markdown
};

template <typename Part>
std::string list(std::size_t from, std::size_t count, Part part) {
  std::string out;
  for (std::size_t i = from; i < from + count; ++i) out += part(i);
  return out;
}

constexpr auto drawn_ = "drawn";
constexpr auto refused = "too-many-nodes";

const Shape shapes[] = {
    {"U+0000", 1, [](std::size_t n) { return repeat(std::string("abc\0de\0", 7), n); }, drawn_,
     drawn_},
    {"U+FEFF (Unicode BOM)", 1,
     [](std::size_t n) {
       return repeat(
           "\xEF\xBB\xBF"
           "foo",
           n);
     },
     drawn_, drawn_},
    {"nested strong emph", 65'000,
     [](std::size_t n) { return repeat("*a **a ", n) + "b" + repeat(" a** a*", n); }, drawn_,
     drawn_},
    {"many emph closers with no openers", 65'000, [](std::size_t n) { return repeat("a_ ", n); },
     drawn_, drawn_},
    {"many emph openers with no closers", 65'000, [](std::size_t n) { return repeat("_a ", n); },
     drawn_, drawn_},
    {"many 3-emph openers with no closers", 65'000, [](std::size_t n) { return repeat("a***", n); },
     refused, refused},
    {"many link closers with no openers", 65'000, [](std::size_t n) { return repeat("a]", n); },
     drawn_, drawn_},
    {"many link openers with no closers", 65'000, [](std::size_t n) { return repeat("[a", n); },
     drawn_, drawn_},
    {"mismatched openers and closers", 50'000, [](std::size_t n) { return repeat("*a_ ", n); },
     drawn_, drawn_},
    {"openers and closers multiple of 3", 50'000,
     [](std::size_t n) { return "a**b" + repeat("c* ", n); }, drawn_, drawn_},
    {"link openers and emph closers", 50'000, [](std::size_t n) { return repeat("[ a_", n); },
     drawn_, drawn_},
    {"hard link/emph case", 1, [](std::size_t n) { return repeat("**x [a*b**c*](d)", n); }, drawn_,
     drawn_},
    {"nested brackets", 50'000, [](std::size_t n) { return repeat("[", n) + "a" + repeat("]", n); },
     drawn_, drawn_},
    {"nested block quotes", 50'000, [](std::size_t n) { return repeat("> ", n) + "a"; }, drawn_,
     drawn_},
    {"backticks", 999,
     [](std::size_t n) { return list(1, n, [](std::size_t i) { return "e" + repeat("`", i); }); },
     drawn_, drawn_},
    {"many links", 50'000, [](std::size_t n) { return repeat("[t](/u) ", n); }, refused, refused},
    {"many references", 319'999,
     [](std::size_t n) {
       return list(1, n, [](std::size_t i) { return "[" + std::to_string(i) + "]: u\n"; }) +
              repeat("[0] ", (n + 15) / 16);
     },
     drawn_, drawn_},
    {"deeply nested lists", 1'000,
     [](std::size_t n) {
       return list(0, n, [](std::size_t i) { return repeat("  ", i) + "* a\n"; });
     },
     drawn_, drawn_},
    {"many html openers and closers", 50'000, [](std::size_t n) { return repeat("<>", n); }, drawn_,
     drawn_},
    {"many html proc. inst. openers", 50'000, [](std::size_t n) { return "x" + repeat("<?", n); },
     drawn_, drawn_},
    {"many html CDATA openers", 50'000, [](std::size_t n) { return "x" + repeat("<![CDATA[", n); },
     drawn_, drawn_},
    {"many backticks and escapes", 50'000, [](std::size_t n) { return repeat("\\``", n); }, drawn_,
     drawn_},
    {"many broken link titles", 50'000, [](std::size_t n) { return repeat("[ (](", n); }, drawn_,
     drawn_},
    {"broken thematic break", 50'000, [](std::size_t n) { return repeat("* ", n) + "a"; }, drawn_,
     drawn_},
    {"nested invalid link references", 50'000,
     [](std::size_t n) { return repeat("[", n) + repeat("]", n) + "\n\n[a]: /b"; }, drawn_, drawn_},
    {"many broken permissive autolinks", 50'000,
     [](std::size_t n) { return repeat("www._", n) + "x"; }, drawn_, drawn_},
    {"huge table", 10'000,
     [](std::size_t n) {
       return repeat("th|", n) + "\n" + repeat("-|", n) + "\n" + repeat("td\n", n);
     },
     drawn_, drawn_},
    {"many broken links", 50'000, [](std::size_t n) { return repeat("]([\n", n); }, drawn_, drawn_},
    {"many link ref. def. instantiations", 50'000,
     [](std::size_t n) { return "[x]: " + repeat("x", n) + repeat("\n[x]", n); }, drawn_, drawn_},
    // Two more that are known to have been slow.
    {"100,000 opening brackets", 100'000, [](std::size_t n) { return repeat("[", n); }, drawn_,
     drawn_},
    {"3,000 nested quotes", 3'000, [](std::size_t n) { return repeat("> ", n) + "a"; }, drawn_,
     drawn_},
};

/// The largest text of a shape that fits into a body.
std::string largest(const Shape& shape) {
  std::size_t fits = 1;
  for (std::size_t next = shape.full + 1; fits + 1 < next;) {
    const std::size_t middle = (fits + next) / 2;
    (shape.make(middle).size() <= limits::body_bytes ? fits : next) = middle;
  }
  return shape.make(fits);
}

std::string outcome(bool drawn, const std::vector<diagnostics::Diagnostic>& diagnostics) {
  if (drawn) return drawn_;
  std::string out;
  for (const diagnostics::Diagnostic& one : diagnostics) {
    if (diagnostics::severity_of(one.code) != diagnostics::Severity::error) continue;
    out += one.code == diagnostics::Code::too_many_nodes ? refused : report::message_of(one, "");
  }
  return out;
}

TEST(Pathological, MarkdownComesToAnEnd) {
  std::printf("%-36s %19s %15s\n", "milliseconds", "limit, JSON to HTML", "full, Markdown");
  double worst = 0;
  for (const Shape& shape : shapes) {
    std::string body;
    text::append_json_string(body, largest(shape));
    const std::string json = statement({{"body", body}});
    std::string html;
    std::string what;
    const double at_limit = milliseconds([&] {
      document::Document document;
      document.set_base("https://p.example/");
      what = outcome(document.load(json), document.diagnostics());
      if (document.statement() != nullptr) html::append_html(html, *document.tree({}));
    });
    EXPECT_EQ(what, shape.at_limit) << shape.name;
    EXPECT_EQ(html.empty(), what == refused) << shape.name;

    const std::string source = shape.make(shape.full);
    const double at_full = milliseconds([&] {
      tree::Builder builder;
      builder.open(tree::Element::div);
      const MarkdownResult result =
          append_markdown(builder, source, {.base = "https://p.example/"});
      builder.close();
      html.clear();
      html::append_html(html, *builder.take());
      what = result.too_many_nodes ? refused : drawn_;
    });
    EXPECT_EQ(what, shape.at_full) << shape.name;
    std::printf("%-36s %19.1f %15.1f\n", shape.name, at_limit, at_full);
    worst = std::max({worst, at_limit, at_full});
  }
  std::printf("%-36s %19.1f\n", "the slowest", worst);
}

/// The shapes are md4c's own, and all of them.
TEST(Pathological, ShapesAreThoseOfMd4c) {
  std::ifstream script(PROJECT_DIR "/build/md4c/test/pathological-tests.py");
  ASSERT_TRUE(script) << "md4c's source is not there";
  std::vector<std::string> theirs;
  for (std::string line; std::getline(script, line);) {
    if (line.starts_with("    \"") && line.ends_with("\":")) {
      theirs.push_back(line.substr(5, line.size() - 7));
    }
  }
  std::vector<std::string> ours;
  for (const Shape& shape : shapes) ours.emplace_back(shape.name);
  ours.resize(theirs.size());
  EXPECT_EQ(theirs.size(), 29U);
  EXPECT_EQ(ours, theirs);
}

/// `part` repeated with commas, as often as a statement allows next to its other keys.
template <typename Part>
std::string fill(Part part) {
  std::string out;
  for (std::size_t i = 0; out.size() < limits::statement_bytes - 400; ++i) {
    if (i > 0) out += ',';
    out += part(i);
  }
  return out;
}

/// Statements of about 1 MiB. Each is read, laid out, reported in three formats, and compared.
TEST(Pathological, StatementsComeToAnEnd) {
  const auto number = [](std::size_t i) { return std::to_string(i); };
  const auto member = [](std::string_view key, std::string value) {
    return statement({{key, value}});
  };
  std::string refused_links;
  while (refused_links.size() < limits::body_bytes - 20) refused_links += "[x](é:)";
  const std::pair<const char*, std::string> statements[] = {
      {"unknown keys", member("publisher", "{\"name\":\"P\"," + fill([&](std::size_t i) {
                                             return "\"k" + number(i) + "\":1";
                                           }) + "}")},
      {"duplicate keys",
       member("x-own", "{" + fill([](std::size_t) { return std::string("\"k\":1"); }) + "}")},
      {"numbers past a double",
       member("x-own", "[" + fill([](std::size_t) { return std::string("1e999"); }) + "]")},
      {"one long number", member("x-own", fill([](std::size_t i) {
                                   return i == 0 ? repeat("9", limits::statement_bytes - 400) : "";
                                 }))},
      {"wrong elements",
       member("leads", "[" + fill([](std::size_t) { return std::string("5"); }) + "]")},
      {"empty objects",
       member("leads", "[" + fill([](std::size_t) { return std::string("{}"); }) + "]")},
      {"nested lists", member("x-own", repeat("[", 500'000) + repeat("]", 500'000))},
      {"names without key of their own",
       member("signatories", "{\"items\":[" + fill([](std::size_t) {
                               return std::string("{\"name\":\"") + repeat("A", 90) + "\"}";
                             }) + "]}")},
      {"groups and names", member("signatories",
                                  "{\"groups\":[" +
                                      list(0, 14'000,
                                           [&](std::size_t i) {
                                             return (i > 0 ? ",{\"key\":\"" : "{\"key\":\"") +
                                                    number(i) + "\",\"heading\":\"h\"}";
                                           }) +
                                      "],\"items\":[" +
                                      list(0, 9'999,
                                           [&](std::size_t i) {
                                             return (i > 0 ? ",{\"name\":\"" : "{\"name\":\"") +
                                                    number(i) + "\",\"group\":\"" +
                                                    number(13'999 - i) + "\"}";
                                           }) +
                                      "]}")},
      {"undeclared groups",
       member("signatories", "{\"groups\":[" +
                                 list(0, 14'000,
                                      [&](std::size_t i) {
                                        return (i > 0 ? ",{\"key\":\"" : "{\"key\":\"") +
                                               number(i) + "\",\"heading\":\"h\"}";
                                      }) +
                                 "],\"items\":[" +
                                 list(0, 9'999,
                                      [&](std::size_t i) {
                                        return (i > 0 ? ",{\"name\":\"" : "{\"name\":\"") +
                                               number(i) + "\",\"group\":\"x" + number(i) + "\"}";
                                      }) +
                                 "]}")},
      {"refused links", member("body", "\"" + refused_links + "\"")},
      {"refused addresses", member("attachments", "[" + fill([](std::size_t) {
                                                    return std::string(
                                                        "{\"label\":\"l\",\"url\":\"x:\"}");
                                                  }) + "]")},
      {"corrections of falling dates",
       member("corrections", "[" + fill([&](std::size_t i) {
                               const std::string year = number(9'999 - i % 9'000);
                               return "{\"date\":\"" + year + "-01-01\",\"note\":\"n\"}";
                             }) + "]")},
      {"corrections of rising dates",
       member("corrections", "[" + fill([&](std::size_t i) {
                               const std::string year = number(1'000 + i % 9'000);
                               return "{\"date\":\"" + year + "-01-01\",\"note\":\"n\"}";
                             }) + "]")},
      {"revisions",
       member("x-own", "[" + fill([](std::size_t) { return std::string("\"revision\""); }) + "]")},
      {"escapes", member("x-own", "\"" + repeat("\\u00e4", 170'000) + "\"")},
      {"lines", member("x-own", "[" + repeat("\n", 1'000'000) + "5]")},
      {"an open text", statement() + "\"" + repeat("\\\"", 500'000)},
      {"commas", "[" + repeat(",", 1'000'000)},
  };
  std::printf("%-36s %10s %10s %10s %10s\n", "milliseconds", "load", "text", "report", "compare");
  for (const auto& pair : statements) {
    const char* const name = pair.first;
    const std::string& json = pair.second;
    ASSERT_LE(json.size(), limits::statement_bytes) << name;
    document::Document document;
    document.set_base("https://p.example/");
    bool good = false;
    const double load = milliseconds([&] { good = document.load(json); });
    EXPECT_EQ(good, !has_error(document.diagnostics())) << name;
    EXPECT_LE(document.diagnostics().size(), diagnostics::max_diagnostics) << name;
    std::size_t size = 0;
    const double text = milliseconds([&] {
      if (good) size = html::plain_text(*document.tree({})).size();
    });
    EXPECT_EQ(size > 0, good) << name;
    const double reported = milliseconds([&] {
      for (const report::ReportFormat format :
           {report::ReportFormat::text, report::ReportFormat::json, report::ReportFormat::github}) {
        size = report::report(document.diagnostics(), json, "s.json", format).size();
      }
    });
    EXPECT_LT(size, 100'000U) << name;
    const double compared = milliseconds([&] {
      if (!good) return;
      const model::Statement& one = *document.statement();
      size = compare::check_revision(json + "5", one, json, one).size();
    });
    std::printf("%-36s %10.1f %10.1f %10.1f %10.1f\n", name, load, text, reported, compared);
    std::fflush(stdout);
  }
}

}  // namespace
}  // namespace undersigned::read
