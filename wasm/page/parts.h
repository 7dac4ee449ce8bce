#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/statement.h"
#include "model/view.h"
#include "page/locale.h"
#include "page/page.h"
#include "tree/node.h"

/// The parts that `make_page` is put together from. Each appends to the
/// innermost open element, and nothing where there is nothing to say.
namespace undersigned::page {

/// What opens the first paragraph, or stands before another block: a place in its
/// own span, then the rest.
struct Dateline {
  std::string place;
  std::string rest;
};

struct PageContext {
  const model::Statement& statement;
  const model::View& view;
  const Locale& locale;
  tree::Builder& builder;
  const ListState& list;
  std::vector<std::string> marked = {};  ///< folded words, marked wherever they stand

  /// The same page, made with another builder.
  [[nodiscard]] PageContext with(tree::Builder& other) const {
    return {.statement = statement,
            .view = view,
            .locale = locale,
            .builder = other,
            .list = list,
            .marked = marked};
  }
};

void append_masthead(PageContext& page);
/// Release line, place and date, contacts, title, subtitle, corrections.
void append_head(PageContext& page);
/// "Led by A and B"
void append_leads(PageContext& page);
/// What the reader can do with the list: filter, orders, pause; and how many are found.
void append_controls(PageContext& page);
/// How many are not shown, and the button that shows them.
void append_rest(PageContext& page, std::size_t rest, std::size_t all);

// What several parts use.

/// `<h3 class="statement-heading">`, one deeper than the title.
void append_heading(PageContext& page, std::string_view text);
/// The same with a name in the blank of one of the locale's texts.
void append_heading(PageContext& page, std::string_view template_text, std::string_view name);
/// The name alone, linked where there is an address.
void append_name(PageContext& page, const model::Signatory& one);
/// What stands in a list's item.
void append_signatory(PageContext& page, const model::Signatory& one);
/// `<a href>`; nothing is opened where the address is empty, then `false`.
[[nodiscard]] bool open_link(tree::Builder& builder, std::string_view address,
                             tree::Keyword class_keyword = tree::Keyword::none);
/// Both forms where the reader's browser is to choose. `lazy` ones wait until
/// they come into view, which a page's first picture must not.
void append_logo(PageContext& page, const model::Image& image, std::string_view alt, bool lazy);
/// `<time datetime>`
void append_date(PageContext& page, tree::Keyword class_keyword, std::string_view date);
/// A text of the statement, under its dateline if there is one.
void append_markdown(PageContext& page, const model::Markdown& markdown,
                     const Dateline& dateline = {});

}  // namespace undersigned::page
