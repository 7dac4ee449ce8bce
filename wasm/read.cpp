#include "read.h"

#include <nlohmann/json.hpp>

#include "check.h"
#include "huge_numbers.h"
#include "limits.h"
#include "reader.h"
#include "signatories.h"
#include "text.h"

namespace undersigned {

using Json = nlohmann::json;

Reading read_statement(std::string_view json, std::string_view base) {
  Reading reading;
  if (json.size() > limits::statement_bytes) {
    std::string found;
    append_number(found, json.size());
    std::string most;
    append_number(most, limits::statement_bytes);
    complain(reading.diagnostics, Code::too_large, {}, found, most);
    return reading;
  }
  const auto parse = [&](std::string_view text) {
    reading = {};
    Reader reader(json, reading.statement, reading.diagnostics);
    if (Json::sax_parse(text.begin(), text.end(), &reader)) reader.finish();
    return reader.overflowed();
  };
  if (parse(json)) parse(without_huge_numbers(json));
  const bool syntax =
      reading.diagnostics.size() == 1 && reading.diagnostics.front().code == Code::syntax;
  if (!syntax) {
    assign_keys(reading.statement.leads, reading.diagnostics);
    assign_keys(reading.statement.signatories.items, reading.diagnostics);
    check_groups(reading.statement.signatories, reading.diagnostics);
    reading.base = resolve_addresses(reading.statement, base, reading.diagnostics);
  }
  return reading;
}

}  // namespace undersigned
