#include "full/draft/find/roles.h"
#include "full/draft/language/words.h"
#include "full/draft/parts/names.h"
#include "full/draft/parts/parts.h"
#include "full/draft/parts/signatory.h"

namespace undersigned::draft {

void extract_leads(Json& draft, ClaimedText& claimed, std::span<const PlacedBlock> blocks) {
  Json leads = Json::array();
  const auto add = [&](text::Range name) {
    Json one = read_signatory(claimed, name);
    if (!one.is_null()) leads.push_back(std::move(one));
  };
  for (const PlacedBlock& one : blocks) {
    if (one.placement.section != Section::leads) continue;
    const text::Range at = one.block.at;
    if (!one.placement.opens) {
      add(at);
      continue;
    }
    const LeadIn lead_in = leads_lead_in_of(claimed.words(at), claimed.language());
    const text::Range label = {at.begin + lead_in.label.begin, at.begin + lead_in.label.end};
    text::Range names = {at.begin + lead_in.content.begin, at.begin + lead_in.content.end};
    if (!claimed.claim_span("led by", label) || !has_word(claimed.words(names))) continue;
    if (claimed.words(names).ends_with('.')) --names.end;
    const auto is_known = [&](text::Range name) { return is_described(claimed, blocks, name); };
    for (const text::Range name : names_in(claimed, names, is_known)) add(name);
  }
  if (!leads.empty()) draft["leads"] = std::move(leads);
}

}  // namespace undersigned::draft
