#include "full/draft/draft.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "tests/models/documents.h"

namespace undersigned::draft {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view release = R"(Reef Watch

FOR IMMEDIATE RELEASE
Port Amsel, 5 March 2026

Leave the reef alone
Twelve groups ask for a halt

PORT AMSEL – Twelve groups have asked the harbor board to stop the work
at the reef until it has heard those who live from it.

- Fishers
- Divers

Led by Reef Watch and Blue Bay

Signatories:
• Dockers
    o Dockers of Kito
• Nurses (NU)

###

About Reef Watch
Reef Watch counts fish.
Ann Otieno, ann@reef.example, +254 20 555 0142
)";

Json read(std::string_view input) { return Json::parse(draft_of(input).json); }

std::string spans(std::string_view input) {
  std::string all;
  for (const DraftSpan& span : draft_of(input).spans) {
    all.append(span.kind).append(": ").append(span.text);
    if (!span.value.empty()) all.append(" = ").append(span.value);
    all += '\n';
  }
  return all;
}

TEST(Draft, HasTheKeysOfAStatement) {
  EXPECT_EQ(
      read(release).dump(),
      R"({"id":"leave-the-reef-alone",)"
      R"("publisher":{"name":"Reef Watch","about":"Reef Watch counts fish."},)"
      R"("release":{"status":"immediate"},"place":"Port Amsel","date":"2026-03-05",)"
      R"("dateline":"PORT AMSEL –",)"
      R"("contacts":[{"name":"Ann Otieno","email":"ann@reef.example","phone":"+254 20 555 0142"}],)"
      R"("title":"Leave the reef alone","subtitle":"Twelve groups ask for a halt",)"
      R"("body":["Twelve groups have asked the harbor board to stop the work at the reef until it has heard those who live from it.","- Fishers\n- Divers"],)"
      R"("leads":[{"name":"Reef Watch"},{"name":"Blue Bay"}],)"
      R"("signatories":{"heading":"Signatories","items":[{"name":"Dockers","members":[{"name":"Dockers of Kito"}]},{"name":"Nurses","abbreviation":"NU"}]}})");
}

TEST(Draft, ListsValuesAndMarksAsSpans) {
  EXPECT_EQ(spans(release), R"(release line: FOR IMMEDIATE RELEASE = immediate
date: 5 March 2026 = 2026-03-05
bullet: - = level 1
bullet: - = level 1
led by: Led by
joint: and
bullet: • = level 1
bullet: o = level 2
bullet: • = level 1
end mark: ### = ###
about: About Reef Watch = Reef Watch
)");
}

TEST(Draft, IsAStatementWithoutErrors) { EXPECT_EQ(complaints(draft_of(release).json), ""); }

TEST(Draft, PutsUnclaimedTextBelowAThematicBreak) {
  EXPECT_EQ(
      read("<nav>Home</nav><h1>Leave the reef alone</h1><p>Twelve groups have asked the harbor "
           "board to stop the work at the reef until it has heard those who live from it.</p>"
           "<footer>All rights reserved.</footer>")["body"]
          .dump(),
      R"(["Twelve groups have asked the harbor board to stop the work at the reef until it has )"
      R"(heard those who live from it.","---","Home\\\nAll rights reserved."])");
}

TEST(Draft, FoldsAccentsInItsId) {
  EXPECT_EQ(read("<h1>\u00DCber das Caf\u00E9 in Zu\u0308rich</h1>")["id"],
            "uber-das-cafe-in-zurich");
}

TEST(Draft, WarnsOfMissingKeys) {
  std::string messages;
  for (const DraftWarning& warning : draft_of("").warnings) messages += warning.message + '\n';
  EXPECT_EQ(messages,
            "no publisher was found, which a statement needs; write one\n"
            "no date was found, which a statement needs; write one\n"
            "no title was found, which a statement needs; write one\n"
            "no body was found, which a statement needs; write one\n");
}

TEST(Draft, WritesPlacesInItsJson) {
  const Json answer = Json::parse(draft_answer("é\n# # #\n“x”\n###"));
  EXPECT_EQ(
      answer["spans"].dump(),
      R"([{"kind":"end mark","text":"# # #","value":"# # #","line":2,"column":1,"start":2,"end":7},)"
      R"({"kind":"end mark","text":"###","value":"###","line":4,"column":1,"start":12,"end":15}])");
}

}  // namespace
}  // namespace undersigned::draft
