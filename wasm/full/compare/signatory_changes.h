#pragma once

#include <string>
#include <vector>

#include "full/compare/field_changes.h"
#include "model/statement.h"

/// Compares the signatories by key: leads, the list, and the members of both. Names from
/// `signatories.src` are not in a statement, and are not compared.
namespace undersigned::compare {

struct SignatoryChange {
  std::string key;
  std::string name;    ///< the newer name
  std::string parent;  ///< name of the organization it is a member of, or ""
  bool is_lead = false;
  /// What has changed of a signatory in both: fields of a Signatory, `list` (`leads`, `signatories`
  /// or both), or `parent`.
  std::vector<FieldChange> fields;
};

struct SignatoryChanges {
  std::vector<SignatoryChange> added;    ///< in the newer statement's order
  std::vector<SignatoryChange> removed;  ///< in the older statement's order
  std::vector<SignatoryChange> changed;
  bool is_reordered = false;  ///< those in both statements are in another order

  [[nodiscard]] bool is_empty() const {
    return added.empty() && removed.empty() && changed.empty() && !is_reordered;
  }
};

/// Takes time proportional to the number of names. The `about` of leads is compared as a text, see
/// compare_texts. Neither statement is modified; see compare_fields.
[[nodiscard]] SignatoryChanges compare_signatories(model::Statement& older,
                                                   model::Statement& newer);

}  // namespace undersigned::compare
