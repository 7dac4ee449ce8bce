#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "model/view.h"
#include "read/markdown.h"

/// Small statements, and what the renderer makes of them, as text.
namespace undersigned {

/// A key and its value in JSON; an empty value removes the key.
using Member = std::pair<std::string_view, std::string_view>;

/// The least statement with `changes`, a key a line: `id` on line 2, `publisher`, `date`, `title`
/// and `body` on line 6, new keys below.
[[nodiscard]] std::string statement(std::initializer_list<Member> changes = {});

/// A line each: `2:9 error id: "X" is not …`.
[[nodiscard]] std::string print(const std::vector<diagnostics::Diagnostic>& diagnostics,
                                std::string_view document);

/// What is wrong with a statement.json.
[[nodiscard]] std::string complaints(std::string_view json, std::string_view base = {});

/// The whole statement as HTML; what is wrong with it where that is not drawn.
[[nodiscard]] std::string drawn(std::string_view json, const model::View& view = {},
                                std::string_view base = {});

/// The content of every element of `html` whose class begins with `name`, a line each.
[[nodiscard]] std::string parts(std::string_view html, std::string_view name);

/// Markdown inside a `<div>` as HTML, without that.
[[nodiscard]] std::string markdown(std::string_view source,
                                   const read::MarkdownContext& context = {});

/// Markdown as reading leaves it, with relative addresses of `base`.
[[nodiscard]] model::Markdown parsed(std::string_view source, std::string_view base = {});

/// `part`, `count` times.
[[nodiscard]] std::string repeat(std::string_view part, std::size_t count);

}  // namespace undersigned
