#pragma once

#include <cstdint>
#include <string_view>

#include "full/draft/language/languages.h"
#include "model/statement.h"

/// Recognizes the role of a line in a press release by its words, in English and in the language of
/// the text. Ranges are in bytes of the line.
namespace undersigned::draft {

enum class LineRole : std::uint8_t {
  none,
  release_line,    ///< FOR IMMEDIATE RELEASE
  embargo,         ///< EMBARGOED UNTIL …
  label,           ///< PRESS RELEASE, Joint statement
  contacts,        ///< Media contacts:
  signatories,     ///< Signed by:
  signatory_kind,  ///< Organizations: within the signatories
  leads,           ///< Led by …
  about,           ///< About …
  releases,        ///< Recent statements
  notes,           ///< Notes to editors
  closing,         ///< Yours sincerely
  mail_header,     ///< "Subject: …", next to other headers
  furniture,       ///< "View in your browser", "Share this"
  end_mark,        ///< ###, -30-
};

/// The role of a whole line or paragraph, by its beginning or by all of it.
[[nodiscard]] LineRole role_of(std::string_view words,
                               const DraftLanguage& language = draft_languages().front());

/// A line that introduces a list or a section: its label, up to a colon, and what follows.
struct LeadIn {
  text::Range label;
  text::Range content;
};
[[nodiscard]] LeadIn lead_in_of(std::string_view words);

/// The same for a line that opens the contacts, in which a phrase may replace the colon: "For more
/// information please contact Ann Otieno".
[[nodiscard]] LeadIn contacts_lead_in_of(std::string_view words, const DraftLanguage& language);

/// "Led by A and B": the label is "Led by", the content the names.
[[nodiscard]] LeadIn leads_lead_in_of(std::string_view words, const DraftLanguage& language);

/// "About Reef Watch: …" or "About Reef Watch. Reef Watch is …": the label is the heading.
[[nodiscard]] LeadIn about_lead_in_of(std::string_view words);

/// The name in a heading "About …"; empty in "Who we are". A lower-case article is not part of the
/// name.
[[nodiscard]] text::Range about_name_of(std::string_view words, const DraftLanguage& language);

/// Whether `words` contain a word for signatories, such as "organizations".
[[nodiscard]] bool names_signatories(std::string_view words, const DraftLanguage& language);

/// Whether the heading of a list of signatories says that they are persons.
[[nodiscard]] bool names_persons(std::string_view heading, const DraftLanguage& language);

/// Whether a line is a letter's salutation: "Dear members of the council,".
[[nodiscard]] bool is_salutation(std::string_view words, const DraftLanguage& language);

}  // namespace undersigned::draft
