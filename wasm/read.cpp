#include "read.h"

#include "check.h"
#include "limits.h"
#include "parse.h"
#include "signatories.h"
#include "text.h"

namespace undersigned {
namespace {

void complain_too_many(std::vector<Diagnostic>& diagnostics, Range at, std::size_t names,
                       std::size_t most) {
  if (names <= most) return;
  std::string found;
  append_number(found, names);
  std::string allowed;
  append_number(allowed, most);
  complain(diagnostics, Code::too_many, at, found, allowed);
}

bool has(const Parsed& parsed, std::string_view key) {
  for (const TopKey& one : parsed.keys) {
    if (one.key == key) return true;
  }
  return false;
}

/// Whether a list or head can be used as a whole.
bool is_complete(std::string_view json, const SignatoryList& list, const Parsed& parsed,
                 std::vector<Diagnostic>& diagnostics) {
  const auto require = [&](bool is_there, std::string_view key) {
    if (!is_there) complain(diagnostics, Code::missing_key, parsed.at, key);
    return is_there;
  };
  if (!require(list.revision > 0, "revision")) return false;
  if (list.segments.empty()) return require(has(parsed, "items"), "items");
  std::size_t names = 0;
  for (const Segment& segment : list.segments) names += segment.count;
  complain_too_many(diagnostics, parsed.at, names, limits::segmented);
  return names <= limits::segmented && fits(json, limits::head_bytes, diagnostics) &&
         require(list.counts.has_value(), "counts");
}

Fetched<SignatoryList> read_items(std::string_view json, const Surroundings& surroundings,
                                  std::size_t names, Repeats repeats, bool is_segment) {
  Fetched<SignatoryList> result;
  SignatoryList& list = result.content;
  const Root root = {.schema = list_schema(), .object = &list, .lenient = true, .names = names};
  const Parsed parsed =
      parse(json, limits::list_bytes, root, renew<SignatoryList>, result.diagnostics);
  result.is_good = parsed.is_good && !parsed.is_spoiled;
  if (!result.is_good) return result;
  complain_too_many(result.diagnostics, parsed.at, parsed.names, names);
  result.is_good =
      parsed.names <= names && (is_segment || is_complete(json, list, parsed, result.diagnostics));
  if (!result.is_good) return result;
  assign_keys(list.items, result.diagnostics, repeats);
  result.is_good = resolve_list(list, surroundings, result.diagnostics);
  return result;
}

}  // namespace

Reading read_statement(std::string_view json, std::string_view base) {
  Reading reading;
  Statement& statement = reading.statement;
  const Root root = {
      .schema = statement_schema(), .object = &statement, .names = limits::signatories};
  const Parsed parsed =
      parse(json, limits::statement_bytes, root, renew<Statement>, reading.diagnostics);
  const bool unread = reading.diagnostics.size() == 1 && !parsed.is_good;
  if (unread) return reading;
  if (parsed.is_good) {
    check_release(statement, parsed.keys, parsed.at, reading.diagnostics);
    complain_too_many(reading.diagnostics, statement.signatories.at, parsed.names,
                      limits::signatories);
  }
  assign_keys(statement.leads, reading.diagnostics, Repeats::wrong);
  assign_keys(statement.signatories.items, reading.diagnostics, Repeats::wrong);
  check_groups(statement.signatories, reading.diagnostics);
  reading.base = resolve_addresses(statement, base, reading.diagnostics);
  return reading;
}

Fetched<SignatoryList> read_list(std::string_view json, const Surroundings& surroundings,
                                 std::size_t names) {
  const Repeats repeats = surroundings.is_live ? Repeats::left_out : Repeats::numbered;
  return read_items(json, surroundings, names, repeats, false);
}

Fetched<SignatoryList> read_segment(std::string_view json, const Surroundings& surroundings) {
  return read_items(json, surroundings, limits::segmented, Repeats::left_out, true);
}

Fetched<SignatoryEvent> read_event(std::string_view json, const Surroundings& surroundings) {
  Fetched<SignatoryEvent> result;
  SignatoryEvent& event = result.content;
  const Root root = {
      .schema = event_schema(), .object = &event, .lenient = true, .names = limits::signatories};
  const Parsed parsed =
      parse(json, limits::event_bytes, root, renew<SignatoryEvent>, result.diagnostics);
  complain_too_many(result.diagnostics, parsed.at, parsed.names, limits::signatories);
  result.is_good = parsed.is_good && !parsed.is_spoiled && parsed.names <= limits::signatories;
  if (!result.is_good) return result;
  assign_keys(event.update, result.diagnostics, Repeats::left_out);
  assign_keys(event.add, result.diagnostics);
  resolve_event(event, surroundings, result.diagnostics);
  return result;
}

}  // namespace undersigned
