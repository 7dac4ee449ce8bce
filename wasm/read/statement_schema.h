#pragma once

#include "json/schema.h"

namespace undersigned::read {

/// A statement.json (docs/format.md). Keys that only some release states require are not marked
/// `required`.
[[nodiscard]] const json::Schema& statement_schema();
/// A signatory of a statement or list.
[[nodiscard]] const json::Schema& signatory_schema();
/// The response of `signatories.src`, and a segment: a SignatoryList.
[[nodiscard]] const json::Schema& list_schema();
/// An event of `signatories.stream`: a SignatoryEvent.
[[nodiscard]] const json::Schema& event_schema();

}  // namespace undersigned::read
