#include "list/segment_reader.h"

#include <memory>
#include <utility>

#include "model/limits.h"
#include "read/read.h"
#include "read/signatory_keys.h"
#include "text/text.h"

namespace undersigned::list {

SegmentReader::State SegmentReader::read_on(std::string_view json,
                                            const read::FetchContext& context,
                                            std::vector<diagnostics::Diagnostic>& diagnostics) {
  // This is another file than before: begin again.
  if (at_ > json.size()) *this = SegmentReader(std::string(integrity_));
  const bool begins = at_ == 0;
  read::Fetched<model::SignatoryList> read = read::read_segment(json, at_, context);
  diagnostics = std::move(read.diagnostics);
  if (!read.is_good) return State::refused;
  const std::size_t names = items_.size() + read.content.items.size();
  if (names > limits::segmented) {
    std::string found;
    text::append_number(found, names);
    std::string allowed;
    text::append_number(allowed, limits::segmented);
    diagnostics::complain(diagnostics, diagnostics::Code::too_many, {}, found, allowed);
    return State::refused;
  }
  for (const diagnostics::Diagnostic& one : diagnostics) {
    diagnostics::complain(diagnostics_, one.code, one.at, one.first, one.second, one.refusal);
  }
  for (Roster::Incoming& one : incoming(read.content.items)) items_.push_back(std::move(one));
  if (at_ < json.size()) {
    diagnostics.clear();
    return State::more;
  }
  if (!begins) resolve_duplicate_keys();
  diagnostics = std::move(diagnostics_);
  return State::done;
}

void SegmentReader::resolve_duplicate_keys() {
  std::vector<model::Signatory*> all;
  all.reserve(items_.size());
  for (const Roster::Incoming& one : items_) all.push_back(one.text.get());
  if (!read::leave_out_repeated(all, diagnostics_)) return;
  std::erase_if(items_, [](const Roster::Incoming& one) { return one.text->key.empty(); });
}

}  // namespace undersigned::list
