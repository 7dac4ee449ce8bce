#include "document/drawn_page.h"

#include <utility>

#include "dom/diff.h"
#include "page/locale.h"

namespace undersigned::document {

bool DrawnPage::change_look(const model::View& view) {
  if (view.highlight == highlight_ && view.scheme == scheme_) return false;
  highlight_ = view.highlight;
  scheme_ = view.scheme;
  return true;
}

bool DrawnPage::update(const model::Statement& statement, const model::View& view,
                       const page::ListState& list) {
  if (is_all_old_) return false;
  tree::NodeRef page = page_;
  const auto make_anew = [&](void (*append)(page::PageContext&)) {
    if (page) page = page::with_part(page, statement, view, page::english(), list, append);
  };
  if (is_list_old_) {
    make_anew(page::append_signatories);
    if (view.controls) make_anew(page::append_status);
  }
  if (is_sidebar_old_ && view.releases) make_anew(page::append_releases);
  if (!page) return false;
  replace(std::move(page));
  return true;
}

void DrawnPage::replace(tree::NodeRef page) {
  page_ = std::move(page);
  is_all_old_ = is_list_old_ = is_sidebar_old_ = false;
}

void DrawnPage::begin() {
  ids_ = dom::NodeIds();
  drawn_ = tree::NodeRef();
  writer_.emplace(page_, ids_);
}

bool DrawnPage::write(std::size_t nodes, dom::Operations& operations) {
  if (writer_->step(nodes, operations)) return true;
  drawn_ = writer_->tree();
  writer_.reset();
  return false;
}

void DrawnPage::patch(dom::Operations& operations) {
  dom::diff(drawn_, page_, ids_, operations);
  drawn_ = page_;
}

}  // namespace undersigned::document
