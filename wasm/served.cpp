#include "served.h"

#include <algorithm>

#include "url.h"

namespace undersigned {
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
  to = resolve_resource(value, {}).address;
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

std::string take(Served& served, std::string_view name, std::string_view value) {
  if (name == "framed") served.framed = true;
  if (name == "frameUrl") return take_address(served.frame_url, name, value);
  if (name == "oembedUrl") return take_address(served.oembed_url, name, value);
  if (name == "width") return take_pixels(served.width, name, value);
  if (name == "height") return take_pixels(served.height, name, value);
  return {};
}

}  // namespace

ServedReading read_served(std::string_view lines) {
  ServedReading reading;
  while (!lines.empty() && reading.error.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    const std::string_view line = lines.substr(0, end);
    lines.remove_prefix(std::min(end + 1, lines.size()));
    const std::size_t space = std::min(line.find(' '), line.size());
    reading.error =
        take(reading.served, line.substr(0, space), line.substr(std::min(space + 1, line.size())));
  }
  return reading;
}

const std::string& title_of(const Statement& statement) {
  return statement.title.empty() ? statement.publisher.name : statement.title;
}

}  // namespace undersigned
