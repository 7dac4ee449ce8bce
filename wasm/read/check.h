#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "json/schema.h"
#include "model/signatory_list.h"
#include "model/statement.h"

/// What is judged after a document was read: addresses, and what needs the whole document.
namespace undersigned::read {

/// What reading a fetched document depends on. The views must outlive the call.
struct FetchContext {
  std::string_view base;                      ///< the final address of the document
  const std::vector<model::Address>& images;  ///< the statement's `imageOrigins`, resolved
  bool is_live = false;                       ///< there is a stream, so every key must be unique
};

/// Reports keys that the release status requires or forbids. `object` is the statement's place.
void check_release(const model::Statement& statement, const std::vector<json::TopKey>& keys,
                   text::Range object, std::vector<diagnostics::Diagnostic>& diagnostics);

/// Makes every address absolute and reports and empties those that are refused (text/url.h).
/// Returns the base: `base`, else the statement's own `url`, else "".
[[nodiscard]] std::string resolve_addresses(model::Statement& statement, std::string_view base,
                                            std::vector<diagnostics::Diagnostic>& diagnostics);

/// The same for a fetched list or head. False if a segment cannot be fetched because its address or
/// integrity is wrong.
[[nodiscard]] bool resolve_list(model::SignatoryList& list, const FetchContext& context,
                                std::vector<diagnostics::Diagnostic>& diagnostics);
/// The same for an event of the stream.
void resolve_event(model::SignatoryEvent& event, const FetchContext& context,
                   std::vector<diagnostics::Diagnostic>& diagnostics);
/// The same for recent releases.
void resolve_releases(std::vector<model::Release>& releases, const FetchContext& context,
                      std::vector<diagnostics::Diagnostic>& diagnostics);

/// Reports groups that signatories name but the statement does not declare.
void check_groups(const model::Signatories& signatories,
                  std::vector<diagnostics::Diagnostic>& diagnostics);

}  // namespace undersigned::read
