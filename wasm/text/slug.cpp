#include "text/slug.h"

#include "text/fold.h"

namespace undersigned::text {

std::string slug_of(std::string_view words) {
  constexpr std::size_t max_length = 60;
  std::string slug;
  for (const char c : fold(words)) {
    const bool is_kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (is_kept) {
      slug += c;
    } else if (!slug.empty() && slug.back() != '-') {
      if (slug.size() > max_length) break;
      slug += '-';
    }
  }
  if (slug.size() > 100) slug.resize(100);
  while (slug.ends_with('-')) slug.pop_back();
  return slug;
}

}  // namespace undersigned::text
