#include "document.h"

#include "locale.h"
#include "source.h"

namespace undersigned {

bool Document::load(std::string_view json) {
  std::unique_ptr<Reading> reading(new Reading(read_statement(json, base_)));
  diagnostics_.swap(reading->diagnostics);
  source_ = json;
  NodeRef tree;
  // Of what could be read, all complaints are told at once.
  if (diagnostics_.empty() || diagnostics_.front().code != Code::syntax) {
    Page page = make_page(reading->statement, view_, english(), reading->base);
    for (Diagnostic& diagnostic : page.diagnostics) {
      if (diagnostic.refusal != Refusal::none) {
        diagnostic.at = narrow(source_, diagnostic.at, diagnostic.first);
      }
      diagnostics_.push_back(std::move(diagnostic));
    }
    tree = std::move(page.tree);
  }
  sort_diagnostics(diagnostics_);
  if (has_error(diagnostics_)) return false;
  reading_ = std::move(reading);
  drawing_ = Drawing(std::move(tree));
  return true;
}

void Document::add_diagnostics(const std::vector<Diagnostic>& more) {
  diagnostics_.insert(diagnostics_.end(), more.begin(), more.end());
  sort_diagnostics(diagnostics_);
}

NodeRef Document::tree(const View& view) const {
  return make_page(reading_->statement, view, english(), reading_->base).tree;
}

void Document::begin_drawing() {
  if (reading_) drawing_ = Drawing(tree(view_));
}

bool Document::step(std::size_t nodes, Operations& operations) {
  return drawing_.step(nodes, operations);
}

}  // namespace undersigned
