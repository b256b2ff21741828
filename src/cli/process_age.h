// How long this process has been there, loading included, as the kernel counts it.
// For: --seconds, which bounds the command and not only the search in it. In steps of a hundredth of a second, rather
// too much than too little; nothing where the kernel does not tell. Any thread.
#pragma once

namespace kith::cli {

double process_age_seconds();

}  // namespace kith::cli
