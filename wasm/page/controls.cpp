#include "page/parts.h"

namespace undersigned {
namespace {

void open_button(PageContext& page, Word action) {
  page.builder.open(Element::button);
  page.builder.attribute(Attribute::type, Word::button_type);
  page.builder.attribute(Attribute::data_action, action);
}

void append_toggle(PageContext& page, Word action, bool is_on, std::string_view label) {
  open_button(page, action);
  page.builder.attribute(Attribute::aria_pressed, is_on ? Word::true_ : Word::false_);
  page.builder.text(label);
  page.builder.close();
}

void append_filter(PageContext& page) {
  Builder& builder = page.builder;
  builder.open(Element::div);
  builder.attribute(Attribute::role, Word::search);
  builder.open(Element::input);
  builder.attribute(Attribute::type, Word::search);
  builder.attribute(Attribute::aria_label, page.locale.find);
  builder.attribute(Attribute::placeholder, page.locale.find);
  builder.attribute(Attribute::autocomplete, Word::off);
  builder.attribute(Attribute::data_action, Word::filter_action);
  builder.close();
  builder.close();
}

void append_orders(PageContext& page) {
  const Order order = page.list.roster.all().order();
  Builder& builder = page.builder;
  builder.open(Element::div);
  builder.attribute(Attribute::role, Word::group_role);
  builder.attribute(Attribute::aria_label, page.locale.order);
  if (page.list.can_be_given) {
    append_toggle(page, Word::given_action, order == Order::given, page.locale.as_given);
  }
  append_toggle(page, Word::name_action, order == Order::name, page.locale.by_name);
  if (page.list.roster.has_dates() || order == Order::newest) {
    append_toggle(page, Word::newest_action, order == Order::newest, page.locale.newest);
  }
  builder.close();
}

}  // namespace

void append_tools(PageContext& page) {
  Builder& builder = page.builder;
  // Who looks for somebody keeps what he looks with.
  const bool is_filtered = !page.list.roster.wanted().empty();
  const bool is_long = page.view.names && (page.list.names > limits::tools_from || is_filtered);
  if (is_long || page.view.live) {
    builder.open(Element::div, Word::tools);
    if (is_long) {
      append_filter(page);
      append_orders(page);
    }
    if (page.view.live) {
      append_toggle(page, Word::pause_action, page.view.paused, page.locale.pause);
    }
    builder.close();
  }
  // Not a live region: while names are coming, the number changes all the time.
  builder.open(Element::p, Word::matches);
  if (is_filtered) builder.text(say_found(page.locale, page.list.roster.found().size()));
  builder.close();
}

void append_status(PageContext& page) {
  // There from the start: what comes with its text is not announced.
  page.builder.open(Element::p, Word::status);
  page.builder.attribute(Attribute::role, Word::status_role);
  page.builder.text(page.list.status);
  page.builder.close();
}

void append_rest(PageContext& page, std::size_t rest, std::size_t all) {
  // Among those who are still to come there may be more to be found.
  if (rest == 0 && page.list.fetched == 100) return;
  Builder& builder = page.builder;
  const auto say = [&page](std::string_view text, std::size_t number) {
    return fill(text, say_number(page.locale, static_cast<std::uint32_t>(number)));
  };
  builder.open(Element::p, Word::rest);
  if (page.list.fetched < 100) {
    builder.leaf(Element::span, Word::progress, say(page.locale.fetching, page.list.fetched));
  } else {
    builder.text(say(page.locale.rest, rest));
    builder.text(" ");
    open_button(page, Word::all_action);
    builder.text(say(page.locale.show_all, all));
    builder.close();
  }
  builder.close();
}

}  // namespace undersigned
