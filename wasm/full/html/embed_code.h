#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "full/html/embed_options.h"
#include "model/statement.h"
#include "model/view.h"

namespace undersigned::html {

/// The forms of what a partner pastes: one script tag; the element with its script; the same with
/// the whole statement as the element's content; a frame.
enum class EmbedForm : std::uint8_t { tag, element, fallback, frame };

/// Which required option the form lacks, and what it is for; "" if none.
[[nodiscard]] std::string what_is_missing(EmbedForm form, const EmbedOptions& options);

/// The HTML to paste, with a line feed at its end. Of the choices in `view` only those are written
/// that differ from the element's defaults. `fragment` is the statement as HTML. Call it only if
/// `what_is_missing` returns "".
[[nodiscard]] std::string embed_code(EmbedForm form, const model::Statement& statement,
                                     const model::View& view, const EmbedOptions& options,
                                     std::string_view fragment);

/// What would not work on partners' pages, one text each.
[[nodiscard]] std::vector<std::string> embed_warnings(EmbedForm form,
                                                      const model::Statement& statement,
                                                      const model::View& view,
                                                      const EmbedOptions& options,
                                                      std::string_view fragment);

}  // namespace undersigned::html
