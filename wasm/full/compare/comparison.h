#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "full/compare/field_changes.h"
#include "full/compare/signatory_changes.h"
#include "full/compare/text_changes.h"
#include "model/statement.h"

namespace undersigned::compare {

/// The differences between two revisions of a statement.
struct Comparison {
  bool is_changed = false;  ///< the JSON differs in more than white space between tokens
  std::uint32_t older_revision = 1;
  std::uint32_t newer_revision = 1;
  /// The lowest revision under which the newer one may be published; 1 if the two have different
  /// `id`s.
  std::uint32_t least_revision = 1;
  std::vector<TextChange> texts;
  std::vector<FieldChange> head;
  SignatoryChanges signatories;
  /// A proposed entry for `corrections`, if one is needed.
  std::optional<model::Correction> correction;
  bool is_corrected = false;  ///< the newer one has a new entry in `corrections`
};

/// Which of the two documents has errors and cannot be compared.
struct Flaws {
  bool older = false;
  bool newer = false;
};

/// Two statement.json to compare, the base of their relative addresses ("": each one's own `url`),
/// and the date of a correction, YYYY-MM-DD.
struct ComparisonRequest {
  std::string_view older;
  std::string_view newer;
  std::string_view base;
  std::string_view date;
};

/// Compares two statements. Returns nothing and sets `flaws` if either has errors.
[[nodiscard]] std::optional<Comparison> compare_statements(const ComparisonRequest& request,
                                                           Flaws& flaws);

/// `{isChanged, revision: {older, newer, least}, texts: [{part, name, paragraphs:
/// [{edit, count, olderForm, newerForm, words: [{edit, text}], targets: [{label, older,
/// newer}]}]}], head: [{path, older, newer, words: [{edit, text}]}], signatories: {added, removed,
/// changed:
/// [{key, name, parent, isLead, fields, as head}], isReordered},
/// correction: {date, note} or null, isCorrected}`.
[[nodiscard]] std::string comparison_json(const Comparison& comparison);

/// The comparison for people to read. Removed words are in `[-…-]`, added words in `{+…+}`; lines
/// entirely removed or added begin with `-` or `+`. Empty if nothing has changed.
[[nodiscard]] std::string comparison_text(const Comparison& comparison);

}  // namespace undersigned::compare
