#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "json/schema.h"
#include "model/signatory_list.h"
#include "model/statement.h"

/// What can be judged only when the whole document is known.
namespace undersigned::read {

/// What fetched documents are read with.
struct FetchContext {
  std::string_view base;                      ///< the final address of the document
  const std::vector<model::Address>& images;  ///< the statement's `imageOrigins`, resolved
  bool is_live = false;  ///< there is a stream: keys must tell all signatories apart
};

/// Which keys the release status asks for and forbids. `object` is the
/// statement's place.
void check_release(const model::Statement& statement, const std::vector<json::TopKey>& keys,
                   text::Range object, std::vector<diagnostics::Diagnostic>& diagnostics);

/// Makes every address absolute, empties the refused ones, and returns the
/// base: `base` itself, else the statement's own `url`, else "".
[[nodiscard]] std::string resolve_addresses(model::Statement& statement, std::string_view base,
                                            std::vector<diagnostics::Diagnostic>& diagnostics);

/// Makes the addresses of a fetched list or head absolute, empties those that are
/// refused. False where a segment cannot be fetched: its address or integrity is
/// wrong.
[[nodiscard]] bool resolve_list(model::SignatoryList& list, const FetchContext& context,
                                std::vector<diagnostics::Diagnostic>& diagnostics);
void resolve_event(model::SignatoryEvent& event, const FetchContext& context,
                   std::vector<diagnostics::Diagnostic>& diagnostics);
void resolve_releases(std::vector<model::Release>& releases, const FetchContext& context,
                      std::vector<diagnostics::Diagnostic>& diagnostics);

/// Groups that signatories name but nobody declared.
void check_groups(const model::Signatories& signatories,
                  std::vector<diagnostics::Diagnostic>& diagnostics);

}  // namespace undersigned::read
