#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "tests/models/drafting.h"

namespace undersigned::draft {
namespace {

std::string contacts(std::string_view input) {
  return taken(extract_contacts, Section::contacts, input);
}

TEST(DraftContacts, AreReadFromOneLine) {
  EXPECT_EQ(contacts("Media contact: Ann Otieno, Chair, ann@reef.example, +254 20 555 0142"),
            R"({"contacts":[{"label":"Chair","name":"Ann Otieno","email":"ann@reef.example",)"
            R"("phone":"+254 20 555 0142"}]})"
            "\ncontacts: Media contact\n");
}

TEST(DraftContacts, AreReadFromSeveralLines) {
  EXPECT_EQ(
      contacts("Contacts\nAnn Otieno\nE-mail: ann@reef.example\nTel.: +254 20 555 0142\n"
               "Jo Weil\njo@reef.example\nwww.reef.example\n"),
      R"({"contacts":[{"name":"Ann Otieno","email":"ann@reef.example","phone":"+254 20 555 0142"},)"
      R"({"name":"Jo Weil","email":"jo@reef.example","url":"https://www.reef.example"}]})"
      "\ncontacts: Contacts\nlabel: E-mail\nlabel: Tel\naddress: www.reef.example = "
      "https://www.reef.example\n");
}

TEST(DraftContacts, AreSplitWhenSeveralAreInALine) {
  const std::string_view both = R"({"contacts":[{"name":"Ann Otieno","email":"ann@reef.example"},)"
                                R"({"name":"Jo Weil","email":"jo@reef.example"}]})"
                                "\ncontacts: Contacts\n";
  EXPECT_EQ(contacts("Contacts: Ann Otieno, ann@reef.example; Jo Weil, jo@reef.example"), both);
  EXPECT_EQ(contacts("Contacts: Ann Otieno, ann@reef.example / Jo Weil, jo@reef.example"), both);
}

TEST(DraftContacts, KeepASecondNumber) {
  EXPECT_EQ(contacts("Contact: Ann Otieno, Tel. +254 20 555 0142, mobile +254 700 555 012"),
            R"({"contacts":[{"name":"Ann Otieno","phone":"+254 20 555 0142"}]})"
            "\ncontacts: Contact\nlabel: Tel\nlabel: mobile\n… +254 700 555 012\n");
}

TEST(DraftContacts, ReadWhatIsInBrackets) {
  EXPECT_EQ(
      contacts("Contact: Ann Otieno (Swahili, English), ann@reef.example"),
      R"({"contacts":[{"label":"Swahili, English","name":"Ann Otieno","email":"ann@reef.example"}]})"
      "\ncontacts: Contact\n");
}

TEST(DraftContacts, MayBeIntroducedByAPhrase) {
  EXPECT_EQ(
      contacts("For more information please contact Ann Otieno on 020 5550 0148 or "
               "ann@reef.example."),
      R"({"contacts":[{"name":"Ann Otieno","email":"ann@reef.example","phone":"020 5550 0148"}]})"
      "\ncontacts: For more information please contact\nlabel: on\nlabel: or\n");
}

TEST(DraftContacts, TakeASpecificHeadingForALabel) {
  EXPECT_EQ(
      contacts("Media contact in Spanish:\nAnn Otieno, ann@reef.example"),
      R"({"contacts":[{"label":"Media contact in Spanish","name":"Ann Otieno","email":"ann@reef.example"}]})"
      "\n");
}

TEST(DraftContacts, AreReadInTheLanguageOfTheText) {
  EXPECT_EQ(
      contacts("Die Verbände haben die Behörde aufgefordert, die Arbeiten am Riff einzustellen, "
               "bis sie alle gehört hat, die von ihm leben.\n\nPressekontakt:\n"
               "Ansprechpartnerin: Ann Otieno\nTelefon: 0451 5550 123"),
      R"({"contacts":[{"name":"Ann Otieno","phone":"0451 5550 123"}]})"
      "\ncontacts: Pressekontakt\ncontacts: Ansprechpartnerin\nlabel: Telefon\n");
}

}  // namespace
}  // namespace undersigned::draft
