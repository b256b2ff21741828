#include "web/downloads.h"

#include "app/house/take_backup.h"
#include "app/lists/plan_csv.h"
#include "web/cookies.h"
#include "web/feed.h"

namespace kith::web {
namespace {

struct ChooseLanguage {
  Line<8> language;
  std::optional<Line<200>> back;
};
BOOST_DESCRIBE_STRUCT(ChooseLanguage, (), (language, back))

struct OfAsset {
  Line<120> asset;
};
BOOST_DESCRIBE_STRUCT(OfAsset, (), (asset))

bool is_secure(const app::Context& context) { return context.base_url.starts_with("https:"); }

Onward onward(const app::Context& context, const app::Opened& opened) {
  return {opened.page, set_cookie(opened.keeps, is_secure(context))};
}

Result<Onward> enter_list(app::Context& context, const app::ByToken& asked) {
  KITH_TRY(const auto opened, app::open_list_link(context, asked));
  return onward(context, opened);
}

Result<Onward> enter_reply(app::Context& context, const app::ByToken& asked) {
  KITH_TRY(const auto opened, app::open_reply_link(context, asked));
  return onward(context, opened);
}

Result<Onward> enter_screen(app::Context& context, const app::ByToken& asked) {
  KITH_TRY(const auto opened, app::open_screen_link(context, asked));
  return onward(context, opened);
}

// Back to a page of this house and nowhere else: one slash, and not a second one.
std::string path_within(const std::optional<Line<200>>& back) {
  const bool ours = back && back->starts_with('/') && !back->starts_with("//") && back->find('\\') == back->npos;
  return ours ? std::string(*back) : "/";
}

Result<Onward> choose_language(app::Context& context, const ChooseLanguage& asked) {
  return Onward{path_within(asked.back), set_language_cookie(asked.language == "de" ? "de" : "en", is_secure(context))};
}

}  // namespace

Result<Download> download_backup(app::Context& context, const app::Nothing&) {
  KITH_TRY(auto bytes, app::take_backup(context));
  return Download{"application/vnd.sqlite3", "kith-backup.sqlite", std::move(bytes)};
}

Result<Download> download_feed(app::Context& context, const app::Nothing&) {
  KITH_TRY(auto xml, atom_feed(context));
  return Download{"application/atom+xml; charset=utf-8", "", std::move(xml)};
}

Result<Download> download_plan(app::Context& context, const app::OfList& asked) {
  KITH_TRY(auto csv, app::plan_csv(context, asked));
  return Download{"text/csv; charset=utf-8", "plan.csv", std::move(csv)};
}

void add_entrances(Routes& routes) {
  // Answered before any route is looked for (service.cpp); listed, because they are addresses of this house.
  routes.file<app::Nothing>("/healthz", "application/json", nullptr);
  routes.file<app::Nothing>("/openapi.json", "application/json", nullptr);
  routes.file<app::Nothing>("/robots.txt", "text/plain; charset=utf-8", nullptr);
  routes.file<app::Nothing>("/favicon.ico", "image/svg+xml", nullptr);
  routes.file<OfAsset>("/assets/{asset}", "application/octet-stream", nullptr);
  routes.entrance(http::Method::Get, "/l/{token}", enter_list);
  routes.entrance(http::Method::Get, "/r/{token}", enter_reply);
  routes.entrance(http::Method::Get, "/w/{token}", enter_screen);
  routes.entrance(http::Method::Post, "/language", choose_language);
}

}  // namespace kith::web
