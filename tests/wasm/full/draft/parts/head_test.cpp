#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "tests/models/drafting.h"

namespace undersigned::draft {
namespace {

const std::string text =
    "\n\nThe groups have asked the harbor board to stop the work at the reef until it has heard "
    "all of those who live from it.";

std::string head(std::string_view above) {
  return taken(extract_head, Section::head, std::string(above) + text);
}

std::string marks(std::string_view above) {
  return taken(extract_marks, Section::mark, std::string(above) + text);
}

TEST(DraftHead, ReadsPublisherTitleAndSubtitle) {
  EXPECT_EQ(
      head("Reef Watch (RW)\nFor the sea since 1990\nPRESS RELEASE\n\nLeave the reef alone\n\n"
           "Twelve groups ask for a halt"),
      R"({"title":"Leave the reef alone",)"
      R"("publisher":{"name":"Reef Watch","abbreviation":"RW","tagline":"For the sea since 1990"},)"
      R"("subtitle":"Twelve groups ask for a halt"})"
      "\n");
}

TEST(DraftHead, ReadsThePlaceBesideTheDate) {
  EXPECT_EQ(head("Port Amsel, 5 March 2026\n\nLeave the reef alone"),
            R"({"date":"2026-03-05","place":"Port Amsel","title":"Leave the reef alone"})"
            "\ndate: 5 March 2026 = 2026-03-05\n");
  EXPECT_EQ(head("Place: Port Amsel\nDate: 5 March 2026, 9:30\n\nLeave the reef alone"),
            R"({"place":"Port Amsel","date":"2026-03-05","title":"Leave the reef alone"})"
            "\nlabel: Place\ndate: 5 March 2026 = 2026-03-05\nlabel: Date\ndate: 9:30\n");
}

TEST(DraftHead, LeavesOutTheArticleOfADate) {
  const std::string german =
      "\n\nDie Verbände haben die Behörde aufgefordert, die Arbeiten am Riff "
      "einzustellen, bis sie alle gehört hat, die von ihm leben.";
  EXPECT_EQ(taken(extract_head, Section::head,
                  "Lübeck, den 5. März 2026\n\nLasst das Riff in Ruhe" + german),
            R"({"date":"2026-03-05","place":"Lübeck","title":"Lasst das Riff in Ruhe"})"
            "\ndate: 5. März 2026 = 2026-03-05\nlabel: den\n");
}

TEST(DraftHead, ReadsALineWithBars) {
  EXPECT_EQ(
      head("REEF COALITION | PRESS RELEASE | 5 March 2026\n\nLeave the reef alone"),
      R"({"date":"2026-03-05","publisher":{"name":"REEF COALITION"},"title":"Leave the reef alone"})"
      "\ndate: 5 March 2026 = 2026-03-05\nlabel: PRESS RELEASE\n");
}

TEST(DraftHead, WarnsOfDaysThatMayBeMonths) {
  EXPECT_EQ(
      head("3/5/2026\n\nLeave the reef alone"),
      R"({"date":"2026-03-05","title":"Leave the reef alone"})"
      "\ndate: 3/5/2026 = 2026-03-05\n"
      "? the month was read before the day; where it is the other way round, write 2026-05-03\n");
}

TEST(DraftHead, JoinsATitleOfTwoLines) {
  EXPECT_EQ(
      head("DOCKERS, NURSES AND TWO PARISHES ASK THE HARBOR BOARD\nTO LEAVE THE REEF ALONE"),
      R"({"title":"DOCKERS, NURSES AND TWO PARISHES ASK THE HARBOR BOARD TO LEAVE THE REEF ALONE"})"
      "\n");
}

TEST(DraftHead, LeavesTheRecipientOfALetter) {
  EXPECT_EQ(head("Reef Watch\n\nThe Honorable Marian Hale\nGovernor\n\nDear Governor Hale:"),
            R"({"publisher":{"name":"Reef Watch"}})"
            "\n… The Honorable Marian Hale\n… Governor\n");
}

TEST(DraftHead, DoesNotTakeASentenceForThePublisher) {
  EXPECT_EQ(head("Please find our statement below.\n\nDear editors,\n\n# Leave the reef alone"),
            R"({"title":"Leave the reef alone"})"
            "\n… Please find our statement below.\n… Dear editors,\n");
}

TEST(DraftHead, ReadsTheStatus) {
  EXPECT_EQ(marks("FOR IMMEDIATE RELEASE"),
            "{\"release\":{\"status\":\"immediate\"}}\n"
            "release line: FOR IMMEDIATE RELEASE = immediate\n");
  EXPECT_EQ(marks("Press release – for immediate release: 5 March 2026"),
            R"({"release":{"status":"immediate"},"date":"2026-03-05"})"
            "\ndate: 5 March 2026 = 2026-03-05\n"
            "release line: Press release – for immediate release = immediate\n");
  EXPECT_EQ(
      marks("Embargoed until 5 March 2026"),
      "{\"release\":{\"status\":\"draft\"}}\n"
      "release line: Embargoed until 5 March 2026 = draft\n"
      "? an embargo was read, until which only a statement of its own may be shown; keep this "
      "one a draft until then\n");
}

TEST(DraftHead, KeepsAnUnusualEndMark) {
  EXPECT_EQ(taken(extract_marks, Section::mark, text + "\n\n-30-"),
            "{\"endMark\":\"-30-\"}\nend mark: -30- = -30-\n");
  EXPECT_EQ(taken(extract_marks, Section::mark, text + "\n\n###"), "{}\nend mark: ### = ###\n");
}

}  // namespace
}  // namespace undersigned::draft
