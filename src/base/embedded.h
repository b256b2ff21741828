// Files that live inside the program: catalogues and templates (assets have a richer table, web/assets.h).
// For: finding the bytes of one by its name. Not for: anything a house can change; that is data.
// The tables are written by tools/embed_files at build time and ordered by name.
// Constant data, alive as long as the program, safe from several threads. Every file ends with a NUL beyond its size.
#pragma once
#include <algorithm>
#include <span>
#include <string_view>

namespace kith {

struct EmbeddedFile {
  std::string_view name;  // without its last extension: "de-x-du", "start"
  std::string_view bytes;
};

// nullptr if there is no such file.
inline const EmbeddedFile* find_embedded(std::span<const EmbeddedFile> files, std::string_view name) {
  const auto found = std::ranges::lower_bound(files, name, {}, &EmbeddedFile::name);
  return found != files.end() && found->name == name ? &*found : nullptr;
}

}  // namespace kith
