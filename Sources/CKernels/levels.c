// One template, compiled for each instruction set; which of them this machine has is found out once, when it is asked.
#include "CKernels.h"

#define LEVEL generic
#define LEVEL_TEXT "generic"
#define LANES 4
#define HEIGHT 4
#define COLUMNS 2
#define DOT_ROWS 2
#define DOT_COLUMNS 4
#define EACH_HEIGHT(use) use(1) use(2) use(3) use(4)
#include "level.inc"

#if defined(__x86_64__)
#define LEVEL avx2
#define LEVEL_TEXT "avx2"
#define TARGET "avx2,fma"
#define LANES 8
#define HEIGHT 6
#define COLUMNS 2
#define DOT_ROWS 3
#define DOT_COLUMNS 4
#define EACH_HEIGHT(use) use(1) use(2) use(3) use(4) use(5) use(6)
#include "level.inc"

#define LEVEL avx512
#define LEVEL_TEXT "avx512"
#define TARGET "avx512f,avx512vl,avx512dq,avx512bw,fma"
#define LANES 16
#define HEIGHT 14
#define COLUMNS 2
#define DOT_ROWS 4
#define DOT_COLUMNS 6
#define EACH_HEIGHT(use)                                                                                       \
  use(1) use(2) use(3) use(4) use(5) use(6) use(7) use(8) use(9) use(10) use(11) use(12) use(13) use(14)
#include "level.inc"
#endif

const ck_level *ck_level_at(long index) {
  const ck_level *found[3] = {&level_generic};
  long count = 1;
#if defined(__x86_64__)
  __builtin_cpu_init();
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) {
    found[count++] = &level_avx2;
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512dq")
        && __builtin_cpu_supports("avx512bw")) {
      found[count++] = &level_avx512;
    }
  }
#endif
  return index >= 0 && index < count ? found[index] : 0;
}
