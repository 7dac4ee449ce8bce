#include "read/read.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "document/document.h"
#include "tests/models/documents.h"

namespace undersigned::read {
namespace {

using namespace std::string_view_literals;

TEST(Read, TakesTheLeastStatement) {
  EXPECT_EQ(complaints(statement()), "");
  EXPECT_EQ(complaints("\xEF\xBB\xBF" + statement()), "");
  const Reading reading = read_statement(statement(), "");
  const model::Statement& one = reading.statement;
  EXPECT_EQ(one.id, "s");
  EXPECT_EQ(one.format, 1U);
  EXPECT_EQ(one.revision, 1U);
  EXPECT_EQ(one.language, "en");
  EXPECT_EQ(one.direction, model::Direction::from_language);
  EXPECT_EQ(one.release.status, model::ReleaseStatus::published);
  EXPECT_EQ(one.signatories.order, model::Order::given);
  EXPECT_EQ(one.signatories.refresh, 60U);
  EXPECT_EQ(one.releases.limit, 5U);
  EXPECT_FALSE(one.dateline || one.end_mark || one.signatories.heading || one.signatories.counts);
}

// -- what is wrong, and where -------------------------------------------------

TEST(Read, NamesMissingKeys) {
  EXPECT_EQ(complaints("\n {}"),
            "2:2 error: the key \"id\" is required; add it\n"
            "2:2 error: the key \"publisher\" is required; add it\n"
            "2:2 error: the key \"date\" is required; add it\n"
            "2:2 error: the key \"title\" is required; add it\n"
            "2:2 error: the key \"body\" is required; add it\n");
  EXPECT_EQ(complaints(statement({{"publisher", "{}"},
                                  {"leads", "[{}]"},
                                  {"sign", "{}"},
                                  {"signatories", R"({"items": [{"members": [{}]}],
    "groups": [{}]})"},
                                  {"releases", R"({"items": [{}], "more": {}})"},
                                  {"corrections", "[{}]"},
                                  {"translations", "[{}]"}})),
            R"(3:16 error publisher: the key "name" is required; add it
7:13 error leads[0]: the key "name" is required; add it
8:11 error sign: the key "label" is required; add it
8:11 error sign: the key "url" is required; add it
9:29 error signatories.items[0]: the key "name" is required; add it
9:42 error signatories.items[0].members[0]: the key "name" is required; add it
10:16 error signatories.groups[0]: the key "key" is required; add it
10:16 error signatories.groups[0]: the key "heading" is required; add it
11:26 error releases.items[0]: the key "title" is required; add it
11:39 error releases.more: the key "label" is required; add it
11:39 error releases.more: the key "url" is required; add it
12:19 error corrections[0]: the key "date" is required; add it
12:19 error corrections[0]: the key "note" is required; add it
13:20 error translations[0]: the key "language" is required; add it
13:20 error translations[0]: the key "src" is required; add it
)");
}

TEST(Read, TakesNullForAbsent) {
  EXPECT_EQ(complaints(statement({{"place", "null"},
                                  {"dateline", "null"},
                                  {"release", "null"},
                                  {"leads", "null"},
                                  {"signatories", R"({"items": null, "counts": null})"},
                                  {"revision", "null"}})),
            "");
  EXPECT_EQ(complaints(statement({{"id", "null"}, {"title", "null"}, {"publisher", "null"}})),
            "1:1 error: the key \"id\" is required; add it\n"
            "1:1 error: the key \"publisher\" is required; add it\n"
            "1:1 error: the key \"title\" is required; add it\n");
  EXPECT_EQ(complaints(statement({{"leads", "[null]"}})),
            "7:13 error leads[0]: this is null; write an object: { … }\n");
}

TEST(Read, NamesWrongTypes) {
  struct Row {
    std::string_view key;
    std::string_view value;
    std::string_view complaint;
  };
  constexpr Row rows[] = {
      {"place", "5", "7:12 error place: this is a number; write a text in quotation marks\n"},
      {"place", "-1.5e3", "7:12 error place: this is a number; write a text in quotation marks\n"},
      {"place", "true", "7:12 error place: this is true; write a text in quotation marks\n"},
      {"place", "false", "7:12 error place: this is false; write a text in quotation marks\n"},
      {"place", "{}", "7:12 error place: this is an object; write a text in quotation marks\n"},
      {"place", "[]", "7:12 error place: this is a list; write a text in quotation marks\n"},
      {"place", "[[\"x\"]]", "7:12 error place: this is a list; write a text in quotation marks\n"},
      {"url", "5", "7:10 error url: this is a number; write a text in quotation marks\n"},
      {"dateline", "5", "7:15 error dateline: this is a number; write a text in quotation marks\n"},
      {"direction", "5",
       "7:16 error direction: this is a number; write a text in quotation marks\n"},
      {"format", "\"1\"", "7:13 error format: this is a text; write a whole number\n"},
      {"format", "{}", "7:13 error format: this is an object; write a whole number\n"},
      {"release", "\"draft\"", "7:14 error release: this is a text; write an object: { … }\n"},
      {"release", "[]", "7:14 error release: this is a list; write an object: { … }\n"},
      {"leads", "{}", "7:12 error leads: this is an object; write a list of objects: [ { … } ]\n"},
      {"leads", "\"x\"", "7:12 error leads: this is a text; write a list of objects: [ { … } ]\n"},
      {"leads", "[\"x\", 5, [], true]",
       "7:13 error leads[0]: this is a text; write an object: { … }\n"
       "7:18 error leads[1]: this is a number; write an object: { … }\n"
       "7:21 error leads[2]: this is a list; write an object: { … }\n"
       "7:25 error leads[3]: this is true; write an object: { … }\n"},
      {"imageOrigins", "\"x\"",
       "7:19 error imageOrigins: this is a text; write a list of texts: [ \"…\" ]\n"},
      {"imageOrigins", "[5, null, {}, []]",
       "7:20 error imageOrigins[0]: this is a number; write a text in quotation marks\n"
       "7:23 error imageOrigins[1]: this is null; write a text in quotation marks\n"
       "7:29 error imageOrigins[2]: this is an object; write a text in quotation marks\n"
       "7:33 error imageOrigins[3]: this is a list; write a text in quotation marks\n"},
      {"body", "5", "6:11 error body: this is a number; write a text, or a list of texts\n"},
      {"body", "{}", "6:11 error body: this is an object; write a text, or a list of texts\n"},
      {"body", "[\"x\", 5, [\"y\"]]",
       "6:17 error body[1]: this is a number; write a text in quotation marks\n"
       "6:20 error body[2]: this is a list; write a text in quotation marks\n"},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(complaints(statement({{row.key, row.value}})), row.complaint) << row.value;
  }
}

TEST(Read, AsksForAnObject) {
  EXPECT_EQ(complaints("[]"), "1:1 error: this is a list; write an object: { … }\n");
  EXPECT_EQ(complaints("null"), "1:1 error: this is null; write an object: { … }\n");
  EXPECT_EQ(complaints("[1, {\"id\": 5}]"), "1:1 error: this is a list; write an object: { … }\n");
  for (const std::string_view json : {"5", "\"x\"", "true", "-1", "1.5"}) {
    EXPECT_EQ(complaints(json), "1:1 error: this is a single value; write an object: { … }\n");
  }
}

TEST(Read, KeepsNumbersInTheirRange) {
  struct Row {
    std::string_view key;
    std::string_view value;
    std::string_view complaint;
  };
  constexpr auto revision = "7:15 error revision: write a whole number from 1 to 2147483647\n"sv;
  constexpr Row rows[] = {
      {"revision", "1", ""},
      {"revision", "2147483647", ""},
      {"revision", "0", revision},
      {"revision", "-1", revision},
      {"revision", "2147483648", revision},
      {"revision", "4294967297", revision},
      {"revision", "18446744073709551616", revision},
      {"revision", "1.0", revision},
      {"revision", "1e2", revision},
      {"revision", "1e999", revision},
      {"revision", "-1E+999", revision},
      {"signatories", R"({"refresh": 0})", ""},
      {"signatories", R"({"refresh": 5})", ""},
      {"signatories", R"({"refresh": 86400})", ""},
      {"signatories", R"({"refresh": 4})",
       "7:30 error signatories.refresh: write 0, or a whole number from 5 to 86400\n"},
      {"signatories", R"({"refresh": 86401})",
       "7:30 error signatories.refresh: write 0, or a whole number from 5 to 86400\n"},
      {"signatories", R"({"counts": {"organizations": 0, "persons": 2147483647}})", ""},
      {"signatories", R"({"counts": {"persons": -1}})",
       "7:41 error signatories.counts.persons: write a whole number from 0 to 2147483647\n"},
      {"releases", R"({"limit": 101})",
       "7:25 error releases.limit: write a whole number from 0 to 100\n"},
      {"publisher", R"({"name": "P", "logo": {"src": "https://p.example/l.png", "width": 0}})",
       "3:82 error publisher.logo.width: write a whole number from 1 to 10000\n"},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(complaints(statement({{row.key, row.value}, {"url", R"("https://p.example/")"}})),
              row.complaint)
        << row.value;
  }
}

TEST(Read, GoesOnBehindHugeNumbers) {
  const std::string digits = repeat("9", 400);
  const std::string huge = "[1e999, -" + digits + ", " + digits + ".5E-1]";
  EXPECT_EQ(complaints(statement({{"x-huge", huge}})), "");
  // What follows such a number is checked as after any other.
  EXPECT_EQ(complaints(statement({{"x-huge", "1e999-3"}})),
            "7:19 error: not JSON: this is not a number as JSON writes them; no leading zeros or "
            "plus sign\n");
  EXPECT_EQ(complaints(statement({{"x-huge", huge}, {"revision", "1e999"}, {"id", "5"}})),
            "2:9 error id: this is a number; write a text in quotation marks\n"
            "8:15 error revision: write a whole number from 1 to 2147483647\n");
  EXPECT_EQ(complaints("1e999"), "1:1 error: this is a single value; write an object: { … }\n");
}

TEST(Read, AsksForForms) {
  EXPECT_EQ(
      complaints(statement({{"id", R"("Reef 1")"},
                            {"date", R"("5 March")"},
                            {"language", R"("english!")"},
                            {"release", R"({"until": "soon"})"}})),
      R"(2:9 error id: "Reef 1" is not a slug: 1 to 100 small letters, digits and hyphens, not beginning with a hyphen
4:11 error date: "5 March" is not a date like 2026-03-05
7:15 error language: "english!" is not a language tag like "en" or "pt-BR"
8:24 error release.until: "soon" is not a time like 2026-03-05T09:00:00Z
)");
}

TEST(Read, AsksForTexts) {
  EXPECT_EQ(complaints(statement({{"id", R"("")"},
                                  {"publisher", R"({"name": " \t\n"})"},
                                  {"date", R"("")"},
                                  {"title", R"("")"},
                                  {"body", R"(" ")"}})),
            R"(2:9 error id: "id" must not be empty; write some text
3:25 error publisher.name: "name" must not be empty; write some text
4:11 error date: "date" must not be empty; write some text
5:12 error title: "title" must not be empty; write some text
6:11 error body: "body" must not be empty; write some text
)");
  EXPECT_EQ(complaints(statement({{"body", "[]"}})),
            "6:11 error body: \"body\" must not be empty; write some text\n");
  EXPECT_EQ(complaints(statement({{"body", R"(["", " "])"}})),
            "6:11 error body: \"body\" must not be empty; write some text\n");
  // Cleaning a name may leave nothing.
  EXPECT_EQ(complaints(statement({{"leads", R"([{"name": "\u202E\u2066"}])"}})),
            "7:22 error leads[0].name: \"name\" must not be empty; write some text\n");
}

TEST(Read, TakesEmptyTextsForNone) {
  EXPECT_EQ(complaints(statement({{"place", R"("")"},
                                  {"subtitle", R"("")"},
                                  {"url", R"("")"},
                                  {"language", R"("")"},
                                  {"dateline", R"("")"},
                                  {"endMark", R"("")"},
                                  {"signatories", R"({"heading": "", "src": "", "items":
    [{"name": "A", "id": "", "url": "", "signed": "", "group": "", "language": ""}]})"},
                                  {"releases", R"({"heading": ""})"}})),
            "");
  EXPECT_EQ(read_statement(statement({{"language", R"("")"}}), "").statement.language, "en");
}

TEST(Read, RefusesDuplicateKeys) {
  EXPECT_EQ(complaints(R"({"id": "s", "publisher": {"name": "P", "name": "P"}, "date":
 "2026-03-05", "title": "T", "body": "B", "x-own": {"a": 1, "b": [{"c": 1, "c": 2}], "\u0061": 2},
 "titl\u0065": "T", "title": "T", "": 1, "": 2})"),
            R"(1:40 error publisher.name: the key "name" stands twice in this object; keep one
2:76 error x-own.b[0].c: the key "c" stands twice in this object; keep one
2:86 error x-own["\u0061"]: the key "\u0061" stands twice in this object; keep one
3:2 error ["titl\u0065"]: the key "titl\u0065" stands twice in this object; keep one
3:21 error title: the key "title" stands twice in this object; keep one
3:35 warning [""]: unknown key; see the format for the keys of this object
3:42 warning [""]: unknown key; see the format for the keys of this object
3:42 error [""]: the key "" stands twice in this object; keep one
)");
  EXPECT_EQ(complaints(statement({{"x-a", R"([{"a": 1}, {"a": 1}])"}, {"x-b", R"({"id": 1})"}})),
            "");
}

TEST(Read, WarnsOfUnknownKeys) {
  EXPECT_EQ(complaints(statement({{"signatorys", "[]"},
                                  {"Subtitle", "5"},
                                  {"completely-different", "{\"a\": [1, {}]}"},
                                  {"publisher", R"({"name": "P", "urls": 1, "logos": null})"}})),
            R"(3:30 warning publisher.urls: unknown key; did you mean "url"?
3:41 warning publisher.logos: unknown key; did you mean "logo"?
7:3 warning signatorys: unknown key; did you mean "signatories"?
8:3 warning Subtitle: unknown key; did you mean "subtitle"?
9:3 warning completely-different: unknown key; see the format for the keys of this object
)");
}

TEST(Read, LeavesThePublishersOwnKeysAlone) {
  EXPECT_EQ(complaints(statement({{"_note", R"({"id": 1, "leads": [5]})"},
                                  {"x-cms", "[[[]]]"},
                                  {"_", "1"},
                                  {"x-", "1"},
                                  {"publisher", R"({"name": "P", "_x": 1, "x-y": 2})"}})),
            "");
  EXPECT_EQ(complaints(statement({{"x", "1"}, {"X-cms", "1"}})),
            "7:3 warning x: unknown key; see the format for the keys of this object\n"
            "8:3 warning X-cms: unknown key; see the format for the keys of this object\n");
}

TEST(Read, FallsBackFromUnknownValues) {
  const std::string json = statement({{"direction", R"("rlt")"},
                                      {"release", R"({"status": "drafts"})"},
                                      {"signatories", R"({"order": "date", "items":
    [{"name": "A", "kind": "Person"}]})"}});
  EXPECT_EQ(complaints(json), R"(7:16 warning direction: unknown value "rlt"; did you mean "rtl"?
8:25 warning release.status: unknown value "drafts"; did you mean "draft"?
9:28 warning signatories.order: unknown value "date"
10:28 warning signatories.items[0].kind: unknown value "Person"; did you mean "person"?
)");
  const model::Statement one = read_statement(json, "").statement;
  EXPECT_EQ(one.direction, model::Direction::from_language);
  EXPECT_EQ(one.release.status, model::ReleaseStatus::published);
  EXPECT_EQ(one.signatories.order, model::Order::given);
  EXPECT_EQ(one.signatories.items[0].kind, model::SignerKind::organization);
}

TEST(Read, WarnsOfNewerFormats) {
  EXPECT_EQ(complaints(statement({{"format", "1"}})), "");
  EXPECT_EQ(complaints(statement({{"format", "2"}})),
            "7:13 warning format: format 2 is newer than this renderer, which knows 1; what is "
            "new is not drawn\n");
}

TEST(Read, CollectsManyErrors) {
  EXPECT_EQ(complaints(R"({
  "id": "-",
  "titel": "T",
  "date": "2026-13-01",
  "revision": 0,
  "leads": [{"name": ""}, 5],
  "signatories": {"items": [{"nme": "A"}, {"name": "A", "id": "a"}, {"name": "B", "id": "a"}]},
  "date": "2026-03-05"
})"),
            R"(1:1 error: the key "publisher" is required; add it
1:1 error: the key "title" is required; add it
1:1 error: the key "body" is required; add it
2:9 error id: "-" is not a slug: 1 to 100 small letters, digits and hyphens, not beginning with a hyphen
3:3 warning titel: unknown key; did you mean "title"?
4:11 error date: "2026-13-01" is not a date like 2026-03-05
5:15 error revision: write a whole number from 1 to 2147483647
6:22 error leads[0].name: "name" must not be empty; write some text
6:27 error leads[1]: this is a number; write an object: { … }
7:29 error signatories.items[0]: the key "name" is required; add it
7:30 warning signatories.items[0].nme: unknown key; did you mean "name"?
7:69 error signatories.items[2]: the id "a" is taken by an earlier signatory; choose another
8:3 error date: the key "date" stands twice in this object; keep one
)");
}

TEST(Read, LeavesASyntaxErrorAlone) {
  EXPECT_EQ(complaints("{\"id\": 5, \"titel\": 1, \"id\": 2, \"a\" 1}"),
            "1:36 error: not JSON: a colon is missing before this\n");
  EXPECT_EQ(complaints(statement({{"id", "5"}}) + "x"),
            "8:1 error: not JSON: only white space may follow the statement\n");
}

TEST(Read, StopsAtAHundredDiagnostics) {
  const auto with = [](std::size_t errors, std::size_t warnings) {
    std::string leads = "[";
    for (std::size_t i = 0; i < errors; ++i) leads += i == 0 ? "5" : ", 5";
    leads += "]";
    std::string own = "{";
    for (std::size_t i = 0; i < warnings; ++i) {
      own += (i == 0 ? "\"k" : ", \"k") + std::to_string(i) + "\": 1";
    }
    const std::string publisher = own + (warnings == 0 ? "" : ", ") + "\"name\": \"P\"}";
    document::Document document;
    static_cast<void>(document.load(statement({{"publisher", publisher}, {"leads", leads}})));
    std::size_t found_errors = 0;
    std::uint32_t last = 0;
    for (const diagnostics::Diagnostic& one : document.diagnostics()) {
      if (diagnostics::severity_of(one.code) == diagnostics::Severity::error) ++found_errors;
      EXPECT_LE(last, one.at.begin);
      last = one.at.begin;
    }
    const std::size_t all = document.diagnostics().size();
    return std::to_string(found_errors) + "+" + std::to_string(all - found_errors);
  };
  EXPECT_EQ(with(0, 99), "0+99");
  EXPECT_EQ(with(0, 100), "0+100");
  EXPECT_EQ(with(0, 101), "0+100");
  EXPECT_EQ(with(60, 30), "60+30");
  EXPECT_EQ(with(60, 90), "60+40");
  EXPECT_EQ(with(100, 5), "100+0");
  EXPECT_EQ(with(101, 5), "100+0");
  EXPECT_EQ(with(200'000, 5), "100+0");
  // Reading and laying out together.
  document::Document document;
  EXPECT_FALSE(document.load(statement({{"leads", "[" + repeat("5,", 99) + "5]"},
                                        {"body", "\"" + repeat("x\\n\\n", 3'000) + "\""}})));
  EXPECT_EQ(document.diagnostics().size(), diagnostics::max_diagnostics);
}

// -- positions ----------------------------------------------------------------

TEST(Read, PlacesEveryKindOfToken) {
  // Each wrong value comes after other tokens of every kind, on one line.
  EXPECT_EQ(
      complaints("\xEF\xBB\xBF"
                 R"({ "_" : [ -1.5E+3 , "\"\\\u00e4ä𝄞" , null,true ,false,{ } ,[ ]] ,"place" : 5,
"id" : [ ] , "date":true,"title"	:	{},"body":-0.0e0 , "subtitle":[null],
"publisher"
:
"𝄞𝄞" , "url" : false})"),
      R"(1:76 error place: this is a number; write a text in quotation marks
2:8 error id: this is a list; write a text in quotation marks
2:21 error date: this is true; write a text in quotation marks
2:36 error title: this is an object; write a text in quotation marks
2:46 error body: this is a number; write a text, or a list of texts
2:66 error subtitle: this is a list; write a text in quotation marks
5:1 error publisher: this is a text; write an object: { … }
5:16 error url: this is false; write a text in quotation marks
)");
}

TEST(Read, CountsColumnsInCodePoints) {
  EXPECT_EQ(complaints("{\r\n\t\"ä𝄞\": \"\xE2\x82\xAC\",\t\"id\": 5,\r\"date\": \"x\"}"),
            R"(1:1 error: the key "publisher" is required; add it
1:1 error: the key "title" is required; add it
1:1 error: the key "body" is required; add it
2:2 warning ["ä𝄞"]: unknown key; see the format for the keys of this object
2:19 error id: this is a number; write a text in quotation marks
3:9 error date: "x" is not a date like 2026-03-05
)");
}

}  // namespace
}  // namespace undersigned::read
