#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "diagnostic.h"
#include "locale.h"
#include "markdown.h"
#include "node.h"
#include "statement.h"
#include "view.h"

/// The parts that `make_page` is put together from. Each appends to the
/// innermost open element, and nothing where there is nothing to say.
namespace undersigned {

struct PageContext {
  const Statement& statement;
  const View& view;
  const Locale& locale;
  std::string_view base;
  std::vector<std::string> image_origins;
  Builder& builder;
  std::vector<Diagnostic>& diagnostics;
};

void append_masthead(PageContext& page);
/// Release line, place and date, contacts, title, subtitle, corrections.
void append_head(PageContext& page);
/// "Led by A and B"
void append_leads(PageContext& page);
void append_signatories(PageContext& page);
/// The sidebar.
void append_releases(PageContext& page);

// What several parts use.

/// `<h3 class="statement-heading">`, one deeper than the title.
void append_heading(PageContext& page, std::string_view text);
/// The same with a name in the blank of one of the locale's texts.
void append_heading(PageContext& page, std::string_view template_text, std::string_view name);
/// `<a href>`; nothing is opened where the address is empty, then `false`.
[[nodiscard]] bool open_link(Builder& builder, std::string_view address,
                             Word class_word = Word::none);
/// Both forms where the reader's browser is to choose. `lazy` ones wait until
/// they come into view, which a page's first picture must not.
void append_logo(PageContext& page, const Image& image, std::string_view alt, bool lazy);
/// `<time datetime>`
void append_date(PageContext& page, Word class_word, std::string_view date);
/// Markdown of the statement, with its complaints.
void append_field(PageContext& page, const Markdown& field, const Dateline* dateline);

}  // namespace undersigned
