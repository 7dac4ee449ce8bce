#include "full/compare/revision_check.h"

#include "full/publish/compact_json.h"
#include "text/text.h"

namespace undersigned::compare {
namespace {

/// The place of the outermost key "revision", else of the document's start.
text::Range revision_place(std::string_view document) {
  std::size_t depth = 0;
  for (std::size_t at = 0; at < document.size(); ++at) {
    const char c = document[at];
    if (c == '{' || c == '[') ++depth;
    if (c == '}' || c == ']') --depth;
    if (c != '"') continue;
    const std::size_t begin = at;
    for (++at; at < document.size() && document[at] != '"'; ++at) {
      if (document[at] == '\\') ++at;
    }
    const std::size_t next = document.find_first_not_of(" \t\r\n", at + 1);
    if (depth == 1 && document.substr(begin, at + 1 - begin) == "\"revision\"" &&
        next != std::string_view::npos && document[next] == ':') {
      return {.begin = static_cast<std::uint32_t>(begin),
              .end = static_cast<std::uint32_t>(at + 1)};
    }
  }
  return {};
}

std::string spell(std::uint32_t number) {
  std::string text;
  text::append_number(text, number);
  return text;
}

}  // namespace

std::vector<diagnostics::Diagnostic> check_revision(std::string_view older_document,
                                                    const model::Statement& older,
                                                    std::string_view document,
                                                    const model::Statement& newer) {
  if (older.id != newer.id) return {};
  if (newer.revision < older.revision) {
    return {{.code = diagnostics::Code::lower_revision,
             .at = revision_place(document),
             .first = spell(older.revision),
             .second = spell(newer.revision)}};
  }
  if (newer.revision == older.revision &&
      publish::compact_json(older_document) != publish::compact_json(document)) {
    return {{.code = diagnostics::Code::same_revision,
             .at = revision_place(document),
             .first = spell(newer.revision),
             .second = spell(newer.revision + 1)}};
  }
  return {};
}

}  // namespace undersigned::compare
