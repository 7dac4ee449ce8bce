#include "page/parts.h"

namespace undersigned::page {
namespace {

void open_button(PageContext& page, tree::Keyword action) {
  page.builder.open(tree::Element::button);
  page.builder.attribute(tree::Attribute::type, tree::Keyword::button_type);
  page.builder.attribute(tree::Attribute::data_action, action);
}

void append_toggle(PageContext& page, tree::Keyword action, bool is_on, std::string_view label) {
  open_button(page, action);
  page.builder.attribute(tree::Attribute::aria_pressed,
                         is_on ? tree::Keyword::true_ : tree::Keyword::false_);
  page.builder.text(label);
  page.builder.close();
}

void append_filter(PageContext& page) {
  tree::Builder& builder = page.builder;
  builder.open(tree::Element::div);
  builder.attribute(tree::Attribute::role, tree::Keyword::search);
  builder.open(tree::Element::input);
  builder.attribute(tree::Attribute::type, tree::Keyword::search);
  builder.attribute(tree::Attribute::aria_label, page.locale.find);
  builder.attribute(tree::Attribute::placeholder, page.locale.find);
  builder.attribute(tree::Attribute::autocomplete, tree::Keyword::off);
  builder.attribute(tree::Attribute::data_action, tree::Keyword::filter_action);
  builder.close();
  builder.close();
}

void append_orders(PageContext& page) {
  const model::Order order = page.list.roster.all().order();
  tree::Builder& builder = page.builder;
  builder.open(tree::Element::div);
  builder.attribute(tree::Attribute::role, tree::Keyword::group_role);
  builder.attribute(tree::Attribute::aria_label, page.locale.order);
  if (page.list.can_be_given) {
    append_toggle(page, tree::Keyword::given_action, order == model::Order::given,
                  page.locale.as_given);
  }
  append_toggle(page, tree::Keyword::name_action, order == model::Order::name, page.locale.by_name);
  if (page.list.roster.has_dates() || order == model::Order::newest) {
    append_toggle(page, tree::Keyword::newest_action, order == model::Order::newest,
                  page.locale.newest);
  }
  builder.close();
}

}  // namespace

void append_controls(PageContext& page) {
  tree::Builder& builder = page.builder;
  // A reader who is filtering keeps the field, however short the list becomes.
  const bool is_filtered = !page.list.roster.search().filter_words().empty();
  const bool is_long = page.view.names && (page.list.names > limits::tools_from || is_filtered);
  if (is_long || page.view.live) {
    builder.open(tree::Element::div, tree::Keyword::tools);
    if (is_long) {
      append_filter(page);
      append_orders(page);
    }
    if (page.view.live) {
      append_toggle(page, tree::Keyword::pause_action, page.view.paused, page.locale.pause);
    }
    builder.close();
  }
  // Not a live region: while names arrive, the number changes all the time.
  builder.open(tree::Element::p, tree::Keyword::matches);
  if (is_filtered) builder.text(say_found(page.locale, page.list.roster.search().found().size()));
  builder.close();
}

void append_status(PageContext& page) {
  // In every page from the start: screen readers do not announce a region that is added together
  // with its text.
  page.builder.open(tree::Element::p, tree::Keyword::status);
  page.builder.attribute(tree::Attribute::role, tree::Keyword::status_role);
  page.builder.text(page.list.status);
  page.builder.close();
}

void append_rest(PageContext& page, std::size_t rest, std::size_t all) {
  // Segments that are still missing may have more matches.
  if (rest == 0 && page.list.fetched == 100) return;
  tree::Builder& builder = page.builder;
  const auto say = [&page](std::string_view text, std::size_t number) {
    return fill(text, say_number(page.locale, static_cast<std::uint32_t>(number)));
  };
  builder.open(tree::Element::p, tree::Keyword::rest);
  if (page.list.fetched < 100) {
    builder.leaf(tree::Element::span, tree::Keyword::progress,
                 say(page.locale.fetching, page.list.fetched));
  } else {
    builder.text(say(page.locale.rest, rest));
    builder.text(" ");
    open_button(page, tree::Keyword::all_action);
    builder.text(say(page.locale.show_all, all));
    builder.close();
  }
  builder.close();
}

}  // namespace undersigned::page
