#include "full/draft/language/languages.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "full/draft/find/date.h"
#include "full/draft/find/roles.h"
#include "full/draft/language/phrases.h"
#include "full/draft/language/words.h"
#include "text/fold.h"

namespace undersigned::draft {
namespace {

const DraftLanguage& language(std::string_view tag) {
  for (const DraftLanguage& one : draft_languages()) {
    if (one.tag == tag) return one;
  }
  return draft_languages().front();
}

std::string guess(std::string_view text) {
  const LanguageGuess one = language_of(text);
  return std::string(one.language->tag) + (one.is_doubtful ? "?" : "");
}

std::vector<std::string_view> lists_of(const DraftLanguage& one) {
  std::vector<std::string_view> lists = {
      one.stop_words,   one.release_lines,    one.embargoes,       one.labels,
      one.contacts,     one.signatories,      one.signatory_kinds, one.persons,
      one.following,    one.signing,          one.leads,           one.about,
      one.about_us,     one.release_openings, one.release_words,   one.notes,
      one.furniture,    one.mail_headers,     one.closings,        one.salutations,
      one.weekdays,     one.date_openings,    one.date_labels,     one.joints,
      one.articles,     one.addresses,        one.name_labels,     one.titles,
      one.roles,        one.name_columns,     one.role_columns,    one.affiliation_columns,
      one.place_columns};
  lists.insert(lists.end(), one.months.begin(), one.months.end());
  return lists;
}

// A phrase that is not folded would never match, and an empty one is a typo.
TEST(DraftLanguages, HaveFoldedPhrases) {
  for (const DraftLanguage& one : draft_languages()) {
    for (const std::string_view list : lists_of(one)) {
      EXPECT_FALSE(list.empty()) << one.tag;
      EXPECT_EQ(text::fold(list), list) << one.tag;
      EXPECT_EQ(list.find("||"), std::string_view::npos) << one.tag << ": " << list;
      EXPECT_EQ(list.find("  "), std::string_view::npos) << one.tag << ": " << list;
      EXPECT_EQ(list.find_first_of("'’-.,:"), std::string_view::npos) << one.tag << ": " << list;
      EXPECT_FALSE(list.ends_with('|') || list.starts_with('|')) << one.tag << ": " << list;
    }
  }
}

TEST(DraftLanguages, AreDetectedByStopWords) {
  EXPECT_EQ(guess("The groups have asked the board to stop the work at the reef."), "en");
  EXPECT_EQ(
      guess(
          "Die Verbände haben die Behörde aufgefordert, die Arbeiten am Riff nicht fortzusetzen."),
      "de");
  EXPECT_EQ(
      guess("Les associations ont demandé à la métropole de renoncer à la vente des berges du "
            "fleuve et des quais."),
      "fr");
  EXPECT_EQ(guess("Las entidades han pedido a la consejería que no cierre el centro de salud y que "
                  "los vecinos se reúnan con ella."),
            "es");
  EXPECT_EQ(guess("As organizações pedem ao governo que não faça o leilão dos blocos no mar e que "
                  "ouça os pescadores."),
            "pt");
  EXPECT_EQ(guess("Le associazioni hanno chiesto alla Regione di ritirare il bando della gara per "
                  "gli acquedotti che non sono suoi."),
            "it");
  EXPECT_EQ(guess("De scholen vragen het bestuur om een lagere snelheid en hebben daar een brief "
                  "over geschreven."),
            "nl");
  EXPECT_EQ(guess("Reef Watch"), "en");
}

TEST(DraftLanguages, AreDoubtfulWhenMixed) {
  EXPECT_EQ(
      guess("The groups have asked the board to stop the work. Die Verbände haben die Behörde "
            "nicht gehört."),
      "en?");
}

TEST(DraftPhrases, MatchTheLongest) {
  const auto size = [](std::string_view words, std::string_view phrases) {
    return phrase_size(folded_words(words), phrases);
  };
  EXPECT_EQ(size("Signed by: A", "signed|signed by"), 2U);
  EXPECT_EQ(size("SIGNED-BY A", "signed by|signed"), 2U);
  EXPECT_EQ(size("Communiqué de presse", "communique* de presse"), 3U);
  EXPECT_EQ(size("Signatories", "sign"), 0U);
  EXPECT_EQ(size("Signatories", "sign*"), 1U);
  EXPECT_EQ(size("signed", "signed by"), 0U);
  EXPECT_EQ(size("", "signed"), 0U);
}

TEST(DraftRoles, AreReadInEachLanguage) {
  const auto role = [](std::string_view tag, std::string_view words) {
    return role_of(words, language(tag));
  };
  EXPECT_EQ(role("de", "PRESSEMITTEILUNG"), LineRole::label);
  EXPECT_EQ(role("de", "Sperrfrist: 5. März 2026, 9 Uhr"), LineRole::embargo);
  EXPECT_EQ(role("de", "Über das Bündnis"), LineRole::about);
  EXPECT_EQ(role("de", "Der Aufruf wird unterstützt von:"), LineRole::signatories);
  EXPECT_EQ(role("fr", "POUR DIFFUSION IMMÉDIATE"), LineRole::release_line);
  EXPECT_EQ(role("fr", "Organisations signataires :"), LineRole::signatories);
  EXPECT_EQ(role("es", "Para publicación inmediata"), LineRole::release_line);
  EXPECT_EQ(role("es", "Firman:"), LineRole::signatories);
  EXPECT_EQ(role("pt", "Assessoria de imprensa"), LineRole::contacts);
  EXPECT_EQ(role("it", "Chi siamo"), LineRole::about);
  EXPECT_EQ(role("nl", "Ondertekend door:"), LineRole::signatories);
  // "over" is Dutch for "about", but in English it means the past.
  EXPECT_EQ(role("en", "Over the reef"), LineRole::none);
  EXPECT_EQ(role("nl", "Over de stichting"), LineRole::about);
}

TEST(DraftRoles, RecognizeALeadIn) {
  EXPECT_EQ(role_of("The following organizations support this call:"), LineRole::signatories);
  EXPECT_EQ(role_of("This statement is endorsed by:"), LineRole::signatories);
  EXPECT_EQ(role_of("The following organizations call on the board to:"), LineRole::none);
  EXPECT_EQ(role_of("Organizations:"), LineRole::signatory_kind);
  EXPECT_EQ(role_of("Yours sincerely,"), LineRole::closing);
  EXPECT_EQ(role_of("Subject: Leave the reef alone"), LineRole::mail_header);
  EXPECT_EQ(role_of("About 300 people"), LineRole::none);
}

TEST(DraftDate, HasTheMonthsOfEachLanguage) {
  const auto date = [](std::string_view text) {
    const auto found = find_date(text);
    return found ? found->date : std::string("none");
  };
  EXPECT_EQ(date("5 MÄRZ 2026"), "2026-03-05");
  EXPECT_EQ(date("le 1er décembre 2026"), "2026-12-01");
  EXPECT_EQ(date("1º de março de 2026"), "2026-03-01");
  EXPECT_EQ(date("3 luglio 2026"), "2026-07-03");
  EXPECT_EQ(date("11 maart 2027"), "2027-03-11");
}

}  // namespace
}  // namespace undersigned::draft
