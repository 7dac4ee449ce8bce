#include "full/html/html.h"

#include <gtest/gtest.h>

#include <string>

namespace undersigned::html {
namespace {

TEST(Html, EscapesTextAndAttributes) {
  tree::Builder builder;
  builder.open(tree::Element::p);
  builder.attribute(tree::Attribute::title, "a\"b'<c>&d\r\n\xC2\xA0");
  builder.text("a\"b'<c>&amp;\r\n\xC2\xA0");
  builder.close();
  std::string html = "before ";
  append_html(html, *builder.take());
  EXPECT_EQ(html,
            "before <p title=\"a&quot;b'&lt;c&gt;&amp;d&#13;\n\xC2\xA0\">"
            "a\"b'&lt;c&gt;&amp;amp;&#13;\n\xC2\xA0</p>");
}

TEST(Html, ClosesNoVoidElements) {
  tree::Builder builder;
  builder.open(tree::Element::p);
  for (const tree::Element element :
       {tree::Element::br, tree::Element::hr, tree::Element::img, tree::Element::source}) {
    builder.open(element);
    builder.close();
  }
  builder.open(tree::Element::span);
  builder.close();
  builder.close();
  std::string html;
  append_html(html, *builder.take());
  EXPECT_EQ(html, "<p><br><hr><img><source><span></span></p>");
}

TEST(Html, WritesWords) {
  tree::Builder builder;
  builder.open(tree::Element::div, tree::Keyword::list);
  builder.attribute(tree::Attribute::role, tree::Keyword::list_role);
  builder.attribute(tree::Attribute::alt, "");
  builder.close();
  std::string html;
  append_html(html, *builder.take());
  EXPECT_EQ(html, R"(<div class="statement-list" role="list" alt=""></div>)");
}

/// Nothing outside of these tables can be drawn, so they must never have these.
TEST(Html, SaysNothingThatRuns) {
#define UNDERSIGNED_ONE(name, text) std::string_view(text),
  for (const std::string_view element : {UNDERSIGNED_ELEMENTS(UNDERSIGNED_ONE)}) {
    for (const std::string_view banned :
         {"script", "style", "svg", "math", "form", "template", "link", "meta", "base", "iframe",
          "object", "embed", "video", "audio", "frame", "frameset", "applet", "portal"}) {
      EXPECT_NE(element, banned);
    }
  }
  for (const std::string_view attribute : {UNDERSIGNED_ATTRIBUTES(UNDERSIGNED_ONE)}) {
    EXPECT_FALSE(attribute.starts_with("on")) << attribute;
    for (const std::string_view banned : {"style", "srcdoc", "formaction", "action", "ping",
                                          "target", "is", "slot", "part", "nonce", "id", "name"}) {
      EXPECT_NE(attribute, banned);
    }
  }
#undef UNDERSIGNED_ONE
}

}  // namespace
}  // namespace undersigned::html
