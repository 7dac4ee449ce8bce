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

/// What differs between two revisions of a statement.
struct Comparison {
  bool is_changed = false;  ///< the JSON, apart from white space between its tokens
  std::uint32_t older_revision = 1;
  std::uint32_t newer_revision = 1;
  /// The lowest revision that the newer one may be published under; 1 for another
  /// statement, which has another `id`.
  std::uint32_t least_revision = 1;
  std::vector<TextChange> texts;
  std::vector<FieldChange> head;
  SignatoryChanges signatories;
  /// A proposal for `corrections`, where something is to be corrected.
  std::optional<model::Correction> correction;
  bool is_corrected = false;  ///< the newer one has a correction that the older one lacks
};

/// Which of two documents cannot be compared, because it has errors.
struct Flaws {
  bool older = false;
  bool newer = false;
};

/// What is compared: two statement.json, the address that relative ones start from (""
/// for each one's own `url`), and the day, YYYY-MM-DD, of the correction.
struct ComparisonRequest {
  std::string_view older;
  std::string_view newer;
  std::string_view base;
  std::string_view date;
};

/// Nothing, with `flaws`, where one has errors.
[[nodiscard]] std::optional<Comparison> compare_statements(const ComparisonRequest& request,
                                                           Flaws& flaws);

/// `{isChanged, revision: {older, newer, least}, texts: [{part, name, paragraphs:
/// [{edit, count, olderForm, newerForm, words: [{edit, text}], targets: [{label, older,
/// newer}]}]}], head: [{path, older, newer, words: [{edit, text}]}], signatories: {added, removed,
/// changed:
/// [{key, name, parent, isLead, fields, as head}], isReordered},
/// correction: {date, note} or null, isCorrected}`.
[[nodiscard]] std::string comparison_json(const Comparison& comparison);

/// The same for people: what was removed in `[-…-]`, what was added in `{+…+}`; lines
/// that are wholly so begin with `-` or `+`. Empty where nothing has changed.
[[nodiscard]] std::string comparison_text(const Comparison& comparison);

}  // namespace undersigned::compare
