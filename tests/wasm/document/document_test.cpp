#include "document/document.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/models/documents.h"
#include "tests/models/rebuild.h"

namespace undersigned::document {
namespace {

std::string next(Document& document) {
  dom::Operations operations;
  EXPECT_FALSE(document.step(1'000'000, operations));
  return parts(rebuild(operations), "statement-title");
}

TEST(Document, HoldsNothingAtFirst) {
  Document document;
  EXPECT_EQ(document.statement(), nullptr);
  EXPECT_TRUE(document.diagnostics().empty());
  document.begin_drawing();
  EXPECT_EQ(next(document), "");
  EXPECT_FALSE(document.load("{"));
  EXPECT_EQ(document.statement(), nullptr);
  document.begin_drawing();
  EXPECT_EQ(next(document), "");
}

TEST(Document, KeepsTheLastGoodStatement) {
  Document document;
  EXPECT_TRUE(document.load(statement({{"title", R"("First")"}})));
  EXPECT_EQ(next(document), "First\n");
  EXPECT_EQ(next(document), "");
  const std::string bad = statement({{"title", R"("Second")"}, {"id", "5"}});
  EXPECT_FALSE(document.load(bad));
  EXPECT_EQ(document.diagnostics().size(), 1U);
  EXPECT_EQ(document.source(), bad);
  EXPECT_EQ(document.statement()->title, "First");
  document.begin_drawing();
  EXPECT_EQ(next(document), "First\n");
  const std::string too_many = "\"" + repeat("x\\n\\n", 3'000) + "\"";
  EXPECT_FALSE(document.load(statement({{"title", R"("Third")"}, {"body", too_many}})));
  EXPECT_EQ(document.statement()->title, "First");
  EXPECT_TRUE(document.load(statement({{"title", R"("Fourth")"}})));
  EXPECT_TRUE(document.diagnostics().empty());
  EXPECT_EQ(next(document), "Fourth\n");
}

TEST(Document, SurvivesAFailedLoadAmidADrawing) {
  Document document;
  EXPECT_TRUE(document.load(statement()));
  dom::Operations operations;
  EXPECT_TRUE(document.step(3, operations));
  EXPECT_FALSE(document.load("[]"));
  EXPECT_FALSE(document.step(1'000'000, operations));
  std::string html;
  html::append_html(html, *document.tree({}));
  EXPECT_EQ(rebuild(operations), html);
}

TEST(Document, ShowsItsView) {
  Document document;
  document.set_view({.heading_level = 4});
  EXPECT_TRUE(document.load(statement()));
  EXPECT_EQ(document.view().heading_level, 4U);
  dom::Operations operations;
  EXPECT_FALSE(document.step(1'000'000, operations));
  EXPECT_NE(rebuild(operations).find("<h4 class=\"statement-title"), std::string::npos);
  document.set_view({.heading_level = 1});
  document.begin_drawing();
  operations = {};
  EXPECT_FALSE(document.step(1'000'000, operations));
  EXPECT_NE(rebuild(operations).find("<h1 class=\"statement-title"), std::string::npos);
}

TEST(Document, ResolvesAgainstItsBase) {
  Document document;
  document.set_base("https://p.example/s/statement.json");
  EXPECT_TRUE(document.load(statement({{"body", R"j("[a](b)")j"}})));
  std::string html;
  html::append_html(html, *document.tree({}));
  EXPECT_NE(html.find("<a href=\"https://p.example/s/b\">a</a>"), std::string::npos);
  // A later base applies to later loads.
  document.set_base("https://q.example/");
  html.clear();
  html::append_html(html, *document.tree({}));
  EXPECT_NE(html.find("<a href=\"https://p.example/s/b\">a</a>"), std::string::npos);
}

TEST(Document, NarrowsComplaintsToTheLink) {
  EXPECT_EQ(
      complaints(statement({{"body", R"j("One [two](javascript:x), ![three](/i.png)")j"}})),
      "6:22 warning body: \"javascript:x\" is not used: its kind is not allowed here: links are "
      "https, http, mailto or tel, files https or http, images https\n"
      "6:46 warning body: the image \"/i.png\" is not shown: it is relative, and nothing "
      "says to what; write it in full, or give the statement a \"url\"\n");
  // JSON spells it differently, so the place is the whole text.
  EXPECT_EQ(
      complaints(statement({{"body", R"j("One [two](\u006Aavascript:x)")j"}})),
      "6:11 warning body: \"javascript:x\" is not used: its kind is not allowed here: links are "
      "https, http, mailto or tel, files https or http, images https\n");
}

/// A statement of this revision, signed by "Name `first`" to "Name `last`".
std::string signed_by(int revision, int first, int last, std::string_view more = "") {
  std::string items;
  for (int i = first; i <= last; ++i) {
    items += (items.empty() ? "" : ", ") + ("{\"name\": \"Name " + std::to_string(i) + "\"}");
  }
  return statement({{"revision", std::to_string(revision)},
                    {"signatories", "{\"items\": [" + items + ']' + std::string(more) + '}'}});
}

/// Draws everything, and returns the operations in printable form.
std::string drawn_anew(Document& document) {
  dom::Operations operations;
  while (document.step(100'000, operations)) {
  }
  return dom::print(operations);
}

/// The content of the elements with the class `name`.
std::string shown(const Document& document, std::string_view name) {
  std::string html;
  html::append_html(html, *document.tree(document.view()));
  return parts(html, name);
}

TEST(Document, KeepsWhatTheReaderChoseUnderAHigherRevision) {
  Document document;
  document.set_view({.controls = true});
  EXPECT_TRUE(document.load(signed_by(1, 1, 300)));
  static_cast<void>(drawn_anew(document));
  document.act(tree::Keyword::all_action, {});
  static_cast<void>(drawn_anew(document));
  document.act(tree::Keyword::filter_action, "name 29");
  static_cast<void>(drawn_anew(document));
  EXPECT_EQ(document.reload(signed_by(2, 1, 300)), list::Outcome::changed);
  EXPECT_EQ(drawn_anew(document), "");
  EXPECT_EQ(document.view().filter, "name 29");
  EXPECT_GE(document.view().shown, 300U);
  EXPECT_EQ(shown(document, "statement-matches"), "13 found\n");
  EXPECT_EQ(shown(document, "statement-rest"), "");
  // Also among new names, and when so few are left that they need no filter.
  EXPECT_EQ(document.reload(signed_by(3, 1, 329)), list::Outcome::changed);
  EXPECT_EQ(shown(document, "statement-matches"), "14 found\n");
  EXPECT_EQ(document.reload(signed_by(4, 29, 30)), list::Outcome::changed);
  EXPECT_EQ(shown(document, "statement-matches"), "1 found\n");
  EXPECT_NE(shown(document, "statement-tools"), "");
  document.act(tree::Keyword::filter_action, {});
  EXPECT_EQ(shown(document, "statement-tools"), "");
}

TEST(Document, DrawsOnlyWhoIsNewInAHigherRevision) {
  Document document;
  document.set_view({.controls = true});
  EXPECT_TRUE(document.load(signed_by(1, 101, 160)));
  static_cast<void>(drawn_anew(document));
  EXPECT_EQ(document.reload(signed_by(2, 100, 160)), list::Outcome::changed);
  EXPECT_EQ(drawn_anew(document), R"(data 22 "61 organizations have signed"
at 34
before 35
element div
class = statement-signatory h-card
role = listitem
seal 1
element bdi
class = statement-name p-name
text "Name 100"
close
seal 0
close
)");
}

TEST(Document, LooksOnInAListFromAnotherAddress) {
  Document document;
  document.set_base("https://p.example/s.json");
  document.set_view({.controls = true});
  EXPECT_TRUE(document.load(signed_by(1, 1, 300, R"(, "src": "/old")")));
  document.act(tree::Keyword::filter_action, "name 29");
  EXPECT_EQ(document.receive_list("https://p.example/old", R"({"revision": 7, "items": []})"),
            list::Outcome::changed);
  EXPECT_EQ(document.reload(signed_by(2, 1, 30, R"(, "src": "/new")")), list::Outcome::changed);
  static_cast<void>(drawn_anew(document));
  EXPECT_EQ(shown(document, "statement-matches"), "1 found\n");
  const auto integrity = [](char letter) { return "sha256-" + std::string(43, letter) + "="; };
  const auto segment = [&integrity](char letter) {
    return R"({"count": 1, "src": "/a", "integrity": ")" + integrity(letter) + "\"}";
  };
  EXPECT_EQ(
      document.receive_list("https://p.example/new",
                            R"({"revision": 1, "counts": {"organizations": 2}, "segments": [)" +
                                segment('A') + ", " + segment('B') + "]}"),
      list::Outcome::known);
  EXPECT_EQ(document.receive_segment(integrity('A'), "https://p.example/a",
                                     R"({"items": [{"name": "A"}]})"),
            list::Outcome::changed);
  EXPECT_EQ(document.missing_segments().size(), 1U);
}

TEST(Document, TellsOfACorrectionWhateverItShows) {
  constexpr std::string_view corrected = R"([{"date": "2026-03-06", "note": "Two."}])";
  for (const Member& more :
       std::initializer_list<Member>{{"subtitle", R"("Nobody has signed.")"},
                                     {"leads", R"([{"name": "Lead"}])"},
                                     {"signatories", R"({"items": [{"name": "Alder"}]})"},
                                     {"release", R"({"status": "withdrawn", "note": "Void."})"}}) {
    Document document;
    document.set_view({.controls = true});
    EXPECT_TRUE(document.load(statement({more})));
    Dom dom;
    const auto draw = [&] {
      dom::Operations operations;
      while (document.step(100'000, operations)) {
      }
      EXPECT_EQ(dom.apply(operations), "");
      return dom::print(operations);
    };
    EXPECT_NE(draw().find("class = statement-status\nrole = status\nclose\n"), std::string::npos);
    EXPECT_EQ(document.reload(statement({more, {"revision", "2"}, {"corrections", corrected}})),
              list::Outcome::changed);
    EXPECT_TRUE(document.announce());
    // In the element that is there.
    EXPECT_EQ(draw().find("statement-status"), std::string::npos);
    EXPECT_EQ(parts(dom.html(), "statement-status"), "Corrected: Two.\n") << more.first;
  }
}

TEST(Document, TellsHowManyAreFoundWhenAskedAndWhenAllAreThere) {
  constexpr std::string_view list = "https://p.example/list";
  Document document;
  document.set_base("https://p.example/s.json");
  document.set_view({.controls = true});
  EXPECT_TRUE(document.load(signed_by(1, 1, 30, R"(, "src": "/list")")));
  const auto shown_after = [&document](list::Outcome outcome) {
    EXPECT_NE(outcome, list::Outcome::refused);
    static_cast<void>(drawn_anew(document));
    return shown(document, "statement-matches") + shown(document, "statement-status");
  };
  const auto receive_segment = [&](const std::string& integrity, std::string_view body) {
    return shown_after(document.receive_segment(integrity, "https://p.example/segment", body));
  };
  std::string segments;
  std::vector<std::string> integrities;
  for (const char letter : {'A', 'B', 'C'}) {
    integrities.push_back("sha256-" + std::string(43, letter) + "=");
    segments += (segments.empty() ? "" : ", ") +
                (R"({"src": "/segment", "count": 10, "integrity": ")" + integrities.back()) + "\"}";
  }
  shown_after(document.receive_list(
      list, R"({"revision": 1, "counts": {"organizations": 3}, "segments": [)" + segments + "]}"));
  receive_segment(integrities[0], R"({"items": [{"name": "Alder"}, {"name": "Birch"}]})");
  document.act(tree::Keyword::filter_action, "al");
  static_cast<void>(drawn_anew(document));
  EXPECT_EQ(shown(document, "statement-status"), "1 found\n");
  EXPECT_EQ(receive_segment(integrities[1], R"({"items": [{"name": "Alnus"}]})"),
            "2 found\n1 found\n");
  EXPECT_EQ(receive_segment(integrities[2], R"({"items": [{"name": "Albus"}]})"),
            "3 found\n3 found\n");
  EXPECT_EQ(shown_after(document.receive_event(
                list, R"({"from": 1, "revision": 2, "add": [{"name": "Aloe"}]})")),
            "4 found\n3 found\n");
  // The visible number is in no live region.
  std::string html;
  html::append_html(html, *document.tree(document.view()));
  EXPECT_EQ(html.find("role=\"status\""), html.rfind("role=\"status\""));
  document.act(tree::Keyword::filter_action, "alo");
  EXPECT_EQ(shown(document, "statement-status"), "1 found\n");
  document.act(tree::Keyword::filter_action, {});
  EXPECT_EQ(shown(document, "statement-status"), "\n");
}

TEST(Document, LeavesWhatIsDrawnWhereAReloadIsRefused) {
  const auto revision = [](std::string_view number, std::string_view name) {
    return statement({{"revision", number},
                      {"body", R"("# One\n\nTwo")"},
                      {"signatories", R"({"items": [{"id": "a", "name": ")" + std::string(name) +
                                          R"("}, {"id": "b", "name": "Birch"}]})"}});
  };
  const std::string too_many = "\"" + repeat("x\\n\\n", 3'000) + "\"";
  const std::string refused[] = {statement({{"revision", "2"}, {"body", too_many}}),
                                 statement({{"revision", "2"}, {"id", "5"}}),
                                 statement({{"revision", "1"}}), "{"};
  const auto step = [](Document& document) {
    dom::Operations operations;
    EXPECT_FALSE(document.step(1'000'000, operations));
    return dom::print(operations);
  };
  const auto html_of = [](const Document& document) {
    std::string html;
    html::append_html(html, *document.tree(document.view()));
    return html;
  };
  // Both are equal, although nothing was requested from the other.
  Document document;
  Document other;
  for (Document* one : {&document, &other}) {
    one->set_view({.controls = true});
    EXPECT_TRUE(one->load(revision("1", "Alder")));
    EXPECT_NE(step(*one), "");
    // This waits for the next drawing.
    one->set_view({.highlight = "b", .controls = true});
  }
  for (const std::string& json : refused) {
    EXPECT_EQ(document.reload(json), list::Outcome::refused);
    EXPECT_EQ(step(document), "");
    EXPECT_EQ(document.statement()->revision, 1U);
    EXPECT_EQ(html_of(document), html_of(other));
    EXPECT_EQ(document.hash(), other.hash());
  }
  for (Document* one : {&document, &other}) {
    one->act(tree::Keyword::pause_action, {});
  }
  EXPECT_EQ(step(document), step(other));
  for (Document* one : {&document, &other}) {
    EXPECT_EQ(one->reload(revision("2", "Aspen")), list::Outcome::changed);
  }
  EXPECT_EQ(step(document), step(other));
  EXPECT_EQ(html_of(document), html_of(other));
}

TEST(Document, BeginsAnewWhenItHasBeenWithdrawn) {
  Document document;
  document.set_view({.controls = true});
  EXPECT_TRUE(document.load(signed_by(1, 1, 30)));
  document.act(tree::Keyword::filter_action, "name 29");
  EXPECT_EQ(document.reload(statement(
                {{"revision", "2"}, {"release", R"({"status": "withdrawn", "note": "Void."})"}})),
            list::Outcome::changed);
  EXPECT_EQ(document.reload(signed_by(3, 1, 30)), list::Outcome::changed);
  EXPECT_EQ(shown(document, "statement-matches"), "\n");
}

TEST(Document, SortsWhatIsAdded) {
  Document document;
  EXPECT_TRUE(document.load(statement({{"x", "1"}})));
  document.add_diagnostics(
      {{.code = diagnostics::Code::same_revision, .at = {.begin = 0, .end = 0}}});
  ASSERT_EQ(document.diagnostics().size(), 2U);
  EXPECT_EQ(document.diagnostics()[0].code, diagnostics::Code::same_revision);
}

}  // namespace
}  // namespace undersigned::document
