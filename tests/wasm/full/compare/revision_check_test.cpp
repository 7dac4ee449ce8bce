#include "full/compare/revision_check.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "read/read.h"
#include "tests/models/documents.h"

namespace undersigned::compare {
namespace {

std::string compared(std::string_view older, std::string_view newer) {
  return print(check_revision(older, read::read_statement(older, "").statement, newer,
                              read::read_statement(newer, "").statement),
               newer);
}

TEST(RevisionCheck, FindsAChangeUnderOneRevision) {
  EXPECT_EQ(compared(statement(), statement()), "");
  EXPECT_EQ(compared(statement(), statement({{"body", R"("Other text.")"}})),
            "1:1 error: the document has changed, but \"revision\" is still 1; write 2\n");
  EXPECT_EQ(compared(statement({{"revision", "7"}}),
                     statement({{"revision", "7"}, {"title", R"("Other")"}})),
            "7:3 error revision: the document has changed, but \"revision\" is still 7; write 8\n");
  EXPECT_EQ(compared(statement({{"revision", "7"}}),
                     statement({{"revision", "8"}, {"title", R"("Other")"}})),
            "");
}

TEST(RevisionCheck, FindsALowerRevision) {
  EXPECT_EQ(compared(statement({{"revision", "8"}}), statement({{"revision", "7"}})),
            "7:3 error revision: \"revision\" went back from 8 to 7; write a higher one\n");
  EXPECT_EQ(compared(statement({{"revision", "8"}}), statement()),
            "1:1 error: \"revision\" went back from 8 to 1; write a higher one\n");
}

TEST(RevisionCheck, IgnoresWhiteSpace) {
  std::string spaced = statement({{"place", R"("a \" b")"}});
  std::string tight;
  for (const char c : spaced) {
    if (c != '\n') tight += c;
  }
  EXPECT_EQ(compared(spaced, "\r\n\t" + tight + "  "), "");
  EXPECT_NE(compared(spaced, statement({{"place", R"("a \"b")"}})), "");
  EXPECT_NE(compared(spaced, statement({{"place", R"("a \" b ")"}})), "");
  EXPECT_NE(compared(spaced, statement({{"place", R"("a \" b")"}, {"x-own", "1"}})), "");
}

TEST(RevisionCheck, PointsAtTheOutermostRevision) {
  const std::string older =
      statement({{"_old", R"({"revision": 1, "a": "revision"})"}, {"revision", "3"}});
  const std::string newer =
      statement({{"_old", R"({"revision": 2, "a": "revision"})"}, {"revision", "3"}});
  EXPECT_EQ(compared(older, newer),
            "8:3 error revision: the document has changed, but \"revision\" is still 3; write 4\n");
}

TEST(RevisionCheck, IgnoresOtherStatements) {
  EXPECT_EQ(compared(statement({{"id", R"("a")"}, {"revision", "5"}}),
                     statement({{"id", R"("b")"}, {"title", R"("Other")"}})),
            "");
}

}  // namespace
}  // namespace undersigned::compare
