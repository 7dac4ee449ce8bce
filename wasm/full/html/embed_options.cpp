#include "full/html/embed_options.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

#include "json/fields.h"
#include "json/parse.h"
#include "text/url.h"
#include "text/validate.h"

namespace undersigned::html {
namespace {

using Text = std::optional<std::string>;

/// A script's file as written.
struct WrittenFile {
  std::string name;
  std::string integrity;
  text::Range at;  ///< empty if there is none
};

/// The options as written.
struct Written {
  std::uint32_t framed = 0;
  Text frame_url;
  Text oembed_url;
  Text script_url;
  Text statement_url;
  Text width;
  Text height;
  Text language;
  WrittenFile embed;
  WrittenFile element;
};

constexpr auto written = json::Type::optional_text;
/// Length limit of one option, in code points. It is generous, so that the checks below can report
/// a long one.
constexpr std::size_t max_length = 1 << 16;
constexpr std::size_t most_bytes = 1 << 20;

constexpr std::array file_fields = {
    json::text("name", json::slot<&WrittenFile::name>, max_length),
    json::text("integrity", json::slot<&WrittenFile::integrity>, max_length),
};
constexpr json::Schema script_file = {.fields = file_fields, .at = json::place<&WrittenFile::at>};

constexpr std::array fields = {
    json::integer("framed", json::slot<&Written::framed>, 0, 1),
    json::of(written, "frameUrl", json::slot<&Written::frame_url>, max_length),
    json::of(written, "oembedUrl", json::slot<&Written::oembed_url>, max_length),
    json::of(written, "scriptUrl", json::slot<&Written::script_url>, max_length),
    json::of(written, "statementUrl", json::slot<&Written::statement_url>, max_length),
    json::of(written, "width", json::slot<&Written::width>, max_length),
    json::of(written, "height", json::slot<&Written::height>, max_length),
    json::of(written, "lang", json::slot<&Written::language>, max_length),
    json::object("embed", json::slot<&Written::embed>, script_file),
    json::object("element", json::slot<&Written::element>, script_file),
};
constexpr json::Schema schema = {.fields = fields};

std::string wrong(std::string_view name, std::string_view value, std::string_view wanted) {
  std::string error(name);
  error += ": \"";
  error += value;
  error += "\" is not ";
  error += wanted;
  return error;
}

std::string take_address(std::string& to, std::string_view name, std::string_view value) {
  to = text::resolve_resource(value, {}).address;
  if (!to.empty()) return {};
  return wrong(name, value,
               "an absolute http or https address, without a user name, of at most 2,048 bytes");
}

/// Checks a width or height: CSS pixels without a unit, as in HTML.
std::string take_pixels(std::string& to, std::string_view name, std::string_view value) {
  to = value;
  const bool good = !value.empty() && value.size() <= 4 && value.front() != '0' &&
                    value.find_first_not_of("0123456789") == std::string_view::npos;
  return good ? std::string() : wrong(name, value, "a number of pixels from 1 to 9999");
}

/// Checks the folder of the scripts. The address of a script stands for its folder.
std::string take_folder(std::string& to, std::string_view name, std::string_view value) {
  std::string error = take_address(to, name, value);
  if (!error.empty()) return error;
  const std::size_t slash = to.find('/', to.find("//") + 2);
  const std::string_view file = std::string_view(to).substr(to.rfind('/') + 1);
  const bool is_script = file == "embed.js" || file == "undersigned.js";
  if (to.find_first_of("?#", slash) != std::string::npos || (!is_script && file.ends_with(".js"))) {
    return wrong(name, value, "the folder that embed.js and undersigned.js are served from");
  }
  if (is_script) to.resize(to.size() - file.size());
  if (to.back() != '/') to += '/';
  return {};
}

bool consists_of(std::string_view text, std::string_view marks) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [marks](char one) {
    const char lower = static_cast<char>(one | 0x20);
    return (lower >= 'a' && lower <= 'z') || (one >= '0' && one <= '9') ||
           marks.find(one) != std::string_view::npos;
  });
}

std::string take_language(std::string& to, std::string_view name, std::string_view value) {
  to = value;
  return text::is_language(value) ? std::string()
                                  : wrong(name, value, "a language tag such as \"en\"");
}

std::string take_file(ServedFile& to, std::string_view name, const WrittenFile& value) {
  if (value.at.end == 0) return {};
  to = {.name = value.name, .integrity = value.integrity};
  const bool good = consists_of(to.name, ".-_") && consists_of(to.integrity, "+/=-") &&
                    to.integrity.starts_with("sha");
  return good ? std::string()
              : wrong(name, to.name + ' ' + to.integrity, "a file's name with its integrity");
}

/// Checks all options. Returns the first error, in the order of the fields.
std::string take_all(EmbedOptions& to, const Written& from) {
  std::string error;
  const auto take = [&error](auto read, std::string& option, std::string_view name,
                             const Text& value) {
    if (value && error.empty()) error = read(option, name, *value);
  };
  to.framed = from.framed != 0;
  take(take_address, to.frame_url, "frameUrl", from.frame_url);
  take(take_address, to.oembed_url, "oembedUrl", from.oembed_url);
  take(take_folder, to.script_url, "scriptUrl", from.script_url);
  take(take_address, to.statement_url, "statementUrl", from.statement_url);
  take(take_pixels, to.width, "width", from.width);
  take(take_pixels, to.height, "height", from.height);
  take(take_language, to.language, "lang", from.language);
  if (error.empty()) error = take_file(to.embed, "embed", from.embed);
  if (error.empty()) error = take_file(to.element, "element", from.element);
  return error;
}

}  // namespace

EmbedOptionsReading read_embed_options(std::string_view json) {
  EmbedOptionsReading reading;
  if (json.empty()) return reading;
  Written given;
  const json::Root root = {.schema = schema, .object = &given};
  static_cast<void>(json::parse(json, most_bytes, root, json::renew<Written>, reading.diagnostics));
  if (reading.diagnostics.empty()) reading.error = take_all(reading.options, given);
  return reading;
}

std::string_view host_of(std::string_view address) {
  address.remove_prefix(address.find("//") + 2);
  return address.substr(0, address.find_first_of("/?#"));
}

const std::string& title_of(const model::Statement& statement) {
  return statement.title.empty() ? statement.publisher.name : statement.title;
}

}  // namespace undersigned::html
