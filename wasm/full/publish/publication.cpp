#include "full/publish/publication.h"

#include <algorithm>
#include <array>

#include "full/publish/list_event.h"
#include "full/publish/order_and_count.h"
#include "full/publish/segments.h"
#include "json/parse.h"
#include "model/limits.h"
#include "model/signatory_list.h"
#include "read/check.h"
#include "read/read.h"
#include "read/signatory_keys.h"
#include "read/statement_schema.h"
#include "text/json_writer.h"
#include "text/text.h"

namespace undersigned::publish {
namespace {

struct Source {
  model::SignatoryList list;
  std::vector<diagnostics::Diagnostic> diagnostics;
  json::Parsed parsed;
  bool has_repeats = false;
};

std::string spell(std::size_t number) {
  std::string text;
  text::append_number(text, number);
  return text;
}

const json::TopKey* find_key(const Source& source, std::string_view key) {
  for (const json::TopKey& one : source.parsed.keys) {
    if (one.key == key) return &one;
  }
  return nullptr;
}

void read_source(Source& source, std::string_view json) {
  const json::Root root = {
      .schema = read::list_schema(), .object = &source.list, .names = limits::segmented};
  source.parsed =
      json::parse(json, source_bytes, root, json::renew<model::SignatoryList>, source.diagnostics);
  if (!source.parsed.is_good) return;
  for (const std::string_view key : {"revision", "items"}) {
    if (find_key(source, key) != nullptr) continue;
    diagnostics::complain(source.diagnostics, diagnostics::Code::missing_key, source.parsed.at,
                          key);
  }
  if (source.parsed.names > limits::segmented) {
    diagnostics::complain(source.diagnostics, diagnostics::Code::too_many, source.parsed.at,
                          spell(source.parsed.names), spell(limits::segmented));
  }
  std::vector<diagnostics::Diagnostic> repeats;
  read::assign_keys(source.list.items, repeats);
  source.has_repeats = !repeats.empty();
  for (const diagnostics::Diagnostic& one : repeats) {
    diagnostics::complain(source.diagnostics, one.code, one.at, one.first, one.second);
  }
}

/// Refuses a revision that readers who have the previous list would ignore or reject.
void check_revision(Source& source, const model::SignatoryList& previous, bool is_changed) {
  const json::TopKey* key = find_key(source, "revision");
  const std::uint32_t revision = source.list.revision;
  if (source.list.epoch > previous.epoch) return;
  if (source.list.epoch < previous.epoch || revision < previous.revision) {
    diagnostics::complain(source.diagnostics, diagnostics::Code::lower_revision, key->at,
                          spell(previous.revision), spell(revision));
  } else if (revision == previous.revision && is_changed) {
    diagnostics::complain(source.diagnostics, diagnostics::Code::same_revision, key->at,
                          spell(revision), spell(revision + 1));
  }
}

bool is_cut(const Request& request, const model::SignatoryList& list) {
  return request.in_segments || list.items.size() > plain_list;
}

/// The list, or its head without the segments.
std::string list_json(const Request& request, const model::SignatoryList& list, model::Order order,
                      const model::Counts& counts) {
  constexpr std::array<std::string_view, 3> orders = {"given", "name", "newest"};
  std::string out;
  text::JsonWriter json(out);
  json.begin_object();
  json.member("epoch", list.epoch);
  json.member("revision", list.revision);
  write_counts(json, counts);
  if (is_cut(request, list)) {
    json.member("order", orders[static_cast<std::size_t>(order)]);
  } else {
    const auto items = in_order(list.items, model::Order::given);
    write_items(json, items, request.list);
  }
  json.end_object();
  return out;
}

std::string segment_json(Sequence segment, std::string_view source) {
  std::string out;
  text::JsonWriter json(out);
  json.begin_object();
  write_items(json, segment, source);
  json.end_object();
  return out;
}

/// Writes the list and its segments. Returns the size of the largest file in bytes.
std::size_t write_files(Publication& result, const Request& request,
                        const model::SignatoryList& list, model::Order order,
                        const model::Counts& counts) {
  result.list = list_json(request, list, order, counts);
  if (!is_cut(request, list)) return result.list.size();
  const auto sequence = in_order(list.items, order);
  std::size_t largest = 0;
  for (const Sequence segment : cut(sequence)) {
    result.segments.push_back(
        {.json = segment_json(segment, request.list), .count = segment.size()});
    largest = std::max(largest, result.segments.back().json.size());
  }
  return largest;
}

/// Reports links that no reader can follow. Relative addresses and the origins of images are not
/// judged, because they depend on where the list will be served.
void check_addresses(model::SignatoryList& list,
                     std::vector<diagnostics::Diagnostic>& diagnostics) {
  std::vector<diagnostics::Diagnostic> found;
  if (read::resolve_list(list, {.base = {}, .images = {}}, found)) {
    std::erase_if(found, [](const diagnostics::Diagnostic& one) {
      return one.refusal == text::Refusal::no_base || one.refusal == text::Refusal::foreign_origin;
    });
  }
  for (const diagnostics::Diagnostic& one : found) {
    diagnostics::complain(diagnostics, one.code, one.at, one.first, one.second, one.refusal);
  }
}

/// Compares with the published list, and reports what readers would refuse.
void compare(Publication& result, const Request& request, Source& source, model::Order order,
             const model::Counts& counts) {
  // Readers can show a list without segments in the order given.
  if (!is_cut(request, source.list)) order = model::Order::given;
  Source previous;
  read_source(previous, request.previous);
  // A list sorted newest first is reversed, because sorting begins at its end.
  auto& items = previous.list.items;
  if (request.is_sorted && order == model::Order::newest) std::reverse(items.begin(), items.end());
  // If the published list has errors, readers show something else than it says.
  const bool is_sound = !diagnostics::has_error(previous.diagnostics) && !previous.has_repeats;
  Difference found = difference({.list = previous.list, .json = request.previous},
                                {.list = source.list, .json = request.list}, order, counts);
  const bool same_order = !request.is_sorted || previous.list.order == order;
  const auto& before = previous.list.counts;
  const bool same_counts =
      before && before->organizations == counts.organizations && before->persons == counts.persons;
  const bool is_changed = !is_sound || !found.is_empty || !same_order || !same_counts;
  check_revision(source, previous.list, is_changed);
  result.is_new = is_changed || previous.list.revision != source.list.revision ||
                  previous.list.epoch != source.list.epoch;
  result.is_told = result.is_new && is_sound && same_order && found.is_told;
  if (result.is_told) result.event = std::move(found.event);
}

void publish(Publication& result, const Request& request, Source& source) {
  model::SignatoryList& list = source.list;
  model::Statement statement;
  model::Order order = list.order;
  const bool has_statement = !request.statement.empty();
  if (has_statement) {
    statement = read::read_statement(request.statement, {}).statement;
    order = statement.signatories.order;
  }
  statement.signatories.counts.reset();
  statement.signatories.items.swap(list.items);
  if (has_statement) read::check_groups(statement.signatories, source.diagnostics);
  const model::Counts counts = count_signers(statement);
  statement.signatories.items.swap(list.items);

  result.is_new = true;
  result.event = refetch_event(list.epoch, list.revision);
  if (!request.previous.empty()) compare(result, request, source, order, counts);
  const std::size_t largest = write_files(result, request, list, order, counts);
  if (largest > limits::list_bytes) {
    diagnostics::complain(source.diagnostics, diagnostics::Code::too_large, source.parsed.at,
                          spell(largest), spell(limits::list_bytes));
  }
  check_addresses(list, source.diagnostics);
}

}  // namespace

Publication publish(const Request& request) {
  Publication result;
  Source source;
  read_source(source, request.list);
  if (source.parsed.is_good && !diagnostics::has_error(source.diagnostics) && !source.has_repeats) {
    publish(result, request, source);
    result.is_good = !diagnostics::has_error(source.diagnostics);
  }
  result.diagnostics = std::move(source.diagnostics);
  diagnostics::sort_diagnostics(result.diagnostics);
  return result;
}

}  // namespace undersigned::publish
