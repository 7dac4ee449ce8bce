#include "list/segment_reader.h"

#include <memory>
#include <utility>

#include "model/limits.h"
#include "read/read.h"
#include "read/signatory_keys.h"
#include "text/text.h"

namespace undersigned::list {

std::uint32_t content_hash(std::string_view json, const model::Signatory& one,
                           std::string_view base) {
  std::uint32_t hash =
      text::hash32(json.substr(one.at.begin, one.at.end - one.at.begin)) ^ text::hash32(base);
  // A repeated name's key depends on who stands before it.
  for (const model::Signatory& member : one.members) hash ^= text::hash32(member.key);
  return hash;
}

std::vector<Roster::Incoming> incoming(std::vector<model::Signatory>& items, std::string_view json,
                                       std::string_view base) {
  std::vector<Roster::Incoming> result(items.size());
  for (std::size_t i = 0; i < items.size(); ++i) {
    result[i].content = content_hash(json, items[i], base);
    result[i].text = std::make_unique<model::Signatory>(std::move(items[i]));
  }
  return result;
}

SegmentReader::State SegmentReader::read_on(std::string_view json,
                                            const read::FetchContext& context,
                                            std::vector<diagnostics::Diagnostic>& diagnostics) {
  // Another file has come in its place.
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
  for (Roster::Incoming& one : incoming(read.content.items, json, context.base)) {
    items_.push_back(std::move(one));
  }
  if (at_ < json.size()) {
    diagnostics.clear();
    return State::more;
  }
  if (!begins) resolve_duplicate_keys(json, context.base);
  diagnostics = std::move(diagnostics_);
  return State::done;
}

void SegmentReader::resolve_duplicate_keys(std::string_view json, std::string_view base) {
  std::vector<model::Signatory*> all;
  all.reserve(items_.size());
  for (const Roster::Incoming& one : items_) all.push_back(one.text.get());
  if (!read::leave_out_repeated(all, diagnostics_)) return;
  std::erase_if(items_, [](const Roster::Incoming& one) { return one.text->key.empty(); });
  for (Roster::Incoming& one : items_) one.content = content_hash(json, *one.text, base);
}

}  // namespace undersigned::list
