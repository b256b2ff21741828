// A QR code (ISO/IEC 18004, by libqrencode) as one SVG path, readable by a phone from screen and paper.
// For: links. Error correction level M, quiet zone of four modules, one unit a module. Pure, safe from several threads.
#pragma once
#include <string>

#include "base/text_types.h"

namespace kith::formats {

// `label` is what a screen reader says. Empty if the text is too long for a code (about 2,300 bytes).
SafeHtml qr_svg(const std::string& text, const std::string& label);

}  // namespace kith::formats
