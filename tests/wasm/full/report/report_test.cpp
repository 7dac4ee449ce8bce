#include "full/report/report.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "document/document.h"
#include "full/report/explain.h"
#include "tests/models/documents.h"

namespace undersigned::report {
namespace {

std::string reported(std::string_view json, ReportFormat format,
                     std::string_view file = "statement.json") {
  document::Document document;
  static_cast<void>(document.load(json));
  return report(document.diagnostics(), json, file, format);
}

constexpr std::string_view misspelt = R"({
  "id": "s",
  "publisher": {"name": "Coast Watch"},
  "date": "2026-03-05",
  "title": "Leave the reef alone",
  "body": "Text.",
  "signatories": {
    "items": [
      {"name": "Alder"},
      {"name": "Birch"},
      {"name": "Cedar"},
      {
        "name": "Dogwood",
      "nmae": "Dogwood"
      }
    ]
  }
})";

TEST(Report, SaysTheExampleOfTheFormat) {
  EXPECT_EQ(reported(misspelt, ReportFormat::text),
            "statement.json: 1 warning\n"
            "statement.json:14:7 signatories.items[3].nmae: unknown key; did you mean \"name\"?\n");
}

TEST(Report, SaysErrorsFirst) {
  EXPECT_EQ(
      reported(
          statement(
              {{"id", "5"}, {"place", "null"}, {"titel", R"("T")"}, {"leads", "7"}, {"x", "1"}}),
          ReportFormat::text),
      R"(statement.json: 2 errors
statement.json:2:9 id: this is a number; write a text in quotation marks
statement.json:9:12 leads: this is a number; write a list of objects: [ { … } ]
statement.json: 2 warnings
statement.json:8:3 titel: unknown key; did you mean "title"?
statement.json:10:3 x: unknown key; see the format for the keys of this object
)");
}

TEST(Report, SaysNothingOfAGoodStatement) {
  EXPECT_EQ(reported(statement(), ReportFormat::text), "");
  EXPECT_EQ(reported(statement(), ReportFormat::github), "");
  EXPECT_EQ(reported(statement(), ReportFormat::json),
            R"({"file":"statement.json","diagnostics":[]})");
}

TEST(Report, ShowsTheLineOfASyntaxError) {
  EXPECT_EQ(reported("{\n  \"id\": \"s\"\n  \"title\": \"T\"\n}", ReportFormat::text),
            "statement.json: 1 error\n"
            "statement.json:3:3 not JSON: a comma is missing before this\n"
            "  \"title\": \"T\"\n"
            "  ^\n");
}

TEST(Report, IsJson) {
  EXPECT_EQ(reported("{\n  \"id\": \"\xF0\x9D\x84\x9E\", \"id\": 5\n}", ReportFormat::json,
                     "a \"b\".json"),
            R"({"file":"a \"b\".json","diagnostics":[)"
            R"({"severity":"error","code":"missing-key","path":"",)"
            R"("message":"the key \"publisher\" is required; add it",)"
            R"("line":1,"column":1,"endLine":1,"endColumn":2,"start":0,"end":1},)"
            R"({"severity":"error","code":"missing-key","path":"",)"
            R"("message":"the key \"date\" is required; add it",)"
            R"("line":1,"column":1,"endLine":1,"endColumn":2,"start":0,"end":1},)"
            R"({"severity":"error","code":"missing-key","path":"",)"
            R"("message":"the key \"title\" is required; add it",)"
            R"("line":1,"column":1,"endLine":1,"endColumn":2,"start":0,"end":1},)"
            R"({"severity":"error","code":"missing-key","path":"",)"
            R"("message":"the key \"body\" is required; add it",)"
            R"("line":1,"column":1,"endLine":1,"endColumn":2,"start":0,"end":1},)"
            R"({"severity":"error","code":"bad-form","path":"id",)"
            "\"message\":\"\\\"\xF0\x9D\x84\x9E\\\" is not a slug: 1 to 100 small letters, digits "
            "and hyphens, not beginning with a hyphen\","
            R"("line":2,"column":9,"endLine":2,"endColumn":12,"start":10,"end":14},)"
            R"({"severity":"error","code":"duplicate-key","path":"id",)"
            R"("message":"the key \"id\" stands twice in this object; keep one",)"
            R"("line":2,"column":14,"endLine":2,"endColumn":18,"start":16,"end":20},)"
            R"({"severity":"error","code":"wrong-type","path":"id",)"
            R"("message":"this is a number; write a text in quotation marks",)"
            R"("line":2,"column":20,"endLine":2,"endColumn":21,"start":22,"end":23}]})");
}

TEST(Report, IsGitHubAnnotations) {
  EXPECT_EQ(
      reported(statement({{"place", "5"}, {"x,y", "1"}}), ReportFormat::github, "a,b:c%d.json"),
      "::error file=a%2Cb%3Ac%25d.json,line=7,col=12,endLine=7,endColumn=13,"
      "title=wrong-type::place: this is a number; write a text in quotation marks\n"
      "::warning file=a%2Cb%3Ac%25d.json,line=8,col=3,endLine=8,endColumn=8,"
      "title=unknown-key::[\"x,y\"]: unknown key; see the format for the keys of this "
      "object\n");
}

TEST(Report, KeepsMessagesOnOneLine) {
  EXPECT_EQ(reported(statement({{"id", R"("a\nb\u0000\u007F%")"}}), ReportFormat::github),
            "::error file=statement.json,line=2,col=9,endLine=2,endColumn=28,title=bad-form::"
            "id: \"a b  %25\" is not a slug: 1 to 100 small letters, digits and hyphens, not "
            "beginning with a hyphen\n");
}

TEST(Report, CutsWhatItQuotes) {
  const std::string long_id = "\"" + repeat("Ä", 81) + "\"";
  EXPECT_EQ(complaints(statement({{"id", long_id}})),
            "2:9 error id: \"" + repeat("Ä", 80) +
                "…\" is not a slug: 1 to 100 small letters, digits and hyphens, not beginning "
                "with a hyphen\n");
  const std::string fitting = "\"" + repeat("Ä", 80) + "\"";
  EXPECT_EQ(complaints(statement({{"id", fitting}})),
            "2:9 error id: \"" + repeat("Ä", 80) +
                "\" is not a slug: 1 to 100 small letters, digits and hyphens, not beginning "
                "with a hyphen\n");
}

/// Every code has its text, with all blanks filled.
TEST(Report, FillsEveryMessage) {
#define UNDERSIGNED_ONE(name, text, severity, message) diagnostics::Code::name,
  for (const diagnostics::Code code : {UNDERSIGNED_CODES(UNDERSIGNED_ONE)}) {
    const diagnostics::Diagnostic one = {
        .code = code, .at = {}, .first = "first", .second = "second"};
    const std::string message = message_of(one, "x");
    EXPECT_EQ(message.find('{'), std::string::npos) << message;
    EXPECT_GT(message.size(), 10U);
  }
#undef UNDERSIGNED_ONE
}

}  // namespace
}  // namespace undersigned::report
