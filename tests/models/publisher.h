#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "model/statement.h"
#include "tests/models/random.h"

/// A list that grows and changes by the rules of docs/format.md, written as simply as possible.
namespace undersigned {

struct Signer {
  std::string key;
  std::string name;
  std::uint32_t version = 0;  ///< each version has another note
  bool has_id = true;         ///< false: identified by its name
  bool is_person = false;
  std::string day = {};    ///< date of signing
  std::string group = {};  ///< a declared group, or ""
  std::vector<std::string> members = {};
};

/// An event and its content.
struct Told {
  std::uint32_t epoch = 1;
  std::uint32_t from = 0;
  std::uint32_t revision = 0;
  std::vector<std::string> remove = {};
  std::vector<Signer> update = {};
  std::vector<std::pair<Signer, std::string>> add = {};  ///< and the key to insert it before, or ""
  std::string json = {};
};

/// An event as in "What `signatories.stream` sends": removals, updates, additions, in that order.
void fold(std::vector<Signer>& list, const Told& event, model::Order order);

/// One state of the list.
struct State {
  std::uint32_t epoch = 1;
  std::uint32_t revision = 1;
  std::vector<Signer> list;
};

class Publisher {
 public:
  struct Habits {
    model::Order order = model::Order::given;
    bool in_segments = false;
    bool only_grows = false;
    std::size_t size = 12;  ///< initial size; later about twice that

    /// The order of names in the files.
    [[nodiscard]] model::Order written() const { return in_segments ? order : model::Order::given; }
  };

  Publisher(Random& random, Habits habits);

  /// A statement.json that shows the list.
  [[nodiscard]] std::string statement(std::uint32_t revision = 1) const;
  /// Changes the list and returns the event.
  void publish();
  /// Changes the list without an event: reorders it, or begins a new epoch.
  void publish_silently();

  [[nodiscard]] const State& state() const { return states_.back(); }
  /// All states so far, oldest first.
  [[nodiscard]] const std::vector<State>& states() const { return states_; }
  [[nodiscard]] const std::vector<Told>& told() const { return told_; }

  /// The response of `signatories.src` for a state: always the same bytes, or other bytes with the
  /// same meaning for another `variant`.
  [[nodiscard]] std::string answer(const State& state, int variant = 0);
  /// The segment with this integrity.
  [[nodiscard]] const std::string& segment(const std::string& integrity) const {
    return segments_.at(integrity);
  }

 private:
  Signer new_signer();
  [[nodiscard]] std::string counts(const std::vector<Signer>& list) const;

  Random& random_;
  Habits habits_;
  std::vector<State> states_;
  std::vector<Told> told_;
  std::map<std::string, std::string> segments_;
  std::uint32_t last_ = 0;
};

}  // namespace undersigned
