#include "app/context.h"

#include "app/days/met/testing/evening.h"
#include "app/views.h"

namespace kith::app {
namespace {

// A command that says what the day is called now.
class CommandTest : public EveningTest {
 protected:
  Result<std::string> rename(Context& asked, const std::string& title) {
    auto answered = commit<SaidView>(asked, [&](store::Tx& tx) -> Result<Outcome<SaidView>> {
      KITH_TRY(auto day, store::days::find(tx, day_.id));
      day.title = title;
      KITH_CHECK(store::days::save(tx, day));
      const auto view = [this, &tx, id = day.id]() -> Result<SaidView> {
        ++views_made_;
        KITH_TRY(const auto renamed, store::days::find(tx, id));
        return SaidView{renamed.title};
      };
      return Outcome<SaidView>{view, "/days", {{Keeps::What::Link, "/kept", "token"}}};
    });
    if (!answered) return std::unexpected(answered.error());
    return answered->bytes;
  }
  std::string title() {
    return look([&](store::Tx& tx) { return store::days::find(tx, day_.id); }).title;
  }
  // As web does it for a form.
  Context form() {
    auto asked = nobody();
    asked.view_wanted = false;
    asked.encode = [](const Shape&, const void* view, const std::string& page, const auto& keeps) {
      EXPECT_EQ(view, nullptr);
      return page + "\n" + keeps.at(0).path;
    };
    return asked;
  }

  int views_made_ = 0;
};

TEST_P(CommandTest, AProgramIsShownTheDayAsTheCommandLeftIt) {
  auto asked = nobody();
  EXPECT_EQ(must(rename(asked, "Abend")), "/days\n{\"sentence\":\"Abend\"}\n/kept");
  EXPECT_EQ(views_made_, 1);
}

TEST_P(CommandTest, AFormIsOnlyLedOnAndNoViewIsMadeForIt) {
  auto asked = form();
  EXPECT_EQ(must(rename(asked, "Abend")), "/days\n/kept");
  EXPECT_EQ(views_made_, 0);
  EXPECT_EQ(title(), "Abend");
}

TEST_P(CommandTest, ARepeatIsAnsweredAsTheFirstTimeWithOrWithoutAView) {
  for (const bool as_form : {false, true}) {
    auto asked = as_form ? form() : nobody();
    asked.once = {"anna", as_form ? "key-of-the-form-page" : "key-of-the-program", "body", as_form};
    const auto first = must(rename(asked, "Erst"));
    must(write([&](store::Tx& tx) -> Done {
      KITH_TRY(auto day, store::days::find(tx, day_.id));
      day.title = "Dann";
      KITH_CHECK(store::days::save(tx, day));
      return {};
    }));
    const int before = views_made_;
    EXPECT_EQ(must(rename(asked, "Erst")), first);
    EXPECT_EQ(views_made_, before);
    EXPECT_EQ(title(), "Dann") << "it happened once";
  }
}

TEST_P(CommandTest, AViewThatCannotBeMadeUndoesTheCommandOfAProgram) {
  auto asked = nobody();
  const auto answered = commit<SaidView>(asked, [&](store::Tx& tx) -> Result<Outcome<SaidView>> {
    KITH_CHECK(store::days::remove(tx, day_.id));
    const auto view = [&]() -> Result<SaidView> {
      KITH_CHECK(store::days::find(tx, day_.id));
      return SaidView{"still there"};
    };
    return Outcome<SaidView>{view, "/days"};
  });
  EXPECT_FALSE(answered);
  EXPECT_EQ(title(), "Netzwerktag");
}

KITH_ON_BOTH_DATABASES(CommandTest);

}  // namespace
}  // namespace kith::app
