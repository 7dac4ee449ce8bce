#pragma once

#include <array>
#include <span>
#include <string_view>

/// The words by which the press releases of a language say what their parts are:
/// lists of phrases as draft/phrases.h takes them.
namespace undersigned::draft {

struct DraftLanguage {
  std::string_view tag;               ///< BCP 47
  std::string_view stop_words;        ///< what no text of it can do without, and few of others have
  std::string_view release_lines;     ///< FOR IMMEDIATE RELEASE
  std::string_view embargoes;         ///< EMBARGOED UNTIL …
  std::string_view labels;            ///< PRESS RELEASE
  std::string_view contacts;          ///< Media contacts
  std::string_view signatories;       ///< Signed by
  std::string_view signer_kinds;      ///< Organizations, Individuals: a part of the signatories
  std::string_view persons;           ///< of those, the ones that name persons
  std::string_view following;         ///< The following … that have signed
  std::string_view signing;           ///< what those do
  std::string_view leads;             ///< Led by
  std::string_view about;             ///< About …
  std::string_view about_us;          ///< Who we are
  std::string_view release_openings;  ///< Recent … of statements
  std::string_view release_words;     ///< statements
  std::string_view notes;             ///< Notes to editors
  std::string_view furniture;         ///< Unsubscribe
  std::string_view mail_headers;      ///< From, Sent, To, Subject
  std::string_view closings;          ///< Yours sincerely
  std::string_view salutations;       ///< Dear
  std::array<std::string_view, 12> months;
  std::string_view weekdays;
  std::string_view date_openings;        ///< "den" 5. März, "le" 5 mars
  std::string_view date_labels;          ///< Date:, Published
  std::string_view joints;               ///< and
  std::string_view articles;             ///< the
  std::string_view addresses;            ///< Email, Tel., Mobile
  std::string_view name_labels;          ///< Contact person:
  std::string_view titles;               ///< Dr., Professor, before a person's name
  std::string_view roles;                ///< director, lecturer: what a person is
  std::string_view name_columns;         ///< over a table's columns: Name
  std::string_view role_columns;         ///< Position
  std::string_view affiliation_columns;  ///< Affiliation
  std::string_view place_columns;        ///< Country
};

/// English, which all are read with, is the first.
[[nodiscard]] std::span<const DraftLanguage> draft_languages();

struct LanguageGuess {
  const DraftLanguage* language;
  bool is_doubtful = false;  ///< another is nearly as likely
};

/// The language of `text` by its stop words; English where there are hardly any.
[[nodiscard]] LanguageGuess language_of(std::string_view text);

}  // namespace undersigned::draft
