#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "tests/models/drafting.h"

namespace undersigned::draft {
namespace {

const std::string text =
    "The groups have asked the harbor board to stop the work at the reef until it has heard all "
    "of those who live from it.\n\n";

std::string abouts(std::string_view below, const Json& draft = Json::object()) {
  return taken(extract_abouts, Section::about, text + std::string(below), draft);
}

std::string releases(std::string_view below) {
  return taken(extract_releases, Section::releases, text + std::string(below));
}

TEST(DraftBoilerplate, IsOfThePublisherOrALead) {
  EXPECT_EQ(
      abouts("About Reef Watch\nReef Watch counts fish.\n\nIt began in 1990.\n\n"
             "About Blue Bay\nBlue Bay dives.\n",
             {{"publisher", {{"name", "REEF WATCH"}}},
              {"leads", Json::array({Json{{"name", "Blue Bay"}}})}}),
      R"({"publisher":{"name":"REEF WATCH","about":"Reef Watch counts fish.\n\nIt began in 1990."},)"
      R"("leads":[{"name":"Blue Bay","about":"Blue Bay dives."}]})"
      "\nabout: About Reef Watch = REEF WATCH\nabout: About Blue Bay = Blue Bay\n");
}

TEST(DraftBoilerplate, NamesAnUnknownPublisher) {
  EXPECT_EQ(abouts("About the Reef Watch\nReef Watch counts fish.\n"),
            R"({"publisher":{"name":"Reef Watch","about":"Reef Watch counts fish."}})"
            "\nabout: About the\n? the publisher was told by this heading; check it\n");
}

TEST(DraftBoilerplate, WarnsOfAnotherName) {
  EXPECT_EQ(abouts("About us all\nWe count fish.\n", {{"publisher", {{"name", "Reef Watch"}}}}),
            R"({"publisher":{"name":"Reef Watch","about":"We count fish."}})"
            "\nabout: About us all = Reef Watch\n"
            "? this was read as being about the publisher; check it\n");
}

TEST(DraftBoilerplate, NeedsNoName) {
  EXPECT_EQ(abouts("Who we are\nWe count fish.\n", {{"publisher", {{"name", "Reef Watch"}}}}),
            R"({"publisher":{"name":"Reef Watch","about":"We count fish."}})"
            "\nabout: Who we are = Reef Watch\n");
}

TEST(DraftBoilerplate, MayFollowItsHeadingInTheLine) {
  EXPECT_EQ(abouts("About Reef Watch: Reef Watch counts fish.\n",
                   {{"publisher", {{"name", "Reef Watch"}}}}),
            R"({"publisher":{"name":"Reef Watch","about":"Reef Watch counts fish."}})"
            "\nabout: About Reef Watch = Reef Watch\n");
}

TEST(DraftBoilerplate, IsLeftWhenItIsNobodys) {
  EXPECT_EQ(abouts("About Blue Bay\nBlue Bay dives.\n",
                   {{"publisher", {{"name", "Reef Watch"}, {"about", "x"}}}}),
            R"({"publisher":{"name":"Reef Watch","about":"x"}})"
            "\n… About Blue Bay\n… Blue Bay dives.\n");
}

TEST(DraftReleases, HaveDatesBeforeOrAfterTheirTitles) {
  EXPECT_EQ(
      releases(
          "Recent statements:\n- No nets in May (5 March 2026)\n- 1 April 2026: Leave the eels\n"
          "- The flood of 2 May 2021 in maps\n"),
      R"({"releases":{"heading":"Recent statements","items":[)"
      R"({"title":"No nets in May","date":"2026-03-05"},{"title":"Leave the eels","date":"2026-04-01"},)"
      R"({"title":"The flood of 2 May 2021 in maps"}]}})"
      "\ndate: 5 March 2026 = 2026-03-05\ndate: 1 April 2026 = 2026-04-01\n");
}

TEST(DraftReleases, HaveDatesInLinesOfTheirOwn) {
  EXPECT_EQ(
      releases(
          "Recent statements\n\n5 March 2026\nNo nets in May\n\n1 April 2026\nLeave the eels\n"),
      R"({"releases":{"heading":"Recent statements","items":[)"
      R"({"title":"No nets in May","date":"2026-03-05"},{"title":"Leave the eels","date":"2026-04-01"}]}})"
      "\ndate: 5 March 2026 = 2026-03-05\ndate: 1 April 2026 = 2026-04-01\n");
}

TEST(DraftReleases, HaveOnlyAllowedLinks) {
  EXPECT_EQ(
      taken(extract_releases, Section::releases,
            "<p>" + text +
                "</p><h2>Recent statements</h2>"
                "<ul><li><a href='https://reef.example/1'>No nets</a></li>"
                "<li><a href='javascript:x'>Eels</a></li>"
                "<li><a href='https://reef.example/'>All statements</a></li></ul>"),
      R"({"releases":{"heading":"Recent statements","more":{"label":"All statements",)"
      R"("url":"https://reef.example/"},"items":[{"title":"No nets","url":"https://reef.example/1"},)"
      R"({"title":"Eels"}]}})"
      "\n");
}

}  // namespace
}  // namespace undersigned::draft
