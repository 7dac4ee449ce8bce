#include "read/read.h"

#include "json/parse.h"
#include "model/limits.h"
#include "read/check.h"
#include "read/signatory_keys.h"
#include "read/statement_schema.h"
#include "read/texts.h"
#include "text/text.h"

namespace undersigned::read {
namespace {

void complain_too_many(std::vector<diagnostics::Diagnostic>& diagnostics, text::Range at,
                       std::size_t names, std::size_t most) {
  if (names <= most) return;
  std::string found;
  text::append_number(found, names);
  std::string allowed;
  text::append_number(allowed, most);
  diagnostics::complain(diagnostics, diagnostics::Code::too_many, at, found, allowed);
}

bool has(const json::Parsed& parsed, std::string_view key) {
  for (const json::TopKey& one : parsed.keys) {
    if (one.key == key) return true;
  }
  return false;
}

/// Whether a list or head can be used as a whole.
bool is_complete(std::string_view json, const model::SignatoryList& list,
                 const json::Parsed& parsed, std::vector<diagnostics::Diagnostic>& diagnostics) {
  const auto require = [&](bool is_there, std::string_view key) {
    if (!is_there)
      diagnostics::complain(diagnostics, diagnostics::Code::missing_key, parsed.at, key);
    return is_there;
  };
  if (!require(list.revision > 0, "revision")) return false;
  if (list.segments.empty()) return require(has(parsed, "items"), "items");
  std::size_t names = 0;
  for (const model::Segment& segment : list.segments) names += segment.count;
  complain_too_many(diagnostics, parsed.at, names, limits::segmented);
  return names <= limits::segmented && json::fits(json, limits::head_bytes, diagnostics) &&
         require(list.counts.has_value(), "counts");
}

/// Sets the content hash of a signatory read from `json`, which was fetched from `base`. Keys and
/// addresses must be final: a repeated name's key depends on the signatories before it, and an
/// address on `base`.
void set_content(model::Signatory& one, std::string_view json, std::string_view base) {
  one.content =
      text::hash32(json.substr(one.at.begin, one.at.end - one.at.begin)) ^ text::hash32(base);
  mix_member_keys(one);
}

Fetched<model::SignatoryList> read_items(std::string_view json, const FetchContext& context,
                                         std::size_t names, Repeats repeats, bool is_segment) {
  Fetched<model::SignatoryList> result;
  model::SignatoryList& list = result.content;
  const json::Root root = {
      .schema = list_schema(), .object = &list, .lenient = true, .names = names};
  const json::Parsed parsed = json::parse(json, limits::list_bytes, root,
                                          json::renew<model::SignatoryList>, result.diagnostics);
  result.is_good = parsed.is_good && !parsed.is_spoiled;
  if (!result.is_good) return result;
  complain_too_many(result.diagnostics, parsed.at, parsed.names, names);
  result.is_good =
      parsed.names <= names && (is_segment || is_complete(json, list, parsed, result.diagnostics));
  if (!result.is_good) return result;
  assign_keys(list.items, result.diagnostics, repeats);
  result.is_good = resolve_list(list, context, result.diagnostics);
  for (model::Signatory& one : list.items) set_content(one, json, context.base);
  return result;
}

constexpr std::string_view segment_begin = "{\"items\":[";

/// The offset after the first comma between two items that is at least `limits::slice_bytes` after
/// `begin`; the end if there is none.
std::size_t end_of_slice(std::string_view json, std::size_t begin) {
  if (begin == 0 && json.substr(0, segment_begin.size()) != segment_begin) return json.size();
  std::size_t at = begin == 0 ? segment_begin.size() : begin;
  bool is_text = false;
  for (std::size_t depth = 0; at < json.size(); ++at) {
    switch (json[at]) {
      case '\\': at += is_text ? 1 : 0; break;
      case '"': is_text = !is_text; break;
      case '{':
      case '[': depth += is_text ? 0 : 1; break;
      case '}':
      case ']':
        if (is_text) break;
        if (depth == 0) return json.size();
        --depth;
        break;
      case ',':
        // If no item follows, the parser reads the rest and reports it.
        if (is_text || depth > 0 || at - begin < limits::slice_bytes) break;
        if (json.substr(at + 1, 1) == "{") return at + 1;
        break;
      default: break;
    }
  }
  return json.size();
}

}  // namespace

Reading read_statement(std::string_view json, std::string_view base) {
  Reading reading;
  model::Statement& statement = reading.statement;
  const json::Root root = {
      .schema = statement_schema(), .object = &statement, .names = limits::signatories};
  const json::Parsed parsed = json::parse(json, limits::statement_bytes, root,
                                          json::renew<model::Statement>, reading.diagnostics);
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
  const std::string absolute = resolve_addresses(statement, base, reading.diagnostics);
  parse_texts(statement, absolute, json, reading.diagnostics);
  diagnostics::sort_diagnostics(reading.diagnostics);
  // The drawing of an item also depends on the statement's base and `imageOrigins`.
  std::vector<model::Signatory>& items = statement.signatories.items;
  reading.hash = text::hash32(json);
  for (model::Signatory& one : items) one.content = reading.hash;
  return reading;
}

Fetched<model::SignatoryList> read_list(std::string_view json, const FetchContext& context,
                                        std::size_t names) {
  const Repeats repeats = context.is_live ? Repeats::left_out : Repeats::numbered;
  return read_items(json, context, names, repeats, false);
}

Fetched<model::SignatoryList> read_segment(std::string_view json, std::size_t& at,
                                           const FetchContext& context) {
  Fetched<model::SignatoryList> result;
  if (at == 0 && !json::fits(json, limits::list_bytes, result.diagnostics)) return result;
  const std::size_t begin = at;
  at = end_of_slice(json, begin);
  // The slice becomes a segment of its own; its offsets are `shift` bytes less than in the whole.
  std::string slice(begin > 0 ? segment_begin : std::string_view());
  const auto shift = static_cast<std::uint32_t>(begin - slice.size());
  slice += json.substr(begin, at - begin);
  if (at < json.size()) {
    slice.pop_back();  // the comma
    slice += "]}";
  }
  result = read_items(slice, context, limits::segmented, Repeats::left_out, true);
  const auto move = [shift](text::Range& range) {
    range.begin += shift;
    range.end += shift;
  };
  for (diagnostics::Diagnostic& one : result.diagnostics) move(one.at);
  for (model::Signatory& one : result.content.items) move(one.at);
  return result;
}

Fetched<model::SignatoryEvent> read_event(std::string_view json, const FetchContext& context) {
  Fetched<model::SignatoryEvent> result;
  model::SignatoryEvent& event = result.content;
  const json::Root root = {
      .schema = event_schema(), .object = &event, .lenient = true, .names = limits::signatories};
  const json::Parsed parsed = json::parse(json, limits::event_bytes, root,
                                          json::renew<model::SignatoryEvent>, result.diagnostics);
  complain_too_many(result.diagnostics, parsed.at, parsed.names, limits::signatories);
  result.is_good = parsed.is_good && !parsed.is_spoiled && parsed.names <= limits::signatories;
  if (!result.is_good) return result;
  assign_keys(event.update, result.diagnostics, Repeats::left_out);
  assign_keys(event.add, result.diagnostics);
  resolve_event(event, context, result.diagnostics);
  for (model::Signatory& one : event.update) set_content(one, json, context.base);
  for (model::Added& one : event.add) set_content(one.signatory, json, context.base);
  return result;
}

}  // namespace undersigned::read
