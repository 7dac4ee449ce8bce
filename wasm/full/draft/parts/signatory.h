#pragma once

#include <span>
#include <string_view>

#include "full/draft/blocks/claimed_text.h"

/// One signatory, of the line, the item or the row of a table that names it.
namespace undersigned::draft {

/// What the list that a line stands in says about it.
struct SignerList {
  bool is_of_persons = false;  ///< a heading says so, or most of its lines are persons
  bool has_places = false;     ///< its lines end with places: "Open Skies, Sweden"
};

/// Whether a line surely names a person: with a title, or a name and what they are.
[[nodiscard]] bool is_person(const ClaimedText& claimed, text::Range at);

/// Whether one of `words` is such as organizations call themselves by.
[[nodiscard]] bool names_organization(std::string_view words);

/// Whether `words` may be a person's name: not one of organizations' words, and in
/// upper case but for particles.
[[nodiscard]] bool is_personal_name(std::string_view words, const DraftLanguage& language);

/// Whether a line is a name and, behind a comma or in brackets, what may be a place.
[[nodiscard]] bool ends_with_place(const ClaimedText& claimed, text::Range at);

/// Whether a name begins with a title, as "Dr. Ada Alm" does.
[[nodiscard]] bool has_title(std::string_view name, const DraftLanguage& language);

/// Whether `words` say what a person is: "Senior Lecturer in Public Law".
[[nodiscard]] bool names_role(std::string_view words, const DraftLanguage& language);

/// "Name (ABBR) – place", "Name, role, affiliation"; null where the name is refused.
[[nodiscard]] Json signer(ClaimedText& claimed, text::Range at, SignerList list = {});

/// Of a person in lines of their own: the name, then what they are, and where.
[[nodiscard]] Json person_in_lines(ClaimedText& claimed, std::span<const text::Range> lines);

/// Of a person, whose `name`, `role` and `affiliation` are known; what is empty is left out.
[[nodiscard]] Json person(ClaimedText& claimed, text::Range name, text::Range role,
                          text::Range affiliation);

}  // namespace undersigned::draft
