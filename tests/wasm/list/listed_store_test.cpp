#include "list/listed_store.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "text/text.h"

namespace undersigned::list {
namespace {

std::unique_ptr<Listed> listed(const std::string& key, bool is_from_event = false) {
  auto one = std::make_unique<Listed>();
  one->signatory.key = key;
  one->hash = text::hash32(key);
  one->is_from_event = is_from_event;
  return one;
}

std::string say(const std::vector<Listed*>& list) {
  std::string out;
  for (const Listed* one : list) out += one->signatory.key;
  return out;
}

TEST(ListedStore, FindsAndCountsThoseWhoAreThere) {
  ListedStore store;
  std::unique_ptr<Listed> one = listed("a");
  one->signatory.signed_on = "2026-01-02";
  one->signatory.members = {{.key = "m", .kind = model::SignerKind::person}};
  Listed& a = store.add(std::move(one));
  Listed& b = store.add(listed("b"));
  EXPECT_EQ(store.find("a"), &a);
  EXPECT_EQ(store.find("m"), nullptr);
  EXPECT_TRUE(store.has("m"));
  EXPECT_TRUE(store.collides({.key = "m"}, &b));
  EXPECT_FALSE(store.collides({.key = "m"}, &a));
  EXPECT_TRUE(store.collides({.key = "c", .members = {{.key = "b"}}}, nullptr));
  EXPECT_EQ(store.counts().organizations, 2U);
  EXPECT_EQ(store.counts().persons, 1U);
  EXPECT_TRUE(store.has_dates());
  EXPECT_EQ(store.remove(a)->signatory.key, "a");
  EXPECT_FALSE(store.has("m"));
  EXPECT_EQ(store.counts().organizations, 1U);
  EXPECT_EQ(store.counts().persons, 0U);
  EXPECT_FALSE(store.has_dates());
  // The last one has moved to the free place.
  EXPECT_EQ(b.slot, 0U);
  EXPECT_EQ(store.remove_all().front()->signatory.key, "b");
  EXPECT_FALSE(store.has("b"));
  EXPECT_EQ(store.counts().organizations, 0U);
}

TEST(ListedStore, KeepsFilesApartFromEvents) {
  ListedStore store;
  Listed& a = store.add(listed("a"));
  EXPECT_FALSE(store.keeps_files());
  store.keep_files();
  EXPECT_EQ(store.last_from_event(), nullptr);
  store.displace(store.remove(a));
  Listed& b = store.add(listed("b", true));
  EXPECT_EQ(store.last_from_event(), &b);
  EXPECT_EQ(say(store.present()), "b");
  EXPECT_EQ(say(store.present_and_displaced()), "ba");
  EXPECT_EQ(store.find("a"), nullptr);
  EXPECT_EQ(store.take_displaced().front()->signatory.key, "a");
  EXPECT_TRUE(store.take_displaced().empty());
}

TEST(ListedStore, CommitsWhatEventsHaveDone) {
  ListedStore store;
  store.add(listed("a"));
  store.keep_files();
  Listed& b = store.add(listed("b", true));
  store.displace(listed("c"));
  store.commit_events();
  EXPECT_FALSE(store.keeps_files());
  EXPECT_EQ(store.last_from_event(), nullptr);
  EXPECT_EQ(say(store.present_and_displaced()), "ab");
  EXPECT_FALSE(b.is_from_event);
  EXPECT_EQ(b.slot, 1U);
  EXPECT_EQ(store.remove(b)->signatory.key, "b");
}

TEST(ListedStore, ResumesWhoHasDeparted) {
  ListedStore store;
  std::unique_ptr<Listed> one = listed("a");
  one->number = 7;
  one->news = News::announced;
  store.depart(std::move(one));
  std::unique_ptr<Listed> again = listed("a");
  store.resume(*again);
  EXPECT_EQ(again->number, 7U);
  EXPECT_EQ(again->news, News::announced);
  std::unique_ptr<Listed> other = listed("b");
  store.resume(*other);
  EXPECT_EQ(other->number, 0U);
  store.forget_departed();
  std::unique_ptr<Listed> later = listed("a");
  store.resume(*later);
  EXPECT_EQ(later->number, 0U);
}

}  // namespace
}  // namespace undersigned::list
