#include "full/draft/blocks/sections.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/models/drafting.h"

namespace undersigned::draft {
namespace {

const std::string text =
    "The groups have asked the harbor board to stop the work at the reef until it has heard all "
    "of those who live from it.";

TEST(DraftSections, AreFoundByTheirHeadings) {
  EXPECT_EQ(
      sections("Reef Watch\nPRESS RELEASE\n\nLeave the reef alone\n\n" + text +
               "\n\nLed by Reef Watch\n\nSignatories:\nDockers\nNurses\n\n###\n\n"
               "About Reef Watch\nReef Watch counts fish.\n\nContact: Ann, ann@reef.example\n\n"
               "Recent statements\nNo nets in May\n"),
      "head: Reef Watch\n"
      "mark: PRESS RELEASE\n"
      "head: Leave the reef alone\n"
      "body: " +
          text +
          "\n"
          "leads! Led by Reef Watch\n"
          "signatories! Signatories:\n"
          "signatories: Dockers\n"
          "signatories: Nurses\n"
          "mark: ###\n"
          "about! About Reef Watch\n"
          "about: Reef Watch counts fish.\n"
          "contacts! Contact: Ann, ann@reef.example\n"
          "releases! Recent statements\n"
          "releases: No nets in May\n");
}

TEST(DraftSections, DoNotTakeDemandsForSignatories) {
  EXPECT_EQ(
      sections(text + "\n\nThe undersigned organizations:\n- demand a halt;\n- ask for talks.\n"),
      "body: " + text +
          "\nbody: The undersigned organizations:\nbody: demand a halt;\n"
          "body: ask for talks.\n");
}

TEST(DraftSections, EndSignatoriesAtAParagraph) {
  EXPECT_EQ(
      sections(text + "\n\nSigned by:\nDockers\n\n" + text),
      "body: " + text + "\nsignatories! Signed by:\nsignatories: Dockers\nbody: " + text + "\n");
}

TEST(DraftSections, EndSignatoriesAtAnAddress) {
  EXPECT_EQ(sections(text + "\n\nSigned by:\nDockers\nAnn, ann@reef.example\n"),
            "body: " + text +
                "\nsignatories! Signed by:\nsignatories: Dockers\n"
                "contacts: Ann, ann@reef.example\n");
}

TEST(DraftSections, RecognizeTheHeaderOfAMail) {
  EXPECT_EQ(sections("From: Ann <ann@reef.example>\nTo: News\nSubject: For immediate release\n\n"
                     "Leave the reef alone\n\n" +
                     text),
            "unknown: From: Ann <ann@reef.example>\nunknown: To: News\n"
            "unknown: Subject: For immediate release\nhead: Leave the reef alone\nbody: " +
                text + "\n");
  EXPECT_EQ(sections("Date: 5 March 2026\nLeave the reef alone\n\n" + text),
            "head: Date: 5 March 2026\nhead: Leave the reef alone\nbody: " + text + "\n");
}

TEST(DraftSections, BeginALetterAtItsSalutation) {
  EXPECT_EQ(sections("Leave the reef alone\n\nDear members of the board,\n\n" + text +
                     "\n\nYours sincerely,\n\nAnn Otieno\n"),
            "head: Leave the reef alone\nbody: Dear members of the board,\nbody: " + text +
                "\nbody: Yours sincerely,\nsignatories: Ann Otieno\n");
}

TEST(DraftSections, TakeAsterisksForAnEndMarkAtTheEndOfTheText) {
  EXPECT_EQ(sections(text + "\n\n* * *\n\n" + text),
            "body: " + text + "\nbody: * * *\nbody: " + text + "\n");
  EXPECT_EQ(sections(text + "\n\n* * *\n"), "body: " + text + "\nmark: * * *\n");
}

TEST(DraftSections, KeepLandmarksSeparate) {
  EXPECT_EQ(sections("<nav>Home</nav><h1>Leave the reef alone</h1><p>" + text + "</p>"),
            "unknown: Home\nhead: Leave the reef alone\nbody: " + text + "\n");
}

TEST(DraftSections, RecognizeAnHtmlHeadingWithoutAColon) {
  EXPECT_EQ(sections("<p>" + text +
                     "</p><h2>Contact for journalists in Kito</h2><p>Ann, ann@reef.example</p>"),
            "body: " + text +
                "\ncontacts! Contact for journalists in Kito\ncontacts: Ann, ann@reef.example\n");
  EXPECT_EQ(sections("<p>" + text + "</p><h2>Contact with the sea</h2><p>" + text + "</p>"),
            "body: " + text + "\nbody: Contact with the sea\nbody: " + text + "\n");
}

}  // namespace
}  // namespace undersigned::draft
