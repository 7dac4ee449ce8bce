#include "full/draft/find/roles.h"
#include "full/draft/language/words.h"
#include "full/draft/parts/names.h"
#include "full/draft/parts/parts.h"
#include "full/draft/parts/signer.h"

namespace undersigned::draft {

void extract_leads(Json& draft, ClaimedText& claimed, std::span<const PlacedBlock> blocks) {
  Json leads = Json::array();
  const auto add = [&](text::Range name) {
    Json one = signer(claimed, name);
    if (!one.is_null()) leads.push_back(std::move(one));
  };
  for (const PlacedBlock& one : blocks) {
    if (one.placed.section != Section::leads) continue;
    const text::Range at = one.block.at;
    if (!one.placed.opens) {
      add(at);
      continue;
    }
    const Introduction introduction = leads_introduction_of(claimed.words(at), claimed.language());
    const text::Range label = {at.begin + introduction.name.begin,
                               at.begin + introduction.name.end};
    text::Range names = {at.begin + introduction.rest.begin, at.begin + introduction.rest.end};
    if (!claimed.claim_span("led by", label) || !has_word(claimed.words(names))) continue;
    if (claimed.words(names).ends_with('.')) --names.end;
    const auto is_known = [&](text::Range name) { return is_described(claimed, blocks, name); };
    for (const text::Range name : names_in(claimed, names, is_known)) add(name);
  }
  if (!leads.empty()) draft["leads"] = std::move(leads);
}

}  // namespace undersigned::draft
