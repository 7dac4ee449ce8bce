#include "read/markdown.h"

#include <md4c.h>

#include "model/limits.h"
#include "text/character_reference.h"
#include "text/text.h"

namespace undersigned::read {
namespace {

/// The text of an md4c attribute, with its character references decoded.
std::string decode(const MD_ATTRIBUTE& attribute) {
  std::string text;
  for (std::size_t i = 0; attribute.text != nullptr && attribute.substr_offsets[i] < attribute.size;
       ++i) {
    const std::size_t begin = attribute.substr_offsets[i];
    const std::string_view part(attribute.text + begin, attribute.substr_offsets[i + 1] - begin);
    switch (attribute.substr_types[i]) {
      case MD_TEXT_ENTITY: text::append_character_reference(text, part); break;
      case MD_TEXT_NULLCHAR: text += "\xEF\xBF\xBD"; break;
      default: text += part; break;
    }
  }
  return text;
}

/// Turns md4c's events into nodes. For each block or span that md4c enters, it keeps the number of
/// elements opened for it: none, one, or two for a table or a code block. It does not rely on md4c
/// to leave each of them; md4c has had bugs there.
class Emitter {
 public:
  Emitter(tree::Builder& builder, const MarkdownContext& context)
      : builder_(builder), context_(context), first_node_(builder.count()) {}

  int enter(MD_BLOCKTYPE type, void* detail) {
    if (type == MD_BLOCK_DOC) return 0;
    if (!has_begun_) begins_with_paragraph_ = type == MD_BLOCK_P;
    has_begun_ = true;
    html_block_ = type == MD_BLOCK_HTML;
    if (flat_ > 0 || depth_ + elements_of(type) > limits::markdown_depth) {
      // Separates the words of neighboring blocks.
      builder_.text("\n");
      ++flat_;
      return status();
    }
    opened_.push_back({.type = type, .span = false});
    switch (type) {
      case MD_BLOCK_QUOTE: open(tree::Element::blockquote); break;
      case MD_BLOCK_UL: open(tree::Element::ul); break;
      case MD_BLOCK_OL: open_ordered(*static_cast<MD_BLOCK_OL_DETAIL*>(detail)); break;
      case MD_BLOCK_LI: open(tree::Element::li); break;
      case MD_BLOCK_HR: open(tree::Element::hr); break;
      case MD_BLOCK_H: {
        const auto level = static_cast<MD_BLOCK_H_DETAIL*>(detail)->level;
        open(tree::heading_element(level));
        break;
      }
      case MD_BLOCK_CODE: open_code(*static_cast<MD_BLOCK_CODE_DETAIL*>(detail)); break;
      case MD_BLOCK_TABLE: open_table(); break;
      case MD_BLOCK_THEAD: open(tree::Element::thead); break;
      case MD_BLOCK_TBODY: open(tree::Element::tbody); break;
      case MD_BLOCK_TR: open(tree::Element::tr); break;
      case MD_BLOCK_TH:
        open_cell(tree::Element::th, *static_cast<MD_BLOCK_TD_DETAIL*>(detail));
        break;
      case MD_BLOCK_TD:
        open_cell(tree::Element::td, *static_cast<MD_BLOCK_TD_DETAIL*>(detail));
        break;
      default: open(tree::Element::p); break;
    }
    return status();
  }

  int leave(MD_BLOCKTYPE type) {
    if (type == MD_BLOCK_DOC) return 0;
    if (type == MD_BLOCK_HTML) {
      // Drops blank lines at the end.
      for (std::size_t end = html_.rfind('\n');
           end != std::string::npos && html_.find_first_not_of(' ', end + 1) == std::string::npos;
           end = html_.rfind('\n')) {
        html_.resize(end);
      }
      builder_.text(html_);
      html_.clear();
      html_block_ = false;
    }
    if (flat_ > 0) {
      --flat_;
      return status();
    }
    image_ = 0;
    while (!opened_.empty() && opened_.back().span) close();
    if (is_last(type, false)) close();
    return status();
  }

  int enter(MD_SPANTYPE type, void* detail) {
    if (image_ > 0) {
      if (type == MD_SPAN_IMG) ++image_;
      return 0;
    }
    opened_.push_back({.type = type, .span = true});
    if (type == MD_SPAN_IMG) {
      image_ = 1;
      alt_.clear();
      return 0;
    }
    if (flat_ > 0 || depth_ + 1 > limits::markdown_depth) return 0;
    switch (type) {
      case MD_SPAN_EM: open(tree::Element::em); break;
      case MD_SPAN_STRONG: open(tree::Element::strong); break;
      case MD_SPAN_CODE: open(tree::Element::code); break;
      case MD_SPAN_A: open_link(*static_cast<MD_SPAN_A_DETAIL*>(detail)); break;
      default: break;
    }
    return status();
  }

  int leave(MD_SPANTYPE type, void* detail) {
    if (image_ > 0 && (type != MD_SPAN_IMG || --image_ > 0)) return 0;
    if (!is_last(type, true)) return 0;
    if (type == MD_SPAN_IMG) append_image(*static_cast<MD_SPAN_IMG_DETAIL*>(detail));
    close();
    return status();
  }

  int text(MD_TEXTTYPE type, std::string_view text) {
    switch (type) {
      case MD_TEXT_NULLCHAR: say("\xEF\xBF\xBD"); break;
      case MD_TEXT_BR: hard_break(); break;
      case MD_TEXT_SOFTBR: say("\n"); break;
      case MD_TEXT_ENTITY: {
        std::string decoded;
        text::append_character_reference(decoded, text);
        say(decoded);
        break;
      }
      default: say(text); break;
    }
    return status();
  }

  MarkdownResult finish() {
    while (!opened_.empty()) close();
    return {.refused = std::move(refused_),
            .too_many_nodes = status() != 0,
            .begins_with_paragraph = begins_with_paragraph_};
  }

 private:
  struct Opened {
    int type = 0;  ///< MD_SPANTYPE or MD_BLOCKTYPE
    bool span = false;
    std::uint8_t elements = 0;
  };

  [[nodiscard]] bool is_last(int type, bool span) const {
    return !opened_.empty() && opened_.back().type == type && opened_.back().span == span;
  }

  /// The least depth of a block: a table always has rows.
  static std::size_t elements_of(MD_BLOCKTYPE type) {
    switch (type) {
      case MD_BLOCK_TABLE: return 5;
      case MD_BLOCK_UL:
      case MD_BLOCK_OL:
      case MD_BLOCK_CODE: return 2;
      default: return 1;
    }
  }

  [[nodiscard]] int status() const {
    return builder_.count() - first_node_ > limits::markdown_nodes ? 1 : 0;
  }

  void open(tree::Element element, tree::Keyword class_keyword = tree::Keyword::none) {
    builder_.open(element, class_keyword);
    ++depth_;
    ++opened_.back().elements;
  }

  void close() {
    for (; opened_.back().elements > 0; --opened_.back().elements) {
      builder_.close();
      --depth_;
    }
    opened_.pop_back();
  }

  void open_ordered(const MD_BLOCK_OL_DETAIL& list) {
    open(tree::Element::ol);
    if (list.start == 1) return;
    std::string start;
    text::append_number(start, list.start);
    builder_.attribute(tree::Attribute::start, start);
  }

  void open_code(const MD_BLOCK_CODE_DETAIL& code) {
    open(tree::Element::pre);
    open(tree::Element::code);
    const std::string language = decode(code.lang);
    if (!language.empty()) builder_.attribute(tree::Attribute::data_language, language);
  }

  void open_table() {
    open(tree::Element::div, tree::Keyword::scroller);
    open(tree::Element::table);
  }

  void open_cell(tree::Element element, const MD_BLOCK_TD_DETAIL& cell) {
    open(element);
    if (element == tree::Element::th)
      builder_.attribute(tree::Attribute::scope, tree::Keyword::col);
    switch (cell.align) {
      case MD_ALIGN_LEFT:
        builder_.attribute(tree::Attribute::class_, tree::Keyword::align_left);
        break;
      case MD_ALIGN_CENTER:
        builder_.attribute(tree::Attribute::class_, tree::Keyword::align_center);
        break;
      case MD_ALIGN_RIGHT:
        builder_.attribute(tree::Attribute::class_, tree::Keyword::align_right);
        break;
      default: break;
    }
  }

  void title(const MD_ATTRIBUTE& attribute) {
    const std::string text = decode(attribute);
    if (!text.empty()) builder_.attribute(tree::Attribute::title, text);
  }

  void open_link(const MD_SPAN_A_DETAIL& link) {
    std::string destination = text::percent_encode_destination(decode(link.href));
    const text::Resolved resolved = text::resolve_link(destination, context_.base);
    if (resolved.refusal != text::Refusal::none) {
      refused_.push_back({.destination = std::move(destination), .refusal = resolved.refusal});
      return;
    }
    open(tree::Element::a);
    builder_.attribute(tree::Attribute::href, resolved.address);
    title(link.title);
  }

  void append_image(const MD_SPAN_IMG_DETAIL& image) {
    std::string source = text::percent_encode_destination(decode(image.src));
    const text::Resolved resolved =
        text::resolve_image(source, context_.base, context_.image_origins);
    if (resolved.refusal != text::Refusal::none) {
      refused_.push_back(
          {.destination = std::move(source), .refusal = resolved.refusal, .image = true});
    }
    if (resolved.refusal != text::Refusal::none || flat_ > 0) {
      builder_.text(alt_);
      return;
    }
    open(tree::Element::img);
    builder_.attribute(tree::Attribute::src, resolved.address);
    builder_.attribute(tree::Attribute::alt, alt_);
    title(image.title);
    builder_.attribute(tree::Attribute::loading, tree::Keyword::lazy);
  }

  void say(std::string_view text) {
    if (image_ > 0) {
      alt_ += text;
    } else if (html_block_) {
      html_ += text;
    } else {
      builder_.text(text);
    }
  }

  void hard_break() {
    if (image_ > 0 || flat_ > 0) {
      say("\n");
      return;
    }
    builder_.open(tree::Element::br);
    builder_.close();
  }

  tree::Builder& builder_;
  const MarkdownContext& context_;
  std::size_t first_node_;
  std::vector<Opened> opened_;
  std::size_t depth_ = 0;
  std::size_t flat_ = 0;   ///< number of open blocks beyond the depth limit
  std::size_t image_ = 0;  ///< number of open images; their content is alt text
  std::string alt_;
  std::string html_;  ///< the source of an open HTML block
  std::vector<RefusedDestination> refused_;
  bool html_block_ = false;
  bool has_begun_ = false;
  bool begins_with_paragraph_ = false;
};

}  // namespace

MarkdownResult append_markdown(tree::Builder& builder, std::string_view source,
                               const MarkdownContext& context) {
  Emitter emitter(builder, context);
  constexpr MD_PARSER parser = {
      .abi_version = 0,
      .flags = MD_FLAG_TABLES,
      .enter_block = [](MD_BLOCKTYPE type, void* detail,
                        void* self) { return static_cast<Emitter*>(self)->enter(type, detail); },
      .leave_block = [](MD_BLOCKTYPE type, void*,
                        void* self) { return static_cast<Emitter*>(self)->leave(type); },
      .enter_span = [](MD_SPANTYPE type, void* detail,
                       void* self) { return static_cast<Emitter*>(self)->enter(type, detail); },
      .leave_span = [](MD_SPANTYPE type, void* detail,
                       void* self) { return static_cast<Emitter*>(self)->leave(type, detail); },
      .text =
          [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* self) {
            return static_cast<Emitter*>(self)->text(type, {text, size});
          },
      .debug_log = nullptr,
      .syntax = nullptr,
  };
  md_parse(source.data(), static_cast<MD_SIZE>(source.size()), &parser, &emitter);
  return emitter.finish();
}

MarkdownResult parse_markdown(model::Markdown& markdown, const MarkdownContext& context) {
  tree::Builder builder;
  builder.open(tree::Element::div);
  MarkdownResult result = append_markdown(builder, markdown.source.text, context);
  builder.close();
  if (!result.too_many_nodes) markdown.tree = builder.take();
  markdown.begins_with_paragraph = result.begins_with_paragraph;
  return result;
}

}  // namespace undersigned::read
