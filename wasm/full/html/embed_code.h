#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "full/html/embed_options.h"
#include "model/statement.h"
#include "model/view.h"

namespace undersigned::html {

/// What a partner pastes: one script tag; the element with its script; the same
/// with the whole statement as the element's content; a frame.
enum class EmbedForm : std::uint8_t { tag, element, fallback, frame };

/// Which option the form lacks and what it is for; "" where there is all.
[[nodiscard]] std::string what_is_missing(EmbedForm form, const EmbedOptions& options);

/// HTML to be pasted, with a line feed at its end. Of what `view` chooses only
/// that is written which is not the element's default. `fragment` is the
/// statement as HTML. Needs all that is not missing.
[[nodiscard]] std::string embed_code(EmbedForm form, const model::Statement& statement,
                                     const model::View& view, const EmbedOptions& options,
                                     std::string_view fragment);

/// Where the code would not do on partners' pages what it is for.
[[nodiscard]] std::vector<std::string> embed_warnings(EmbedForm form,
                                                      const model::Statement& statement,
                                                      const model::View& view,
                                                      const EmbedOptions& options,
                                                      std::string_view fragment);

}  // namespace undersigned::html
