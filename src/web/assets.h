// The page's script, style sheet, typeface and pictures, inside the program: made by ui/build.mjs, hashed and
// compressed. For: answering GET /assets/... and naming an asset in a page. Not for: pictures people upload (store).
// Constant data, alive as long as the program, safe from several threads.
#pragma once
#include <span>
#include <string_view>

namespace kith::web {

struct Asset {
  std::string_view name;          // as templates name it: "app.css"
  std::string_view path;          // as it is asked for: "/assets/app.3f9c2a1b.css"
  std::string_view content_type;  // with its charset where it is text
  std::string_view hash;          // of the bytes; an ETag where the asset is not immutable
  std::string_view bytes;
  std::string_view brotli;  // empty where compressing gains nothing
  std::string_view gzip;    // likewise
  bool immutable;           // the path holds the hash: to be kept for good
};

// nullptr if nothing is served under `path`.
const Asset* find_asset(std::string_view path);
// All of them, ordered by path.
std::span<const Asset> all_assets();
// The path of the asset that templates call `name`; empty if there is none.
std::string_view asset_url(std::string_view name);

}  // namespace kith::web
