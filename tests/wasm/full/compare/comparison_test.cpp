#include "full/compare/comparison.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "full/compare/correction_note.h"
#include "model/limits.h"
#include "read/read.h"
#include "read/statement_schema.h"
#include "tests/models/documents.h"
#include "tests/models/random.h"
#include "text/text.h"

namespace undersigned::compare {
namespace {

Comparison compared(std::string_view older, std::string_view newer) {
  Flaws flaws;
  auto made =
      compare_statements({.older = older, .newer = newer, .base = {}, .date = "2026-03-09"}, flaws);
  EXPECT_TRUE(made) << flaws.older << flaws.newer;
  return made.value_or(Comparison());
}

std::string note(std::initializer_list<Member> older, std::initializer_list<Member> newer) {
  return correction_note(compared(statement(older), statement(newer)));
}

std::string head(std::initializer_list<Member> older, std::initializer_list<Member> newer) {
  std::string out;
  for (const auto& [path, from, to] : compared(statement(older), statement(newer)).head) {
    out.append(path).append(": ").append(from).append(" > ").append(to) += '\n';
  }
  return out;
}

TEST(Comparison, ListsChangedFieldsOfTheHead) {
  EXPECT_EQ(head({{"place", R"("Bonn")"}}, {{"place", R"("Berlin")"}}), "place: Bonn > Berlin\n");
  EXPECT_EQ(head({}, {{"endMark", R"("")"}}), "endMark:  > none\n");
  EXPECT_EQ(head({}, {{"release", R"({"status": "immediate"})"}}),
            "release.status: published > immediate\n");
  constexpr Member origins = {"imageOrigins", R"(["https://a.example"])"};
  constexpr Member logo = {
      "publisher", R"({"name": "B", "about": "y", "logo": {"src": "https://a.example/l.png"}})"};
  EXPECT_EQ(head({{"publisher", R"({"name": "A", "about": "x"})"}, origins}, {logo, origins}),
            "publisher.name: A > B\npublisher.logo.src:  > https://a.example/l.png\n");
  EXPECT_EQ(
      head({{"signatories", R"({"order": "name", "items": []})"}},
           {{"signatories", R"({"counts": {"organizations": 2, "persons": 1}, "items": []})"}}),
      "signatories.order: name > given\nsignatories.counts:  > 2 organizations; 1 persons\n");
}

TEST(Comparison, ListsEntriesOneByOne) {
  EXPECT_EQ(head({{"contacts", R"([{"name": "Ann"}, {"name": "Bo", "email": "bo@a.example"}])"}},
                 {{"contacts", R"([{"name": "Cy"}, {"name": "Bo", "email": "bo@b.example"}])"}}),
            "contacts: Ann > Cy\ncontacts: Bo; bo@a.example > Bo; bo@b.example\n");
  EXPECT_EQ(head({{"contacts", R"([{"name": "Ann"}, {"name": "Bo"}])"}},
                 {{"contacts", R"([{"name": "Di"}, {"name": "Ann"}, {"name": "Bo"}])"}}),
            "contacts:  > Di\n");
}

TEST(Comparison, CoversEveryFieldOfTheSchema) {
  // For each field, a value that the minimal statement does not have.
  const std::vector<Member> changes = {
      {"$schema", R"("https://a.example/s")"},
      {"format", "2"},
      {"language", R"("de")"},
      {"direction", R"("rtl")"},
      {"url", R"("https://a.example/u")"},
      {"publisher", R"({"name": "Other"})"},
      {"release", R"({"status": "draft"})"},
      {"place", R"("Bonn")"},
      {"date", R"("2026-01-01")"},
      {"dateline", R"("x")"},
      {"contacts", R"([{"name": "x"}])"},
      {"title", R"("x")"},
      {"subtitle", R"("x")"},
      {"body", R"("x")"},
      {"leads", R"([{"name": "x"}])"},
      {"signatories", R"({"items": [{"name": "x"}]})"},
      {"sign", R"({"label": "x", "url": "https://a.example/"})"},
      {"attachments", R"([{"label": "x", "url": "https://a.example/"}])"},
      {"endMark", R"("x")"},
      {"releases", R"({"items": [{"title": "x"}]})"},
      {"corrections", R"([{"date": "2026-01-01", "note": "x"}])"},
      {"translations", R"([{"language": "de", "src": "https://a.example/"}])"},
      {"imageOrigins", R"(["https://a.example"])"},
  };
  EXPECT_EQ(changes.size() + 2, read::statement_schema().fields.size());  // with id and revision
  for (const Member& change : changes) {
    const Comparison made = compared(statement(), statement({change}));
    const std::size_t found = made.texts.size() + made.head.size() + made.signatories.added.size();
    EXPECT_EQ(found, change.first == "sign" ? 2U : 1U) << change.first;
  }
}

TEST(Comparison, SaysWhenTheRevisionMustGrow) {
  const Comparison same = compared(statement(), statement());
  EXPECT_FALSE(same.is_changed);
  EXPECT_EQ(same.least_revision, 1U);
  const Comparison changed =
      compared(statement({{"revision", "4"}}), statement({{"revision", "4"}, {"x-own", "1"}}));
  EXPECT_TRUE(changed.is_changed);
  EXPECT_EQ(changed.least_revision, 5U);
  EXPECT_EQ(comparison_text(changed), "Only what this comparison does not list has changed\n");
  EXPECT_EQ(
      compared(statement({{"revision", "4"}}), statement({{"id", R"("other")"}})).least_revision,
      1U);
}

TEST(Comparison, SaysWhichDocumentHasErrors) {
  Flaws flaws;
  EXPECT_FALSE(compare_statements({.older = "{", .newer = statement()}, flaws));
  EXPECT_TRUE(flaws.older && !flaws.newer);
  const std::string wide = statement({{"body", '"' + repeat("*a* ", 6'000) + '"'}});
  EXPECT_FALSE(compare_statements({.older = statement(), .newer = wide}, flaws));
  EXPECT_TRUE(!flaws.older && flaws.newer);
}

constexpr std::string_view two = R"({"items": [{"name": "Dockers"}, {"name": "Nurses"}]})";

TEST(SignatoryChanges, AreAddedRemovedAndChanged) {
  const Comparison made = compared(
      statement({{"signatories",
                  R"({"items": [{"name": "Dockers", "url": "https://d.example/"},
                    {"id": "n", "name": "Nurses", "group": "a"}, {"name": "Gone"},
                    {"name": "Kin", "members": [{"name": "Kid"}]}, {"name": "Kin 2"}],
                    "groups": [{"key": "a", "heading": "A"}, {"key": "b", "heading": "B"}]})"}}),
      statement({{"leads", R"([{"name": "dockers", "url": "https://d.example/", "about": "x"}])"},
                 {"signatories",
                  R"({"items": [{"id": "n", "name": "Nurses’ Union", "group": "b"}, {"name": "Kin"},
                    {"name": "Kin 2", "members": [{"name": "Kid"}, {"name": "New"}]}],
                    "groups": [{"key": "a", "heading": "A"}, {"key": "b", "heading": "B"}]})"}}));
  EXPECT_EQ(comparison_text(made), R"(Text
  about dockers
    + x

Signatories
  Added 1
    New, member of Kin 2
  Removed 1
    Gone
  Changed 3
    dockers
      name: Dockers → dockers
      list: signatories → leads
    Nurses’ Union
      name: Nurses → Nurses’ Union
      group: a → b
    Kid, member of Kin 2
      parent: Kin → Kin 2

Proposed correction note
  2026-03-09: The text about dockers was changed. One signatory was added, one was removed (Gone). The entries of three signatories were changed.
)");
}

TEST(SignatoryChanges, ReportAnotherOrder) {
  const Comparison made = compared(
      statement({{"signatories", two}}),
      statement({{"signatories", R"({"items": [{"name": "Nurses"}, {"name": "Dockers"}]})"}}));
  EXPECT_TRUE(made.signatories.is_reordered);
  EXPECT_TRUE(made.signatories.changed.empty());
  EXPECT_EQ(comparison_text(made), "Signatories\n  They stand in another order\n");
}

std::string signed_by(const std::vector<std::string>& names) {
  std::string items;
  for (const std::string& name : names) {
    if (!items.empty()) items += ',';
    items += R"({"name":")" + name + R"(","note":"n"})";
  }
  return statement({{"signatories", R"({"items":[)" + items + "]}"}});
}

TEST(SignatoryChanges, TurnTheOlderKeysIntoTheNewer) {
  Random random(5);
  for (int i = 0; i < 200; ++i) {
    std::vector<std::string> older;
    std::vector<std::string> newer;
    for (std::size_t name = 0; name < 40; ++name) {
      if (random.one_in(2)) older.push_back("name " + std::to_string(name));
      if (random.one_in(2)) newer.push_back("name " + std::to_string(name));
    }
    random.shuffle(newer);
    const SignatoryChanges changes = compared(signed_by(older), signed_by(newer)).signatories;
    std::set<std::string> keys(older.begin(), older.end());
    for (const auto& one : changes.removed) ASSERT_EQ(keys.erase(one.key), 1U);
    for (const auto& one : changes.added) ASSERT_TRUE(keys.insert(one.key).second);
    ASSERT_EQ(keys, std::set<std::string>(newer.begin(), newer.end()));
    ASSERT_TRUE(changes.changed.empty());
  }
}

TEST(SignatoryChanges, EndInTimeForTheLongestLists) {
  std::vector<std::string> older;
  for (std::size_t i = 0; i < limits::signatories; ++i)
    older.push_back("name " + std::to_string(i));
  const std::vector<std::string> newer(older.rbegin(), older.rend() - 1);
  const SignatoryChanges changes = compared(signed_by(older), signed_by(newer)).signatories;
  EXPECT_EQ(changes.removed.size(), 1U);
  EXPECT_TRUE(changes.is_reordered);
}

TEST(CorrectionNote, SaysWhatReadersWantToKnow) {
  EXPECT_EQ(note({{"title", R"("Leave it")"}}, {{"title", R"("Leave the reef")"}}),
            "The title was changed from “Leave it” to “Leave the reef”.");
  EXPECT_EQ(note({}, {{"subtitle", R"("More")"}}), "The subtitle was added.");
  EXPECT_EQ(note({{"date", R"("2026-03-05")"}}, {{"date", R"("2026-03-06")"}}),
            "The date was changed from March 5, 2026 to March 6, 2026.");
  EXPECT_EQ(note({{"place", R"("Bonn")"}}, {{"place", R"("Berlin")"}}),
            "The place was changed from “Bonn” to “Berlin”.");
  EXPECT_EQ(note({{"endMark", R"("")"}}, {}), "");
}

TEST(CorrectionNote, QuotesASingleChange) {
  EXPECT_EQ(note({{"body", R"("Some 400,000 people.")"}}, {{"body", R"("Some 40,000 people.")"}}),
            "In the text, “400,000” was changed to “40,000”.");
  EXPECT_EQ(note({{"body", R"("Some many people.")"}}, {{"body", R"("Some people.")"}}),
            "One paragraph of the text was changed.");
  EXPECT_EQ(note({{"body", R"(["One two a.", "Two three b.", "x", "y"])"}},
                 {{"body", R"(["One two c.", "Two three d.", "y"])"}}),
            "Two paragraphs of the text were changed, one was removed.");
  EXPECT_EQ(note({{"body", R"x("A [link](https://a.example/) of 4.")x"}},
                 {{"body", R"x("A [link](https://b.example/) of 5.")x"}}),
            "In the text, “4” was changed to “5”. One link of the text was changed.");
  EXPECT_EQ(note({{"body", R"("Fish")"}}, {{"body", R"("# Fish")"}}), "");
}

TEST(CorrectionNote, NamesOnlyAFewOfTheRemoved) {
  EXPECT_EQ(note({{"signatories", two}}, {{"signatories", R"({"items": [{"name": "Cooks"}]})"}}),
            "One signatory was added, two were removed (Dockers and Nurses).");
  std::vector<std::string> names;
  for (int i = 0; i < 14; ++i) names.push_back("name " + std::to_string(i));
  EXPECT_EQ(correction_note(compared(signed_by(names), signed_by({}))),
            "14 signatories were removed.");
}

TEST(CorrectionNote, IsProposedForPublishedStatementsOnly) {
  const auto proposal = [](std::string_view before, std::string_view after) {
    return compared(statement({{"release", before}}),
                    statement({{"release", after}, {"title", R"("x")"}}))
        .correction.has_value();
  };
  EXPECT_TRUE(proposal(R"({"status": "immediate"})", R"({"status": "published"})"));
  EXPECT_FALSE(proposal(R"({"status": "draft"})", R"({"status": "published"})"));
  EXPECT_FALSE(proposal(R"({"status": "published"})", R"({"status": "withdrawn", "note": "x"})"));
}

TEST(CorrectionNote, IsNeverTooLong) {
  // Everything at its longest; sentences that do not fit are left out.
  const auto text = [](char letter, std::size_t length) {
    return '"' + std::string(length, letter) + '"';
  };
  std::string items;
  for (const char letter : {'a', 'b', 'c'}) {
    items += (items.empty() ? R"({"name": )" : R"(, {"name": )") + text(letter, limits::name) + '}';
  }
  const std::string before = text('q', 120);
  const std::string now = text('r', 120);
  const std::string list = R"({"items": [)" + items + "]}";
  const auto body = [](char letter) {
    return R"("A paragraph of which most stays as it was, because it has many more words than the one )"
           R"(that is another, and these are counted by their length: )" +
           std::string(120, letter) + '"';
  };
  const std::string body_before = body('q');
  const std::string body_now = body('r');
  const std::string about = R"([{"name": )" + text('l', limits::name) + R"(, "about": "x"}])";
  const std::string note = correction_note(compared(statement({{"title", before},
                                                               {"subtitle", before},
                                                               {"place", before},
                                                               {"dateline", before},
                                                               {"body", body_before},
                                                               {"signatories", list}}),
                                                    statement({{"title", now},
                                                               {"subtitle", now},
                                                               {"place", now},
                                                               {"dateline", now},
                                                               {"body", body_now},
                                                               {"leads", about}})));
  EXPECT_LE(text::count_code_points(note), limits::note);
  EXPECT_GT(text::count_code_points(note), 1'000U);
  EXPECT_TRUE(note.ends_with('.'));
}

TEST(ComparisonJson, HasEverything) {
  const auto json = nlohmann::json::parse(comparison_json(
      compared(statement({{"body", R"x("Same.\n\nWe ask.\n\n[a](https://a.example/)")x"},
                          {"place", R"("Bonn")"},
                          {"signatories", two}}),
               statement({{"body", R"x("Same.\n\nWe urge.\n\n[a](https://b.example/)")x"},
                          {"place", R"("Berlin")"},
                          {"revision", "2"},
                          {"corrections", R"([{"date": "2026-03-08", "note": "x"}])"}}))));
  EXPECT_EQ(json, nlohmann::json::parse(R"({
    "isChanged": true,
    "revision": {"older": 1, "newer": 2, "least": 2},
    "texts": [{"part": "body", "name": "", "paragraphs": [
      {"edit": "same", "count": 1},
      {"edit": "changed", "count": 1, "olderForm": "paragraph", "newerForm": "paragraph",
       "words": [{"edit": "same", "text": "We "}, {"edit": "removed", "text": "ask"},
                 {"edit": "added", "text": "urge"}, {"edit": "same", "text": "."}],
       "targets": []},
      {"edit": "changed", "count": 1, "olderForm": "paragraph", "newerForm": "paragraph",
       "words": [{"edit": "same", "text": "a"}],
       "targets": [{"label": "a", "older": "https://a.example/", "newer": "https://b.example/"}]}]}],
    "head": [{"path": "place", "older": "Bonn", "newer": "Berlin",
              "words": [{"edit": "removed", "text": "Bonn"}, {"edit": "added", "text": "Berlin"}]},
             {"path": "corrections", "older": "", "newer": "2026-03-08; x", "words": []}],
    "signatories": {"added": [], "removed": [
        {"key": "dockers", "name": "Dockers", "parent": "", "isLead": false, "fields": []},
        {"key": "nurses", "name": "Nurses", "parent": "", "isLead": false, "fields": []}],
      "changed": [], "isReordered": false},
    "correction": {"date": "2026-03-09", "note": "In the text, “ask” was changed to “urge”. One link of the text was changed. The place was changed from “Bonn” to “Berlin”. Two signatories were removed (Dockers and Nurses)."},
    "isCorrected": true})"))
      << json.dump(1);
}

TEST(ComparisonText, ShowsNoControlCharacters) {
  const std::string text = comparison_text(
      compared(statement({{"body", R"("a\u001b[31mb.")"}}), statement({{"body", R"("c.")"}})));
  EXPECT_EQ(text.find('\x1b'), std::string::npos);
  EXPECT_NE(text.find("- a [31mb."), std::string::npos) << text;
}

}  // namespace
}  // namespace undersigned::compare
