#include "page/page.h"

#include "model/limits.h"
#include "page/parts.h"
#include "text/text.h"
#include "text/validate.h"

namespace undersigned {
namespace {

Word theme_word(Theme theme) {
  switch (theme) {
    case Theme::light: return Word::light;
    case Theme::dark: return Word::dark;
    case Theme::host: return Word::host;
    default: return Word::auto_;
  }
}

bool is_rtl(const Statement& statement) {
  if (statement.direction != Direction::from_language) {
    return statement.direction == Direction::rtl;
  }
  return is_right_to_left(statement.language);
}

void append_body(PageContext& page) {
  const Statement& statement = page.statement;
  Dateline dateline;
  if (statement.dateline) {
    dateline.rest = clean_name(*statement.dateline);
  } else {
    dateline.place = statement.place;
    if (!statement.place.empty()) dateline.rest = page.locale.comma;
    if (!statement.date.empty()) dateline.rest += say_date(page.locale, statement.date);
    dateline.rest += page.locale.dateline_end;
  }
  const bool has_dateline = !dateline.place.empty() || !dateline.rest.empty();
  page.builder.open(Element::div, Word::body);
  append_field(page, statement.body, has_dateline ? &dateline : nullptr);
  page.builder.close();
}

void append_withdrawal(PageContext& page) {
  page.builder.open(Element::div, Word::withdrawn);
  page.builder.open(Element::p);
  page.builder.leaf(Element::strong, Word::none, page.locale.withdrawn);
  page.builder.close();
  page.builder.leaf(Element::p, Word::none, page.statement.release.note);
  page.builder.close();
}

void append_embargo(PageContext& page) {
  const ReleaseState& release = page.statement.release;
  if (!release.until.text.empty()) {
    page.builder.open(Element::p, Word::embargo);
    page.builder.text(page.locale.embargoed);
    page.builder.open(Element::time);
    page.builder.attribute(Attribute::datetime, release.until.text);
    page.builder.text(say_time(page.locale, release.until.text));
    page.builder.close();
    page.builder.close();
  }
  page.builder.leaf(Element::p, Word::note, release.note);
}

void append_about(PageContext& page, std::string_view name, const Markdown& about) {
  if (about.text.empty()) return;
  page.builder.open(Element::section, Word::about);
  append_heading(page, page.locale.about, name);
  append_field(page, about, nullptr);
  page.builder.close();
}

void append_documents(PageContext& page) {
  if (page.statement.attachments.empty()) return;
  Builder& builder = page.builder;
  builder.open(Element::section, Word::documents);
  append_heading(page, page.locale.documents);
  builder.open(Element::ul);
  builder.attribute(Attribute::role, Word::list_role);
  for (const Link& attachment : page.statement.attachments) {
    builder.open(Element::li);
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
  page.builder.open(Element::p, Word::end_mark);
  page.builder.attribute(Attribute::aria_hidden, Word::true_);
  page.builder.text(mark);
  page.builder.close();
}

void append_main(PageContext& page) {
  const Statement& statement = page.statement;
  page.builder.open(Element::div, Word::main);
  if (statement.release.status == ReleaseStatus::embargoed) {
    append_embargo(page);
    page.builder.close();
    return;
  }
  append_head(page);
  if (statement.release.status == ReleaseStatus::withdrawn) {
    append_withdrawal(page);
  } else {
    append_body(page);
    append_leads(page);
    append_signatories(page);
  }
  append_end_mark(page);
  append_about(page, statement.publisher.name, statement.publisher.about);
  if (statement.release.status != ReleaseStatus::withdrawn) {
    for (const Signatory& lead : statement.leads) append_about(page, lead.name, lead.about);
    append_documents(page);
  }
  page.builder.close();
}

/// The same tree with `part` in the place of the element of its class, of which only the way there
/// is made anew; null where there is none.
NodeRef with_child(const NodeRef& tree, const NodeRef& part) {
  const bool leads_on = class_of(*tree) == Word::statement || class_of(*tree) == Word::sheet ||
                        class_of(*tree) == Word::main;
  if (!leads_on) return {};
  for (std::size_t i = 0; i < tree->children.size(); ++i) {
    const NodeRef& child = tree->children[i];
    if (child->element == Element::text) continue;
    NodeRef made = class_of(*child) == class_of(*part) ? part : with_child(child, part);
    if (!made) continue;
    Node* copy = new Node(*tree);
    copy->references = 0;
    copy->children[i] = std::move(made);
    return NodeRef(copy);
  }
  return {};
}

}  // namespace

void append_heading(PageContext& page, std::string_view text) {
  page.builder.leaf(heading_element(page.view.heading_level + 1), Word::heading, text);
}

void append_heading(PageContext& page, std::string_view template_text, std::string_view name) {
  const Around around = around_blank(template_text);
  page.builder.open(heading_element(page.view.heading_level + 1), Word::heading);
  page.builder.text(around.before);
  page.builder.leaf(Element::bdi, Word::none, name);
  page.builder.text(around.behind);
  page.builder.close();
}

bool open_link(Builder& builder, std::string_view address, Word class_word) {
  if (address.empty()) return false;
  builder.open(Element::a, class_word);
  builder.attribute(Attribute::href, address);
  return true;
}

void append_logo(PageContext& page, const Image& image, std::string_view alt, bool lazy) {
  Builder& builder = page.builder;
  const bool both = page.view.scheme == Scheme::preferred && !image.dark.text.empty();
  const bool dark = page.view.scheme == Scheme::dark && !image.dark.text.empty();
  if (both) {
    builder.open(Element::picture);
    builder.open(Element::source);
    builder.attribute(Attribute::media, Word::prefers_dark);
    builder.attribute(Attribute::srcset, image.dark.text);
    builder.close();
  }
  builder.open(Element::img, Word::logo);
  builder.attribute(Attribute::src, dark ? image.dark.text : image.src.text);
  builder.attribute(Attribute::alt, alt);
  // Only together do they keep the image's place before it has arrived.
  if (image.width > 0 && image.height > 0) {
    std::string width;
    append_number(width, image.width);
    builder.attribute(Attribute::width, width);
    std::string height;
    append_number(height, image.height);
    builder.attribute(Attribute::height, height);
  }
  if (lazy) builder.attribute(Attribute::loading, Word::lazy);
  builder.close();
  if (both) builder.close();
}

void append_date(PageContext& page, Word class_word, std::string_view date) {
  if (date.empty()) return;
  page.builder.open(Element::time, class_word);
  page.builder.attribute(Attribute::datetime, date);
  page.builder.text(say_date(page.locale, date));
  page.builder.close();
}

void append_field(PageContext& page, const Markdown& field, const Dateline* dateline) {
  const MarkdownContext context = {.base = page.base,
                                   .image_origins = page.image_origins,
                                   .heading_level = page.view.heading_level,
                                   .table_label = page.locale.table,
                                   .dateline = dateline};
  const MarkdownResult result = append_markdown(page.builder, field.text, context);
  if (result.too_many_nodes) {
    std::string most;
    append_number(most, limits::markdown_nodes);
    complain(page.diagnostics, Code::too_many_nodes, field.at, most);
  }
  for (const RefusedDestination& refused : result.refused) {
    complain(page.diagnostics, refused.image ? Code::refused_image : Code::refused_address,
             field.at, refused.destination, {}, refused.refusal);
  }
}

Page make_page(const Statement& statement, const View& view, const Locale& locale,
               std::string_view base, const ListState& list) {
  Page result;
  Builder builder;
  PageContext page = {.statement = statement,
                      .view = view,
                      .locale = locale,
                      .base = base,
                      .image_origins = {},
                      .builder = builder,
                      .diagnostics = result.diagnostics,
                      .list = list};
  for (const Address& origin : statement.image_origins) {
    if (!origin.text.empty()) page.image_origins.push_back(origin.text);
  }
  const bool titled = !statement.title.empty();
  builder.open(Element::article, Word::statement);
  builder.attribute(Attribute::lang, statement.language);
  builder.attribute(Attribute::dir, is_rtl(statement) ? Word::rtl : Word::ltr);
  builder.attribute(Attribute::aria_label, titled ? statement.title : statement.publisher.name);
  builder.attribute(Attribute::data_theme, theme_word(view.theme));
  builder.open(Element::div, Word::sheet);
  if (view.masthead) append_masthead(page);
  append_main(page);
  if (view.releases && statement.release.status != ReleaseStatus::embargoed) {
    append_releases(page);
  }
  builder.close();
  if (view.controls) append_status(page);
  builder.close();
  result.tree = builder.take();
  return result;
}

NodeRef with_part(const NodeRef& tree, const Statement& statement, const View& view,
                  const Locale& locale, const ListState& list, void (*append)(PageContext&)) {
  Builder builder;
  std::vector<Diagnostic> diagnostics;
  PageContext page = {.statement = statement,
                      .view = view,
                      .locale = locale,
                      .base = {},
                      .image_origins = {},
                      .builder = builder,
                      .diagnostics = diagnostics,
                      .list = list};
  append(page);
  const NodeRef part = builder.take();
  return part ? with_child(tree, part) : NodeRef();
}

}  // namespace undersigned
