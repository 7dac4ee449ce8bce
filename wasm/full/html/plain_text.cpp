#include "full/html/plain_text.h"

#include <cstdint>

#include "text/text.h"

namespace undersigned::html {
namespace {

bool is_heading(tree::Element element) {
  return element >= tree::Element::h1 && element <= tree::Element::h6;
}

bool is_block(tree::Element element) {
  switch (element) {
    case tree::Element::address:
    case tree::Element::article:
    case tree::Element::aside:
    case tree::Element::blockquote:
    case tree::Element::div:
    case tree::Element::header:
    case tree::Element::hr:
    case tree::Element::li:
    case tree::Element::ol:
    case tree::Element::p:
    case tree::Element::pre:
    case tree::Element::section:
    case tree::Element::table:
    case tree::Element::tr:
    case tree::Element::ul: return true;
    default: return is_heading(element);
  }
}

std::string_view attribute_of(const tree::Node& node, tree::Attribute name) {
  for (const tree::AttributeValue& attribute : node.attributes) {
    if (attribute.name == name) return tree::value_of(attribute);
  }
  return {};
}

/// The address without scheme and final slash.
std::string_view bare(std::string_view address) {
  for (const std::string_view scheme : {"https://", "http://", "mailto:"}) {
    if (!address.starts_with(scheme)) continue;
    address.remove_prefix(scheme.size());
    break;
  }
  if (address.ends_with('/')) address.remove_suffix(1);
  return address;
}

bool is_list_item(const tree::Node& node) {
  return node.element == tree::Element::li ||
         attribute_of(node, tree::Attribute::role) == "listitem";
}

class Printer {
 public:
  void print(const tree::Node& node) {
    if (node.element == tree::Element::text) {
      say(node.text);
      return;
    }
    if (is_list_item(node)) {
      print_item(node);
      return;
    }
    switch (node.element) {
      case tree::Element::br: say_line_feed(); return;
      case tree::Element::hr:
        begin_block(true);
        say("* * *");
        begin_block(true);
        return;
      case tree::Element::img: say(attribute_of(node, tree::Attribute::alt)); return;
      case tree::Element::source: return;
      case tree::Element::pre: print_code(node); return;
      case tree::Element::blockquote: print_indented(node, "> "); return;
      case tree::Element::a: print_link(node); return;
      case tree::Element::ol:
      case tree::Element::ul: print_list(node); return;
      case tree::Element::tr: print_row(node); return;
      default: break;
    }
    const bool block = is_block(node.element);
    const bool title = is_heading(node.element);
    if (block) begin_block(true);
    const std::size_t start = out_.size();
    print_children(node);
    if (title && tree::class_of(node) == tree::Keyword::title) underline(start);
    if (block) begin_block(true);
  }

  std::string take() {
    while (!out_.empty() && (out_.back() == '\n' || out_.back() == ' ')) out_.pop_back();
    out_ += '\n';
    return std::move(out_);
  }

 private:
  void print_children(const tree::Node& node) {
    for (const tree::NodeRef& child : node.children) print(*child);
  }

  /// Starts a line with the next text, after a blank line if `apart`.
  void begin_block(bool apart) {
    if (out_.empty() || marked_) return;
    const std::uint8_t wanted = apart && !tight_ ? 2 : 1;
    if (pending_ < wanted) pending_ = wanted;
  }

  void flush() {
    if (pending_ == 0) return;
    while (!out_.empty() && out_.back() == ' ') out_.pop_back();
    for (; pending_ > 0; --pending_) {
      out_ += '\n';
      if (pending_ > 1) out_ += blank_prefix();
    }
    out_ += prefix_;
  }

  [[nodiscard]] std::string_view blank_prefix() const {
    std::string_view prefix = prefix_;
    while (!prefix.empty() && prefix.back() == ' ') prefix.remove_suffix(1);
    return prefix;
  }

  /// Writes a text. Each run of white space becomes one space, as on the page.
  void say(std::string_view text) {
    for (const char c : text) {
      const bool white = c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
      if (white) {
        if (pending_ == 0 && !out_.empty() && out_.back() != ' ' && out_.back() != '\n')
          out_ += ' ';
        continue;
      }
      flush();
      out_ += c;
      marked_ = false;
    }
  }

  void say_line_feed() {
    if (pending_ == 0 && !marked_) pending_ = 1;
  }

  void print_link(const tree::Node& link) {
    const std::string_view address = attribute_of(link, tree::Attribute::href);
    flush();
    const std::size_t start = out_.size();
    print_children(link);
    const std::string_view shown = std::string_view(out_).substr(start);
    if (bare(shown) == bare(address) || address.substr(0, 4) == "tel:") return;
    say(" <");
    say(address);
    say(">");
  }

  void print_list(const tree::Node& list) {
    const std::uint32_t outer = number_;
    const bool ordered = list.element == tree::Element::ol;
    number_ = 0;
    if (ordered) {
      number_ = 1;
      const std::string_view start = attribute_of(list, tree::Attribute::start);
      if (!start.empty()) number_ = 0;
      for (const char c : start) number_ = number_ * 10 + static_cast<std::uint32_t>(c - '0');
      ordered_ = true;
    }
    const bool outer_ordered = std::exchange(ordered_, ordered);
    begin_block(true);
    print_children(list);
    begin_block(true);
    ordered_ = outer_ordered;
    number_ = outer;
  }

  void print_item(const tree::Node& item) {
    std::string mark = "- ";
    if (ordered_ && item.element == tree::Element::li) {
      mark.clear();
      text::append_number(mark, number_++);
      mark += ". ";
    }
    begin_block(false);
    flush();
    out_ += mark;
    marked_ = true;
    const bool outer = std::exchange(tight_, true);
    const std::size_t length = prefix_.size();
    prefix_.append(mark.size(), ' ');
    print_children(item);
    marked_ = false;
    begin_block(false);
    prefix_.resize(length);
    tight_ = outer;
  }

  void print_indented(const tree::Node& node, std::string_view mark) {
    begin_block(true);
    flush();
    const std::size_t length = prefix_.size();
    out_ += mark;
    marked_ = true;
    prefix_ += mark;
    print_children(node);
    prefix_.resize(length);
    marked_ = false;
    pending_ = 0;
    begin_block(true);
  }

  void print_code(const tree::Node& pre) {
    begin_block(true);
    std::string code;
    for (const tree::NodeRef& child : pre.children) {
      for (const tree::NodeRef& text : child->children) code += text->text;
    }
    flush();
    out_ += "    ";
    marked_ = false;
    for (std::size_t i = 0; i < code.size(); ++i) {
      if (code[i] != '\n') {
        out_ += code[i];
      } else if (i + 1 < code.size()) {
        out_ += '\n';
        out_ += prefix_;
        out_ += "    ";
      }
    }
    begin_block(true);
  }

  void print_row(const tree::Node& row) {
    begin_block(false);
    bool first = true;
    for (const tree::NodeRef& cell : row.children) {
      if (!first) say(" | ");
      first = false;
      print(*cell);
    }
    begin_block(false);
  }

  void underline(std::size_t start) {
    while (start < out_.size() && out_[start] == '\n') ++start;
    const std::size_t length = text::count_code_points(std::string_view(out_).substr(start));
    constexpr std::size_t most = 72;
    pending_ = 0;
    out_ += '\n';
    out_.append(length < most ? length : most, '=');
  }

  std::string out_;
  std::string prefix_;        ///< of every line: "> " of quotations, indents of items
  std::uint8_t pending_ = 0;  ///< line feeds to write before the next text
  bool tight_ = false;
  bool marked_ = false;  ///< the last thing written is the mark of an item
  bool ordered_ = false;
  std::uint32_t number_ = 0;  ///< number of the next item of an ordered list
};

}  // namespace

std::string plain_text(const tree::Node& tree) {
  Printer printer;
  printer.print(tree);
  return printer.take();
}

}  // namespace undersigned::html
