#include "full/html/embed_options.h"

#include <algorithm>

#include "text/url.h"
#include "text/validate.h"

namespace undersigned::html {
namespace {

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

/// HTML's `width` and `height` are CSS pixels without a unit.
std::string take_pixels(std::string& to, std::string_view name, std::string_view value) {
  to = value;
  const bool good = !value.empty() && value.size() <= 4 && value.front() != '0' &&
                    value.find_first_not_of("0123456789") == std::string_view::npos;
  return good ? std::string() : wrong(name, value, "a number of pixels from 1 to 9999");
}

/// The name of a script stands for its folder.
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

/// `name integrity`.
std::string take_file(ServedFile& to, std::string_view name, std::string_view value) {
  const std::size_t space = std::min(value.find(' '), value.size());
  to.name = value.substr(0, space);
  to.integrity = value.substr(std::min(space + 1, value.size()));
  const bool good = consists_of(to.name, ".-_") && consists_of(to.integrity, "+/=-") &&
                    to.integrity.starts_with("sha");
  return good ? std::string() : wrong(name, value, "a file's name with its integrity");
}

std::string take(EmbedOptions& options, std::string_view name, std::string_view value) {
  if (name == "framed") options.framed = true;
  if (name == "frameUrl") return take_address(options.frame_url, name, value);
  if (name == "oembedUrl") return take_address(options.oembed_url, name, value);
  if (name == "statementUrl") return take_address(options.statement_url, name, value);
  if (name == "scriptUrl") return take_folder(options.script_url, name, value);
  if (name == "embed") return take_file(options.embed, name, value);
  if (name == "element") return take_file(options.element, name, value);
  if (name == "lang") {
    options.language = value;
    return text::is_language(value) ? std::string()
                                    : wrong(name, value, "a language tag such as \"en\"");
  }
  if (name == "width") return take_pixels(options.width, name, value);
  if (name == "height") return take_pixels(options.height, name, value);
  return {};
}

}  // namespace

ServedReading read_embed_options(std::string_view lines) {
  ServedReading reading;
  while (!lines.empty() && reading.error.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    const std::string_view line = lines.substr(0, end);
    lines.remove_prefix(std::min(end + 1, lines.size()));
    const std::size_t space = std::min(line.find(' '), line.size());
    reading.error =
        take(reading.options, line.substr(0, space), line.substr(std::min(space + 1, line.size())));
  }
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
