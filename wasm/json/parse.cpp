#include "json/parse.h"

#include <nlohmann/json.hpp>

#include "json/huge_numbers.h"
#include "text/text.h"

namespace undersigned::json {
namespace {

using Json = nlohmann::json;

/// What nlohmann reads from. A type of our own, so that only this parser has empty messages.
struct Input : nlohmann::detail::iterator_input_adapter<const char*> {
  explicit Input(std::string_view text)
      : iterator_input_adapter(text.data(), text.data() + text.size()) {}
};

using Parser = nlohmann::detail::parser<Json, Input>;

}  // namespace
}  // namespace undersigned::json

// nlohmann's messages are left empty, because `Reader` never reads them. They and the code that
// builds them would be half a percent of what a partner's page loads.

template <>
std::string nlohmann::detail::lexer<undersigned::json::Json,
                                    undersigned::json::Input>::get_token_string() const {
  return {};
}

template <>
std::string undersigned::json::Parser::exception_message(token_type, const std::string&) {
  return {};
}

namespace undersigned::json {

bool fits(std::string_view json, std::size_t max_bytes,
          std::vector<diagnostics::Diagnostic>& diagnostics) {
  if (json.size() <= max_bytes) return true;
  std::string found;
  text::append_number(found, json.size());
  std::string allowed;
  text::append_number(allowed, max_bytes);
  diagnostics::complain(diagnostics, diagnostics::Code::too_large, {}, found, allowed);
  return false;
}

Parsed parse(std::string_view json, std::size_t max_bytes, const Root& root,
             void (*renew)(void* object), std::vector<diagnostics::Diagnostic>& diagnostics) {
  Parsed parsed;
  if (!fits(json, max_bytes, diagnostics)) return parsed;
  const auto read = [&](std::string_view text) {
    Reader reader(json, root, diagnostics);
    if (Parser(Input(text)).sax_parse(&reader) && reader.finish()) {
      parsed = {.is_good = true,
                .is_spoiled = reader.is_spoiled(),
                .at = reader.root_at(),
                .keys = reader.top_keys(),
                .names = reader.names()};
    }
    return reader.overflowed();
  };
  if (read(json)) {
    diagnostics.clear();
    renew(root.object);
    read(without_huge_numbers(json));
  }
  return parsed;
}

}  // namespace undersigned::json
