#pragma once

#include <span>
#include <string_view>

#include "full/draft/blocks/claimed_text.h"

/// Reads one signatory from a line, an item, or a row of a table.
namespace undersigned::draft {

/// What is known about the list that a line belongs to.
struct ListTraits {
  bool is_of_persons = false;  ///< a heading says so, or most of its lines are persons
  bool has_places = false;     ///< its lines end with places: "Open Skies, Sweden"
};

/// Whether a line certainly names a person: it has a title, or a name and a role.
[[nodiscard]] bool is_person(const ClaimedText& claimed, text::Range at);

/// Whether `words` contain a word typical of organizations' names.
[[nodiscard]] bool names_organization(std::string_view words);

/// Whether `words` may be a person's name: no word typical of organizations, and all but particles
/// capitalized.
[[nodiscard]] bool is_personal_name(std::string_view words, const DraftLanguage& language);

/// Whether a line is a name and, after a comma or in brackets, what may be a place.
[[nodiscard]] bool ends_with_place(const ClaimedText& claimed, text::Range at);

/// Whether a name begins with a title, as "Dr. Ada Alm" does.
[[nodiscard]] bool has_title(std::string_view name, const DraftLanguage& language);

/// Whether `words` are a person's role: "Senior Lecturer in Public Law".
[[nodiscard]] bool names_role(std::string_view words, const DraftLanguage& language);

/// Reads "Name (ABBR) – place" or "Name, role, affiliation". Null if the name is refused.
[[nodiscard]] Json read_signatory(ClaimedText& claimed, text::Range at, ListTraits list = {});

/// Reads a person over several lines: the name, then roles, then affiliation.
[[nodiscard]] Json person_in_lines(ClaimedText& claimed, std::span<const text::Range> lines);

/// Makes a person of a known `name`, `role` and `affiliation`; empty ones are left out.
[[nodiscard]] Json person(ClaimedText& claimed, text::Range name, text::Range role,
                          text::Range affiliation);

}  // namespace undersigned::draft
