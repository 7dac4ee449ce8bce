#pragma once

#include <cstdint>
#include <string_view>

#include "full/draft/language/languages.h"
#include "model/statement.h"

/// What a line of a press release is by its words, in English and in the language
/// of the whole. Ranges are in bytes of the line.
namespace undersigned::draft {

enum class LineRole : std::uint8_t {
  none,
  release_line,  ///< FOR IMMEDIATE RELEASE
  embargo,       ///< EMBARGOED UNTIL …
  label,         ///< PRESS RELEASE, Joint statement
  contacts,      ///< Media contacts:
  signatories,   ///< Signed by:
  signer_kind,   ///< Organizations: where signatories stand
  leads,         ///< Led by …
  about,         ///< About …
  releases,      ///< Recent statements
  notes,         ///< Notes to editors
  closing,       ///< Yours sincerely
  mail_header,   ///< "Subject: …", where it is not alone
  furniture,     ///< "View in your browser", "Share this": of a site or a newsletter
  end_mark,      ///< ###, -30-
};

/// `words` are a whole line or paragraph, of which the role is told by its
/// beginning or all of it.
[[nodiscard]] LineRole role_of(std::string_view words,
                               const DraftLanguage& language = draft_languages().front());

/// Of a line that leads in a list or a section: its words up to a colon, and what
/// follows that.
struct Introduction {
  text::Range name;
  text::Range rest;
};
[[nodiscard]] Introduction introduction_of(std::string_view words);

/// The same of a line that opens contacts, where a phrase may take the place of the
/// colon: "For more information please contact Ann Otieno".
[[nodiscard]] Introduction contacts_introduction_of(std::string_view words,
                                                    const DraftLanguage& language);

/// Of "Led by A and B": "Led by", and the names.
[[nodiscard]] Introduction leads_introduction_of(std::string_view words,
                                                 const DraftLanguage& language);

/// Of "About Reef Watch: …" or "About Reef Watch. Reef Watch is …" the heading, and what
/// follows it.
[[nodiscard]] Introduction about_introduction_of(std::string_view words);

/// Whom an "About …" is about; nobody where it names none: "Who we are". An article
/// in lower case is no part of the name.
[[nodiscard]] text::Range about_name_of(std::string_view words, const DraftLanguage& language);

/// Whether one of `words` is such as "organizations", whom a list of signatories names.
[[nodiscard]] bool names_signers(std::string_view words, const DraftLanguage& language);

/// Whether a heading of signatories says that they are persons.
[[nodiscard]] bool names_persons(std::string_view heading, const DraftLanguage& language);

/// Whether a line is the address of a letter: "Dear members of the council,".
[[nodiscard]] bool is_salutation(std::string_view words, const DraftLanguage& language);

}  // namespace undersigned::draft
