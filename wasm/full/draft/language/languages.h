#pragma once

#include <array>
#include <span>
#include <string_view>

/// The phrases by which the press releases of a language name their parts. Each is a list of
/// phrases; see draft/language/phrases.h.
namespace undersigned::draft {

struct DraftLanguage {
  std::string_view tag;               ///< BCP 47
  std::string_view stop_words;        ///< frequent in any text, rare in other languages
  std::string_view release_lines;     ///< FOR IMMEDIATE RELEASE
  std::string_view embargoes;         ///< EMBARGOED UNTIL …
  std::string_view labels;            ///< PRESS RELEASE
  std::string_view contacts;          ///< Media contacts
  std::string_view signatories;       ///< Signed by
  std::string_view signatory_kinds;   ///< Organizations, Individuals: part of the list
  std::string_view persons;           ///< those of them that name persons
  std::string_view following;         ///< The following …
  std::string_view signing;           ///< have signed
  std::string_view leads;             ///< Led by
  std::string_view about;             ///< About …
  std::string_view about_us;          ///< Who we are
  std::string_view release_openings;  ///< Recent …
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
  std::string_view name_columns;         ///< headings of a table's columns: Name
  std::string_view role_columns;         ///< Position
  std::string_view affiliation_columns;  ///< Affiliation
  std::string_view place_columns;        ///< Country
};

/// English is first; it applies to every press release.
[[nodiscard]] std::span<const DraftLanguage> draft_languages();

struct LanguageGuess {
  const DraftLanguage* language;
  bool is_doubtful = false;  ///< another language is nearly as likely
};

/// Detects the language of `text` by its stop words; English if there are hardly any.
[[nodiscard]] LanguageGuess language_of(std::string_view text);

}  // namespace undersigned::draft
