#pragma once

#include <string>

#include "full/html/embed_options.h"
#include "model/statement.h"
#include "page/locale.h"

namespace undersigned::html {

/// What shows a statement where no script may stand: a quotation with a link, and
/// a frame with the page at `options.frame_url`. One line, in the form that
/// WordPress' wp_filter_oembed_result keeps; `width` and `height` are HTML's.
[[nodiscard]] std::string frame_code(const model::Statement& statement, const EmbedOptions& options,
                                     std::string_view width, std::string_view height);

/// oEmbed 1.0 (https://oembed.com), JSON, of type "rich". Needs `options.frame_url`.
[[nodiscard]] std::string oembed(const model::Statement& statement, const EmbedOptions& options,
                                 const page::Locale& locale);

}  // namespace undersigned::html
