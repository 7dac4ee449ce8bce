#include "full/publish/segments.h"

#include "full/publish/compact_json.h"
#include "text/text.h"

namespace undersigned::publish {

std::vector<Sequence> cut(Sequence sequence) {
  std::vector<Sequence> segments;
  std::size_t begin = 0;
  for (std::size_t i = first_segment; i < sequence.size(); ++i) {
    if (i > first_segment && text::hash32(sequence[i]->key) % segment_modulus != 0) continue;
    segments.push_back(sequence.subspan(begin, i - begin));
    begin = i;
  }
  segments.push_back(sequence.subspan(begin));
  return segments;
}

void write_items(text::JsonWriter& json, Sequence sequence, std::string_view source) {
  json.key("items");
  json.begin_array();
  std::string item;
  for (const model::Signatory* one : sequence) {
    item.clear();
    append_compact_json(item, source, one->at.begin);
    json.json(item);
  }
  json.end_array();
}

}  // namespace undersigned::publish
