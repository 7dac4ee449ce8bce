#include "compare.h"

#include "source.h"
#include "text.h"

namespace undersigned {
namespace {

/// The document without what only its writer sees: white space between tokens.
std::string compact(std::string_view document) {
  std::string result;
  bool inside = false;
  for (std::size_t i = 0; i < document.size(); ++i) {
    const char c = document[i];
    if (!inside && std::string_view(" \t\r\n").find(c) != std::string_view::npos) continue;
    result += c;
    if (inside && c == '\\' && i + 1 < document.size()) {
      result += document[++i];
    } else if (c == '"') {
      inside = !inside;
    }
  }
  return result;
}

/// The value of the outermost key "revision", else the document's start.
Range revision_place(std::string_view document) {
  for (std::size_t at = document.find("\"revision\""); at != std::string_view::npos;
       at = document.find("\"revision\"", at + 1)) {
    const auto begin = static_cast<std::uint32_t>(at);
    if (path_at(document, begin) == "revision") return {.begin = begin, .end = begin + 10};
  }
  return {};
}

std::string spell(std::uint32_t number) {
  std::string text;
  append_number(text, number);
  return text;
}

}  // namespace

std::vector<Diagnostic> compare_revisions(std::string_view older_document, const Statement& older,
                                          std::string_view document, const Statement& newer) {
  if (older.id != newer.id) return {};
  if (newer.revision < older.revision) {
    return {{.code = Code::lower_revision,
             .at = revision_place(document),
             .first = spell(older.revision),
             .second = spell(newer.revision)}};
  }
  if (newer.revision == older.revision && compact(older_document) != compact(document)) {
    return {{.code = Code::same_revision,
             .at = revision_place(document),
             .first = spell(newer.revision),
             .second = spell(newer.revision + 1)}};
  }
  return {};
}

}  // namespace undersigned
