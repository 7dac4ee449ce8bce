#pragma once

#include "json/schema.h"

namespace undersigned::read {

/// What FORMAT calls statement.json. Keys whose need depends on the release
/// status are not marked `required`.
[[nodiscard]] const json::Schema& statement_schema();
/// A Signatory of a statement or list.
[[nodiscard]] const json::Schema& signatory_schema();
/// What `signatories.src` answers, and a segment: a SignatoryList.
[[nodiscard]] const json::Schema& list_schema();
/// What `signatories.stream` sends: a SignatoryEvent.
[[nodiscard]] const json::Schema& event_schema();

}  // namespace undersigned::read
