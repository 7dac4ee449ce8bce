#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/statement.h"
#include "model/view.h"
#include "page/locale.h"
#include "page/page.h"
#include "tree/node.h"

/// The parts of a page. Each function appends to the innermost open element of `page.builder`, or
/// appends nothing if the statement lacks what it needs.
namespace undersigned::page {

/// The dateline: a place in a span of its own, then the rest. It opens the first paragraph, or has
/// its own if the text begins with another block.
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
  std::vector<std::string> marked =
      {};  ///< folded words of the filter, which are highlighted in names

  /// The same context with another builder.
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
/// The reader's controls: filter, orders, pause; and the number of matches.
void append_controls(PageContext& page);
/// The number of names that are not shown, `rest`, and the button that shows all; or the progress
/// while segments are fetched. `all` is the number of names in the list.
void append_rest(PageContext& page, std::size_t rest, std::size_t all);

// Shared by several parts.

/// `<h3 class="statement-heading">`, one level below the title.
void append_heading(PageContext& page, std::string_view text);
/// The same, with `name` in the blank of a text of the locale.
void append_heading(PageContext& page, std::string_view template_text, std::string_view name);
/// The name, as a link if the signatory has an address.
void append_name(PageContext& page, const model::Signatory& one);
/// The content of a list item.
void append_signatory(PageContext& page, const model::Signatory& one);
/// Opens `<a href>`. False if the address is empty; then nothing is opened.
[[nodiscard]] bool open_link(tree::Builder& builder, std::string_view address,
                             tree::Keyword class_keyword = tree::Keyword::none);
/// The logo in its light or dark form, or both if the reader's browser chooses. A `lazy` image is
/// loaded when it comes into view; the first image of a page should not be lazy.
void append_logo(PageContext& page, const model::Image& image, std::string_view alt, bool lazy);
/// `<time datetime>`
void append_date(PageContext& page, tree::Keyword class_keyword, std::string_view date);
/// The blocks of a Markdown text, after the dateline if there is one.
void append_markdown(PageContext& page, const model::Markdown& markdown,
                     const Dateline& dateline = {});

}  // namespace undersigned::page
