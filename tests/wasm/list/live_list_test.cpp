#include "list/live_list.h"

#include <gtest/gtest.h>

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"
#include "full/html/html.h"
#include "model/limits.h"
#include "tests/models/documents.h"
#include "text/text.h"

namespace undersigned::list {
namespace {

#define UNDERSIGNED_TEXT(name, text, severity, message) text,
constexpr std::string_view code_texts[] = {UNDERSIGNED_CODES(UNDERSIGNED_TEXT)};
#undef UNDERSIGNED_TEXT

std::string quoted(std::string_view text) {
  std::string out;
  for (const char c : text) out += c == '\'' ? '"' : c;
  return out;
}

/// A list as it is shown; JSON is written with ' for ".
class Shown {
 public:
  explicit Shown(std::string_view signatories = "{'src': '/list', 'stream': '/stream'}") {
    document_.set_base("https://p.example/s.json");
    EXPECT_TRUE(document_.load(statement({{"signatories", quoted(signatories)}})));
  }

  std::string list(std::string_view json) {
    return told(document_.receive_list("https://p.example/list", quoted(json)));
  }
  std::string event(std::string_view json) {
    return told(document_.receive_event("https://p.example/stream", quoted(json)));
  }
  /// Of `integrity`, which is a letter.
  std::string segment(char letter, std::string_view items) {
    return part(letter, "{'items': " + std::string(items) + "}");
  }
  /// The same of a text, read to its end.
  std::string segment_text(char letter, std::string_view json) {
    std::string out = part(letter, json);
    while (out.ends_with("more")) out += ' ' + part(letter, json);
    return out;
  }
  /// A head whose segments of these letters have `count` names each.
  std::string head(std::string_view revision, std::string_view letters, int count = 1) {
    std::string json =
        "{" + std::string(revision) + ", 'counts': {'organizations': 9}, 'segments': [";
    for (const char letter : letters) {
      json += (json.back() == '[' ? "" : ", ") + std::string("{'src': '/x', 'count': ") +
              std::to_string(count) + ", 'integrity': '" + integrity(letter) + "'}";
    }
    return list(json + "]}");
  }
  void show_all() { document_.act(tree::Keyword::all_action, {}); }

  /// The names, in their order.
  std::string names() {
    dom::Operations operations;
    while (document_.step(1'000'000, operations)) {
    }
    std::string out;
    for (const auto& group : document_.roster().all().groups()) {
      for (const Listed* one : group->items) {
        if (!out.empty()) out += ' ';
        out += one->signatory.name;
        for (const model::Signatory& member : one->signatory.members) out += '/' + member.key;
      }
    }
    return out;
  }
  /// What is drawn that was not.
  std::string drawn_anew() {
    dom::Operations operations;
    static_cast<void>(document_.step(1'000'000, operations));
    return operations.text;
  }
  /// How many bytes of operations it took.
  std::size_t bytes_drawn() {
    dom::Operations operations;
    while (document_.step(1'000'000, operations)) {
    }
    return operations.text.size() + operations.words.size() * sizeof(std::uint32_t);
  }
  /// The letters of the segments that are wanted.
  std::string missing_segments() {
    std::string out;
    for (const model::Segment* one : document_.missing_segments())
      out += one->integrity.text.substr(7, 1);
    return out;
  }
  std::string count() { return shown("statement-count"); }
  /// What is told now.
  std::string announced() {
    static_cast<void>(document_.announce());
    return shown("statement-status");
  }

 private:
  std::string shown(std::string_view part) {
    const tree::NodeRef tree = document_.tree({.controls = true});
    std::string html;
    html::append_html(html, *tree);
    const std::string found = parts(html, part);
    return found.substr(0, found.find('\n'));
  }
  static std::string integrity(char letter) { return "sha256-" + std::string(43, letter) + "="; }

  std::string part(char letter, std::string_view json) {
    return told(
        document_.receive_segment(integrity(letter), "https://p.example/segment", quoted(json)));
  }

  /// What came of it, and what is said of it.
  std::string told(list::Outcome outcome) {
    constexpr std::string_view outcomes[] = {"known", "changed", "gap", "refused", "more"};
    std::string out(outcomes[static_cast<std::size_t>(outcome)]);
    for (const diagnostics::Diagnostic& one : document_.diagnostics()) {
      out += ' ';
      out += code_texts[static_cast<std::size_t>(one.code)];
    }
    return out;
  }

  document::Document document_;
};

TEST(Change, TakesWhatIsNewer) {
  Shown shown("{'src': '/list', 'items': [{'name': 'Inline'}]}");
  EXPECT_EQ(shown.names(), "Inline");
  EXPECT_EQ(shown.list("{'revision': 5, 'items': [{'name': 'A'}]}"), "changed");
  EXPECT_EQ(shown.names(), "A");
  EXPECT_EQ(shown.list("{'revision': 5, 'items': [{'name': 'A'}]}"), "known");
  EXPECT_EQ(shown.list("{'revision': 5, 'items': [{'name': 'B'}]}"), "refused same-revision");
  EXPECT_EQ(shown.list("{'revision': 4, 'items': [{'name': 'B'}]}"), "known");
  EXPECT_EQ(shown.list("{'revision': 0, 'items': []}"), "refused out-of-range");
  EXPECT_EQ(shown.list("<!doctype html>"), "refused syntax");
  EXPECT_EQ(shown.list("{'revision': 6}"), "refused missing-key");
  EXPECT_EQ(shown.list(""), "refused syntax");
  EXPECT_EQ(shown.names(), "A");
  EXPECT_EQ(shown.list("{'revision': 6, 'items': [{'name': 'B'}, {'name': 'A'}]}"), "changed");
  EXPECT_EQ(shown.names(), "B A");
  EXPECT_EQ(shown.list("{'epoch': 2, 'revision': 1, 'items': []}"), "changed");
  EXPECT_EQ(shown.names(), "");
  EXPECT_EQ(shown.list("{'revision': 99, 'items': [{'name': 'B'}]}"), "known");
}

TEST(Change, LeavesOutWhatIsWrong) {
  Shown shown;
  std::string items = "{'revision': 1, 'items': [{'name': 5}";
  for (int i = 1; i < 1'000; ++i) items += ", {'name': 'n" + std::to_string(i) + "'}";
  EXPECT_EQ(shown.list(items + "]}"), "changed wrong-type");
  const std::string names = shown.names();
  EXPECT_EQ(names.substr(0, 6), "n1 n2 ");
  EXPECT_EQ(names.substr(names.size() - 10), " n998 n999");
}

TEST(Change, LeavesOutRepeatedKeysWhereThereIsAStream) {
  const std::string_view list =
      "{'revision': 1, 'items': [{'name': 'A', 'members': [{'name': 'M'}]}, {'name': 'M'},"
      " {'name': 'a'}, {'name': 'B', 'members': [{'name': 'A'}, {'name': 'C'}]}]}";
  Shown streamed;
  EXPECT_EQ(streamed.list(list), "changed same-key same-key same-key");
  EXPECT_EQ(streamed.names(), "A/m B/c");
  Shown polled("{'src': '/list'}");
  EXPECT_EQ(polled.list(list), "changed same-key same-key same-key");
  EXPECT_EQ(polled.names(), "A/m M a B/a#3/c");
}

// Whose key was "x#2" may be "x" in the next list, without another letter of JSON.
TEST(Change, ShiftsNamesThroughFullGroupsOneByOne) {
  // No key begins a group, so that all but the last are full.
  std::vector<std::string> names;
  for (int i = 0; names.size() < 2'000; ++i) {
    std::string name = "n" + std::to_string(100'000 + 2 * i);
    if (text::hash32(name) % limits::group_modulus != 0) names.push_back(std::move(name));
  }
  std::string items;
  for (const std::string& name : names) {
    items += (items.empty() ? "{'name': '" : "', 'signed': '2026-01-01'}, {'name': '") + name;
  }
  items = "[" + items + "'}]";
  for (const std::string_view order : {"name", "newest"}) {
    Shown shown("{'src': '/list', 'stream': '/stream', 'order': '" + std::string(order) + "'}");
    EXPECT_EQ(shown.list("{'revision': 1, 'items': " + items + "}"), "changed");
    shown.show_all();
    EXPECT_GT(shown.bytes_drawn(), 10'000U);
    int revision = 1;
    for (const std::string_view name : {"n100001", "n100003", "n102001"}) {
      const std::string head =
          "{'from': " + std::to_string(revision) + ", 'revision': " + std::to_string(revision + 1);
      ++revision;
      EXPECT_EQ(shown.event(head + ", 'add': [{'name': '" + std::string(name) +
                            "', 'signed': '2026-02-01'}]}"),
                "changed");
      EXPECT_LT(shown.bytes_drawn(), 1'024U) << name << ", " << order;
    }
  }
}

TEST(Change, KeepsNobodysOldNumber) {
  Shown shown("{'src': '/list'}");
  EXPECT_EQ(shown.list("{'revision': 1, 'items': [{'name': 'X'}, {'name': 'P', 'members': "
                       "[{'name': 'X'}]}]}"),
            "changed same-key");
  EXPECT_EQ(shown.names(), "X P/x#2");
  EXPECT_EQ(shown.list("{'revision': 2, 'items': [{'name': 'P', 'members': [{'name': 'X'}]},"
                       " {'name': 'X'}]}"),
            "changed same-key");
  EXPECT_EQ(shown.names(), "P/x X");
}

TEST(Change, FollowsEvents) {
  Shown shown;
  EXPECT_EQ(shown.list("{'revision': 5, 'items': [{'name': 'A'}, {'name': 'B'}]}"), "changed");
  EXPECT_EQ(shown.event("{'from': 5, 'revision': 6, 'add': [{'name': 'C'}]}"), "changed");
  EXPECT_EQ(shown.names(), "A B C");
  EXPECT_EQ(shown.event("{'from': 5, 'revision': 6, 'add': [{'name': 'C'}]}"), "known");
  EXPECT_EQ(shown.event("{'from': 5, 'revision': 7, 'add': [{'name': 'D'}]}"), "gap");
  EXPECT_EQ(shown.event("{'epoch': 2, 'from': 6, 'revision': 7, 'add': [{'name': 'D'}]}"), "gap");
  EXPECT_EQ(shown.event("nonsense"), "refused syntax");
  EXPECT_EQ(shown.names(), "A B C");
  EXPECT_EQ(shown.event("{'from': 6, 'revision': 9, 'remove': ['a', 'nobody'], 'update': "
                        "[{'name': 'B', 'members': [{'name': 'M'}]}], 'add': ["
                        "{'name': 'D', 'before': 'c'}, {'name': 'E', 'before': 'nobody'},"
                        " {'name': 'F', 'before': 'a'}, {'name': 'C', 'before': 'b'}]}"),
            "changed");
  EXPECT_EQ(shown.names(), "B/m D C E F");
  // Of a revision that events have led to, another list may be fetched. The second epoch is still
  // to come.
  EXPECT_EQ(shown.list("{'revision': 9, 'items': [{'name': 'G'}]}"), "gap");
  EXPECT_EQ(shown.names(), "G");
  EXPECT_EQ(shown.list("{'revision': 9, 'items': [{'name': 'H'}]}"), "refused same-revision");
}

TEST(Change, AddsWhomItShouldUpdate) {
  Shown shown;
  EXPECT_EQ(shown.list("{'revision': 1, 'items': [{'name': 'A'}]}"), "changed");
  EXPECT_EQ(shown.event("{'from': 1, 'revision': 2, 'update': [{'name': 'B'}]}"), "changed");
  EXPECT_EQ(shown.names(), "A B");
}

TEST(Change, RefusesSomebodyElsesKey) {
  Shown shown;
  EXPECT_EQ(shown.list("{'revision': 1, 'items': [{'name': 'A', 'members': [{'name': 'M'}]},"
                       " {'name': 'B'}]}"),
            "changed");
  EXPECT_EQ(shown.event("{'from': 1, 'revision': 2, 'add': [{'name': 'M'}, {'name': 'C', "
                        "'members': [{'name': 'B'}]}, {'name': 'D'}], "
                        "'update': [{'name': 'B', 'members': [{'name': 'M'}]}]}"),
            "changed same-key same-key same-key");
  EXPECT_EQ(shown.names(), "A/m B D");
}

TEST(Change, HoldsEventsUntilTheFirstList) {
  Shown shown;
  EXPECT_EQ(shown.event("{'from': 4, 'revision': 5, 'add': [{'name': 'B'}]}"), "known");
  EXPECT_EQ(shown.event("{'from': 5, 'revision': 6, 'add': [{'name': 'C'}]}"), "known");
  EXPECT_EQ(shown.list("{'revision': 5, 'items': [{'name': 'B'}]}"), "changed");
  EXPECT_EQ(shown.names(), "B C");
  // And over a gap, for the list that fills it.
  EXPECT_EQ(shown.event("{'from': 7, 'revision': 8, 'add': [{'name': 'E'}]}"), "gap");
  EXPECT_EQ(shown.list("{'revision': 7, 'items': [{'name': 'D'}]}"), "changed");
  EXPECT_EQ(shown.names(), "D E");
  EXPECT_EQ(shown.event("{'from': 9, 'revision': 10, 'add': [{'name': 'F'}]}"), "gap");
  EXPECT_EQ(shown.list("{'revision': 8, 'items': [{'name': 'E'}]}"), "gap");
}

TEST(Change, CountsWhatItIsTold) {
  Shown shown;
  EXPECT_EQ(
      shown.list("{'revision': 1, 'counts': {'organizations': 40}, 'items': [{'name': 'A'}]}"),
      "changed");
  EXPECT_EQ(shown.count(), "40 organizations have signed");
  EXPECT_EQ(shown.event("{'from': 1, 'revision': 2, 'add': [{'name': 'B'}, {'name': 'P', 'kind': "
                        "'person'}]}"),
            "changed");
  EXPECT_EQ(shown.count(), "41 organizations and 1 individual have signed");
  EXPECT_EQ(shown.event("{'from': 2, 'revision': 3, 'counts': {'persons': 3}}"), "changed");
  EXPECT_EQ(shown.count(), "3 individuals have signed");
  EXPECT_EQ(shown.list("{'revision': 4, 'items': [{'name': 'A'}, {'name': 'B'}]}"), "changed");
  EXPECT_EQ(shown.count(), "2 organizations have signed");
}

TEST(Change, ShowsSegmentsAsTheyCome) {
  Shown shown;
  EXPECT_EQ(shown.head("'revision': 1", "ABC"), "known");
  EXPECT_EQ(shown.missing_segments(), "A");
  EXPECT_EQ(shown.segment('A', "[{'name': 'a'}]"), "changed");
  EXPECT_EQ(shown.names(), "a");
  EXPECT_EQ(shown.missing_segments(), "");
  EXPECT_EQ(shown.segment('Z', "[{'name': 'z'}]"), "known");
  // Where they stand is not known yet: they are counted.
  EXPECT_EQ(shown.event("{'from': 1, 'revision': 2, 'remove': ['b'], 'update': [{'name': 'c', "
                        "'members': [{'name': 'm'}]}], 'add': [{'name': 'x', 'before': 'c'}, "
                        "{'name': 'y'}, {'name': 'v', 'before': 'a'}]}"),
            "changed");
  EXPECT_EQ(shown.names(), "v a");
  EXPECT_EQ(shown.count(), "12 organizations have signed");
  shown.show_all();
  EXPECT_EQ(shown.missing_segments(), "BC");
  EXPECT_EQ(shown.segment('C', "[{'name': 'c'}, {'name': 'd'}]"), "known");
  EXPECT_EQ(shown.names(), "v a");
  EXPECT_EQ(shown.segment('C', "[]"), "known");
  EXPECT_EQ(shown.segment('B', "nonsense"), "refused syntax");
  EXPECT_EQ(shown.segment('B', "[{'name': 'b'}, {'name': 'y', 'note': 'old'}]"), "changed");
  EXPECT_EQ(shown.names(), "v a y x c/m d");
  EXPECT_EQ(shown.missing_segments(), "");
}

TEST(Change, ShowsWhoStandsBeforeWhatHasCome) {
  Shown shown;
  EXPECT_EQ(shown.head("'revision': 1, 'order': 'name'", "AB"), "known");
  EXPECT_EQ(shown.segment('A', "[{'name': 'b'}, {'name': 'd'}]"), "changed");
  EXPECT_EQ(shown.event("{'from': 1, 'revision': 2, 'add': [{'name': 'c', 'before': 'b'}, "
                        "{'name': 'e'}, {'name': 'a'}]}"),
            "changed");
  EXPECT_EQ(shown.names(), "a b c d");
  EXPECT_EQ(shown.count(), "12 organizations have signed");
}

// The events are told again to every segment that comes.
TEST(Change, KeepsWhoHasComeByAnEvent) {
  Shown shown;
  EXPECT_EQ(shown.head("'revision': 1", "AB"), "known");
  EXPECT_EQ(shown.segment('A', "[{'name': 'a'}]"), "changed");
  EXPECT_EQ(shown.event("{'from': 1, 'revision': 2, 'add': [{'name': 'x', 'before': 'a'}]}"),
            "changed");
  EXPECT_EQ(shown.names(), "x a");
  EXPECT_EQ(shown.segment('B', "[{'name': 'b'}]"), "changed");
  EXPECT_EQ(shown.drawn_anew(), "b");
  EXPECT_EQ(shown.names(), "x a b");
}

TEST(Change, TakesAHeadOfNobody) {
  Shown shown;
  EXPECT_EQ(shown.head("'revision': 1", "A", 0), "known");
  EXPECT_EQ(shown.segment('A', "[]"), "changed");
  EXPECT_EQ(shown.event("{'from': 1, 'revision': 2, 'add': [{'name': 'a'}]}"), "changed");
  EXPECT_EQ(shown.names(), "a");
}

// The new head's first segment moves the old one's behind another that has not come.
TEST(Change, KeepsWhoHasToWait) {
  Shown shown;
  EXPECT_EQ(shown.head("'revision': 1", "A"), "known");
  EXPECT_EQ(shown.segment('A', "[{'name': 'a'}]"), "changed");
  EXPECT_EQ(shown.head("'revision': 2", "BCA"), "known");
  EXPECT_EQ(shown.segment('B', "[{'name': 'b'}]"), "changed");
  EXPECT_EQ(shown.names(), "b");
  shown.show_all();
  EXPECT_EQ(shown.missing_segments(), "C");
  EXPECT_EQ(shown.segment('C', "[{'name': 'c'}]"), "changed");
  EXPECT_EQ(shown.names(), "b c a");
}

TEST(Change, GoesOnFromAHeadThatEventsHaveLedPast) {
  Shown shown;
  EXPECT_EQ(shown.head("'revision': 1", "AB"), "known");
  EXPECT_EQ(shown.segment('A', "[{'name': 'a'}]"), "changed");
  shown.show_all();
  EXPECT_EQ(shown.head("'revision': 2", "CD"), "known");
  EXPECT_EQ(shown.event("{'from': 1, 'revision': 3, 'remove': ['b']}"), "changed");
  EXPECT_EQ(shown.segment('B', "[{'name': 'b'}, {'name': 'd'}]"), "known");
  EXPECT_EQ(shown.segment('C', "[{'name': 'x'}]"), "changed");
  EXPECT_EQ(shown.segment('D', "[{'name': 'y'}]"), "known");
  EXPECT_EQ(shown.names(), "a d");
  EXPECT_EQ(shown.missing_segments(), "");
}

// Left out while somebody has its key; the segment is not fetched again.
TEST(Change, BringsBackWhoseKeyIsFree) {
  Shown shown;
  shown.show_all();
  EXPECT_EQ(shown.head("'revision': 1", "AB"), "known");
  EXPECT_EQ(shown.segment('A', "[{'name': 'a', 'members': [{'name': 'b'}]}]"), "changed");
  EXPECT_EQ(shown.segment('B', "[{'name': 'b'}]"), "changed");
  EXPECT_EQ(shown.names(), "a/b");
  EXPECT_EQ(shown.head("'revision': 2", "CB"), "known");
  EXPECT_EQ(shown.segment('C', "[{'name': 'a'}]"), "changed");
  EXPECT_EQ(shown.names(), "a b");
}

// Their numbers in the tree, by which a fresh drawing is told from what stood there.
TEST(Change, DrawsAnArrivingSegmentAloneAfterAnEvent) {
  const auto names_of = [](char letter) {
    std::string items;
    for (int i = 100; i < 400; ++i) {
      items += (items.empty() ? "[{'name': '" : "'}, {'name': '") + (letter + std::to_string(i));
    }
    return items + "'}]";
  };
  Shown shown;
  EXPECT_EQ(shown.head("'revision': 1", "ABC", 300), "known");
  EXPECT_EQ(shown.segment('A', names_of('a')), "changed");
  EXPECT_EQ(shown.event("{'from': 1, 'revision': 2, 'remove': ['a100', 'b100', 'c100'],"
                        " 'update': [{'name': 'B200', 'note': 'changed'}], 'add':"
                        " [{'name': 'New'}, {'name': 'Before', 'before': 'c200'}]}"),
            "changed");
  shown.show_all();
  EXPECT_EQ(shown.names().substr(0, 10), "a101 a102 ");
  EXPECT_EQ(shown.segment('B', names_of('b')), "changed");
  const std::string drawn = shown.drawn_anew();
  EXPECT_EQ(drawn.find("a399"), std::string::npos);
  EXPECT_EQ(drawn.find("b100"), std::string::npos);
  EXPECT_NE(drawn.find("changed"), std::string::npos);
  EXPECT_EQ(shown.segment('C', names_of('c')), "changed");
  const std::string all = shown.names();
  EXPECT_NE(all.find(" b399 c101 "), std::string::npos);
  EXPECT_NE(all.find(" c199 Before c200 "), std::string::npos);
  EXPECT_EQ(all.substr(all.size() - 9), " c399 New");
}

TEST(Change, AsksForTheListWhereItCannotHoldMoreEvents) {
  Shown shown;
  EXPECT_EQ(shown.head("'revision': 1", "AB"), "known");
  EXPECT_EQ(shown.segment('A', "[{'name': 'a'}]"), "changed");
  for (std::size_t i = 1; i <= limits::held; ++i) {
    const std::string from = "{'from': " + std::to_string(i);
    EXPECT_EQ(shown.event(from + ", 'revision': " + std::to_string(i + 1) + "}"), "changed");
  }
  EXPECT_EQ(shown.event("{'from': 1001, 'revision': 1002, 'add': [{'name': 'x'}]}"), "gap");
  EXPECT_EQ(shown.head("'revision': 1002", "AC"), "changed");
  EXPECT_EQ(shown.event("{'from': 1002, 'revision': 1003, 'remove': ['a']}"), "changed");
}

TEST(Change, HasNoGapThatAWaitingHeadFills) {
  Shown shown;
  EXPECT_EQ(shown.head("'revision': 1", "A"), "known");
  EXPECT_EQ(shown.segment('A', "[{'name': 'a'}]"), "changed");
  EXPECT_EQ(shown.head("'revision': 3", "B"), "known");
  EXPECT_EQ(shown.event("{'from': 2, 'revision': 3, 'add': [{'name': 'b'}]}"), "known");
  EXPECT_EQ(shown.event("{'from': 3, 'revision': 4, 'add': [{'name': 'c'}]}"), "known");
  EXPECT_EQ(shown.event("{'from': 5, 'revision': 6, 'add': [{'name': 'd'}]}"), "known");
  EXPECT_EQ(shown.segment('B', "[{'name': 'a'}, {'name': 'b'}]"), "gap");
  EXPECT_EQ(shown.names(), "a b c");
}

TEST(Change, ShowsTheFirstSegmentWithoutTheOthersThatAreWanted) {
  Shown shown("{'src': '/list', 'items': [{'name': 'Inline'}]}");
  shown.show_all();
  EXPECT_EQ(shown.head("'revision': 1", "ABC"), "known");
  EXPECT_EQ(shown.missing_segments(), "A");
  EXPECT_EQ(shown.segment('A', "[{'name': 'a'}]"), "changed");
  EXPECT_EQ(shown.names(), "a");
  EXPECT_EQ(shown.missing_segments(), "BC");
  // A new head does not wait for more than stands there.
  EXPECT_EQ(shown.segment('B', "[{'name': 'b'}]"), "changed");
  EXPECT_EQ(shown.names(), "a b");
  EXPECT_EQ(shown.head("'revision': 2", "ADE"), "known");
  EXPECT_EQ(shown.missing_segments(), "D");
  EXPECT_EQ(shown.segment('D', "[{'name': 'd'}]"), "changed");
  EXPECT_EQ(shown.names(), "a d");
  EXPECT_EQ(shown.missing_segments(), "E");
}

TEST(Change, TellsOfThoseWhoAreThere) {
  Shown shown("{'src': '/list', 'stream': '/stream'}");
  EXPECT_EQ(shown.list("{'revision': 1, 'items': [{'name': 'A'}, {'name': 'B'}]}"), "changed");
  EXPECT_EQ(shown.event("{'from': 1, 'revision': 2, 'add': [{'name': 'Y'}, {'name': 'Z'}]}"),
            "changed");
  EXPECT_EQ(shown.event("{'from': 2, 'revision': 3, 'remove': ['z'], 'update': "
                        "[{'name': 'Y', 'id': 'y'}]}"),
            "changed");
  EXPECT_EQ(shown.announced(), "3 organizations have signed. 1 new signatory: Y.");
}

TEST(Change, CountsEachOfNoKnownPlaceOnce) {
  Shown shown;
  EXPECT_EQ(shown.head("'revision': 1", "AB"), "known");
  EXPECT_EQ(shown.segment('A', "[{'name': 'a'}]"), "changed");
  EXPECT_EQ(shown.count(), "9 organizations have signed");
  EXPECT_EQ(shown.event("{'from': 1, 'revision': 2, 'add': [{'name': 'x'}]}"), "changed");
  EXPECT_EQ(shown.event("{'from': 2, 'revision': 3, 'add': [{'name': 'x'}, {'name': 'y'}]}"),
            "changed");
  EXPECT_EQ(shown.count(), "11 organizations have signed");
  EXPECT_EQ(shown.announced(), "11 organizations have signed. 2 new signatories: x and y.");
  EXPECT_EQ(shown.event("{'from': 3, 'revision': 4, 'remove': ['x']}"), "changed");
  EXPECT_EQ(shown.count(), "10 organizations have signed");
  // Whoever stands in the segment was counted in the head.
  EXPECT_EQ(shown.event("{'from': 4, 'revision': 5, 'add': [{'name': 'b'}]}"), "changed");
  EXPECT_EQ(shown.count(), "11 organizations have signed");
  shown.show_all();
  EXPECT_EQ(shown.segment('B', "[{'name': 'b'}]"), "changed");
  EXPECT_EQ(shown.names(), "a b y");
  EXPECT_EQ(shown.count(), "10 organizations have signed");
}

TEST(Change, RefusesASegmentOfMoreThanSegmentsMayHold) {
  std::string items = "[{'name':'0'}";
  for (std::size_t i = 1; i <= limits::segmented; ++i) {
    items += ",{'name':'" + std::to_string(i) + "'}";
  }
  Shown shown;
  EXPECT_EQ(shown.head("'revision': 1", "A"), "known");
  const std::string said = shown.segment_text('A', "{'items':" + items + "]}");
  EXPECT_TRUE(said.ends_with(" more refused too-many")) << said.substr(said.size() - 40);
}

TEST(Change, ReadsALongSegmentBitByBit) {
  std::string items = "[";
  for (std::size_t i = 0; i < 2 * limits::slice_bytes / 16; ++i) {
    items += (i == 0 ? "{'name': '" : ",{'name': '") + std::to_string(1'000'000 + i) + "'}";
  }
  const std::string good = items + "]";
  Shown shown;
  EXPECT_EQ(shown.head("'revision': 1", "A"), "known");
  EXPECT_EQ(shown.segment_text('A', "{'items':" + good + "}"), "more more changed");
  shown.show_all();
  EXPECT_EQ(shown.names().size(), 8U * (2 * limits::slice_bytes / 16) - 1);
  // What is wrong in the last of the parts is found as in the first.
  Shown other;
  EXPECT_EQ(other.head("'revision': 1", "A"), "known");
  EXPECT_EQ(other.segment_text('A', "{'items':" + items + ",]}"), "more more refused syntax");
  EXPECT_EQ(other.segment_text('A', "{'items':" + items + ",{'name':1},{'name': '1000000'}]}"),
            "more more changed wrong-type same-key");
  other.show_all();
  EXPECT_EQ(other.names().size(), 8U * (2 * limits::slice_bytes / 16) - 1);
}

}  // namespace
}  // namespace undersigned::list
