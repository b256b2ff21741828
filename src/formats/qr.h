// A QR code (ISO/IEC 18004, by libqrencode) as one SVG path, readable by a phone from screen and paper.
// For: links. Error correction level M, quiet zone of four modules, one unit a module. Pure, safe from several threads.
#pragma once
#include <string>

#include "base/text_types.h"

namespace kith::formats {

// `label` is what a screen reader says. Empty if the text is too long for a code (about 2,300 bytes).
SafeHtml qr_svg(const std::string& text, const std::string& label);

// For a terminal: lines of half blocks, two modules of height a line. `coloured` sets black on white by ANSI codes;
// without it light modules are drawn, which is right on a dark ground. Empty if the text is too long.
std::string qr_text(const std::string& text, bool coloured);

}  // namespace kith::formats
