#include "full/draft/find/roles.h"
#include "full/draft/language/words.h"
#include "full/draft/parts/names.h"
#include "full/draft/parts/parts.h"
#include "full/draft/parts/signer.h"

namespace undersigned {

void take_leads(Json& draft, Ledger& ledger, std::span<const PlacedBlock> blocks) {
  Json leads = Json::array();
  const auto add = [&](Range name) {
    Json one = signer(ledger, name);
    if (!one.is_null()) leads.push_back(std::move(one));
  };
  for (const PlacedBlock& one : blocks) {
    if (one.placed.section != Section::leads) continue;
    const Range at = one.block.at;
    if (!one.placed.opens) {
      add(at);
      continue;
    }
    const Introduction introduction = leads_introduction_of(ledger.words(at), ledger.language());
    const Range label = {at.begin + introduction.name.begin, at.begin + introduction.name.end};
    Range names = {at.begin + introduction.rest.begin, at.begin + introduction.rest.end};
    if (!ledger.take_span("led by", label) || !has_word(ledger.words(names))) continue;
    if (ledger.words(names).ends_with('.')) --names.end;
    const auto is_known = [&](Range name) { return is_described(ledger, blocks, name); };
    for (const Range name : names_in(ledger, names, is_known)) add(name);
  }
  if (!leads.empty()) draft["leads"] = std::move(leads);
}

}  // namespace undersigned
