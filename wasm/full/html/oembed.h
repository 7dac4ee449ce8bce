#pragma once

#include <string>

#include "full/html/embed_options.h"
#include "model/statement.h"
#include "page/locale.h"

namespace undersigned::html {

/// HTML that shows a statement where scripts are not allowed: a quotation with a link, and a frame
/// with the page at `options.frame_url`. It is one line, in the form that WordPress'
/// wp_filter_oembed_result keeps. `width` and `height` are those of HTML.
[[nodiscard]] std::string frame_code(const model::Statement& statement, const EmbedOptions& options,
                                     std::string_view width, std::string_view height);

/// The oEmbed 1.0 response (https://oembed.com) of type "rich", as JSON. Needs `options.frame_url`.
[[nodiscard]] std::string oembed(const model::Statement& statement, const EmbedOptions& options,
                                 const page::Locale& locale);

}  // namespace undersigned::html
