#pragma once

#include <cstdint>
#include <string_view>

/// Every element, attribute and fixed attribute value (class, role, …) that can be drawn. What is
/// not in these tables cannot be expressed on either side. `web/src/renderer/vocabulary.ts` is
/// generated from them, and the build fails when it is stale. A row's index is the number that
/// crosses the boundary. `abi()` is the hash of the tables and of the codes (diagnostics/codes.h),
/// so that a script refuses the module of another version.

#define UNDERSIGNED_ELEMENTS(X) \
  X(a, "a")                     \
  X(address, "address")         \
  X(article, "article")         \
  X(aside, "aside")             \
  X(bdi, "bdi")                 \
  X(blockquote, "blockquote")   \
  X(br, "br")                   \
  X(button, "button")           \
  X(code, "code")               \
  X(div, "div")                 \
  X(em, "em")                   \
  X(h1, "h1")                   \
  X(h2, "h2")                   \
  X(h3, "h3")                   \
  X(h4, "h4")                   \
  X(h5, "h5")                   \
  X(h6, "h6")                   \
  X(header, "header")           \
  X(hr, "hr")                   \
  X(img, "img")                 \
  X(input, "input")             \
  X(li, "li")                   \
  X(mark, "mark")               \
  X(ol, "ol")                   \
  X(p, "p")                     \
  X(picture, "picture")         \
  X(pre, "pre")                 \
  X(section, "section")         \
  X(source, "source")           \
  X(span, "span")               \
  X(strong, "strong")           \
  X(table, "table")             \
  X(tbody, "tbody")             \
  X(td, "td")                   \
  X(th, "th")                   \
  X(thead, "thead")             \
  X(time, "time")               \
  X(tr, "tr")                   \
  X(ul, "ul")

#define UNDERSIGNED_ATTRIBUTES(X)   \
  X(alt, "alt")                     \
  X(aria_hidden, "aria-hidden")     \
  X(aria_label, "aria-label")       \
  X(aria_pressed, "aria-pressed")   \
  X(autocomplete, "autocomplete")   \
  X(class_, "class")                \
  X(data_action, "data-action")     \
  X(data_language, "data-language") \
  X(data_theme, "data-theme")       \
  X(datetime, "datetime")           \
  X(dir, "dir")                     \
  X(height, "height")               \
  X(hidden, "hidden")               \
  X(href, "href")                   \
  X(lang, "lang")                   \
  X(loading, "loading")             \
  X(media, "media")                 \
  X(placeholder, "placeholder")     \
  X(role, "role")                   \
  X(scope, "scope")                 \
  X(src, "src")                     \
  X(srcset, "srcset")               \
  X(start, "start")                 \
  X(tabindex, "tabindex")           \
  X(title, "title")                 \
  X(type, "type")                   \
  X(width, "width")

/// Fixed attribute values. Classes have the microformats2 names next to ours: h-entry, h-card,
/// p-name, e-content, dt-published, u-url.
#define UNDERSIGNED_WORDS(X)                                     \
  X(none, "")                                                    \
  X(abbreviation, "statement-abbreviation")                      \
  X(about, "statement-about")                                    \
  X(body, "statement-body e-content")                            \
  X(contact, "statement-contact")                                \
  X(contact_label, "statement-contact-label")                    \
  X(contacts, "statement-contacts")                              \
  X(correction, "statement-correction")                          \
  X(corrections, "statement-corrections")                        \
  X(count, "statement-count")                                    \
  X(dateline, "statement-dateline")                              \
  X(details, "statement-details")                                \
  X(documents, "statement-documents")                            \
  X(draft, "statement-draft")                                    \
  X(embargo, "statement-embargo")                                \
  X(end_mark, "statement-end-mark")                              \
  X(few_names, "statement-names statement-few")                  \
  X(group, "statement-group")                                    \
  X(group_heading, "statement-group-heading")                    \
  X(head, "statement-head")                                      \
  X(heading, "statement-heading")                                \
  X(highlight, "statement-signatory statement-highlight h-card") \
  X(issued, "statement-issued")                                  \
  X(leads, "statement-leads")                                    \
  X(list, "statement-list")                                      \
  X(logo, "statement-logo u-logo")                               \
  X(main, "statement-main")                                      \
  X(mark, "statement-mark")                                      \
  X(masthead, "statement-masthead p-author h-card")              \
  X(members, "statement-members")                                \
  X(more, "statement-more")                                      \
  X(matches, "statement-matches")                                \
  X(name, "statement-name p-name")                               \
  X(names, "statement-names")                                    \
  X(new_, "statement-signatory statement-new h-card")            \
  X(note, "statement-note")                                      \
  X(place, "statement-place")                                    \
  X(publisher, "statement-publisher u-url")                      \
  X(publisher_name, "statement-publisher-name p-name")           \
  X(published, "statement-published dt-published")               \
  X(progress, "statement-progress")                              \
  X(release, "statement-release")                                \
  X(released, "statement-released h-entry")                      \
  X(released_date, "statement-released-date dt-published")       \
  X(released_summary, "statement-released-summary p-summary")    \
  X(released_title, "statement-released-title p-name")           \
  X(releases, "statement-releases")                              \
  X(rest, "statement-rest")                                      \
  X(scroller, "statement-scroller")                              \
  X(sheet, "statement-sheet")                                    \
  X(sign, "statement-sign")                                      \
  X(signatories, "statement-signatories")                        \
  X(signatory, "statement-signatory h-card")                     \
  X(statement, "statement h-entry")                              \
  X(status, "statement-status")                                  \
  X(subtitle, "statement-subtitle p-summary")                    \
  X(tagline, "statement-tagline")                                \
  X(title, "statement-title p-name")                             \
  X(tools, "statement-tools")                                    \
  X(withdrawn, "statement-withdrawn")                            \
  X(all_action, "all")                                           \
  X(filter_action, "filter")                                     \
  X(given_action, "given")                                       \
  X(name_action, "name")                                         \
  X(newest_action, "newest")                                     \
  X(pause_action, "pause")                                       \
  X(align_center, "statement-center")                            \
  X(align_left, "statement-left")                                \
  X(align_right, "statement-right")                              \
  X(auto_, "auto")                                               \
  X(col, "col")                                                  \
  X(button_type, "button")                                       \
  X(dark, "dark")                                                \
  X(false_, "false")                                             \
  X(group_role, "group")                                         \
  X(host, "host")                                                \
  X(lazy, "lazy")                                                \
  X(light, "light")                                              \
  X(listitem, "listitem")                                        \
  X(list_role, "list")                                           \
  X(ltr, "ltr")                                                  \
  X(off, "off")                                                  \
  X(prefers_dark, "screen and (prefers-color-scheme: dark)")     \
  X(region, "region")                                            \
  X(rtl, "rtl")                                                  \
  X(search, "search")                                            \
  X(status_role, "status")                                       \
  X(true_, "true")                                               \
  X(zero, "0")

namespace undersigned::tree {

#define UNDERSIGNED_ENUMERATOR(name, text) name,

/// `text` is a text node; the others are elements.
enum class Element : std::uint8_t { UNDERSIGNED_ELEMENTS(UNDERSIGNED_ENUMERATOR) text };
enum class Attribute : std::uint8_t { UNDERSIGNED_ATTRIBUTES(UNDERSIGNED_ENUMERATOR) };
enum class Keyword : std::uint8_t { UNDERSIGNED_WORDS(UNDERSIGNED_ENUMERATOR) };

#undef UNDERSIGNED_ENUMERATOR

/// The name in HTML: "article", "aria-label", "statement-head". Not for `Element::text`.
[[nodiscard]] std::string_view name_of(Element element);
[[nodiscard]] std::string_view name_of(Attribute attribute);
[[nodiscard]] std::string_view name_of(Keyword word);

/// FNV-1a over all tables and the diagnostic codes, in order: the result of `abi()`.
[[nodiscard]] std::uint32_t vocabulary_hash();

}  // namespace undersigned::tree
