// Bytes of text files as people really have them, to UTF-8.
// For: files and pasted text before any parser sees them. Not for: what browsers and programs send as JSON, which is
// UTF-8. UTF-8 with or without BOM, UTF-16 with BOM, and Windows-1252 where it is not valid UTF-8. The result has no
// BOM. Errors: Malformed with file and line (formats/csv.h: in_line). Bound: limits::csv_bytes. Pure, safe from several
// threads.
#pragma once
#include <string>
#include <string_view>

#include "base/result.h"

namespace kith::formats {

Result<std::string> utf8_of(std::string_view bytes, const std::string& file);

}  // namespace kith::formats
