#pragma once

#include "json/schema.h"

namespace undersigned {

/// What FORMAT calls statement.json. Keys whose need depends on the release
/// status are not marked `required`.
[[nodiscard]] const Schema& statement_schema();
/// A Signatory of a statement or list.
[[nodiscard]] const Schema& signatory_schema();
/// What `signatories.src` answers, and a segment: a SignatoryList.
[[nodiscard]] const Schema& list_schema();
/// What `signatories.stream` sends: a SignatoryEvent.
[[nodiscard]] const Schema& event_schema();

}  // namespace undersigned
