#include "page/page.h"

#include "model/limits.h"
#include "page/parts.h"
#include "text/text.h"
#include "text/validate.h"

namespace undersigned::page {
namespace {

tree::Keyword theme_word(model::Theme theme) {
  switch (theme) {
    case model::Theme::light: return tree::Keyword::light;
    case model::Theme::dark: return tree::Keyword::dark;
    case model::Theme::host: return tree::Keyword::host;
    default: return tree::Keyword::auto_;
  }
}

bool is_rtl(const model::Statement& statement) {
  if (statement.direction != model::Direction::from_language) {
    return statement.direction == model::Direction::rtl;
  }
  return text::is_right_to_left(statement.language);
}

void append_body(PageContext& page) {
  const model::Statement& statement = page.statement;
  Dateline dateline;
  if (statement.dateline) {
    dateline.rest = text::clean_name(*statement.dateline);
  } else {
    dateline.place = statement.place;
    if (!statement.place.empty()) dateline.rest = page.locale.comma;
    if (!statement.date.empty()) dateline.rest += say_date(page.locale, statement.date);
    dateline.rest += page.locale.dateline_end;
  }
  page.builder.open(tree::Element::div, tree::Keyword::body);
  append_markdown(page, statement.body, dateline);
  page.builder.close();
}

void append_withdrawal(PageContext& page) {
  page.builder.open(tree::Element::div, tree::Keyword::withdrawn);
  page.builder.open(tree::Element::p);
  page.builder.leaf(tree::Element::strong, tree::Keyword::none, page.locale.withdrawn);
  page.builder.close();
  page.builder.leaf(tree::Element::p, tree::Keyword::none, page.statement.release.note);
  page.builder.close();
}

void append_embargo(PageContext& page) {
  const model::ReleaseState& release = page.statement.release;
  if (!release.until.text.empty()) {
    page.builder.open(tree::Element::p, tree::Keyword::embargo);
    page.builder.text(page.locale.embargoed);
    page.builder.open(tree::Element::time);
    page.builder.attribute(tree::Attribute::datetime, release.until.text);
    page.builder.text(say_time(page.locale, release.until.text));
    page.builder.close();
    page.builder.close();
  }
  page.builder.leaf(tree::Element::p, tree::Keyword::note, release.note);
}

void append_about(PageContext& page, std::string_view name, const model::Markdown& about) {
  if (about.source.text.empty()) return;
  page.builder.open(tree::Element::section, tree::Keyword::about);
  append_heading(page, page.locale.about, name);
  append_markdown(page, about);
  page.builder.close();
}

void append_documents(PageContext& page) {
  if (page.statement.attachments.empty()) return;
  tree::Builder& builder = page.builder;
  builder.open(tree::Element::section, tree::Keyword::documents);
  append_heading(page, page.locale.documents);
  builder.open(tree::Element::ul);
  builder.attribute(tree::Attribute::role, tree::Keyword::list_role);
  for (const model::Link& attachment : page.statement.attachments) {
    builder.open(tree::Element::li);
    const bool linked = open_link(builder, attachment.url.text);
    builder.text(attachment.label);
    if (linked) builder.close();
    builder.close();
  }
  builder.close();
  builder.close();
}

void append_end_mark(PageContext& page) {
  const std::string_view mark =
      page.statement.end_mark ? std::string_view(*page.statement.end_mark) : "###";
  if (mark.empty()) return;
  page.builder.open(tree::Element::p, tree::Keyword::end_mark);
  page.builder.attribute(tree::Attribute::aria_hidden, tree::Keyword::true_);
  page.builder.text(mark);
  page.builder.close();
}

void append_main(PageContext& page) {
  const model::Statement& statement = page.statement;
  page.builder.open(tree::Element::div, tree::Keyword::main);
  if (statement.release.status == model::ReleaseStatus::embargoed) {
    append_embargo(page);
    page.builder.close();
    return;
  }
  append_head(page);
  if (statement.release.status == model::ReleaseStatus::withdrawn) {
    append_withdrawal(page);
  } else {
    append_body(page);
    append_leads(page);
    append_signatories(page);
  }
  append_end_mark(page);
  append_about(page, statement.publisher.name, statement.publisher.about);
  if (statement.release.status != model::ReleaseStatus::withdrawn) {
    for (const model::Signatory& lead : statement.leads) append_about(page, lead.name, lead.about);
    append_documents(page);
  }
  page.builder.close();
}

/// A copy of the tree in which `part` replaces the element of its class. Only the nodes on the way
/// there are copied; the others are shared. Null if there is no such element.
tree::NodeRef with_child(const tree::NodeRef& tree, const tree::NodeRef& part) {
  const bool leads_on = tree::class_of(*tree) == tree::Keyword::statement ||
                        tree::class_of(*tree) == tree::Keyword::sheet ||
                        tree::class_of(*tree) == tree::Keyword::main;
  if (!leads_on) return {};
  for (std::size_t i = 0; i < tree->children.size(); ++i) {
    const tree::NodeRef& child = tree->children[i];
    if (child->element == tree::Element::text) continue;
    tree::NodeRef made =
        tree::class_of(*child) == tree::class_of(*part) ? part : with_child(child, part);
    if (!made) continue;
    tree::Node copy = *tree;
    copy.children[i] = std::move(made);
    return tree::NodeRef(std::move(copy));
  }
  return {};
}

}  // namespace

void append_heading(PageContext& page, std::string_view text) {
  page.builder.leaf(tree::heading_element(page.view.heading_level + 1), tree::Keyword::heading,
                    text);
}

void append_heading(PageContext& page, std::string_view template_text, std::string_view name) {
  const Around around = around_blank(template_text);
  page.builder.open(tree::heading_element(page.view.heading_level + 1), tree::Keyword::heading);
  page.builder.text(around.before);
  page.builder.leaf(tree::Element::bdi, tree::Keyword::none, name);
  page.builder.text(around.behind);
  page.builder.close();
}

bool open_link(tree::Builder& builder, std::string_view address, tree::Keyword class_keyword) {
  if (address.empty()) return false;
  builder.open(tree::Element::a, class_keyword);
  builder.attribute(tree::Attribute::href, address);
  return true;
}

void append_logo(PageContext& page, const model::Image& image, std::string_view alt, bool lazy) {
  tree::Builder& builder = page.builder;
  const bool both = page.view.scheme == model::Scheme::preferred && !image.dark.text.empty();
  const bool dark = page.view.scheme == model::Scheme::dark && !image.dark.text.empty();
  if (both) {
    builder.open(tree::Element::picture);
    builder.open(tree::Element::source);
    builder.attribute(tree::Attribute::media, tree::Keyword::prefers_dark);
    builder.attribute(tree::Attribute::srcset, image.dark.text);
    builder.close();
  }
  builder.open(tree::Element::img, tree::Keyword::logo);
  builder.attribute(tree::Attribute::src, dark ? image.dark.text : image.src.text);
  builder.attribute(tree::Attribute::alt, alt);
  // Browsers reserve the image's space only if both are known.
  if (image.width > 0 && image.height > 0) {
    std::string width;
    text::append_number(width, image.width);
    builder.attribute(tree::Attribute::width, width);
    std::string height;
    text::append_number(height, image.height);
    builder.attribute(tree::Attribute::height, height);
  }
  if (lazy) builder.attribute(tree::Attribute::loading, tree::Keyword::lazy);
  builder.close();
  if (both) builder.close();
}

void append_date(PageContext& page, tree::Keyword class_keyword, std::string_view date) {
  if (date.empty()) return;
  page.builder.open(tree::Element::time, class_keyword);
  page.builder.attribute(tree::Attribute::datetime, date);
  page.builder.text(say_date(page.locale, date));
  page.builder.close();
}

tree::NodeRef make_page(const model::Statement& statement, const model::View& view,
                        const Locale& locale, const ListState& list) {
  tree::Builder builder;
  PageContext page = {
      .statement = statement, .view = view, .locale = locale, .builder = builder, .list = list};
  const bool titled = !statement.title.empty();
  builder.open(tree::Element::article, tree::Keyword::statement);
  builder.attribute(tree::Attribute::lang, statement.language);
  builder.attribute(tree::Attribute::dir,
                    is_rtl(statement) ? tree::Keyword::rtl : tree::Keyword::ltr);
  builder.attribute(tree::Attribute::aria_label,
                    titled ? statement.title : statement.publisher.name);
  builder.attribute(tree::Attribute::data_theme, theme_word(view.theme));
  builder.open(tree::Element::div, tree::Keyword::sheet);
  if (view.masthead) append_masthead(page);
  append_main(page);
  if (view.releases && statement.release.status != model::ReleaseStatus::embargoed) {
    append_releases(page);
  }
  builder.close();
  if (view.controls) append_status(page);
  builder.close();
  return builder.take();
}

tree::NodeRef with_part(const tree::NodeRef& tree, const model::Statement& statement,
                        const model::View& view, const Locale& locale, const ListState& list,
                        void (*append)(PageContext&)) {
  tree::Builder builder;
  PageContext page = {
      .statement = statement, .view = view, .locale = locale, .builder = builder, .list = list};
  append(page);
  const tree::NodeRef part = builder.take();
  return part ? with_child(tree, part) : tree::NodeRef();
}

}  // namespace undersigned::page
