#pragma once

#include <string>
#include <vector>

#include "full/compare/field_changes.h"
#include "model/statement.h"

/// Who has signed, compared by key: leads, those in the list, and members of both.
/// Names that `signatories.src` answers are not in a statement, and not compared.
namespace undersigned::compare {

struct SignatoryChange {
  std::string key;
  std::string name;    ///< the newer one
  std::string parent;  ///< the name of whom it is a member of, or ""
  bool is_lead = false;
  /// What is different of one who stays: fields of a Signatory; `list`, where it stands
  /// (`leads`, `signatories` or both); `parent`.
  std::vector<FieldChange> fields;
};

struct SignatoryChanges {
  std::vector<SignatoryChange> added;    ///< in the order of the newer statement
  std::vector<SignatoryChange> removed;  ///< in that of the older one
  std::vector<SignatoryChange> changed;
  bool is_reordered = false;  ///< those who stay come in another order than before

  [[nodiscard]] bool is_empty() const {
    return added.empty() && removed.empty() && changed.empty() && !is_reordered;
  }
};

/// In a time that grows with the number of names. The `about` of leads is a text: see
/// compare_texts. Neither statement is changed; see compare_fields.
[[nodiscard]] SignatoryChanges compare_signatories(model::Statement& older,
                                                   model::Statement& newer);

}  // namespace undersigned::compare
