#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "tests/models/drafting.h"

namespace undersigned::draft {
namespace {

const std::string text =
    "The groups have asked the harbor board to stop the work at the reef until it has heard all "
    "of those who live from it.\n\n";

std::string signatories(std::string_view below) {
  const std::string all =
      taken(extract_signatories, Section::signatories, text + std::string(below));
  constexpr std::string_view opening = R"({"signatories":)";
  return all.starts_with(opening) ? all.substr(opening.size()) : all;
}

TEST(DraftSignatories, HaveAbbreviationsAndPlaces) {
  EXPECT_EQ(signatories("Signed by:\n• Dockers of Kito (DK)\n• Nurses – Port Amsel\n"),
            R"({"heading":"Signed by","items":[{"name":"Dockers of Kito","abbreviation":"DK"},)"
            R"({"name":"Nurses","location":"Port Amsel"}]}})"
            "\n");
}

TEST(DraftSignatories, HaveSecondLevelItemsAsMembers) {
  EXPECT_EQ(
      signatories("Signed by:\n• Dockers\n  – Dockers of Kito\n• Nurses\n"),
      R"({"heading":"Signed by","items":[{"name":"Dockers","members":[{"name":"Dockers of Kito"}]},)"
      R"({"name":"Nurses"}]}})"
      "\n");
  EXPECT_EQ(
      signatories("Signed by:\n\nDockers\n  Dockers of Kito\nNurses\n"),
      R"({"heading":"Signed by","items":[{"name":"Dockers","members":[{"name":"Dockers of Kito"}]},)"
      R"({"name":"Nurses"}]}})"
      "\n? this was read as an affiliate of the name above, since it stands further in; where "
      "it is none, move it out of \"members\"\n");
}

TEST(DraftSignatories, AreReadFromAParagraph) {
  EXPECT_EQ(
      signatories("Supported by: Dockers; Students' Union, Kito; and Nurses (NU).\n"),
      R"({"heading":"Supported by","items":[{"name":"Dockers"},{"name":"Students' Union, Kito"},)"
      R"({"name":"Nurses","abbreviation":"NU"}]}})"
      "\njoint: and\n");
  EXPECT_EQ(signatories("Supported by: Dockers, Bread and Seeds, Reef Watch and Nurses\n"),
            R"({"heading":"Supported by","items":[{"name":"Dockers"},{"name":"Bread and Seeds"},)"
            R"({"name":"Reef Watch"},{"name":"Nurses"}]}})"
            "\njoint: and\n");
}

TEST(DraftSignatories, WarnOfAnAmbiguousAnd) {
  EXPECT_EQ(signatories("Supported by: Dockers, Bread and Seeds and Nurses\n"),
            R"({"heading":"Supported by","items":[{"name":"Dockers"},{"name":"Bread and Seeds"},)"
            R"({"name":"Nurses"}]}})"
            "\njoint: and\n? which \"and\" joins the names is not sure; check them\n");
}

TEST(DraftSignatories, ArePersonsWithRoles) {
  EXPECT_EQ(
      signatories("Signed,\n\nDr. Ada Alm, Professor of Law, University of Kito\n"
                  "Imran Sheikh, Editor, The Records Review\nJo Weil, retired pilot\n"),
      R"({"heading":"Signed","items":[)"
      R"({"name":"Dr. Ada Alm","kind":"person","role":"Professor of Law","affiliation":"University of Kito"},)"
      R"({"name":"Imran Sheikh","kind":"person","role":"Editor","affiliation":"The Records Review"},)"
      R"({"name":"Jo Weil","kind":"person","role":"retired pilot"}]}})"
      "\n");
}

TEST(DraftSignatories, ArePersonsOverSeveralLines) {
  EXPECT_EQ(
      signatories("Yours sincerely,\n\nRabbi Miriam Feld\nCongregation Beth El\n\nAnne Doyle\n"
                  "Director, Mercy House\n"),
      R"({"items":[{"name":"Rabbi Miriam Feld","kind":"person","affiliation":"Congregation Beth El"},)"
      R"({"name":"Anne Doyle","kind":"person","role":"Director","affiliation":"Mercy House"}]}})"
      "\n");
}

TEST(DraftSignatories, AreNotPersonsBecauseOfAWordInTheirNames) {
  EXPECT_EQ(
      signatories("Signed by:\nDockers, Kito Harbor\nWriters' Guild\nNurses for the Reef\n"),
      R"({"heading":"Signed by","items":[{"name":"Dockers, Kito Harbor"},{"name":"Writers' Guild"},)"
      R"({"name":"Nurses for the Reef"}]}})"
      "\n");
}

TEST(DraftSignatories, HavePlacesWhereMostHave) {
  EXPECT_EQ(
      signatories("Signed by:\n1. Blue Bay, Kenya\n2. Open Skies (Norway)\n3. Reef Watch, Fiji\n"),
      R"({"heading":"Signed by","items":[{"name":"Blue Bay","location":"Kenya"},)"
      R"({"name":"Open Skies","location":"Norway"},{"name":"Reef Watch","location":"Fiji"}]}})"
      "\n? what stands behind the comma of these names was read as their place; check it\n");
}

TEST(DraftSignatories, AreReadInGroups) {
  const std::string_view groups =
      R"({"heading":"Signed by","groups":[{"key":"kenya","heading":"Kenya"},{"key":"fiji","heading":"Fiji"}],)"
      R"("items":[{"name":"Dockers","group":"kenya"},{"name":"Nurses","group":"fiji"}]}})"
      "\n";
  EXPECT_EQ(signatories("Signed by:\n\nKenya:\n- Dockers\n\nFiji:\n- Nurses\n"), groups);
  EXPECT_EQ(signatories("Signed by:\n\nKenya\n- Dockers\n\nFiji\n- Nurses\n"), groups);
  EXPECT_EQ(
      signatories("Signed by:\n\nKENYA\nDockers\n\nFIJI\nNurses\n"),
      R"({"heading":"Signed by","groups":[{"key":"kenya","heading":"KENYA"},{"key":"fiji","heading":"FIJI"}],)"
      R"("items":[{"name":"Dockers","group":"kenya"},{"name":"Nurses","group":"fiji"}]}})"
      "\n");
}

TEST(DraftSignatories, MakeTheFirstHeadingAGroupWhereAnotherFollows) {
  EXPECT_EQ(signatories("Individuals:\nAnn Otieno\n\nOrganizations:\nDockers\n"),
            R"({"groups":[{"key":"individuals","heading":"Individuals"},)"
            R"({"key":"organizations","heading":"Organizations"}],)"
            R"("items":[{"name":"Ann Otieno","kind":"person","group":"individuals"},)"
            R"({"name":"Dockers","group":"organizations"}]}})"
            "\n");
}

TEST(DraftSignatories, AreReadFromTables) {
  EXPECT_EQ(taken(extract_signatories, Section::signatories,
                  "<p>" + text +
                      "</p><h2>Signatories</h2><table><tr><th>Name</th><th>Position</th>"
                      "<th>Affiliation</th></tr><tr><td>Ada Alm</td><td>Geologist</td><td>Blue "
                      "Bay</td></tr>"
                      "<tr><td>Jo Weil</td><td></td><td>Reef Watch</td></tr></table>"),
            R"({"signatories":{"heading":"Signatories","items":[)"
            R"({"name":"Ada Alm","kind":"person","role":"Geologist","affiliation":"Blue Bay"},)"
            R"({"name":"Jo Weil","kind":"person","affiliation":"Reef Watch"}]}})"
            "\nlabel: Name\nlabel: Position\nlabel: Affiliation\n");
  EXPECT_EQ(signatories("Signed by:\nOrganization\tCountry\nDockers\tKenya\nNurses\tFiji\n"),
            R"({"heading":"Signed by","items":[{"name":"Dockers","location":"Kenya"},)"
            R"({"name":"Nurses","location":"Fiji"}]}})"
            "\nlabel: Organization\nlabel: Country\n");
}

TEST(DraftSignatories, AreReadFromColumns) {
  EXPECT_EQ(signatories("Signed by:\nDockers\tNurses\nReef Watch\tBlue Bay\n"),
            R"({"heading":"Signed by","items":[{"name":"Dockers"},{"name":"Nurses"},)"
            R"({"name":"Reef Watch"},{"name":"Blue Bay"}]}})"
            "\n");
}

TEST(DraftLeads, AreSplitAtAnd) {
  EXPECT_EQ(
      taken(extract_leads, Section::leads,
            text + "Led by Reef Watch, Blue Bay and Bread and Seeds\n\nAbout Bread and Seeds\n"
                   "Bread and Seeds bakes.\n"),
      R"({"leads":[{"name":"Reef Watch"},{"name":"Blue Bay"},{"name":"Bread and Seeds"}]})"
      "\nled by: Led by\njoint: and\n");
}

}  // namespace
}  // namespace undersigned::draft
