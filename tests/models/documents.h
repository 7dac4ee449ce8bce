#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "model/view.h"
#include "read/markdown.h"

/// Small statements, and the renderer's output for them as text.
namespace undersigned {

/// A key and its value in JSON; an empty value removes the key.
using Member = std::pair<std::string_view, std::string_view>;

/// The minimal statement with `changes`, one key per line: `id` on line 2, then `publisher`,
/// `date`, `title`, `body` on line 6, then new keys.
[[nodiscard]] std::string statement(std::initializer_list<Member> changes = {});

/// One line for each diagnostic: `2:9 error id: "X" is not …`.
[[nodiscard]] std::string print(const std::vector<diagnostics::Diagnostic>& diagnostics,
                                std::string_view document);

/// What is wrong with a statement.json.
[[nodiscard]] std::string complaints(std::string_view json, std::string_view base = {});

/// The whole statement as HTML, or its diagnostics if it cannot be drawn.
[[nodiscard]] std::string drawn(std::string_view json, const model::View& view = {},
                                std::string_view base = {});

/// The content of each element of `html` whose class begins with `name`, one line each.
[[nodiscard]] std::string parts(std::string_view html, std::string_view name);

/// The HTML of Markdown, without its outer `<div>`.
[[nodiscard]] std::string markdown(std::string_view source,
                                   const read::MarkdownContext& context = {});

/// Markdown as reading leaves it, with relative addresses of `base`.
[[nodiscard]] model::Markdown parsed(std::string_view source, std::string_view base = {});

/// `part` repeated `count` times.
[[nodiscard]] std::string repeat(std::string_view part, std::size_t count);

}  // namespace undersigned
