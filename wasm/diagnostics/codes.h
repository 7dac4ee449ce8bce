#pragma once

#include <cstdint>

/// Every diagnostic of the renderer: code, severity and message. `{0}` and `{1}` stand for the
/// diagnostic's details. The codes are public: `statement-error` events and the JSON report carry
/// them. `web/src/renderer/vocabulary.ts` is generated from this table.
#define UNDERSIGNED_CODES(X)                                                                     \
  X(syntax, "syntax", error, "not JSON: {0}")                                                    \
  X(too_large, "too-large", error, "{0} bytes, at most {1} are allowed; shorten the document")   \
  X(too_deep, "too-deep", error, "nested more than {0} deep; flatten it")                        \
  X(wrong_type, "wrong-type", error, "this is {0}; write {1}")                                   \
  X(out_of_range, "out-of-range", error, "write {0}")                                            \
  X(bad_form, "bad-form", error, "\"{0}\" is not {1}")                                           \
  X(missing_key, "missing-key", error, "the key \"{0}\" is required; add it")                    \
  X(empty_text, "empty-text", error, "\"{0}\" must not be empty; write some text")               \
  X(duplicate_key, "duplicate-key", error,                                                       \
    "the key \"{0}\" stands twice in this object; keep one")                                     \
  X(duplicate_id, "duplicate-id", error,                                                         \
    "the id \"{0}\" is taken by an earlier signatory; choose another")                           \
  X(too_long, "too-long", error, "{0}, at most {1} are allowed; shorten the text")               \
  X(too_many, "too-many", error,                                                                 \
    "{0} names, at most {1} may stand in one file; serve them as a list (\"src\"), in segments") \
  X(too_many_nodes, "too-many-nodes", error,                                                     \
    "this Markdown makes more than {0} nodes; shorten or simplify it")                           \
  X(embargoed_key, "embargoed-key", error,                                                       \
    "\"{0}\" would reveal an embargoed statement; remove it until the release")                  \
  X(same_revision, "same-revision", error,                                                       \
    "the document has changed, but \"revision\" is still {0}; write {1}")                        \
  X(lower_revision, "lower-revision", error,                                                     \
    "\"revision\" went back from {0} to {1}; write a higher one")                                \
  X(unknown_key, "unknown-key", warning, "unknown key{0}")                                       \
  X(unknown_value, "unknown-value", warning, "unknown value \"{0}\"{1}")                         \
  X(newer_format, "newer-format", warning,                                                       \
    "format {0} is newer than this renderer, which knows {1}; what is new is not drawn")         \
  X(refused_address, "refused-address", warning, "\"{0}\" is not used: {1}")                     \
  X(refused_image, "refused-image", warning, "the image \"{0}\" is not shown: {1}")              \
  X(same_key, "same-key", warning, "\"{0}\" stands here twice; give each an \"id\"")             \
  X(unknown_group, "unknown-group", warning,                                                     \
    "no group has the key \"{0}\", the name is drawn before the groups{1}")                      \
  X(withdrawn_note, "withdrawn-note", warning,                                                   \
    "a withdrawn statement should say why; add a \"note\"")

namespace undersigned::diagnostics {

#define UNDERSIGNED_ENUMERATOR(name, text, severity, message) name,
enum class Code : std::uint8_t { UNDERSIGNED_CODES(UNDERSIGNED_ENUMERATOR) };
#undef UNDERSIGNED_ENUMERATOR

enum class Severity : std::uint8_t { error, warning };

[[nodiscard]] Severity severity_of(Code code);

}  // namespace undersigned::diagnostics
